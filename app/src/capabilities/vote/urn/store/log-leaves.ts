// The leaves of a log in the database: read from anywhere, appended by whoever holds the log of their election.
import { type Amend, type LeafType, parseLeaf } from '@minga/ballot';
import { sql } from 'kysely';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';
import type { NewLeaf } from '../rules/batches.ts';
import { type LogView, type ReadLeaf, uncountedTypes, viewOfActs } from '../rules/log-view.ts';

type Bytes = Uint8Array;

/** One at a time takes a log forward, until the end of its transaction. */
export async function holdLog(tx: UrnTx, electionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`urn log ${electionId}`}, 0))`.execute(
    tx,
  );
}

export async function sizeOfLog(db: UrnDatabase | UrnTx, electionId: string): Promise<number> {
  const row = await db
    .selectFrom('urn.leaf')
    .select(({ fn }) => fn.max('index').as('last'))
    .where('election_id', '=', electionId)
    .executeTakeFirst();
  return row?.last === null || row?.last === undefined ? 0 : row.last + 1;
}

export async function indexOfLeaf(
  db: UrnDatabase | UrnTx,
  electionId: string,
  hash: Bytes,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('urn.leaf')
    .select('index')
    .where('election_id', '=', electionId)
    .where('hash', '=', Buffer.from(hash))
    .where('type', '!=', 'batch')
    .executeTakeFirst();
  return row?.index;
}

/** The bytes of leaf 0. */
export async function manifestLeaf(
  db: UrnDatabase,
  electionId: string,
): Promise<Bytes | undefined> {
  const row = await db
    .selectFrom('urn.leaf')
    .select('leaf')
    .where('election_id', '=', electionId)
    .where('index', '=', 0)
    .executeTakeFirst();
  return row?.leaf;
}

/** The place of the first leaf of a type. */
export async function firstOfType(
  db: UrnDatabase | UrnTx,
  electionId: string,
  type: LeafType,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('urn.leaf')
    .select('index')
    .where('election_id', '=', electionId)
    .where('type', '=', type)
    .orderBy('index')
    .limit(1)
    .executeTakeFirst();
  return row?.index;
}

/** Every leaf that moves the phase or says who may sign, the manifest first. */
export async function actsOfLog(
  db: UrnDatabase | UrnTx,
  electionId: string,
): Promise<readonly ReadLeaf[]> {
  const rows = await db
    .selectFrom('urn.leaf')
    .select('leaf')
    .where('election_id', '=', electionId)
    .where('type', 'not in', uncountedTypes)
    .orderBy('index')
    .execute();
  return rows.map(({ leaf }) => {
    const read = parseLeaf(leaf);
    if (!read.ok) throw new Error(`a leaf of ${electionId} is none: ${read.error}`);
    return { leaf: read.value, bytes: leaf };
  });
}

/** Acts that change officers or what the manifest said, with their places, in the order of the log. */
export async function changingActs(
  db: UrnDatabase,
  electionId: string,
): Promise<readonly { readonly index: number; readonly leaf: Bytes }[]> {
  return db
    .selectFrom('urn.leaf')
    .select(['index', 'leaf'])
    .where('election_id', '=', electionId)
    .where('type', 'in', ['amend', 'officer'])
    .orderBy('index')
    .execute();
}

/** What was amended since the manifest, in the order of the log. */
export async function amendmentsOfLog(
  db: UrnDatabase,
  electionId: string,
): Promise<readonly Amend[]> {
  const acts = await actsOfLog(db, electionId);
  return acts.flatMap(({ leaf }) => (leaf.type === 'amend' ? [leaf] : []));
}

/** What the log makes of the election; undefined before its manifest. */
export async function viewOfLog(
  db: UrnDatabase | UrnTx,
  electionId: string,
): Promise<LogView | undefined> {
  const size = await sizeOfLog(db, electionId);
  const view = viewOfActs(await actsOfLog(db, electionId), size);
  if (view === undefined) return undefined;
  if (!view.ok) throw new Error(`the log of ${electionId} contradicts itself: ${view.error}`);
  return view.value;
}

/** In their order, the first at `from`; the caller holds the log. */
export async function insertLeaves(
  tx: UrnTx,
  electionId: string,
  from: number,
  leaves: readonly NewLeaf[],
): Promise<void> {
  if (leaves.length === 0) return;
  await sql`insert into urn.leaf (election_id, index, type, hash, leaf)
    select ${electionId}, ${from} + place::int - 1, type, hash, leaf
    from unnest(${leaves.map(({ type }) => type)}::text[],
      ${leaves.map(({ hash }) => Buffer.from(hash))}::bytea[],
      ${leaves.map(({ leaf }) => Buffer.from(leaf))}::bytea[])
      with ordinality as given (type, hash, leaf, place)`.execute(tx);
}

/** How many ballots of each contest stand in the log. */
export async function ballotsInLog(
  db: UrnDatabase | UrnTx,
  electionId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('urn.ballot')
    .select(['contest', ({ fn }) => fn.countAll<string>().as('n')])
    .where('election_id', '=', electionId)
    .where('leaf', 'is', null)
    .groupBy('contest')
    .execute();
  return new Map(rows.map(({ contest, n }) => [contest, Number(n)]));
}

/** The next ballots of the log after a place, those that came late too. */
export async function votesAfter(
  db: UrnDatabase,
  electionId: string,
  after: number,
  most: number,
): Promise<readonly { readonly index: number; readonly leaf: Bytes }[]> {
  return db
    .selectFrom('urn.leaf')
    .select(['index', 'leaf'])
    .where('election_id', '=', electionId)
    .where('type', 'in', ['vote', 'late'])
    .where('index', '>', after)
    .orderBy('index')
    .limit(most)
    .execute();
}
