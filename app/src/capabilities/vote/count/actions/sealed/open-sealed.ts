// Opens all ballots of a sealed vote in children, counts each contest by its rule, and keeps all of it in one transaction.

import { createHash } from 'node:crypto';
import { fromBase64url, toBase64url } from '@minga/ballot';
import { assert } from '@minga/basics';
import { childFile, runChild } from '../../../../../platform/child.ts';
import { type Database, inTransaction } from '../../../../../platform/database/database.ts';
import { findPublicEdition, seenOn } from '../../../../edition/editions/index.ts';
import { dayIn } from '../../../../ground/territories/rules/index.ts';
import { moveElection } from '../../../election/index.ts';
import { textOfBallots } from '../../rules/brought.ts';
import {
  officialCountMs,
  officialExplainMs,
  sealedChunk,
  sealedMemoryMb,
  sealedOpenMs,
} from '../../rules/limits.ts';
import type { OfficialCount } from '../../rules/official-count.ts';
import type { OfficialTerms } from '../../rules/official-terms.ts';
import {
  isAnnulled,
  type LogState,
  logState,
  type PlacedLeaf,
  withdrawnProjects,
} from '../../rules/sealed/log-state.ts';
import {
  ballotsOf,
  type ContestBallots,
  type ExcludedBallot,
  type OpenedBallot,
  openedText,
} from '../../rules/sealed/opened.ts';
import { sealedTerms } from '../../rules/sealed/terms.ts';
import { type OpenedDifference, urnDifferences } from '../../rules/sealed/urn-differences.ts';
import { readOfficialContest } from '../../store/official-contests.ts';
import {
  readSealed,
  type SealedContest,
  type SealedElection,
} from '../../store/sealed/elections.ts';
import { countLeaves, readActs, readRawLeaves } from '../../store/sealed/logs.ts';
import {
  findOpening,
  insertSealedVote,
  lockOpening,
  type Opening,
  type OpeningFailure,
  saveOpened,
  saveOpeningFailure,
  saveOpeningProgress,
} from '../../store/sealed/openings.ts';
import type { ByTeam } from '../by-team.ts';
import type { ContestToCount } from '../find-contest-to-count.ts';
import { type KeepingSite, keepResult } from '../keep-result.ts';
import { workOfficially } from '../work-officially.ts';
import type { ReadUrn } from './follow-urn.ts';
import type { OpeningMessage, OpeningOrder } from './opening-words.ts';
import { proposeResult } from './propose-result.ts';
import { sealedVoteWords } from './sealed-words.ts';

export interface OpeningTools extends Omit<KeepingSite, 'isDemonstration'> {
  readonly db: Database;
  readonly readUrn: ReadUrn;
  readonly now: () => Date;
}

/**
 * Once the key of the urn stands in the log; nothing is done before, nor a second time. Whether it waits for the urn, which
 * has its own opened ballots to publish first. Throws when the database refuses.
 */
export async function openSealed(tools: OpeningTools, electionId: string): Promise<boolean> {
  const { db } = tools;
  const opening = await findOpening(db, electionId);
  const election = await readSealed(db, electionId);
  if (opening === undefined || opening.state === 'counted' || election === undefined) return false;
  const acts = await readActs(db, electionId);
  const state = logState(election.manifest, acts);
  if (state.urnKey === undefined) return false;
  const urnFile = await tools.readUrn(electionId, 'opened.jsonl');
  if (urnFile === undefined) return true;
  try {
    const failure = await openAndCount(tools, { election, opening, acts, state, urnFile });
    if (typeof failure === 'string') {
      await inTransaction(db, (tx) => saveOpeningFailure(tx, electionId, failure));
    } else if (failure !== undefined) {
      await inTransaction(db, (tx) => saveOpeningFailure(tx, electionId, 'urn-differs', failure));
    }
    return false;
  } catch (fault) {
    await inTransaction(db, (tx) => saveOpeningFailure(tx, electionId, 'broken'));
    throw fault;
  }
}

