// A file on which something said for a member rests: it opens to whoever may read what was said.
import type { Tx } from '../../../../platform/database/database.ts';
import {
  type FilesOfRoom,
  keepFile,
  type StoredFile,
} from '../../../../platform/files/kept-files.ts';
import { type EvidenceInFile, findEvidenceOfFile } from '../store/evidence.ts';
import { findSeat } from '../store/seats.ts';

export interface DocumentGiven {
  /** What it is. */
  readonly title: string;
  readonly file: StoredFile;
}

/** Not by its address alone: what waits for the principal is seen by the two who speak. */
export async function keep(tx: Tx, { title, file }: DocumentGiven): Promise<EvidenceInFile> {
  await keepFile(tx, file, { room: 'roundtable', alt: null, isPublic: false });
  return { title, fileId: file.id };
}

export const mayOpenDocument: FilesOfRoom['mayOpen'] = async (db, file, actor) => {
  const found = await findEvidenceOfFile(db, file.id);
  if (found === undefined || found.isPublished) return found !== undefined;
  const seat = actor === undefined ? undefined : await findSeat(db, actor.personId);
  return seat !== undefined && seat.memberId === found.memberId;
};
