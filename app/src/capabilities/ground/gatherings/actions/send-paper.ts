// Papers: a call is opened, somebody sends one in her own name or another's, and takes it back if she wishes.
import { err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { keepFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { removeDocument } from '../../../../platform/search.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { isEncounter } from '../rules/gathering.ts';
import { isCallOpen, MOST_PAPERS, mayChange } from '../rules/papers.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdPublished } from '../store/gatherings.ts';
import {
  holdPaper,
  insertPaper,
  listPapers,
  type PaperCall,
  type PaperWritten,
  readCall,
  saveCall,
  withdrawPaper,
} from '../store/papers.ts';
import { SEARCH_ROOM } from '../store/search-documents.ts';
import { type Acting, log, onGathering, scopesOf } from './acting.ts';

/** Open until its closing day, which may be changed: it is not after the day on which the gathering begins. */
export function callForPapers(
  db: Database,
  by: Acting,
  id: string,
  call: PaperCall,
): Promise<Result<void, Refusal>> {
  return onGathering(db, by, id, 'amend', async (tx, gathering) => {
    const { kind, timeZone, startsAt, slug } = gathering;
    if (!isEncounter(kind)) return err({ code: 'gatherings/not-an-encounter' });
    if (call.closesOn > dayIn(timeZone, startsAt)) {
      return err({ code: 'gatherings/papers-close-late' });
    }
    await saveCall(tx, gathering.id, call, by.now);
    await log(tx, by, slug, { step: 'papers-called', closes_on: call.closesOn });
    return ok(undefined);
  });
}

export interface PaperGiven extends PaperWritten {
  /** For whom she speaks; undefined for herself. */
  readonly inNameOf: Scope | undefined;
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** A PDF, which only whoever called reads before it is accepted. */
export async function sendPaper(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  actor: Pick<Actor, 'personId' | 'grants'>,
  slug: string,
  { bytes, name, inNameOf, ...written }: PaperGiven,
  now: Date,
): Promise<Result<void, Refusal | FileRefusal>> {
  if (inNameOf !== undefined && !scopesOf(actor).some(({ id }) => id === inNameOf.id)) {
    return err({ code: 'gatherings/not-in-her-name' });
  }
  const accepted = await acceptFile(bytes, name, ['pdf']);
  if (!accepted.ok) return accepted;
  const stored = await storeFile(files, accepted.value);
  return inTransaction(db, async (tx) => {
    const gathering = await holdPublished(tx, slug);
    if (gathering === undefined) return err({ code: 'gatherings/unknown' });
    const call = await readCall(tx, gathering.id);
    if (!isCallOpen(call, gathering.state, dayIn(gathering.timeZone, now))) {
      return err({ code: 'gatherings/papers-closed' });
    }
    const sent = await listPapers(tx, gathering.id);
    const own = sent.filter(({ personId }) => personId === actor.personId);
    if (own.length >= MOST_PAPERS) return err({ code: 'gatherings/papers-many' });
    await keepFile(tx, stored, { room: 'gatherings', alt: null, isPublic: false });
    const { personId } = actor;
    const paper = { ...written, inNameOf, personId, fileId: stored.id, now };
    await insertPaper(tx, { ...paper, gatheringId: gathering.id });
    return ok(undefined);
  });
}

/** Whoever sent it; its file goes with it, and the programme closes up. */
export function takePaperBack(
  db: Database,
  personId: string,
  slug: string,
  paperId: string,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const gathering = await holdPublished(tx, slug);
    const paper = gathering && (await holdPaper(tx, gathering.id, paperId));
    if (gathering === undefined || paper === undefined || paper.personId !== personId) {
      return err({ code: 'gatherings/unknown' });
    }
    const may = mayChange(paper.state, gathering.state);
    if (!may.ok) return may;
    await withdrawPaper(tx, paper.id);
    await removeDocument(tx, SEARCH_ROOM, paper.id);
    return ok(undefined);
  });
}
