// Puts the sheet that the observers signed, scanned or photographed, beside its lot: once, and in public.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { keepFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockLot, saveSignedSheet } from '../store/lots.ts';
import type { ByStaff } from './by-staff.ts';

export interface SheetGiven {
  readonly lotId: string;
  readonly bytes: Uint8Array;
  readonly name: string;
  /** What a photograph shows; a PDF needs none. */
  readonly alt: string;
}

export async function attachSignedSheet(
  db: Database,
  files: FileStore,
  { actor, scope, now: _ }: ByStaff,
  given: SheetGiven,
): Promise<Result<void, Refusal | FileRefusal>> {
  const accepted = await acceptFile(given.bytes, given.name);
  if (!accepted.ok) return accepted;
  const stored = await storeFile(files, accepted.value);
  return inTransaction(db, async (tx) => {
    const lot = await lockLot(tx, given.lotId, scope.id);
    if (lot === undefined) return err({ code: 'records/not-here' });
    if (lot.drawn === undefined) return err({ code: 'records/lot-not-drawn' });
    if (lot.signedFileId !== undefined) return err({ code: 'records/sheet-there' });
    const alt = stored.kind === 'image' ? given.alt : null;
    await keepFile(tx, stored, { room: 'records', alt, isPublic: true });
    await saveSignedSheet(tx, lot.id, stored.id);
    await audit(tx, {
      actor,
      scope,
      act: 'records/attach-signed-sheet',
      subject: `lot:${lot.id}`,
      told: { signed_sheet: stored.renditions.map(({ sha256 }) => sha256) },
    });
    return ok(undefined);
  });
}
