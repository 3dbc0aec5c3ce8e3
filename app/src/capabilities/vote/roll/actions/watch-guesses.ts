// Somebody who tries many codes that begin differently is stopped by none of them: from a thousand an hour on, the officers are told.
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inBothLocales, notify } from '../../../ground/people/index.ts';
import { personsWhoSign } from '../../election/index.ts';
import { tablePath } from '../addresses.ts';
import type { SealedElection } from './sealed-election.ts';

const AN_HOUR = 3_600;
/** Nobody is locked out by them all: else whoever guesses could end the vote of everybody with a code. */
const GUESSES: RateLimit = { name: 'roll/code-guesses', attempts: 1_000, windowSeconds: AN_HOUR };
const ALARMS: RateLimit = { name: 'roll/code-alarm', attempts: 1, windowSeconds: AN_HOUR };

/** Counts one wrong code; beyond the thousandth, one alarm an hour, in the register and to each officer. */
export async function watchGuesses(
  db: Database,
  election: SealedElection,
  { who, now }: { readonly who: Buffer; readonly now: Date },
): Promise<void> {
  if ((await waitSeconds(db, GUESSES, who)) === undefined) return;
  if ((await waitSeconds(db, ALARMS, who)) !== undefined) return;
  const { id, title, institutionId, institutionSlug } = election;
  const at = { institution: institutionSlug, election: id };
  await inTransaction(db, async (tx) => {
    await audit(tx, {
      actor: undefined,
      act: 'roll/code-alarm',
      scope: { kind: 'institution', id: institutionId },
      subject: `election:${id}`,
      told: { guesses: GUESSES.attempts },
    });
    const officers = await personsWhoSign(tx, id);
    await notify(
      tx,
      officers.map((personId) => ({
        ...{ personId, kind: 'roll/code-alarm' as const, key: `${id}/${now.toISOString()}` },
        titles: inBothLocales(() => m.roll_notice_code_alarm({ title })),
        paths: bothPaths((locale) => tablePath.to(at, { locale })),
        ...{ isUrgent: true, institutionId },
      })),
      now,
    );
  });
}