interface Begun {
  readonly election: SealedElection;
  readonly opening: Opening;
  readonly acts: readonly PlacedLeaf[];
  readonly state: LogState;
  /** What the urn publishes as its opened ballots. */
  readonly urnFile: Uint8Array;
}

/** Undefined once it is counted; else why not, or in what the urn differs. */
async function openAndCount(
  tools: OpeningTools,
  begun: Begun,
): Promise<OpeningFailure | readonly OpenedDifference[] | undefined> {
  const { election, acts, state } = begun;
  const by = whoAsked(tools, begun);
  if (by === undefined) return 'refused';
  const opened = await openAll(tools, begun);
  if (typeof opened === 'string') return opened;
  const urnText = new TextDecoder().decode(begun.urnFile);
  const differences = urnDifferences(election.manifest, opened, urnText);
  if (differences.length > 0) return differences;
  const text = openedText(election.manifest, opened.ballots);
  const withdrawn = withdrawnProjects(acts);
  const counted: Counted[] = [];
  for (const contest of election.contests) {
    if (isAnnulled(state, contest.code)) continue;
    const found = await contestOf(tools.db, election, contest, by.now);
    if (found === undefined) return 'refused';
    const one = await countContest({ election, found, opened: opened.ballots, withdrawn });
    if (typeof one === 'string') return one;
    if (one !== undefined) counted.push(one);
  }
  const site = { ...tools, isDemonstration: election.isDemonstration };
  await inTransaction(tools.db, async (tx) => {
    // Somebody else has counted it meanwhile.
    if (!(await lockOpening(tx, election.id))) return;
    const { excluded } = opened;
    await saveOpened(tx, { electionId: election.id, text, excluded, now: by.now });
    const openedSha256 = toBase64url(createHash('sha256').update(text).digest());
    for (const { found, terms, votes, text: counts, count } of counted) {
      await insertSealedVote(tx, {
        ...{ contestId: found.contest.id, round: found.contest.round, electionId: election.id },
        ...{ listId: found.official.listId, text: counts, openedSha256 },
        ...sealedVoteWords(election.manifest),
        ...{ votedFrom: found.voting.from, votedUntil: found.voting.until },
        ...{ ballots: votes.ballots.length, blanks: votes.blank },
        nulls: votes.nulls.reduce((sum, { n }) => sum + n, 0),
        ...{ personId: by.actor.personId, now: by.now },
      });
      await keepResult(tx, site, by, {
        ...{ found, terms, count, cause: undefined, objectionId: null, excludedTables: [] },
        countedText: null,
      });
    }
    await proposeResult(tx, by, election);
    const moved = await moveElection(tx, election.id, 'counted', by.now);
    assert(moved.ok, `a vote that was opened is counted: ${JSON.stringify(moved)}`);
  });
  return undefined;
}

/** As the officer who asked for it, whatever role she has by now. */
function whoAsked(
  { now }: OpeningTools,
  { opening: { askedBy, askedAs }, election: { institutionId } }: Begun,
): ByTeam | undefined {
  if (askedBy === null) return undefined;
  const scope = { kind: 'institution', id: institutionId } as const;
  const at = now();
  const grants = [{ role: askedAs, scope }];
  return {
    actor: { personId: askedBy, sessionId: '', name: '', provenAt: at, grants },
    scope,
    now: at,
  };
}

interface AllOpened {
  readonly ballots: readonly OpenedBallot[];
  readonly excluded: readonly ExcludedBallot[];
}

