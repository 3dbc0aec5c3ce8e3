// Counts a standing vote again: whole, or without tables that were annulled. The result is a new version; it passes nothing again.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { OfficialRefusal } from '../rules/bringing.ts';
import { ballotsOfText, textOfBallots } from '../rules/brought.ts';
import { officialWaitExplainMs, officialWaitMs } from '../rules/limits.ts';
import { withdrawnProjects } from '../rules/sealed/log-state.ts';
import { sealedTerms } from '../rules/sealed/terms.ts';
import { readSealed } from '../store/sealed/elections.ts';
import { readActs } from '../store/sealed/logs.ts';
import { listVoteStates } from '../store/vote-states.ts';
import { type BroughtVote, findStandingVote, readVoteTexts } from '../store/votes.ts';
import { termsOf } from './bring-vote.ts';
import type { ByTeam } from './by-team.ts';
import {
  type ContestAsked,
  type ContestToCount,
  findContestToCount,
} from './find-contest-to-count.ts';
import { type KeepingSite, keepResult } from './keep-result.ts';
import { workOfficially } from './work-officially.ts';

export interface RecountAsked extends ContestAsked {
  readonly cause: 'recount' | 'table-annulled';
  readonly objectionId: string | null;
  /** All that are left out, those of earlier recounts too. */
  readonly excludedTables: readonly string[];
}

/** The id of the result. Whoever asks waits for it: a vote that takes longer is refused by name. */
export async function recountOfficially(
  { db, ...site }: KeepingSite & { readonly db: Database },
  by: ByTeam,
  asked: RecountAsked,
): Promise<Result<string, OfficialRefusal>> {
  const found = await findContestToCount(db, by.scope.id, asked, by.now);
  if (!found.ok) return found;
  const { id: contestId, round } = found.value.contest;
  const states = await listVoteStates(db, found.value.edition.id);
  const certified = states.find((one) => one.contestId === contestId)?.certified;
  if (certified !== undefined && certified.wrongReason === null) {
    return err({ code: 'count/certified' });
  }
  const vote = await findStandingVote(db, { contestId, round });
  const texts = vote && (await readVoteTexts(db, vote.id));
  if (vote === undefined || texts === undefined) return err({ code: 'count/vote-gone' });
  const judged = judgeTables(vote, asked.excludedTables);
  if (!judged.ok) return judged;
  const terms = await termsNow(db, found.value, vote);
  const isOfTotals = vote.kind === 'totals';
  // Also what left the list since the vote was brought in is out by now.
  const text = textOfBallots(ballotsOfText(texts.text, asked.excludedTables), terms, isOfTotals);
  const order = {
    task: 'count',
    text,
    terms,
    isOfTotals,
    explainMs: officialWaitExplainMs,
  } as const;
  const answer = await workOfficially(order, officialWaitMs);
  if (answer.kind !== 'counted') {
    const failure = answer.kind === 'failed' ? answer.failure : 'refused';
    return err({ code: 'count/count-failed', failure });
  }
  return inTransaction(db, async (tx) => {
    const still = await findStandingVote(tx, { contestId, round });
    if (still?.id !== vote.id) return err({ code: 'count/vote-gone' });
    const id = await keepResult(tx, site, by, {
      ...{ found: found.value, terms, count: answer.count, cause: asked.cause },
      ...{ objectionId: asked.objectionId, excludedTables: asked.excludedTables },
      countedText: text === texts.text ? null : text,
    });
    return ok(id);
  });
}

/** Of a sealed vote what the manifest and its log say, and no list since. */
async function termsNow(db: Database, found: ContestToCount, vote: BroughtVote) {
  const terms = termsOf(found, vote);
  const election = vote.electionId === null ? undefined : await readSealed(db, vote.electionId);
  const contest = election?.manifest.contests.find(({ id }) => id === found.contest.code);
  if (election === undefined || contest === undefined) return terms;
  const withdrawn = withdrawnProjects(await readActs(db, election.id));
  return sealedTerms(terms, contest, withdrawn.get(contest.id));
}

function judgeTables(
  { tables }: BroughtVote,
  excluded: readonly string[],
): Result<void, OfficialRefusal> {
  if (excluded.length === 0) return ok(undefined);
  if (tables.length === 0) return err({ code: 'count/without-tables' });
  const unknown = excluded.filter((code) => !tables.some((table) => table.code === code));
  if (unknown.length > 0) return err({ code: 'count/tables-unknown', tables: unknown });
  const isLeft = tables.some(({ code, ballots }) => !excluded.includes(code) && ballots > 0);
  return isLeft ? ok(undefined) : err({ code: 'count/all-tables' });
}
