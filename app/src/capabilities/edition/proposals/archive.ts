// What everybody may know of the proposals of an institution, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { listArchived } from './store/archived.ts';
import { listPaperEditions } from './store/paper-editions.ts';

/** One file an edition: every version of every proposal, with its whole history. */
export async function* proposalsArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const { editionSlug, name } of await listPaperEditions(db, id)) {
    const proposals = await listArchived(db, id, editionSlug);
    if (proposals.length === 0) continue;
    yield jsonFile(
      `propuestas/${editionSlug}.json`,
      `Propuestas de «${name}»: cada versión y toda su historia.`,
      proposals,
    );
  }
}
