// The public list of what is put to the vote: a row for each project of each list that stands.
import type { Cell, Column, PublicList } from '../../../../platform/public-list.ts';
import { editionsPath } from '../../editions/index.ts';
import { type BallotList, listStanding } from '../store/lists.ts';
import { rowsOf } from './rows.ts';

export const ballotLists: PublicList = {
  name: 'nominas',
  title: { 'es-CL': 'Nóminas de votación', en: 'Ballot lists' },
  source: {
    'es-CL': 'Nóminas congeladas por las instituciones y numeradas por sorteo público en Minga.',
    en: 'Lists frozen by institutions and numbered by public lot on Minga.',
  },
  page: editionsPath,
  columns: [
    column(
      'institution',
      'text',
      'Institución, en las direcciones de Minga',
      'Institution, in the addresses of Minga',
    ),
    column('edition', 'text', 'Edición, en su dirección', 'Edition, in its address'),
    column('contest', 'text', 'Concurso, en su dirección', 'Contest, in its address'),
    column(
      'round',
      'integer',
      'Votación: 1, o más si se repite',
      'Vote: 1, or more when it is repeated',
    ),
    column(
      'number',
      'integer',
      'Número en la papeleta; vacío antes del sorteo',
      'Number on the ballot paper; empty before the lot',
    ),
    column('proposal', 'integer', 'Número de la propuesta', 'Number of the proposal'),
    column('title', 'text', 'Título', 'Title'),
    column('cost_clp', 'integer', 'Costo en pesos', 'Cost in pesos'),
    column('theme', 'text', 'Tema', 'Theme'),
    column('sector', 'text', 'Sector', 'Sector'),
    column('place', 'text', 'Lugar', 'Place'),
    column('excludes', 'text', 'Propuestas con las que se excluye', 'Proposals that exclude it'),
    column('together_with', 'text', 'Propuestas con las que va junta', 'Proposals that go with it'),
    column('withdrawn_reason', 'text', 'Por qué se retiró, si se retiró', 'Why it left, if it did'),
    column('list_sha256', 'text', 'Huella de la nómina', 'Hash of the list'),
    column('frozen_at', 'text', 'Congelada (ISO 8601, UTC)', 'Frozen (ISO 8601, UTC)'),
    column('drawn_at', 'text', 'Sorteada (ISO 8601, UTC)', 'Drawn (ISO 8601, UTC)'),
  ],
  async rows(db, query) {
    const asked = (name: string) => query.get(name) ?? undefined;
    const lists = await listStanding(db, {
      institution: asked('institucion'),
      edition: asked('edicion'),
      contest: asked('concurso'),
    });
    return lists.flatMap(cellsOf);
  },
};

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function cellsOf(list: BallotList): readonly Readonly<Record<string, Cell>>[] {
  return rowsOf(list).map((row) => ({
    institution: list.institutionSlug,
    edition: list.editionSlug,
    contest: list.content.contest.code,
    round: list.round,
    number: row.number,
    proposal: Number(row.id),
    title: row.title,
    cost_clp: row.cost_clp,
    theme: row.theme,
    sector: row.sector,
    place: row.place,
    excludes: row.excludes.join(' '),
    together_with: row.together_with.join(' '),
    withdrawn_reason: row.withdrawnReason,
    list_sha256: list.sha256,
    frozen_at: list.frozenAt.toISOString(),
    drawn_at: list.drawnAt?.toISOString() ?? null,
  }));
}
