// The public record of each sealed vote of an institution, for the archive with which it takes its data away.
import type {
  ArchivedFile,
  ArchivedInstitution,
  ArchiveTools,
} from '../../../platform/institution-archive.ts';
import { findBundle, readPiece } from './store/sealed/bundles.ts';
import { listSealedOf } from './store/sealed/elections.ts';

/** The bundle as anybody downloads it, once the vote closed. */
export async function* sealedArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const election of await listSealedOf(db, id)) {
    const bundle = await findBundle(db, election.id);
    if (bundle === undefined) continue;
    const pieces: Uint8Array[] = [];
    for (let place = 0; ; place += 1) {
      const piece = await readPiece(db, election.id, { sha256: bundle.sha256, place });
      if (piece === undefined) break;
      pieces.push(piece);
    }
    yield {
      path: `votaciones/${election.id}.tar.gz`,
      meaning: `El registro público de «${election.title}», con que cualquiera la verifica.`,
      bytes: new Uint8Array(Buffer.concat(pieces)),
    };
  }
}
