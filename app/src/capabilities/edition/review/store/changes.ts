// Changes that the institution proposes of a proposal: what each would say beside what it said, and what its author answered.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { Contents } from '../../proposals/rules/index.ts';
import type { ChangeAnswer, Changed } from '../rules/changes.ts';

export interface Change {
  readonly id: string;
  /** As it stood when the change was proposed, and as it would be. */
  readonly before: Changed;
  readonly contents: Contents;
  readonly fromVersion: number;
  readonly reason: string;
  /** The meeting of the mixed committee in whose minutes it was agreed. */
  readonly meetingTitle: string | null;
  readonly meetingSlug: string | null;
  readonly proposedAt: Date;
  /** `YYYY-MM-DD` there. */
  readonly answerUntil: string;
  readonly answer: ChangeAnswer | null;
  readonly position: string | null;
  readonly answeredAt: Date | null;
  /** It came on a sheet of paper. */
  readonly isOnPaper: boolean;
  readonly version: number | null;
}

const before = sql<Changed>`json_build_object('title', said.title, 'need', said.need,
  'description', said.description, 'beneficiaries', said.beneficiaries, 'place', said.place,
  'costClp', said.cost_clp, 'costLines', said.cost_lines)`;

/** Of a proposal, the oldest first. */
export async function listChanges(
  db: Database | Tx,
  proposalId: string,
): Promise<readonly Change[]> {
  const rows = await db
    .selectFrom('review.change as change')
    .innerJoin('proposals.version as said', (join) =>
      join
        .onRef('said.proposal_id', '=', 'change.proposal_id')
        .onRef('said.version', '=', 'change.from_version'),
    )
    .leftJoin('gatherings.gathering as gathering', 'gathering.id', 'change.gathering_id')
    .where('change.proposal_id', '=', proposalId)
    .select([
      'change.id',
      before.as('before'),
      sql<Contents>`change.contents`.as('contents'),
      'change.from_version as fromVersion',
      'change.reason',
      'gathering.title as meetingTitle',
      'gathering.slug as meetingSlug',
      'change.proposed_at as proposedAt',
      sql<string>`change.answer_until::text`.as('answerUntil'),
      sql<ChangeAnswer | null>`change.answer`.as('answer'),
      'change.position',
      'change.answered_at as answeredAt',
      sql<boolean>`change.paper_sheet_id is not null`.as('isOnPaper'),
      'change.version',
    ])
    .orderBy('change.proposed_at')
    .execute();
  return rows;
}

export interface NewChange {
  readonly proposalId: string;
  readonly contents: Contents;
  readonly fromVersion: number;
  readonly reason: string;
  readonly gatheringId: string | null;
  readonly answerUntil: string;
  readonly now: Date;
}

export async function insertChange(tx: Tx, given: NewChange): Promise<void> {
  const { proposalId, contents, fromVersion, reason, gatheringId, answerUntil, now } = given;
  await tx
    .insertInto('review.change')
    .values({
      proposal_id: proposalId,
      contents: JSON.stringify(contents),
      from_version: fromVersion,
      reason,
      gathering_id: gatheringId,
      proposed_at: now,
      answer_until: answerUntil,
    })
    .execute();
}

export interface SavedAnswer {
  readonly id: string;
  readonly answer: ChangeAnswer;
  readonly position: string;
  /** Of an accepted one, the version that it became. */
  readonly version: number | null;
  readonly answeredAt: Date;
  readonly paperSheetId: string | null;
}

/** In the place of a silence too: what was received in time on paper may be entered after its term. */
export async function saveChangeAnswer(tx: Tx, given: SavedAnswer): Promise<void> {
  const { id, answer, position, version, answeredAt, paperSheetId } = given;
  await tx
    .updateTable('review.change')
    .set({
      answer,
      position: position === '' ? null : position,
      answered_at: answeredAt,
      version,
      paper_sheet_id: paperSheetId,
    })
    .where('id', '=', id)
    .where(sql<boolean>`(answer is null or answer = 'silent')`)
    .execute();
}

export interface OverdueChange {
  readonly proposalId: string;
  readonly institutionId: string;
}

/** Whose last day is over there, and nobody answered. */
export async function listOverdueChanges(
  db: Database | Tx,
  now: Date,
): Promise<readonly OverdueChange[]> {
  return db
    .selectFrom('review.change as change')
    .innerJoin('review.examination as exam', 'exam.proposal_id', 'change.proposal_id')
    .innerJoin('institutions.institution as institution', 'institution.id', 'exam.institution_id')
    .select(['exam.proposal_id as proposalId', 'exam.institution_id as institutionId'])
    .where('change.answer', 'is', null)
    .where(
      sql<boolean>`((change.answer_until + 1)::timestamp at time zone ${timeZoneOf('institution')}) <= ${now}`,
    )
    .orderBy('change.proposed_at')
    .execute();
}

export interface Meeting {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
}

/** Meetings that the institution called, whose minutes are approved: the latest first. */
export async function listMeetings(
  db: Database | Tx,
  institutionId: string,
): Promise<readonly Meeting[]> {
  return db
    .selectFrom('gatherings.gathering as gathering')
    .select(['gathering.id', 'gathering.title', 'gathering.slug'])
    .where('gathering.institution_id', '=', institutionId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('gatherings.minutes as minutes')
          .whereRef('minutes.gathering_id', '=', 'gathering.id')
          .where('minutes.approved_at', 'is not', null)
          .select('minutes.id'),
      ),
    )
    .orderBy('gathering.starts_at', 'desc')
    .limit(50)
    .execute();
}
