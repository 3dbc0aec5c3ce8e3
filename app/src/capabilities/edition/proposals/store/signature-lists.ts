// Sheets of signatures as they were handed in: how many lines, which were refused and why, the scan; never who signed.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { RefusedLines } from '../rules/signature-sheet.ts';

export interface SignatureList {
  readonly id: string;
  readonly proposalId: string;
  readonly proposalNumber: number;
  readonly proposalTitle: string;
  readonly scanFileId: string | null;
  readonly linesCount: number;
  /** Lines that count. */
  readonly countedCount: number;
  readonly refused: RefusedLines;
  readonly enteredAt: Date;
  readonly voidedAt: Date | null;
}

export interface NewSignatureList {
  readonly proposalId: string;
  readonly institutionId: string;
  readonly scanFileId: string | null;
  readonly linesCount: number;
  readonly now: Date;
}

export async function insertSignatureList(tx: Tx, given: NewSignatureList): Promise<string> {
  const { id } = await tx
    .insertInto('proposals.signature_list')
    .values({
      proposal_id: given.proposalId,
      institution_id: given.institutionId,
      scan_file_id: given.scanFileId,
      lines_count: given.linesCount,
      refused: '{}',
      entered_at: given.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function saveRefused(tx: Tx, id: string, refused: RefusedLines): Promise<void> {
  await tx
    .updateTable('proposals.signature_list')
    .set({ refused: JSON.stringify(refused) })
    .where('id', '=', id)
    .execute();
}

/** False for a sheet of another institution, or one that has its scan or is void. */
export async function attachScan(
  tx: Tx,
  given: { readonly listId: string; readonly institutionId: string; readonly fileId: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('proposals.signature_list')
    .set({ scan_file_id: given.fileId })
    .where('id', '=', given.listId)
    .where('institution_id', '=', given.institutionId)
    .where('scan_file_id', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Its lines count no more; how many they were is undefined for a sheet that is not there, or is void. */
export async function voidSignatureList(
  tx: Tx,
  {
    id,
    institutionId,
    now,
  }: { readonly id: string; readonly institutionId: string; readonly now: Date },
): Promise<{ readonly proposalId: string; readonly count: number } | undefined> {
  const row = await tx
    .updateTable('proposals.signature_list')
    .set({ voided_at: now })
    .where('id', '=', id)
    .where('institution_id', '=', institutionId)
    .where('voided_at', 'is', null)
    .returning('proposal_id')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const gone = await tx
    .deleteFrom('proposals.endorsement')
    .where('list_id', '=', id)
    .executeTakeFirst();
  return { proposalId: row.proposal_id, count: Number(gone.numDeletedRows) };
}

/** Of an edition, the last entered first; of one proposal when it is given, or one alone. */
export async function listSignatureLists(
  db: Database,
  {
    editionId,
    proposalId,
    id,
  }: { readonly editionId: string; readonly proposalId?: string; readonly id?: string },
): Promise<readonly SignatureList[]> {
  const { rows } = await sql<SignatureList>`select list.id, list.proposal_id as "proposalId",
      proposal.number as "proposalNumber", proposal.title as "proposalTitle",
      list.scan_file_id as "scanFileId", list.lines_count as "linesCount",
      (select count(*)::int from proposals.endorsement where endorsement.list_id = list.id) as "countedCount",
      list.refused, list.entered_at as "enteredAt", list.voided_at as "voidedAt"
    from proposals.signature_list list join proposals.proposal on proposal.id = list.proposal_id
    where proposal.edition_id = ${editionId}
      and (${proposalId ?? null}::uuid is null or proposal.id = ${proposalId ?? null})
      and (${id ?? null}::uuid is null or list.id = ${id ?? null})
    order by list.entered_at desc, list.id limit 200`.execute(db);
  return rows;
}

/** Of these files, those that a sheet still names. */
export async function scansStillNamed(
  db: Database,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('proposals.signature_list')
    .where('scan_file_id', 'in', [...ids])
    .select('scan_file_id')
    .execute();
  return rows.flatMap(({ scan_file_id: id }) => id ?? []);
}

/** Whose desk may open a scan. */
export async function institutionOfScan(db: Database, fileId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('proposals.signature_list')
    .where('scan_file_id', '=', fileId)
    .select('institution_id')
    .executeTakeFirst();
  return row?.institution_id;
}