/** So many ballots to a child, one after the other; of two with one key the first in the log counts. */
async function openAll(
  { db, now }: OpeningTools,
  { election, acts, state }: Begun,
): Promise<AllOpened | OpeningFailure> {
  const counts = await countLeaves(db, election.id);
  const total = (counts.get('vote') ?? 0) + (counts.get('late') ?? 0);
  const u = fromBase64url(state.urnKey?.leaf.u ?? '');
  assert(u !== undefined, 'a leaf has its key');
  const ballots: OpenedBallot[] = [];
  const excluded: ExcludedBallot[] = [];
  const seen = new Set<string>();
  const withdrawn = withdrawnProjects(acts);
  await saveOpeningProgress(db, election.id, { done: 0, total, now: now() });
  for (let after = -1, done = 0; done < total; ) {
    const page = { after, limit: sealedChunk, kinds: ['vote', 'late'] };
    const leaves = await readRawLeaves(db, election.id, page);
    const order = {
      ...{ manifest: election.manifestBytes, u, withdrawn },
      leaves: leaves.map(({ bytes }) => bytes),
    };
    const answer = await openInChild(order);
    if (typeof answer === 'string') return answer;
    excluded.push(...answer.excluded);
    for (const { pk, ...ballot } of answer.ballots) {
      const key = `${ballot.contest} ${pk}`;
      if (seen.has(key)) {
        excluded.push({ contest: ballot.contest, tracker: ballot.tracker, code: 'already-voted' });
      } else ballots.push(ballot);
      seen.add(key);
    }
    done += leaves.length;
    after = leaves.at(-1)?.place ?? after;
    await saveOpeningProgress(db, election.id, { done, total, now: now() });
  }
  return { ballots, excluded };
}

async function openInChild(order: OpeningOrder) {
  let answer: OpeningMessage | undefined;
  const limits = { timeMs: sealedOpenMs, memoryMb: sealedMemoryMb };
  const file = childFile('sealed-opening', import.meta.url);
  const end = await runChild<OpeningMessage>(file, order, limits, (message) => {
    answer = message;
  });
  if (end !== 'finished') return end;
  if (answer === undefined) return 'broken';
  return answer.kind === 'wrong-key' ? answer.kind : answer.opened;
}

/** Undefined where its edition was halted or archived, or its list is gone. */
async function contestOf(
  db: Database,
  { institutionSlug, editionSlug, timeZone, manifest }: SealedElection,
  { contestId, round }: SealedContest,
  now: Date,
): Promise<ContestToCount | undefined> {
  const edition = await findPublicEdition(db, institutionSlug, editionSlug);
  if (edition === undefined || edition.isArchived) return undefined;
  const seen = seenOn(edition, dayIn(timeZone, now));
  const contest = seen.contests.find((one) => one.id === contestId && one.round === round);
  const official = await readOfficialContest(db, contestId, round);
  if (contest === undefined || official === undefined) return undefined;
  if (seen.halted !== undefined || contest.halted !== undefined) return undefined;
  const { vote_from, cast_until } = manifest.windows;
  const voting = {
    from: dayIn(timeZone, new Date(vote_from)),
    until: dayIn(timeZone, new Date(cast_until)),
  };
  return { edition, contest, official, voting };
}

interface Counted {
  readonly found: ContestToCount;
  readonly terms: OfficialTerms;
  readonly votes: ContestBallots;
  readonly text: string;
  readonly count: OfficialCount;
}

/** Undefined where there is nothing to count. */
async function countContest(given: {
  readonly election: SealedElection;
  readonly found: ContestToCount;
  readonly opened: readonly OpenedBallot[];
  readonly withdrawn: ReadonlyMap<string, ReadonlySet<string>>;
}): Promise<Counted | OpeningFailure | undefined> {
  const { election, found, opened, withdrawn } = given;
  const contest = election.manifest.contests.find(({ id }) => id === found.contest.code);
  assert(contest !== undefined, 'a contest of the election is in its manifest');
  const gone = withdrawn.get(contest.id);
  const { from: votedFrom, until: votedUntil } = found.voting;
  const terms = sealedTerms({ ...found.official.terms, votedFrom, votedUntil }, contest, gone);
  const votes = ballotsOf(contest, opened, gone);
  if (votes.ballots.length === 0) return undefined;
  const text = textOfBallots(votes.ballots, terms, false);
  const order = { text, terms, isOfTotals: false, explainMs: officialExplainMs };
  const answer = await workOfficially({ task: 'count', ...order }, officialCountMs, () => {});
  if (answer.kind === 'failed') return answer.failure;
  if (answer.kind !== 'counted') return 'refused';
  return { found, terms, votes, text, count: answer.count };
}
