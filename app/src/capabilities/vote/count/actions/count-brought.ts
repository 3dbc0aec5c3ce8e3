// Counts a vote that was confirmed, in its child, and keeps vote and result in one transaction; asked twice, it counts once.
import { assert } from '@minga/basics';
import type { Gather } from '../../../../platform/contributions.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { officialCountMs, officialExplainMs } from '../rules/limits.ts';
import type { UploadFailure } from '../rules/upload.ts';
import {
  type Confirmed,
  deleteBringing,
  findConfirmed,
  lockConfirmed,
  saveBringingFailure,
  saveBringingProgress,
} from '../store/bringings.ts';
import { findContestAddress } from '../store/official-contests.ts';
import { insertVote } from '../store/votes.ts';
import { termsOf } from './bring-vote.ts';
import type { ByTeam } from './by-team.ts';
import { type ContestToCount, findContestToCount } from './find-contest-to-count.ts';
import { type KeepingSite, keepResult } from './keep-result.ts';
import { workOfficially } from './work-officially.ts';

/** Progress is written no more often than this, and at least: whoever waits learns that it goes on. */
const PROGRESS_EVERY_MS = 2000;
const HEARTBEAT_MS = 30_000;

export interface CountingTools extends KeepingSite {
  readonly db: Database;
  readonly now: () => Date;
  readonly gather: Gather;
}

/** Nothing is done for an attempt in whose place another was begun. Throws when the database does not take the result. */
export async function countBrought(tools: CountingTools, attempt: string): Promise<void> {
  const { db } = tools;
  const confirmed = await findConfirmed(db, attempt);
  if (confirmed === undefined) return;
  try {
    const failure = await countConfirmed(tools, attempt, confirmed);
    if (failure !== undefined) {
      await inTransaction(db, (tx) => saveBringingFailure(tx, attempt, failure));
    }
  } catch (fault) {
    await inTransaction(db, (tx) => saveBringingFailure(tx, attempt, 'broken'));
    throw fault;
  }
}

async function countConfirmed(
  tools: CountingTools,
  attempt: string,
  confirmed: Confirmed,
): Promise<UploadFailure | 'refused' | undefined> {
  const { db } = tools;
  const by = await whoConfirmed(tools, confirmed);
  const found = by && (await contestOf(db, by, confirmed));
  if (by === undefined || found === undefined) return 'refused';
  const terms = termsOf(found, confirmed.facts);
  const { text, kind } = confirmed.vote;
  const heard = progressWriter(db, attempt);
  const beat = setInterval(() => heard.beat(), HEARTBEAT_MS);
  const order = {
    ...({ task: 'count', text, terms, isOfTotals: kind === 'totals' } as const),
    explainMs: officialExplainMs,
  };
  const answer = await workOfficially(order, officialCountMs, heard.advance).finally(() =>
    clearInterval(beat),
  );
  if (answer.kind === 'failed') return answer.failure;
  if (answer.kind !== 'counted') return 'refused';
  const { count } = answer;
  await inTransaction(db, async (tx) => {
    // Whoever began another count meanwhile, or threw the vote away, has taken its place.
    const still = await lockConfirmed(tx, attempt);
    if (still === undefined) return;
    const { contestId, round, facts, tallySheetId, vote, personId } = still;
    await insertVote(tx, {
      ...{ contestId, round, facts, tallySheetId, vote, personId, now: by.now },
      listId: found.official.listId,
    });
    await keepResult(tx, tools, by, {
      ...{ found, terms, count, cause: undefined, objectionId: null, excludedTables: [] },
      countedText: null,
    });
    await deleteBringing(tx, { contestId, round });
  });
  return undefined;
}

async function whoConfirmed(
  { db, now }: CountingTools,
  { personId, role, contestId }: Confirmed,
): Promise<ByTeam | undefined> {
  if (personId === null) return undefined;
  const address = await findContestAddress(db, contestId);
  assert(address !== undefined, 'a contest has its address');
  const scope = { kind: 'institution', id: address.institutionId } as const;
  const at = now();
  const actor = { personId, sessionId: '', name: '', provenAt: at, grants: [{ role, scope }] };
  return { actor, scope, now: at };
}

/** What has changed since it was confirmed (a suspension, another list) makes it void. */
async function contestOf(
  db: Database,
  by: ByTeam,
  { contestId, round }: Confirmed,
): Promise<ContestToCount | undefined> {
  const asked = await findContestAddress(db, contestId);
  assert(asked !== undefined, 'a contest has its address');
  const found = await findContestToCount(db, by.scope.id, asked, by.now);
  return found.ok && found.value.contest.round === round ? found.value : undefined;
}

function progressWriter(db: Database, attempt: string) {
  let writtenAt = 0;
  let last = 0;
  // A progress that cannot be written is no reason to lose the count: the end will tell.
  const write = () => saveBringingProgress(db, attempt, last).catch(() => {});
  return {
    advance(percent: number): void {
      last = Math.floor(percent);
      const now = performance.now();
      if (now - writtenAt < PROGRESS_EVERY_MS) return;
      writtenAt = now;
      write();
    },
    beat: write,
  };
}
