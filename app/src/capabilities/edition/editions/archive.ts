// The editions of an institution with their bases, commitments and decisions, for the archive with which it takes its data away.
import { PDF_VARIANT } from '../../../platform/files/accept-file.ts';
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  bytesOf,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { listLinkedGatherings, listSeats } from './store/committee.ts';
import { readDraft } from './store/drafts.ts';
import { type Edition, listOwnEditions } from './store/editions.ts';
import { listSlate } from './store/passages.ts';
import { readVersionText } from './store/versions.ts';

/** Drafts too: they are the institution's own work. */
export async function* editionsArchive(
  { db, files }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const edition of await listOwnEditions(db, id)) {
    const folder = `ediciones/${edition.slug}`;
    const [draft, seats, gatherings, slate] = await Promise.all([
      readDraft(db, edition.id),
      listSeats(db, edition.id),
      listLinkedGatherings(db, edition.id),
      listSlate(db, edition.id),
    ]);
    yield jsonFile(
      `${folder}/edicion.json`,
      `«${edition.name}»: qué se decidió de ella y cuándo.`,
      {
        ...factsOf(edition),
        draft: draft?.rules ?? null,
        committee: seats,
        gatherings: gatherings.map(({ slug, purpose, minutes }) => ({
          slug,
          purpose,
          minutes_signed_at: minutes?.signedAt ?? null,
        })),
        slate: slate.map(({ contestId: contest_id, ...project }) => ({
          contest: edition.contests.find((one) => one.id === contest_id)?.code ?? null,
          ...project,
        })),
      },
    );
    for (const { version } of edition.versions) {
      const rules = await readVersionText(db, edition.id, version);
      const meaning = `Bases de «${edition.name}», versión ${version}.`;
      yield jsonFile(`${folder}/bases-${version}.json`, meaning, rules);
    }
    yield* documentsOf(edition, folder, files);
  }
}

function factsOf(edition: Edition) {
  const { slug, name, createdAt, archivedAt, versions, commitments, publications } = edition;
  const { interruptions, passages, incidents, opinions, contests } = edition;
  return {
    ...{ slug, name, created_at: createdAt, archived_at: archivedAt },
    ...{ versions, commitments, publications, interruptions, passages, incidents, opinions },
    contests,
  };
}

/** What the body and others decided, as it was handed in. */
async function* documentsOf(
  edition: Edition,
  folder: string,
  files: ArchiveTools['files'],
): AsyncIterable<ArchivedFile> {
  const named = [
    ...edition.commitments.map(({ fileId, resolution }) => ({
      fileId,
      meaning: `Acuerdo ${resolution} sobre «${edition.name}».`,
    })),
    ...[...edition.interruptions, ...edition.opinions].map(({ fileId }) => ({
      fileId,
      meaning: `Documento sobre «${edition.name}».`,
    })),
  ];
  let count = 0;
  for (const { fileId, meaning } of named) {
    if (fileId === null) continue;
    const bytes = await bytesOf(files, `${fileId}/${PDF_VARIANT}`);
    if (bytes === undefined) continue;
    count += 1;
    yield { path: `${folder}/documento-${count}.pdf`, meaning, bytes };
  }
}
