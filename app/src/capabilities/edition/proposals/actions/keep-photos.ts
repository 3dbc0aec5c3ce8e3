// Photos of a proposal: its author adds them and takes them away; the team removes one with a reason that everybody reads.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { closeFile, keepFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { mayAddPhoto, PHOTOS_MOST, type PhotoRefusal } from '../rules/photo.ts';
import { listAuthors } from '../store/authors.ts';
import { insertEvent } from '../store/events.ts';
import { insertPhoto, removePhoto } from '../store/photos.ts';
import { lockProposal } from '../store/proposals.ts';
import type { ByStaff } from './by-staff.ts';

export interface PhotoGiven {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What it shows, for whoever does not see it. */
  readonly alt: string;
}

interface ByPerson {
  readonly personId: string;
  readonly now: Date;
}

/** The picture is drawn again, so that nothing of what the camera wrote into it (place, hour, owner) stays. */
export async function addPhoto(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  proposalId: string,
  { bytes, name, alt }: PhotoGiven,
  { personId, now }: ByPerson,
): Promise<Result<void, PhotoRefusal | FileRefusal>> {
  const accepted = await acceptFile(bytes, name);
  if (!accepted.ok) return accepted;
  if (accepted.value.kind !== 'image') return err({ code: 'proposals/photo-no-image' });
  const stored = await storeFile(files, accepted.value);
  return inTransaction(db, async (tx) => {
    const proposal = await lockProposal(tx, proposalId);
    if (proposal === undefined) return err({ code: 'proposals/photo-unknown' });
    const isAuthor = (await listAuthors(tx, proposalId)).includes(personId);
    const may = mayAddPhoto(proposal.state, { isAuthor });
    if (!may.ok) return may;
    if (proposal.photos.length >= PHOTOS_MOST) {
      return err({ code: 'proposals/photos-full', most: PHOTOS_MOST });
    }
    await keepFile(tx, stored, { room: 'proposals', alt, isPublic: true });
    const place = await insertPhoto(tx, { proposalId, fileId: stored.id, now });
    if (place === undefined) return err({ code: 'proposals/photos-full', most: PHOTOS_MOST });
    const { state } = proposal;
    await insertEvent(tx, { proposalId, kind: 'photo-added', state, told: { place }, now });
    return ok(undefined);
  });
}

/** Its author needs no reason; that she did it is what everybody reads. */
export function removeOwnPhoto(
  db: Database,
  { proposalId, place, reason }: Removed,
  { personId, now }: ByPerson,
): Promise<Result<void, PhotoRefusal>> {
  return inTransaction(db, async (tx) => {
    if (!(await listAuthors(tx, proposalId)).includes(personId)) {
      return err({ code: 'proposals/photo-not-yours' });
    }
    return remove(tx, { proposalId, place, reason }, now);
  });
}

interface Removed {
  readonly proposalId: string;
  readonly place: number;
  /** Read by everybody. */
  readonly reason: string;
}

/** By the team of the institution whose edition it is. */
export function removePhotoByStaff(
  db: Database,
  removed: Removed,
  { actor, scope, now }: ByStaff,
): Promise<Result<void, PhotoRefusal>> {
  return inTransaction(db, async (tx) => {
    const proposal = await lockProposal(tx, removed.proposalId);
    if (proposal === undefined || proposal.institutionId !== scope.id) {
      return err({ code: 'proposals/photo-unknown' });
    }
    const done = await remove(tx, removed, now);
    if (!done.ok) return done;
    await audit(tx, {
      actor,
      act: 'proposals/keep-photos',
      scope,
      subject: `institution:${scope.id}`,
      told: { edition: proposal.editionSlug, proposal: proposal.number, photo: removed.place },
      reason: removed.reason,
    });
    return ok(undefined);
  });
}

async function remove(
  tx: Tx,
  { proposalId, place, reason }: Removed,
  now: Date,
): Promise<Result<void, PhotoRefusal>> {
  const proposal = await lockProposal(tx, proposalId);
  if (proposal === undefined) return err({ code: 'proposals/photo-unknown' });
  const fileId = await removePhoto(tx, { proposalId, place, reason, now });
  if (fileId === undefined) return err({ code: 'proposals/photo-unknown' });
  await closeFile(tx, fileId);
  const told = { place, reason };
  await insertEvent(tx, { proposalId, kind: 'photo-removed', state: proposal.state, told, now });
  return ok(undefined);
}
