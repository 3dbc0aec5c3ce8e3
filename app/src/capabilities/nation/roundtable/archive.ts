// What everybody may know of the calls that a national body keeps, for the archive with which it takes its data away.
import { systemClock } from '../../../platform/clock.ts';
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { listApplications } from './store/applications.ts';
import { listOwn } from './store/calls.ts';

/** Each call that was published, and once it is resolved the results with their reasons; never who sent anything. */
export async function* roundtableArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const { id: callId, institutionId: _, ...call } of await listOwn(
    db,
    id,
    systemClock.now(),
  )) {
    if (call.number === undefined) continue;
    const applications = call.resolvedAt === undefined ? [] : await listApplications(db, callId);
    const results = applications.flatMap(({ organizationSlug, nameThen, outcome, reason }) =>
      outcome === undefined ? [] : [{ organization: organizationSlug, nameThen, outcome, reason }],
    );
    yield jsonFile(
      `mesa-de-trabajo/convocatoria-${call.number}.json`,
      `Convocatoria ${call.number} a la Mesa de Trabajo, «${call.title}», con sus resultados.`,
      { ...call, results },
    );
  }
}
