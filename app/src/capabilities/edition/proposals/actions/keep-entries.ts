// The desk begins what it enters for assemblies and for the institution, several at once, saves each and throws one away.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { prioritiesOf } from '../../../ground/gatherings/index.ts';
import type { UnfinishedContents } from '../rules/contents.ts';
import { beginEntry } from '../rules/entry.ts';
import type { Refusal } from '../rules/refusal.ts';
import { deleteEntry, insertEntry, lockEntry, updateEntry } from '../store/entries.ts';

const DAY_MS = 86_400_000;
/** What assemblies said longer ago is history. */
const PRIORITIES_OF_DAYS = 730;

/** Of this institution and of organisations around it, in gatherings that were held in the last two years. */
export function listPriorities(db: Database, institutionId: string, now: Date) {
  const since = new Date(now.getTime() - PRIORITIES_OF_DAYS * DAY_MS);
  return prioritiesOf(db, { institutionId, since });
}

export interface EntriesBegun {
  readonly editionId: string;
  readonly institutionId: string;
  /** Of those that `listPriorities` gives; others are passed over, and so is what was begun before. */
  readonly priorityIds: readonly string[];
  readonly now: Date;
}

/** Their ids, in the order of the list. */
export async function beginOfAssemblies(
  db: Database,
  { editionId, institutionId, priorityIds, now }: EntriesBegun,
): Promise<readonly string[]> {
  const all = await listPriorities(db, institutionId, now);
  return inTransaction(db, async (tx) => {
    const begun: string[] = [];
    for (const priority of all.filter(({ id }) => priorityIds.includes(id))) {
      const contents = beginEntry(priority);
      const id = await insertEntry(tx, { editionId, priorityId: priority.id, contents, now });
      if (id !== undefined) begun.push(id);
    }
    return begun;
  });
}

/** One of the institution itself: its id. */
export function beginOwn(db: Database, editionId: string, now: Date): Promise<string> {
  return inTransaction(db, async (tx) => {
    const id = await insertEntry(tx, { editionId, priorityId: null, contents: beginEntry(), now });
    return id ?? '';
  });
}

export interface EntrySaved {
  readonly editionId: string;
  readonly id: string;
  /** Of what the form was made from. */
  readonly revision: number;
  readonly contents: UnfinishedContents;
  readonly now: Date;
}

/** Its new revision; what somebody else saved meanwhile is not written over. */
export function saveEntry(db: Database, given: EntrySaved): Promise<Result<number, Refusal>> {
  const { contents, now } = given;
  return inTransaction(db, async (tx) => {
    const entry = await lockEntry(tx, given);
    if (entry === undefined || entry.number !== null) return err({ code: 'proposals/unknown' });
    if (entry.revision !== given.revision) return err({ code: 'proposals/saved-elsewhere' });
    const revision = entry.revision + 1;
    await updateEntry(tx, { id: entry.id, contents, revision, now });
    return ok(revision);
  });
}

export function discardEntry(
  db: Database,
  of: { readonly editionId: string; readonly id: string },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) =>
    (await deleteEntry(tx, of)) ? ok(undefined) : err({ code: 'proposals/unknown' }),
  );
}
