// The norms of an institution with all their versions and texts, for the archive with which it takes its data away.
import { PDF_VARIANT } from '../../../platform/files/accept-file.ts';
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  bytesOf,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { listKept, type Norm } from './store/norms.ts';
import { listRelated, listWithdrawnRelations, type RelatedNorm } from './store/relations.ts';
import { listVersions, type Version } from './store/versions.ts';

/** What was withdrawn or annulled too: nothing that an institution wrote here was erased. */
export async function* normsArchive(
  { db, files }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const norm of await listKept(db, { institutionId: id })) {
    const [versions, related, withdrawn] = await Promise.all([
      listVersions(db, norm.id),
      listRelated(db, norm.id),
      listWithdrawnRelations(db, norm.id),
    ]);
    yield jsonFile(
      `normas/${norm.code}.json`,
      `«${norm.title}» con sus versiones, su vigencia y sus artículos.`,
      {
        ...factsOf(norm),
        relations: related.map(relationOf),
        withdrawn_relations: withdrawn.map((one) => ({
          ...relationOf(one),
          withdrawn_at: one.withdrawnAt,
          reason: one.reason,
        })),
        versions: versions.map(versionOf),
      },
    );
    for (const { fileId, number } of versions) {
      if (fileId === undefined) continue;
      const bytes = await bytesOf(files, `${fileId}/${PDF_VARIANT}`);
      if (bytes === undefined) continue;
      const path = `normas/${norm.code}-version-${number}.pdf`;
      yield { path, meaning: `Texto de «${norm.title}», versión ${number}.`, bytes };
    }
  }
}

function relationOf({ relation, isActive, code }: RelatedNorm) {
  return { relation, is_active: isActive, norm: code };
}

function factsOf(norm: Norm) {
  const { code, kind, number, annulledAt, annulledReason } = norm;
  return {
    ...{ code, kind, number: number ?? null },
    dated_on: norm.datedOn ?? null,
    published_on: norm.publishedOn ?? null,
    replaced_by: norm.successors.map((successor) => successor.code),
    annulled_at: annulledAt ?? null,
    annulled_reason: annulledReason ?? null,
  };
}

function versionOf(version: Version) {
  const { number, title, summary, from, until, source, changedBy, articles } = version;
  return {
    ...{ number, title, summary, articles },
    in_force_from: from ?? null,
    in_force_until: until ?? null,
    changed_by: changedBy?.code ?? null,
    source,
    lawyer_checked_on: version.lawyerCheckedOn ?? null,
    written_at: version.writtenAt,
    withdrawn_at: version.withdrawnAt ?? null,
    withdrawn_reason: version.withdrawnReason ?? null,
  };
}
