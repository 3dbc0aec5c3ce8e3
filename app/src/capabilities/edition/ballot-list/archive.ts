// What everybody may know of the ballot lists of an institution, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { listOfInstitution } from './store/lists.ts';
import { rowsOf } from './web/rows.ts';

/** Each list as it was frozen, byte by byte, and what became of it; thawed ones too. */
export async function* ballotListArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const list of await listOfInstitution(db, id)) {
    const { content, editionSlug, text, sha256, lot } = list;
    const { contest, edition, round } = content;
    const name = `nominas/${editionSlug}-${contest.code}-${round}-${sha256.slice(0, 8)}`;
    const of = `«${contest.name}» de «${edition.name}»`;
    const bytes = new TextEncoder().encode(text);
    yield { path: `${name}.json`, meaning: `Nómina congelada de ${of}.`, bytes };
    yield jsonFile(`${name}-sorteo.json`, `Qué pasó con la nómina de ${of}.`, {
      sha256,
      frozen_at: list.frozenAt,
      lot: lot.id,
      held_at: lot.heldAt,
      entropy: lot.entropy,
      drawn_at: list.drawnAt,
      thawed_at: list.withdrawnAt,
      thawed_reason: list.withdrawnReason,
      numbers: rowsOf(list).map(({ number, id: proposal, withdrawnReason }) => ({
        number,
        proposal: Number(proposal),
        withdrawn_reason: withdrawnReason,
      })),
    });
  }
}
