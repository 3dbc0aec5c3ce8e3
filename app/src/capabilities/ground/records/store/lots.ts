// Lots: what was announced, the throws as they came, and the order that was drawn.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../territories/index.ts';
import type { Announcement, EntropyKind, Lot, Observer } from '../rules/lot-draw.ts';
import type { LotItem } from '../rules/lot-list.ts';

export interface LotRow extends Lot {
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly documentCode: string | undefined;
  readonly signedFileId: string | undefined;
}

export interface NewLot extends Announcement {
  readonly institutionId: string;
  readonly listSha256: string;
  readonly announcementSha256: string;
  readonly announcedAt: Date;
}

/** Returns its id; undefined if a lot of that name was announced there and not withdrawn. */
export async function insertLot(tx: Tx, lot: NewLot): Promise<string | undefined> {
  const { entropy } = lot;
  const row = await tx
    .insertInto('records.lot')
    .values({
      institution_id: lot.institutionId,
      label: lot.label,
      purpose: lot.purpose,
      list: JSON.stringify(lot.list),
      list_sha256: Buffer.from(lot.listSha256, 'hex'),
      announcement_sha256: Buffer.from(lot.announcementSha256, 'hex'),
      held_at: lot.heldAt,
      place: lot.place,
      observers: JSON.stringify(lot.observers),
      entropy_kind: entropy.kind,
      source: entropy.kind === 'dice' ? null : entropy.source,
      source_url: entropy.kind === 'dice' ? null : (entropy.url ?? null),
      announced_at: lot.announcedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

function lots(db: Database | Tx) {
  return db
    .selectFrom('records.lot as lot')
    .innerJoin('institutions.institution as institution', 'institution.id', 'lot.institution_id')
    .leftJoin('records.document as document', 'document.id', 'lot.document_id')
    .selectAll('lot')
    .select([
      'institution.slug as institutionSlug',
      'institution.name as institutionName',
      timeZoneOf('institution').as('timeZone'),
      'document.code as documentCode',
      sql<number[]>`coalesce((select array_agg(face::int order by position)
        from records.lot_throw where lot_id = lot.id), '{}')`.as('throws'),
    ]);
}

type Found = Awaited<ReturnType<ReturnType<typeof lots>['executeTakeFirstOrThrow']>>;

function lotOf(row: Found): LotRow {
  const { withdrawn_at, withdrawn_reason, drawn_at, entropy, drawn_order } = row;
  const kind = row.entropy_kind as EntropyKind;
  return {
    id: row.id,
    institutionId: row.institution_id,
    institutionSlug: row.institutionSlug,
    institutionName: row.institutionName,
    timeZone: row.timeZone,
    label: row.label,
    purpose: row.purpose,
    list: row.list as unknown as readonly LotItem[],
    listSha256: row.list_sha256.toString('hex'),
    announcementSha256: row.announcement_sha256.toString('hex'),
    heldAt: row.held_at,
    place: row.place,
    observers: row.observers as unknown as readonly [Observer, Observer],
    entropy:
      kind === 'dice'
        ? { kind }
        : { kind, source: row.source ?? '', url: row.source_url ?? undefined },
    announcedAt: row.announced_at,
    throws: row.throws,
    withdrawn:
      withdrawn_at === null || withdrawn_reason === null
        ? undefined
        : { at: withdrawn_at, reason: withdrawn_reason },
    drawn:
      drawn_at === null || entropy === null || drawn_order === null
        ? undefined
        : { at: drawn_at, entropy, order: drawn_order },
    documentCode: row.documentCode ?? undefined,
    signedFileId: row.signed_file_id ?? undefined,
  };
}

export async function findLot(db: Database | Tx, id: string): Promise<LotRow | undefined> {
  const row = await lots(db).where('lot.id', '=', id).executeTakeFirst();
  return row && lotOf(row);
}

/** The lot of an institution, held until the transaction ends: acts on it come one after the other. */
export async function lockLot(
  tx: Tx,
  id: string,
  institutionId: string,
): Promise<LotRow | undefined> {
  const there = await tx
    .selectFrom('records.lot')
    .select('id')
    .where('id', '=', id)
    .where('institution_id', '=', institutionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return there === undefined ? undefined : findLot(tx, id);
}

export interface LotsAsked {
  readonly institution?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** By the hour of the act, the latest first. */
export async function listLots(
  db: Database,
  { institution, limit, offset }: LotsAsked,
): Promise<readonly LotRow[]> {
  let query = lots(db);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  const rows = await query
    .orderBy('lot.held_at', 'desc')
    .orderBy('lot.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(lotOf);
}

export async function countLots(db: Database, institution: string | undefined): Promise<number> {
  let query = db
    .selectFrom('records.lot as lot')
    .innerJoin('institutions.institution as institution', 'institution.id', 'lot.institution_id');
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  const { count } = await query
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Other lots of the same list in the same institution: whoever looks can see that it was drawn before. */
export async function lotsOfSameList(
  db: Database,
  lot: Pick<LotRow, 'id' | 'institutionId' | 'listSha256'>,
): Promise<readonly LotRow[]> {
  const rows = await lots(db)
    .where('lot.institution_id', '=', lot.institutionId)
    .where('lot.list_sha256', '=', Buffer.from(lot.listSha256, 'hex'))
    .where('lot.id', '<>', lot.id)
    .orderBy('lot.announced_at')
    .execute();
  return rows.map(lotOf);
}

/** Lots of these institutions that are neither drawn nor withdrawn, soonest first. */
export async function listUndrawn(
  db: Database,
  institutionIds: readonly string[],
): Promise<readonly LotRow[]> {
  if (institutionIds.length === 0) return [];
  const rows = await lots(db)
    .where('lot.institution_id', 'in', institutionIds)
    .where('lot.drawn_at', 'is', null)
    .where('lot.withdrawn_at', 'is', null)
    .orderBy('lot.held_at')
    .execute();
  return rows.map(lotOf);
}

export async function insertThrow(
  tx: Tx,
  lotId: string,
  thrown: { readonly position: number; readonly face: number; readonly at: Date },
): Promise<void> {
  const { position, face, at } = thrown;
  await tx
    .insertInto('records.lot_throw')
    .values({ lot_id: lotId, position, face, thrown_at: at })
    .execute();
}

export async function saveDrawn(
  tx: Tx,
  lotId: string,
  drawn: {
    readonly entropy: string;
    readonly order: readonly string[];
    readonly at: Date;
    readonly documentId: string;
  },
): Promise<void> {
  await tx
    .updateTable('records.lot')
    .set({
      entropy: drawn.entropy,
      drawn_order: [...drawn.order],
      drawn_at: drawn.at,
      document_id: drawn.documentId,
    })
    .where('id', '=', lotId)
    .execute();
}

export async function saveWithdrawn(
  tx: Tx,
  lotId: string,
  withdrawn: { readonly at: Date; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('records.lot')
    .set({ withdrawn_at: withdrawn.at, withdrawn_reason: withdrawn.reason })
    .where('id', '=', lotId)
    .execute();
}

export async function saveSignedSheet(tx: Tx, lotId: string, fileId: string): Promise<void> {
  await tx
    .updateTable('records.lot')
    .set({ signed_file_id: fileId })
    .where('id', '=', lotId)
    .execute();
}
