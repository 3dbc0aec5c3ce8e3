// The petition of the comuna of an institution, for the archive with which it takes its data away: figures and no names.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { readPetition } from './store/petitions.ts';

export async function* organizationsArchive(
  { db }: ArchiveTools,
  { cut }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  const petition = cut === null ? undefined : await readPetition(db, cut);
  if (petition === undefined) return;
  const { goal, signatures, openedAt, reachedAt, answer, answeredAt } = petition;
  yield jsonFile(
    'organizaciones/peticion.json',
    'La petición de la comuna: meta, cuántas firmas tiene y qué se le respondió, sin nombres.',
    {
      ...{ goal, signatures, answer },
      opened_at: openedAt,
      reached_at: reachedAt,
      answered_at: answeredAt,
    },
  );
}
