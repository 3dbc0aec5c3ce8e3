// Finds a contest whose vote is brought in or counted, and says why it may not be.
import { err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { findPublicEdition, type PublicEdition, seenOn } from '../../../edition/editions/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { OfficialRefusal } from '../rules/bringing.ts';
import { type OfficialContest, readOfficialContest } from '../store/official-contests.ts';

/** By its address. */
export interface ContestAsked {
  readonly institution: string;
  readonly edition: string;
  readonly contest: string;
}

export type SeenContest = ReturnType<typeof seenOn>['contests'][number];

export interface ContestToCount {
  readonly edition: PublicEdition;
  readonly contest: SeenContest;
  readonly official: OfficialContest;
  /** The days in which one could vote, as the calendar in force has them. */
  readonly voting: { readonly from: string; readonly until: string };
}

/** Of this institution, whose vote was opened and is over. */
export async function findContestToCount(
  db: Database | Tx,
  institutionId: string,
  asked: ContestAsked,
  now: Date,
): Promise<Result<ContestToCount, OfficialRefusal>> {
  const edition = await findPublicEdition(db, asked.institution, asked.edition);
  if (edition?.institutionId !== institutionId) return err({ code: 'count/contest-unknown' });
  const seen = seenOn(edition, dayIn(edition.place.timeZone, now));
  const contest = seen.contests.find(({ code }) => code === asked.contest);
  if (contest === undefined) return err({ code: 'count/contest-unknown' });
  return judgeContest(db, {
    edition,
    contest,
    isHalted: seen.halted !== undefined,
    today: seen.today,
  });
}

interface Judged {
  readonly edition: PublicEdition;
  readonly contest: SeenContest;
  readonly isHalted: boolean;
  readonly today: string;
}

/** Why the vote of a contest cannot be brought in or counted on a day, if it cannot. */
export async function judgeContest(
  db: Database | Tx,
  { edition, contest, isHalted, today }: Judged,
): Promise<Result<ContestToCount, OfficialRefusal>> {
  if (isHalted || contest.halted !== undefined || edition.isArchived) {
    return err({ code: 'count/edition-halted' });
  }
  if (contest.stage === undefined) return err({ code: 'count/vote-not-opened' });
  const voting = edition.rules.operational.calendar.find(({ phase }) => phase === 'voting');
  if (voting === undefined) return err({ code: 'count/vote-not-opened' });
  if (today <= voting.until) return err({ code: 'count/vote-goes-on', until: voting.until });
  const official = await readOfficialContest(db, contest.id, contest.round);
  if (official === undefined) return err({ code: 'count/vote-not-opened' });
  return ok({ edition, contest, official, voting: { from: voting.from, until: voting.until } });
}
