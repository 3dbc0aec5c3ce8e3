// The vote of a contest as objections and its certification go by it, read together with its edition.
import { err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { findPublicEdition, type PublicEdition } from '../../../edition/editions/index.ts';
import {
  type ContestNamed,
  contestsInForce,
  haltedBy,
} from '../../../edition/editions/rules/index.ts';
import type { CertifiableVote } from '../rules/certification.ts';
import { objectionWindows } from '../rules/objection.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import { listVoteStates, type VoteState } from '../store/vote-states.ts';

export interface VoteOfContest {
  readonly edition: PublicEdition;
  readonly contest: ContestNamed;
  readonly state: VoteState;
  readonly vote: CertifiableVote;
}

/** Of every contest in force, in the order of the bases. */
export async function votesOf(
  db: Database | Tx,
  edition: PublicEdition,
): Promise<readonly VoteOfContest[]> {
  const states = await listVoteStates(db, edition.id);
  return contestsInForce(edition.rules, edition.contests).flatMap((contest) => {
    const state = states.find(({ contestId }) => contestId === contest.id);
    return state === undefined ? [] : [voteOf(edition, contest, state)];
  });
}

function voteOf(edition: PublicEdition, contest: ContestNamed, state: VoteState): VoteOfContest {
  const { result, certified, openCount, toRemedyCount, annulledTables, correctedAt } = state;
  const { logWaits, isSanctionInLog } = state;
  const { timeZone } = edition.place;
  const vote: CertifiableVote = {
    timeZone,
    windows: objectionWindows(edition.rules.operational.calendar, timeZone, correctedAt),
    isHalted: edition.isArchived || haltedBy(edition, contest.id) !== undefined,
    result,
    isCertified: certified !== undefined,
    openCount,
    toRemedyCount,
    logWaits,
    isSanctionInLog,
    annulledTables: annulledTables.filter(
      (code) => result?.tables.includes(code) === true && !result.excludedTables.includes(code),
    ),
    isLastCertified: certified !== undefined && certified.resultId === result?.id,
    isFoundWrong: certified !== undefined && certified.wrongReason !== null,
  };
  return { edition, contest, state, vote };
}

export interface VoteAsked {
  /** Of the institution and of its edition, in addresses. */
  readonly institution: string;
  readonly edition: string;
  /** Code of the contest. */
  readonly contest: string;
}

export async function findVote(
  db: Database | Tx,
  asked: VoteAsked,
): Promise<Result<VoteOfContest, ObjectionRefusal>> {
  const edition = await findPublicEdition(db, asked.institution, asked.edition);
  const votes = edition === undefined ? [] : await votesOf(db, edition);
  const found = votes.find(({ contest }) => contest.code === asked.contest);
  return found === undefined ? err({ code: 'count/objection-unknown' }) : ok(found);
}
