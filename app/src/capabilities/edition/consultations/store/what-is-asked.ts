// What of earlier rooms a consultation stands on: closed bases, the commitment behind them, documents, and assemblies.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';

/** A closed version of the bases of an edition. */
export interface ClosedBases {
  readonly rulebookId: string;
  readonly version: number;
  readonly editionId: string;
  readonly editionName: string;
  /** Of the numbered document that says it in words. */
  readonly blocks: DocumentAsked['blocks'];
}

/** Of the editions of an institution, the latest first. */
export async function listClosedBases(
  db: Database | Tx,
  institutionId: string,
): Promise<readonly ClosedBases[]> {
  const found = await db
    .selectFrom('editions.rulebook as rulebook')
    .innerJoin('editions.edition as edition', 'edition.id', 'rulebook.edition_id')
    .innerJoin('records.document as document', 'document.id', 'rulebook.document_id')
    .select([
      'rulebook.id',
      'rulebook.version',
      'edition.id as edition_id',
      'edition.name',
      sql<DocumentAsked['blocks']>`document.content -> 'blocks'`.as('blocks'),
    ])
    .where('edition.institution_id', '=', institutionId)
    .orderBy('rulebook.closed_at', 'desc')
    .execute();
  return found.map((row) => ({
    rulebookId: row.id,
    version: row.version,
    editionId: row.edition_id,
    editionName: row.name,
    blocks: row.blocks,
  }));
}

/** The commitment of an edition that stands; undefined if none was given or it was revoked. */
export async function findStandingCommitment(
  db: Database | Tx,
  editionId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('editions.commitment')
    .select('id')
    .where('edition_id', '=', editionId)
    .where('revoked_at', 'is', null)
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** A numbered document of this institution that nobody annulled. */
export async function findDocumentOf(
  db: Database | Tx,
  institutionId: string,
  code: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('records.document')
    .select('id')
    .where('institution_id', '=', institutionId)
    .where('code', '=', code)
    .where('annulled_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

export interface LinkedGathering {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly startsAt: Date;
}

export async function listGatherings(
  db: Database | Tx,
  consultationId: string,
): Promise<readonly LinkedGathering[]> {
  const found = await db
    .selectFrom('consultations.gathering as linked')
    .innerJoin('gatherings.gathering as gathering', 'gathering.id', 'linked.gathering_id')
    .select(['gathering.id', 'gathering.slug', 'gathering.title', 'gathering.starts_at'])
    .where('linked.consultation_id', '=', consultationId)
    .orderBy('gathering.starts_at')
    .execute();
  return found.map(({ id, slug, title, starts_at }) => ({ id, slug, title, startsAt: starts_at }));
}

/** The consultations of which a gathering spoke, once they were opened. */
export async function listOfGathering(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly { readonly slug: string; readonly title: string }[]> {
  return db
    .selectFrom('consultations.gathering as linked')
    .innerJoin(
      'consultations.consultation as consultation',
      'consultation.id',
      'linked.consultation_id',
    )
    .select(['consultation.slug', 'consultation.title'])
    .where('linked.gathering_id', '=', gatheringId)
    .orderBy('consultation.opened_at')
    .execute();
}

export async function linkGathering(
  tx: Tx,
  consultationId: string,
  gatheringId: string,
): Promise<void> {
  await tx
    .insertInto('consultations.gathering')
    .values({ consultation_id: consultationId, gathering_id: gatheringId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
