// The printed documents and signed sheets of an institution, for the archive with which it takes its data away.

import { PDF_VARIANT } from '../../../platform/files/accept-file.ts';
import { readFiles } from '../../../platform/files/kept-files.ts';
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  bytesOf,
} from '../../../platform/institution-archive.ts';
import { listDocuments } from './store/documents.ts';
import { listLots } from './store/lots.ts';

const ALL = { limit: 100_000, offset: 0 };

/** Scans of paper are left out: they say who somebody is. */
export async function* recordsArchive(
  { db, files }: ArchiveTools,
  { slug: institution }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const { fileId, code, content } of await listDocuments(db, { institution, ...ALL })) {
    if (fileId === null) continue;
    const bytes = await bytesOf(files, `${fileId}/${PDF_VARIANT}`);
    if (bytes === undefined) continue;
    const path = `documentos/${code.toLowerCase()}.pdf`;
    yield { path, meaning: `${content.number}: ${content.title}.`, bytes };
  }
  for (const { id, signedFileId } of await listLots(db, { institution, ...ALL })) {
    if (signedFileId === undefined) continue;
    const [sheet] = await readFiles(db, [signedFileId]);
    const largest = sheet?.renditions.at(-1);
    if (sheet === undefined || !sheet.isPublic || largest === undefined) continue;
    const bytes = await bytesOf(files, `${sheet.id}/${largest.variant}`);
    if (bytes === undefined) continue;
    const ending = largest.variant.split('.').at(-1) ?? '';
    const path = `sorteos/${id}-hoja-firmada.${ending}`;
    yield { path, meaning: 'Hoja de un sorteo con las firmas de quienes observaron.', bytes };
  }
}
