// Keeps what came of a gathering: who of a body was there, priorities, delegates, documents.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { keepFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type DelegateWritten, insertDelegate } from '../store/delegates.ts';
import { type Gathering, holdWithin } from '../store/gatherings.ts';
import { listSittingMembers, type PresenceGiven, savePresence } from '../store/sittings.ts';
import {
  insertDocument,
  insertPriority,
  type PriorityWritten,
  removeFrom,
} from '../store/what-came-of-it.ts';
import { type Acting, log, onGathering } from './acting.ts';
import { isThere } from './enter-arrival.ts';

/** All members with a mandate on that day at once; whoever is not named was not there. */
export function keepPresence(
  db: Database,
  by: Acting,
  id: string,
  given: readonly PresenceGiven[],
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'note', async (tx, gathering) => {
    const members = await listSittingMembers(tx, gathering.id);
    const known = new Set(members.map(({ memberId }) => memberId));
    if (given.some(({ memberId }) => !known.has(memberId))) {
      return err({ code: 'gatherings/not-in-office' });
    }
    await savePresence(tx, gathering.id, given);
    const present = given.filter(({ isPresent }) => isPresent).length;
    await log(tx, by, gathering.slug, { step: 'presence', present });
    return ok(undefined);
  });
}

export function addPriority(
  db: Database,
  by: Acting,
  id: string,
  written: PriorityWritten,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'note', async (tx, gathering) => {
    if (!(await isThere(tx, gathering, written.territoryId))) {
      return err({ code: 'gatherings/place-not-there' });
    }
    await insertPriority(tx, gathering.id, written, by.now);
    await log(tx, by, gathering.slug, { step: 'priority-added', theme: written.theme });
    return ok(undefined);
  });
}

/** Whoever was elected accepted it; her name is public only if she said so. */
export function addDelegate(
  db: Database,
  by: Acting,
  id: string,
  written: DelegateWritten,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'note', async (tx, gathering) => {
    if (!(await isThere(tx, gathering, written.territoryId))) {
      return err({ code: 'gatherings/place-not-there' });
    }
    await insertDelegate(tx, gathering.id, written, by.now);
    await log(tx, by, gathering.slug, { step: 'delegate-added' });
    return ok(undefined);
  });
}

/** A delegate may take her consent back whenever she wants; priorities stay once the minutes are approved. */
export function removeResult(
  db: Database,
  by: Acting,
  id: string,
  what: 'priority' | 'delegate',
  itemId: string,
): Promise<Result<void, Refusal>> {
  if (what === 'delegate') return removeAnyTime(db, by, id, what, itemId);
  return onGathering(db, by, id, 'note', (tx, gathering) =>
    remove(tx, by, gathering, what, itemId),
  );
}

export function removeDocument(
  db: Database,
  by: Acting,
  id: string,
  documentId: string,
): Promise<Result<void, Refusal>> {
  return removeAnyTime(db, by, id, 'document', documentId);
}

function removeAnyTime(
  db: Database,
  by: Acting,
  id: string,
  what: 'delegate' | 'document',
  itemId: string,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const gathering = await holdWithin(tx, by.scope, id);
    if (gathering === undefined) return err({ code: 'gatherings/unknown' });
    return remove(tx, by, gathering, what, itemId);
  });
}

async function remove(
  tx: Tx,
  by: Acting,
  gathering: Gathering,
  what: 'priority' | 'delegate' | 'document',
  itemId: string,
): Promise<Result<void, Refusal>> {
  if (!(await removeFrom(tx, what, gathering.id, itemId)))
    return err({ code: 'gatherings/unknown' });
  await log(tx, by, gathering.slug, { step: `${what}-removed` });
  return ok(undefined);
}

export interface DocumentGiven {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What it is; what an image shows too. */
  readonly title: string;
}

export async function addDocument(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  by: Acting,
  id: string,
  given: DocumentGiven,
): Promise<Result<void, Refusal | FileRefusal>> {
  const accepted = await acceptFile(given.bytes, given.name);
  if (!accepted.ok) return accepted;
  const stored = await storeFile(files, accepted.value);
  return inTransaction(db, async (tx) => {
    const gathering = await holdWithin(tx, by.scope, id);
    if (gathering === undefined) return err({ code: 'gatherings/unknown' });
    const alt = stored.kind === 'image' ? given.title : null;
    await keepFile(tx, stored, { room: 'gatherings', alt, isPublic: true });
    const document = { fileId: stored.id, title: given.title };
    await insertDocument(tx, gathering.id, document, by.now);
    await log(tx, by, gathering.slug, { step: 'document-added' });
    return ok(undefined);
  });
}
