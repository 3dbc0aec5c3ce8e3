// Asks officers to sign the result of a sealed vote for its log: of all contests together, in the version that is due.
import { assert } from '@minga/basics';
import type { Tx } from '../../../../../platform/database/database.ts';
import { isAnnulled, logState, withdrawnProjects } from '../../rules/sealed/log-state.ts';
import { ballotsOf, readOpened } from '../../rules/sealed/opened.ts';
import { resultPayload, uncountedContest } from '../../rules/sealed/payloads.ts';
import type { SealedElection } from '../../store/sealed/elections.ts';
import { readActs } from '../../store/sealed/logs.ts';
import { findOpening, readOpenedText } from '../../store/sealed/openings.ts';
import { listAsked, listSealedResults } from '../../store/sealed/sealed-results.ts';
import { askLeaf, standsAt } from './ask-leaf.ts';

/** The id of the act; the same again while nothing was counted since. Undefined before the ballots are opened. */
export async function proposeResult(
  tx: Tx,
  by: { readonly actor: { readonly personId: string }; readonly now: Date },
  election: SealedElection,
): Promise<string | undefined> {
  const text = await readOpenedText(tx, election.id);
  const opening = await findOpening(tx, election.id);
  if (text === undefined || opening?.openedSha256 == null) return undefined;
  const results = await listSealedResults(tx, election.id);
  const opened = readOpened(text);
  const acts = await readActs(tx, election.id);
  const state = logState(election.manifest, acts);
  const withdrawn = withdrawnProjects(acts);
  const contests = election.contests.map(({ contestId, round, code }) => {
    const contest = election.manifest.contests.find(({ id }) => id === code);
    assert(contest !== undefined, 'a contest of the election is in its manifest');
    const result = results.find((one) => one.contestId === contestId && one.round === round);
    const { blank, nulls, ...own } = ballotsOf(contest, opened, withdrawn.get(code));
    const ballots = own.ballots.length;
    if (result === undefined || isAnnulled(state, code)) {
      return { ...uncountedContest(code, { ballots, blank, nulls }), of: 0 };
    }
    const { lines, outcomeSha256 } = result;
    const digits = contest.projects[0]?.id.length ?? 1;
    return { id: code, ballots, blank, nulls, digits, lines, outcomeSha256, of: result.version };
  });
  // What was counted makes it one and the same: the versions of the results of its contests.
  const key = contests.map(({ id, of }) => `${id}:${of}`).join(' ');
  const asked = (await listAsked(tx, election.id)).filter(({ kind }) => kind === 'result');
  const others = asked.filter((one) => one.key !== key && one.outcome === 'signed');
  const { personId } = by.actor;
  const same = asked.find((one) => one.key === key && standsAt(one, by.now));
  if (same !== undefined) return same.actId;
  const payload = resultPayload({
    ...{ version: others.length + 1, contests, openedSha256: opening.openedSha256, at: by.now },
  });
  return askLeaf(tx, { electionId: election.id, payload, key, personId, now: by.now });
}
