// Prints a document that was issued; asked twice, or by two workers at once, it is printed once.
import { assert } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { acceptedPdf } from '../../../../platform/files/accept-file.ts';
import { keepFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { readDocument, savePrinted } from '../store/documents.ts';

/** The printed PDF is public. Bytes come first: cut short, the next try prints the same once more. */
export async function printDocument(db: Database, files: FileStore, id: string): Promise<void> {
  const document = await readDocument(db, id);
  assert(document !== undefined, 'only what was issued is printed');
  if (document.fileId !== null) return;
  const { content, contentSha256, layout, year, number, kind } = document;
  const { typesetDocument } = await import('../printing/typeset-document.ts');
  const pdf = await typesetDocument(content, contentSha256, layout);
  const stored = await storeFile(files, acceptedPdf(pdf, `${kind}-${number}-${year}`));
  await inTransaction(db, async (tx) => {
    await keepFile(tx, stored, { room: 'records', alt: null, isPublic: true });
    // Printed by another meanwhile, this copy is named by nobody and goes with the next cleaning.
    await savePrinted(tx, id, stored.id);
  });
}
