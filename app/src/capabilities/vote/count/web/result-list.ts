// The public list of official results: a row for each project of each result that stands, in the order of all.
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { editionsPath } from '../../../edition/editions/index.ts';
import { listPublicLines } from '../store/public-results.ts';

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

export const resultList: PublicList = {
  name: 'resultados',
  title: { 'es-CL': 'Resultados de votaciones', en: 'Results of votes' },
  source: {
    'es-CL':
      'Votaciones terminadas que las instituciones trajeron a Minga, contadas con la regla de sus bases.',
    en: 'Finished votes that institutions brought to Minga, counted by the rule of their rules documents.',
  },
  page: editionsPath,
  columns: [
    column('institution', 'text', 'Institución, en su dirección', 'Institution, in its address'),
    column('edition', 'text', 'Edición, en su dirección', 'Edition, in its address'),
    column('contest', 'text', 'Concurso, en su dirección', 'Contest, in its address'),
    column('round', 'integer', 'Votación: más de 1 si se repitió', 'Vote: above 1 if repeated'),
    column('version', 'integer', 'Versión del resultado', 'Version of the result'),
    column('place', 'integer', 'Lugar en el orden de todos', 'Place in the order of all'),
    column('number', 'integer', 'Número en la papeleta', 'Number on the ballot paper'),
    column('proposal', 'integer', 'Número de la propuesta', 'Number of the proposal'),
    column('name', 'text', 'Nombre', 'Name'),
    column('cost_clp', 'integer', 'Costo en pesos', 'Cost in pesos'),
    column(
      'support',
      'integer',
      'Apoyo: votos, puntos o puntaje, según la papeleta',
      'Support: votes, points or score, by the kind of ballot',
    ),
    column('is_funded', 'boolean', 'Alcanza el monto', 'Within the amount'),
    column(
      'by',
      'text',
      'Cómo llegó a su lugar: outcome, order, growth, last',
      'How it came to its place: outcome, order, growth, last',
    ),
    column('stage', 'text', 'Hasta dónde llegó el concurso', 'How far the contest is'),
    column('ballots', 'integer', 'Papeletas válidas y blancas', 'Valid and blank ballots'),
    column(
      'counted_from',
      'text',
      'Qué se contó: ballots, totals',
      'What was counted: ballots, totals',
    ),
    column('outcome_sha256', 'text', 'Huella del resultado', 'Hash of the outcome'),
    column('counted_sha256', 'text', 'Huella de lo contado', 'Hash of what was counted'),
    column('counted_at', 'text', 'Contado (ISO 8601, UTC)', 'Counted (ISO 8601, UTC)'),
  ],
  async rows(db, query) {
    const asked = (name: string) => query.get(name) ?? undefined;
    const lines = await listPublicLines(db, {
      institution: asked('institucion'),
      edition: asked('edicion'),
      contest: asked('concurso'),
    });
    return lines.map((line) => ({
      ...{ institution: line.institution, edition: line.edition, contest: line.contest },
      ...{ round: line.round, version: line.version, place: line.place, number: line.number },
      ...{ proposal: line.proposal, name: line.name, cost_clp: line.costClp },
      ...{ support: line.support, is_funded: line.isFunded, by: line.by, stage: line.stage },
      ...{ ballots: line.ballots, counted_from: line.kind },
      outcome_sha256: line.outcomeSha256,
      counted_sha256: line.countedSha256,
      counted_at: line.countedAt.toISOString(),
    }));
  },
};
