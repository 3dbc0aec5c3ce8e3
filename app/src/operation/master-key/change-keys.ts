// Brings a database from one master key to another: first what is sealed, while others work; then, alone, what finds.
import type pg from 'pg';
import { type Keys, keysFrom } from '../../platform/keys.ts';
import { refuse } from '../refused.ts';
import {
  type FoundRow,
  fingerprintsMadeAgain,
  INSTALLATION_USE,
  lostWithTheKey,
  type MadeAgain,
  type SealedColumn,
  sealedColumns,
} from './kept-values.ts';

const BATCH_ROWS = 500;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export interface KeyChange {
  readonly old: Keys;
  readonly fresh: Keys;
}

/** `old` and `fresh` are 32 bytes each. */
export function keyChange(old: Uint8Array, fresh: Uint8Array): KeyChange {
  return { old: keysFrom(old), fresh: keysFrom(fresh) };
}

/** Under which of the two keys the database is; undefined if under neither. */
export async function keyInForce(
  client: pg.Client,
  { old, fresh }: KeyChange,
): Promise<keyof KeyChange | undefined> {
  const { rows } = await client.query('select key_fingerprint as kept from people.installation');
  const isOf = (keys: Keys) => keys.fingerprint(...INSTALLATION_USE).equals(rows[0]?.kept ?? '');
  if (rows.length === 0) return undefined;
  return isOf(old) ? 'old' : isOf(fresh) ? 'fresh' : undefined;
}

/**
 * Seals anew whatever the fresh key does not open, some hundred rows at a time, each time in a transaction of its own.
 * Cut short at any moment it goes on where values are still under the old one. Returns how many it sealed. Refuses, at
 * its end, if there is a value that neither key opens.
 */
export async function sealAnew(
  client: pg.Client,
  change: KeyChange,
  sealed: (valuesCount: number) => void = () => {},
): Promise<number> {
  const strange: string[] = [];
  let count = 0;
  for (const column of sealedColumns) {
    let after: string | undefined = FIRST_ID;
    while (after !== undefined) {
      await client.query('begin');
      const done = await sealBatch(client, column, change, after);
      await client.query('commit');
      strange.push(...done.strange);
      count += done.count;
      sealed(done.count);
      after = done.last;
    }
  }
  if (strange.length > 0) refuse({ code: 'sealed-otherwise', places: strange });
  return count;
}

interface SealedBatch {
  readonly count: number;
  /** Names of values that neither key opens. */
  readonly strange: readonly string[];
  /** The last row that was looked at; undefined after the last of all. */
  readonly last: string | undefined;
}

async function sealBatch(
  client: pg.Client,
  { table, id, column, use, place, keptBy }: SealedColumn,
  { old, fresh }: KeyChange,
  after: string,
): Promise<SealedBatch> {
  const { rows } = await client.query<{ id: string; value: Buffer }>(
    `select ${id} as id, ${column} as value from ${table}
     where ${column} is not null and ${id} > $1 order by ${id} limit $2 for no key update`,
    [after, BATCH_ROWS],
  );
  const [ids, values, strange]: [string[], Buffer[], string[]] = [[], [], []];
  for (const { id: row, value } of rows) {
    if (textOf(fresh, use, place(row), value) !== undefined) continue;
    const text = textOf(old, use, place(row), value);
    if (text === undefined) {
      strange.push(`${table}.${column} ${row}`);
      continue;
    }
    ids.push(row);
    values.push(fresh.seal(use, place(row), text));
  }
  if (ids.length > 0) {
    if (keptBy !== undefined) await client.query(`alter table ${table} disable trigger ${keptBy}`);
    await client.query(
      `update ${table} set ${column} = anew.value
       from unnest($1::uuid[], $2::bytea[]) as anew (id, value) where ${table}.${id} = anew.id`,
      [ids, values],
    );
    if (keptBy !== undefined) await client.query(`alter table ${table} enable trigger ${keptBy}`);
  }
  return { count: ids.length, strange, last: rows.at(-1)?.id };
}

function textOf(keys: Keys, use: string, place: string, value: Buffer): string | undefined {
  try {
    return keys.open(use, place, value);
  } catch {
    return undefined;
  }
}

export interface Lost {
  readonly of: string;
  readonly count: number;
}

/**
 * The last step, in one transaction while nobody else works with the database: what finds people is made again with
 * the fresh key, what cannot be is taken away, and the database says which key is its own. Returns what was taken away.
 */
export async function changeOver(
  client: pg.Client,
  { fresh }: KeyChange,
): Promise<readonly Lost[]> {
  const lost: Lost[] = [];
  await client.query('begin');
  for (const one of fingerprintsMadeAgain) await makeAgain(client, one, fresh);
  for (const { of, statement } of lostWithTheKey) {
    lost.push({ of, count: (await client.query(statement)).rowCount ?? 0 });
  }
  await client.query('update people.installation set key_fingerprint = $1', [
    fresh.fingerprint(...INSTALLATION_USE),
  ]);
  await client.query('commit');
  return lost;
}

async function makeAgain(
  client: pg.Client,
  { table, query, columns, make }: MadeAgain,
  fresh: Keys,
): Promise<void> {
  const assigned = columns.map((column, place) => `${column} = anew.f${place}`).join(', ');
  const names = columns.map((_, place) => `f${place}`).join(', ');
  const arrays = columns.map((_, place) => `$${place + 2}::bytea[]`).join(', ');
  const update = `update ${table} set ${assigned}
    from unnest($1::uuid[], ${arrays}) as anew (id, ${names}) where ${table}.id = anew.id`;
  let after: string | undefined = FIRST_ID;
  while (after !== undefined) {
    const { rows }: { rows: FoundRow[] } = await client.query(query, [after, BATCH_ROWS]);
    const made = rows.map((row) => make(fresh, row));
    const perColumn = columns.map((_, place) => made.map((one) => one[place]));
    await client.query(update, [rows.map(({ id }) => id), ...perColumn]);
    after = rows.at(-1)?.id;
  }
}
