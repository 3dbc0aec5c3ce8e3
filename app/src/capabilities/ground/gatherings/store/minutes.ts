// Minutes by version, each with its agreements; what was approved the tables keep as it is.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Fulfilment } from '../rules/fulfilment.ts';
import type { Agreement, MinutesWritten } from '../rules/minutes.ts';
import { fulfilmentsOf } from './fulfilments.ts';

/** An agreement with what was said of it since, the latest first. */
export interface AgreementFollowed extends Agreement {
  readonly fulfilments: readonly Fulfilment[];
}

export interface Minutes extends MinutesWritten {
  readonly agreements: readonly AgreementFollowed[];
  readonly id: string;
  readonly version: number;
  readonly reason: string | null;
  readonly draftedBy: string | null;
  /** When the text as it stands was written. */
  readonly draftedAt: Date;
  readonly approvedAt: Date | null;
  /** Of the later gathering in which they were approved. */
  readonly approvedInSlug: string | null;
  readonly peopleCount: number | null;
  /** Code of the numbered document. */
  readonly documentCode: string | null;
  readonly documentId: string | null;
  readonly contentSha256: string | null;
}

/** All versions, the latest first. */
export async function listMinutes(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly Minutes[]> {
  const rows = await db
    .selectFrom('gatherings.minutes as minutes')
    .leftJoin('records.document as document', 'document.id', 'minutes.document_id')
    .leftJoin('gatherings.gathering as later', 'later.id', 'minutes.approved_in')
    .select([
      'minutes.id',
      'minutes.version',
      'minutes.text',
      'minutes.reason',
      'minutes.drafted_by as draftedBy',
      'minutes.drafted_at as draftedAt',
      'minutes.approved_at as approvedAt',
      'later.slug as approvedInSlug',
      'minutes.people_count as peopleCount',
      'document.code as documentCode',
      'minutes.document_id as documentId',
      'minutes.content_sha256 as contentSha256',
    ])
    .where('minutes.gathering_id', '=', gatheringId)
    .orderBy('minutes.version', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const agreements = await db
    .selectFrom('gatherings.agreement as agreement')
    .innerJoin('gatherings.minutes as minutes', 'minutes.id', 'agreement.minutes_id')
    .select([
      'agreement.minutes_id',
      'agreement.text',
      'agreement.responsible',
      sql<string | null>`agreement.due_on::text`.as('due_on'),
      fulfilmentsOf.as('fulfilments'),
    ])
    .where('minutes.gathering_id', '=', gatheringId)
    .orderBy('agreement.position')
    .execute();
  return rows.map((row) => ({
    ...row,
    agreements: agreements
      .filter(({ minutes_id }) => minutes_id === row.id)
      .map(
        ({ text, responsible, due_on, fulfilments }): AgreementFollowed => ({
          text,
          responsible: responsible ?? undefined,
          dueOn: due_on ?? undefined,
          fulfilments,
        }),
      ),
  }));
}

/** The version that holds today; undefined before any was approved. */
export function approvedOf(minutes: readonly Minutes[]): Minutes | undefined {
  return minutes.find(({ approvedAt }) => approvedAt !== null);
}

export interface Draft {
  readonly gatheringId: string;
  readonly version: number;
  readonly written: MinutesWritten;
  readonly reason: string | undefined;
  readonly draftedBy: string;
  readonly now: Date;
}

export async function insertDraft(tx: Tx, draft: Draft): Promise<void> {
  const { id } = await tx
    .insertInto('gatherings.minutes')
    .values({
      gathering_id: draft.gatheringId,
      version: draft.version,
      text: draft.written.text,
      reason: draft.reason ?? null,
      drafted_by: draft.draftedBy,
      drafted_at: draft.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAgreements(tx, id, draft.written.agreements);
}

/** Whoever wrote last cannot approve alone. */
export async function updateDraft(
  tx: Tx,
  id: string,
  { written, draftedBy, now }: Pick<Draft, 'written' | 'draftedBy' | 'now'>,
): Promise<void> {
  await tx
    .updateTable('gatherings.minutes')
    .set({ text: written.text, drafted_by: draftedBy, drafted_at: now })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('gatherings.agreement').where('minutes_id', '=', id).execute();
  await insertAgreements(tx, id, written.agreements);
}

async function insertAgreements(
  tx: Tx,
  minutesId: string,
  agreements: readonly Agreement[],
): Promise<void> {
  if (agreements.length === 0) return;
  await tx
    .insertInto('gatherings.agreement')
    .values(
      agreements.map(({ text, responsible, dueOn }, at) => ({
        minutes_id: minutesId,
        position: at + 1,
        text,
        responsible: responsible ?? null,
        due_on: dueOn ?? null,
      })),
    )
    .execute();
}

export interface Approved {
  /** Undefined where its members did. */
  readonly approvedBy: string | undefined;
  readonly approvedIn: string | undefined;
  readonly peopleCount: number;
  readonly documentId: string | undefined;
  readonly contentSha256: string;
  readonly now: Date;
}

export async function saveApproval(tx: Tx, id: string, approved: Approved): Promise<void> {
  await tx
    .updateTable('gatherings.minutes')
    .set({
      approved_at: approved.now,
      approved_by: approved.approvedBy ?? null,
      approved_in: approved.approvedIn ?? null,
      people_count: approved.peopleCount,
      document_id: approved.documentId ?? null,
      content_sha256: approved.contentSha256,
    })
    .where('id', '=', id)
    .execute();
}
