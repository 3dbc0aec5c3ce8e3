// The public list of results of the review: the same rows on its pages, its CSV and its JSON.
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { parseResultFilter } from '../rules/result-filter.ts';
import { listResults, type PublicResult } from '../store/public-results.ts';
import { allResultsPath } from './paths.ts';

const FILE_ROWS = 50_000;

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

export const resultList: PublicList = {
  name: 'evaluaciones',
  title: {
    'es-CL': 'Resultados de la revisión de propuestas',
    en: 'Results of the review of proposals',
  },
  source: {
    'es-CL': 'Rondas de revisión publicadas en Minga.',
    en: 'Rounds of review published on Minga.',
  },
  page: allResultsPath,
  columns: [
    column('institution', 'text', 'Institución, en las direcciones', 'Institution, in addresses'),
    column('edition', 'text', 'Edición, en las direcciones', 'Edition, in addresses'),
    column('number', 'integer', 'Número de la propuesta', 'Number of the proposal'),
    column('title', 'text', 'Título', 'Title'),
    column('theme', 'text', 'Tema', 'Theme'),
    column('sector', 'text', 'Sector o unidad vecinal', 'Sector or neighbourhood unit'),
    column('round', 'integer', 'Ronda', 'Round'),
    column(
      'outcome',
      'text',
      'Resultado: not-admitted, not-feasible, feasible',
      'Result: not-admitted, not-feasible, feasible',
    ),
    column('answer', 'text', 'Respuesta a quien propuso', 'Answer to whoever proposed'),
    column('published_at', 'text', 'Publicado (ISO 8601, UTC)', 'Published (ISO 8601, UTC)'),
    column('grounds', 'text', 'Motivos del no, con comas', 'Grounds of the no, with commas'),
    column('reasons', 'text', 'Razón de cada no', 'Reason of each no'),
    column('norms', 'text', 'Norma y artículo de cada no', 'Norm and article of each no'),
    column(
      'cost_clp',
      'integer',
      'Costo de la versión que rige, en pesos',
      'Cost of the version that holds, in pesos',
    ),
    column(
      'cost_found_clp',
      'integer',
      'Costo que encontró la revisión, en pesos',
      'Cost that the review found, in pesos',
    ),
    column('upkeep_clp', 'integer', 'Mantención al año, en pesos', 'Upkeep each year, in pesos'),
    column(
      'appeal',
      'text',
      'Apelación: waiting, upheld, rejected; vacío si no hubo',
      'Appeal: waiting, upheld, rejected; empty if there was none',
    ),
  ],
  async rows(db, query) {
    const stretch = { limit: FILE_ROWS, offset: 0 };
    const filter = parseResultFilter(query);
    return (await listResults(db, filter, { editionId: undefined }, stretch)).map(toCells);
  },
};

/** Who proposed, who reviewed and what an appeal says stand in no file. */
function toCells(one: PublicResult) {
  const { reasons } = one;
  return {
    institution: one.institutionSlug,
    edition: one.editionSlug,
    number: one.number,
    title: one.title,
    theme: one.theme,
    sector: one.sector,
    round: one.round,
    outcome: one.outcome,
    answer: one.answer,
    published_at: one.publishedAt.toISOString(),
    grounds: reasons.map(({ ground }) => ground).join(','),
    reasons: reasons.map(({ kind, reason }) => `${kind}: ${reason}`).join('\n'),
    norms: reasons
      .map(({ norm, article }) => (article === null ? norm : `${norm} ${article}`))
      .join(','),
    cost_clp: one.proposedClp,
    cost_found_clp: one.foundClp,
    upkeep_clp: one.upkeepClp,
    appeal: one.appeal,
  };
}
