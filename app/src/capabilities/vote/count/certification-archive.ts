// What was certified in an institution, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { listCertifiedEditions, readCertified } from './store/certifications.ts';

/** Of each edition, the last certified result of every contest, with the order of all its projects. */
export async function* certificationArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const { editionId, slug, name } of await listCertifiedEditions(db, id)) {
    const certified = (await readCertified(db, editionId)).map((one) => ({
      contest: one.contestId,
      round: one.round,
      result: one.resultId,
      sha256: one.sha256,
      document: one.documentCode,
      certified_at: one.certifiedAt,
      found_wrong: one.isSuperseded,
      amount_clp: one.amountClp,
      lines: one.lines,
    }));
    yield jsonFile(`certificaciones/${slug}.json`, `Resultados certificados de «${name}».`, {
      certified,
    });
  }
}
