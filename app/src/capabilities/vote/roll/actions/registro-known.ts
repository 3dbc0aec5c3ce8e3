// What the registro tells: the leaves that the roll keeps, and those on their way to the log, which outlive it.
import { listLeafPlaces, readLeavesAt } from '../../election/index.ts';
import type { JournalEntry } from '../rules/evidence.ts';
import type { RegistroEvent } from '../rules/registro.ts';
import { listLeafDays, readLeavesOf } from '../store/registro-leaves.ts';
import type { BothDatabases } from './by-staff.ts';

export interface KnownLeaf {
  readonly day: string;
  readonly part: number;
  readonly events: readonly RegistroEvent[];
}

/** Of at most 64 KB each. */
export const LEAVES_AT_ONCE = 32;

/** A leaf by what finds it: its place in the queue where the roll does not keep it. */
interface LeafKey {
  readonly day: string;
  readonly part: number;
  readonly place: string | undefined;
}

/**
 * In the order of the log: by day and part. A roll that was put back knows those of the site as well. A registro of
 * millions is never in memory at once: some leaves are read when those before them were taken.
 */
export async function* eachKnownLeaf(
  both: BothDatabases,
  electionId: string,
): AsyncGenerator<KnownLeaf> {
  for (const keys of chunksOf(await knownKeys(both, electionId))) {
    const own = keys.filter(({ place }) => place === undefined);
    const places = keys.flatMap(({ place }) => place ?? []);
    const kept = own.length === 0 ? [] : await readLeavesOf(both.roll.db, electionId, own);
    const read = [...kept, ...(await leavesAt(both, places))].map(({ leaf }) => leafOf(leaf));
    yield* read.sort(byDayAndPart);
  }
}

/** `registro.jsonl`, piece by piece: each leaf on a line with its line feed. */
export async function* registroPieces(
  both: BothDatabases,
  electionId: string,
): AsyncGenerator<string> {
  for await (const { day, part, events } of eachKnownLeaf(both, electionId))
    yield `${JSON.stringify({ day, part, events })}\n`;
}

/** The last day that has a leaf. */
export async function lastKnownDay(
  both: BothDatabases,
  electionId: string,
): Promise<string | undefined> {
  return (await knownKeys(both, electionId)).at(-1)?.day;
}

/** All of them, for whoever goes through a whole roll with them. */
export async function knownLeaves(
  both: BothDatabases,
  electionId: string,
): Promise<readonly KnownLeaf[]> {
  const leaves: KnownLeaf[] = [];
  for await (const leaf of eachKnownLeaf(both, electionId)) leaves.push(leaf);
  return leaves;
}

export async function registroEntries(
  both: BothDatabases,
  electionId: string,
): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for await (const { events } of eachKnownLeaf(both, electionId))
    for (const { c, ev } of events) entries.push({ c, ev });
  return entries;
}

async function knownKeys(both: BothDatabases, electionId: string): Promise<readonly LeafKey[]> {
  const own = await listLeafDays(both.roll.db, electionId);
  const kept = new Set(own.map(({ hash }) => hash.toString('hex')));
  const keys: LeafKey[] = own.map(({ day, part }) => ({ day, part, place: undefined }));
  const sent = await listLeafPlaces(both.db, electionId, 'registro');
  const others = sent.filter(({ leafHash }) => !kept.has(leafHash.toString('hex')));
  for (const some of chunksOf(others)) {
    const places = some.map(({ place }) => place);
    for (const { place, leaf } of await leavesAt(both, places)) {
      const { day, part } = leafOf(leaf);
      keys.push({ day, part, place });
    }
  }
  return keys.sort(byDayAndPart);
}

async function leavesAt({ db }: BothDatabases, places: readonly string[]) {
  return places.length === 0 ? [] : readLeavesAt(db, places);
}

function leafOf(leaf: Buffer): KnownLeaf {
  return JSON.parse(leaf.toString('utf8'));
}

function byDayAndPart(
  one: Pick<KnownLeaf, 'day' | 'part'>,
  other: Pick<KnownLeaf, 'day' | 'part'>,
): number {
  return one.day.localeCompare(other.day) || one.part - other.part;
}

function* chunksOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += LEAVES_AT_ONCE) yield all.slice(at, at + LEAVES_AT_ONCE);
}
