// What everybody may know of the sanctions of an institution, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { listSanctionedEditions } from './store/public-sanctions.ts';
import { readSubmissions, type Submission } from './store/submissions.ts';

/** Each list as it was submitted, with every closed sitting, its votes and their corrections, and what was asked. */
export async function* sanctionArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const edition of await listSanctionedEditions(db, id)) {
    for (const submission of await readSubmissions(db, edition.id)) {
      yield jsonFile(
        `sanciones/${edition.slug}-${submission.number}.json`,
        `Lista priorizada ${submission.number} de «${edition.name}» y lo que decidió el cuerpo elegido.`,
        publicOf(submission),
      );
    }
  }
}

/** What waits for its signature, and who asked by her account, stay inside. */
function publicOf({ id: _, bodyId: __, sittings, questions, ...submission }: Submission) {
  const closed = sittings.filter(({ state }) => state === 'closed');
  const isDecided = closed.length > 0 || submission.lapse !== null;
  return {
    ...submission,
    sittings: closed,
    questions: isDecided ? questions.map(({ askedBy: _asker, ...one }) => one) : [],
  };
}
