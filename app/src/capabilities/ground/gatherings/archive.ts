// What everybody may know of the gatherings of an institution, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { publicAttendance } from './rules/attendance.ts';
import { countBySector } from './store/attendance.ts';
import { type Delegation, listDelegations } from './store/delegations.ts';
import { listOwn } from './store/gatherings.ts';
import { listMinutes } from './store/minutes.ts';
import { listPapers, type Paper } from './store/papers.ts';
import { listReports, type Report } from './store/reports.ts';
import { listPriorities } from './store/what-came-of-it.ts';

/** Figures of one or two people are withheld here as on the page; names of who came are in no file. */
export async function* gatheringsArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const gathering of await listOwn(db, [{ kind: 'institution', id }])) {
    if (gathering.state === 'draft') continue;
    const [minutes, sectors, priorities, papers, delegations, reports] = await Promise.all([
      listMinutes(db, gathering.id),
      countBySector(db, gathering.id),
      listPriorities(db, gathering.id),
      listPapers(db, gathering.id),
      listDelegations(db, gathering.id),
      listReports(db, gathering.id),
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
      ...meetingOf(papers, delegations, reports),
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

/** What an encounter has besides: its programme, its delegations without names, and its published reports. */
function meetingOf(
  papers: readonly Paper[],
  delegations: readonly Delegation[],
  reports: readonly Report[],
) {
  return {
    papers: papers
      .filter(({ state }) => state === 'accepted')
      .map(({ position, title, authors, inNameOf, summary }) => ({
        position,
        title,
        authors,
        in_name_of: inNameOf,
        summary,
      })),
    delegations: delegations.map(({ ofName, peopleCount }) => ({
      of: ofName,
      people: peopleCount,
    })),
    reports: reports
      .filter(({ publishedAt }) => publishedAt !== null)
      .map(({ version, reason, text, figures, publishedAt, documentCode, contentSha256 }) => ({
        version,
        reason,
        text,
        figures: figures === null ? null : { ...figures },
        published_at: publishedAt,
        document: documentCode,
        content_sha256: contentSha256,
      })),
  };
}
