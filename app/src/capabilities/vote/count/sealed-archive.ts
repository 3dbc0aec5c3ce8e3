// The public record of each sealed vote of an institution, for the archive with which it takes its data away.
import { buffer } from 'node:stream/consumers';
import type {
  ArchivedFile,
  ArchivedInstitution,
  ArchiveTools,
} from '../../../platform/institution-archive.ts';
import { bundleBytes, findBundle } from './store/sealed/bundles.ts';
import { listSealedOf } from './store/sealed/elections.ts';

/** The bundle as anybody downloads it, once the vote closed. */
export async function* sealedArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const election of await listSealedOf(db, id)) {
    const bundle = await findBundle(db, election.id);
    if (bundle === undefined) continue;
    yield {
      path: `votaciones/${election.id}.tar.gz`,
      meaning: `El registro público de «${election.title}», con que cualquiera la verifica.`,
      bytes: new Uint8Array(await buffer(bundleBytes(db, election.id, bundle))),
    };
  }
}
