// What everybody may know of the consultations of an institution, for the archive with which it takes its data away.
import { systemClock } from '../../../platform/clock.ts';
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { listOwn } from './store/consultations.ts';
import { consultationRecord } from './web/observation-files.ts';

/** Text, observations that everybody reads, and answers that were published; never an account. */
export async function* consultationsArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const consultation of await listOwn(db, [id], systemClock.now())) {
    if (consultation.state === 'draft') continue;
    const { slug, title } = consultation;
    const record = await consultationRecord(db, consultation);
    yield jsonFile(`consultas/${slug}.json`, `Consulta «${title}», con lo que se respondió.`, {
      ...record,
      observations: record.observations.map(({ held_by: _, ...said }) => said),
    });
  }
}
