// The public list of lots: the same rows on its page, its CSV and its JSON.
import { groupCode } from '@minga/basics';
import type { PublicList } from '../../../../platform/public-list.ts';
import { type LotRow, listLots } from '../store/lots.ts';
import { column } from './audit-list.ts';
import { institutionIn } from './document-list.ts';
import { lotsPath } from './paths.ts';

const FILE_ROWS = 20_000;

export const lotList: PublicList = {
  name: 'sorteos',
  title: { 'es-CL': 'Sorteos públicos', en: 'Public lots' },
  source: {
    'es-CL': 'Sorteos que las instituciones anuncian y realizan con Minga.',
    en: 'Lots that institutions announce and draw with Minga.',
  },
  page: lotsPath,
  columns: [
    column(
      'id',
      'text',
      'Identificador del sorteo, en su dirección',
      'Identifier of the lot, in its address',
    ),
    column(
      'institution',
      'text',
      'Institución, en las direcciones de Minga',
      'Institution, in the addresses of Minga',
    ),
    column('label', 'text', 'Nombre del sorteo', 'Name of the lot'),
    column('entries', 'integer', 'Cuántos se sortean', 'How many are drawn'),
    column('list_sha256', 'text', 'Huella de la lista congelada', 'Hash of the frozen list'),
    column('announced_at', 'text', 'Anunciado (ISO 8601, UTC)', 'Announced (ISO 8601, UTC)'),
    column('held_at', 'text', 'Hora del acto (ISO 8601, UTC)', 'Hour of the act (ISO 8601, UTC)'),
    column('chance', 'text', 'Azar: dice o public-draw', 'Chance: dice or public-draw'),
    column('drawn_at', 'text', 'Sorteado (ISO 8601, UTC)', 'Drawn (ISO 8601, UTC)'),
    column('entropy', 'text', 'Lo que dijo el azar', 'What chance said'),
    column('document', 'text', 'Código del acta', 'Code of the record'),
    column('withdrawn_reason', 'text', 'Motivo, si se retiró', 'Reason, if it was withdrawn'),
  ],
  async rows(db, query) {
    const asked = { institution: institutionIn(query), limit: FILE_ROWS, offset: 0 };
    return (await listLots(db, asked)).map(toCells);
  },
};

function toCells(lot: LotRow) {
  return {
    id: lot.id,
    institution: lot.institutionSlug,
    label: lot.label,
    entries: lot.list.length,
    list_sha256: lot.listSha256,
    announced_at: lot.announcedAt.toISOString(),
    held_at: lot.heldAt.toISOString(),
    chance: lot.entropy.kind,
    drawn_at: lot.drawn?.at.toISOString() ?? null,
    entropy: lot.drawn?.entropy ?? null,
    document: lot.documentCode === undefined ? null : groupCode(lot.documentCode),
    withdrawn_reason: lot.withdrawn?.reason ?? null,
  };
}
