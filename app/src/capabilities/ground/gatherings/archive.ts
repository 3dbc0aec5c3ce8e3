// What everybody may know of the gatherings of an institution, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { publicAttendance } from './rules/attendance.ts';
import { countBySector } from './store/attendance.ts';
import { listOwn } from './store/gatherings.ts';
import { listMinutes } from './store/minutes.ts';
import { listPriorities } from './store/what-came-of-it.ts';

/** Figures of one or two people are withheld here as on the page; names of who came are in no file. */
export async function* gatheringsArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const gathering of await listOwn(db, [{ kind: 'institution', id }])) {
    if (gathering.state === 'draft') continue;
    const [minutes, sectors, priorities] = await Promise.all([
      listMinutes(db, gathering.id),
      countBySector(db, gathering.id),
      listPriorities(db, gathering.id),
    ]);
    yield jsonFile(`reuniones/${gathering.slug}.json`, `Reunión «${gathering.title}».`, {
      title: gathering.title,
      kind: gathering.kind,
      level: gathering.level,
      purpose: gathering.purpose,
      effect: gathering.effect,
      agenda: gathering.agenda,
      place: gathering.place,
      starts_at: gathering.startsAt,
      ends_at: gathering.endsAt,
      state: gathering.state,
      state_reason: gathering.stateReason ?? null,
      number: gathering.number ?? null,
      attendance: publicAttendance(sectors),
      priorities: priorities.map(({ text, theme, territoryName, way, marksCount }) => ({
        text,
        theme,
        territory: territoryName ?? null,
        way,
        marks: marksCount,
      })),
      minutes: minutes
        .filter(({ approvedAt }) => approvedAt !== null)
        .map(({ version, reason, text, agreements, approvedAt, documentCode, contentSha256 }) => ({
          version,
          reason,
          text,
          agreements,
          approved_at: approvedAt,
          document: documentCode,
          content_sha256: contentSha256,
        })),
    });
  }
}
