// Reminds of a vote everybody whose right is available or issued, in the same words: the roll cannot know who has cast.
import { m } from '#words';
import { bothPaths } from '../../../../platform/search.ts';
import { inBothLocales } from '../../../ground/people/index.ts';
import { electionPath } from '../../election/index.ts';
import { isReminding } from '../rules/reminder.ts';
import { readElection, setReminded } from '../store/elections.ts';
import { listReminded, openRun } from '../store/voters.ts';
import { castingOf, type SealedElection } from './sealed-election.ts';
import { type Telling, tellVoter } from './tell-voter.ts';

const AT_ONCE = 500;

/**
 * Once for each election, at its hour; a run that was interrupted goes on, and tells nobody twice. Nothing in it is of one
 * person: one address, no code, no token. How many were reminded, whether or not they have an account here.
 */
export async function remindVoters(
  house: Telling,
  election: SealedElection,
  now: () => Date,
): Promise<number> {
  const { roll } = house;
  const { id, title, state } = election;
  const isDue = () => state === 'open' && isReminding(castingOf(election), now());
  const known = await readElection(roll.db, id);
  if (known === undefined || known.isReminded || !isDue()) return 0;
  const notice = {
    ...{ kind: 'roll/reminder' as const, key: id },
    titles: inBothLocales(() => m.roll_notice_reminder({ title })),
    paths: bothPaths((locale) => electionPath.to({ election: id }, { locale })),
    // At once: a digest could come after the end. And no unit is asked to tell it: its list would say who voted at a table.
    ...{ isPublic: true, isUrgent: true },
  };
  let count = 0;
  for (let after: Buffer = Buffer.alloc(0); isDue(); ) {
    const some = await listReminded(roll.db, id, { after, limit: AT_ONCE });
    for (const { vref, runSealed } of some) {
      // Whoever has voted by then has no use for it.
      if (!isDue()) return count;
      await tellVoter(house, openRun(roll.keys, id, vref, runSealed), now(), notice);
      count += 1;
    }
    after = some.at(-1)?.vref ?? after;
    if (some.length < AT_ONCE) {
      await setReminded(roll.db, id);
      break;
    }
  }
  return count;
}
