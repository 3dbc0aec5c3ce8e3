// Files with the roll, their rows once they are read, and each row that was refused.
import { sql } from 'kysely';
import type { RollTx } from '../../../../platform/database/database.ts';
import type { Roll } from './elections.ts';

export type ImportState =
  | 'waiting'
  | 'reading'
  | 'ready'
  | 'taking'
  | 'taken'
  | 'discarded'
  | 'failed';

export interface Import {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly rowsRead: number;
  readonly rowsTotal: number;
  readonly failure: string;
}

const IMPORT = sql`import_id as id, file_name as "fileName", state, rows_read as "rowsRead",
  rows_total as "rowsTotal", failure`;

export async function hasOpenImport(db: Roll, electionId: string): Promise<boolean> {
  const { rows } = await sql`select from roll.import where election_id = ${electionId}
    and state in ('waiting', 'reading', 'ready', 'taking')`.execute(db);
  return rows.length > 0;
}

/** Of an election the one that is open; of none, the last that is known. */
export async function readImport(
  db: Roll,
  electionId: string,
  importId?: string,
): Promise<Import | undefined> {
  const which =
    importId === undefined
      ? sql`state in ('waiting', 'reading', 'ready', 'taking')`
      : sql`import_id = ${importId}`;
  const { rows } = await sql<Import>`select ${IMPORT} from roll.import
    where election_id = ${electionId} and ${which}`.execute(db);
  return rows[0];
}

export async function insertImport(
  tx: RollTx,
  electionId: string,
  file: { readonly id: string; readonly name: string; readonly sealed: Buffer },
): Promise<void> {
  await sql`insert into roll.import (election_id, import_id, file_name, file_sealed, state)
    values (${electionId}, ${file.id}, ${file.name}, ${file.sealed}, 'waiting')`.execute(tx);
}

/** Takes a file that waits, or one whose reading broke off; undefined if it is in no such state. */
export async function beginReading(
  tx: RollTx,
  electionId: string,
  importId: string,
): Promise<Buffer | undefined> {
  await forgetRead(tx, electionId, importId);
  const { rows } = await sql<{ sealed: Buffer | null }>`
    update roll.import set state = 'reading', rows_read = 0
    where election_id = ${electionId} and import_id = ${importId}
      and state in ('waiting', 'reading')
    returning file_sealed as sealed`.execute(tx);
  return rows[0]?.sealed ?? undefined;
}

export interface NewRow {
  readonly vref: Buffer;
  readonly line: number;
  readonly runSealed: Buffer;
  readonly style: string;
}

export interface NewProblem {
  readonly line: number;
  readonly code: string;
  readonly found: string;
}

export async function addRead(
  tx: RollTx,
  electionId: string,
  importId: string,
  read: {
    readonly rows: readonly NewRow[];
    readonly problems: readonly NewProblem[];
    readonly rowsRead: number;
    readonly rowsTotal: number;
  },
): Promise<void> {
  const { rows, problems } = read;
  if (rows.length > 0)
    await sql`insert into roll.import_row
        (election_id, import_id, vref, line, run_sealed, style)
      select ${electionId}, ${importId}::uuid, * from unnest(
        ${rows.map(({ vref }) => vref)}::bytea[], ${rows.map(({ line }) => line)}::int[],
        ${rows.map(({ runSealed }) => runSealed)}::bytea[],
        ${rows.map(({ style }) => style)}::text[])
      on conflict do nothing`.execute(tx);
  if (problems.length > 0)
    await sql`insert into roll.import_problem (election_id, import_id, line, code, found)
      select ${electionId}, ${importId}::uuid, * from unnest(
        ${problems.map(({ line }) => line)}::int[], ${problems.map(({ code }) => code)}::text[],
        ${problems.map(({ found }) => found)}::text[])
      on conflict do nothing`.execute(tx);
  await sql`update roll.import set rows_read = ${read.rowsRead}, rows_total = ${read.rowsTotal}
    where election_id = ${electionId} and import_id = ${importId}`.execute(tx);
}

/** The file itself goes as soon as it is read, or could not be. */
export async function setImportState(
  tx: RollTx,
  electionId: string,
  importId: string,
  {
    from,
    to,
    failure = '',
  }: {
    readonly from: readonly ImportState[];
    readonly to: ImportState;
    readonly failure?: string;
  },
): Promise<boolean> {
  const { rows } = await sql`update roll.import
    set state = ${to}, failure = ${failure}, file_sealed = null
    where election_id = ${electionId} and import_id = ${importId}
      and state = any(${[...from]}) returning 1`.execute(tx);
  return rows.length > 0;
}

/** With what it said of rows that do not come in: where columns are shifted that may be a name. */
export async function forgetRead(tx: RollTx, electionId: string, importId: string): Promise<void> {
  await sql`delete from roll.import_row
    where election_id = ${electionId} and import_id = ${importId}`.execute(tx);
  await sql`delete from roll.import_problem
    where election_id = ${electionId} and import_id = ${importId}`.execute(tx);
}

/** Rows of people who are not on the roll yet, in the order of their keys. */
export async function newRows(
  db: Roll,
  electionId: string,
  importId: string,
  { after, limit }: { readonly after: Buffer; readonly limit: number },
): Promise<readonly NewRow[]> {
  const { rows } = await sql<NewRow>`
    select given.vref, line, given.run_sealed as "runSealed", given.style
    from roll.import_row given
    where given.election_id = ${electionId} and given.import_id = ${importId}
      and given.vref > ${after} and not exists (select from roll.voter
        where voter.election_id = given.election_id and voter.vref = given.vref)
    order by given.vref limit ${limit}`.execute(db);
  return rows;
}

export interface Differences {
  readonly sound: number;
  readonly added: number;
  readonly moved: number;
  readonly removed: number;
  readonly refused: number;
}

/** What an import would change of the roll. */
export async function readDifferences(
  db: Roll,
  electionId: string,
  importId: string,
): Promise<Differences> {
  const { rows } = await sql<Differences>`
    with read as (
      select vref, style from roll.import_row
      where election_id = ${electionId} and import_id = ${importId}
    ), known as (select vref, style, is_listed, assurance from roll.voter
      where election_id = ${electionId})
    select (select count(*)::int from read) as sound,
      (select count(*)::int from read where not exists
        (select from known where known.vref = read.vref)) as added,
      (select count(*)::int from read join known using (vref)
        where known.style <> read.style) as moved,
      (select count(*)::int from known where is_listed and assurance = 'list' and not exists
        (select from read where read.vref = known.vref)) as removed,
      (select count(*)::int from roll.import_problem
        where election_id = ${electionId} and import_id = ${importId}) as refused`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('counts are always there');
  return found;
}

export async function listProblems(
  db: Roll,
  electionId: string,
  importId: string,
  limit: number,
): Promise<readonly NewProblem[]> {
  const { rows } = await sql<NewProblem>`select line, code, found from roll.import_problem
    where election_id = ${electionId} and import_id = ${importId}
    order by line, code limit ${limit}`.execute(db);
  return rows;
}
