// What members and residents of a demonstration said, many rows at once: every rule of the database holds for each.
import type { Tx } from '../../../../platform/database/database.ts';
import type { OpinionChoice } from '../rules/opinion-groups.ts';
import type { StanceWritten } from '../rules/stance.ts';

export interface StanceRow {
  readonly id: string;
  readonly questionId: string;
  readonly memberId: string;
  readonly representativeId: string;
  readonly version: number;
  readonly written: StanceWritten;
  readonly writtenAt: Date;
}

export async function insertStances(tx: Tx, rows: readonly StanceRow[]): Promise<void> {
  await tx
    .insertInto('roundtable.stance')
    .values(
      rows.map(({ written, ...row }) => ({
        ...written,
        id: row.id,
        question_id: row.questionId,
        member_id: row.memberId,
        representative_id: row.representativeId,
        version: row.version,
        written_at: row.writtenAt,
      })),
    )
    .execute();
}

export interface CitedRow {
  readonly id: string;
  readonly stanceId: string;
  readonly title: string;
  readonly address: string;
  readonly addedAt: Date;
  readonly deadSince: Date | undefined;
  readonly replacesId: string | undefined;
}

/** The dead before what takes their place. */
export async function insertCited(tx: Tx, rows: readonly CitedRow[], now: Date): Promise<void> {
  await tx
    .insertInto('roundtable.evidence')
    .values(
      rows.map(({ id, stanceId, title, address, addedAt, deadSince, replacesId }) => ({
        ...{ id, title, address, stance_id: stanceId, added_at: addedAt, checked_at: now },
        ...{ dead_since: deadSince ?? null, replaces_id: replacesId ?? null },
      })),
    )
    .execute();
}

export interface OpinionRow {
  readonly questionId: string;
  readonly personId: string;
  readonly choice: OpinionChoice;
}

export async function insertOpinions(
  tx: Tx,
  rows: readonly OpinionRow[],
  now: Date,
): Promise<void> {
  await tx
    .insertInto('roundtable.opinion')
    .values(
      rows.map(({ questionId, personId, choice }) => ({
        ...{ question_id: questionId, person_id: personId, choice, given_at: now },
      })),
    )
    .execute();
}
