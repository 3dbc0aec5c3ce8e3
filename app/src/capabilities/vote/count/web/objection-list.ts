// The public list of objections: the same rows on its pages, its CSV and its JSON.
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { listAllObjections, type PublicObjection } from '../store/public-objections.ts';
import { allObjectionsPath } from './objection-paths.ts';

const FILE_ROWS = 50_000;

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

export const objectionList: PublicList = {
  name: 'objeciones',
  title: { 'es-CL': 'Objeciones a resultados', en: 'Objections to results' },
  source: {
    'es-CL': 'Objeciones presentadas en Minga, y sus respuestas.',
    en: 'Objections filed on Minga, and their answers.',
  },
  page: allObjectionsPath,
  columns: [
    column('institution', 'text', 'Institución, en las direcciones', 'Institution, in addresses'),
    column('edition', 'text', 'Edición, en las direcciones', 'Edition, in addresses'),
    column('contest', 'text', 'Concurso', 'Contest'),
    column('round', 'integer', 'Votación del concurso', 'Vote of the contest'),
    column('year', 'integer', 'Año', 'Year'),
    column('number', 'integer', 'Número en el año', 'Number in the year'),
    column('result_version', 'integer', 'Versión del resultado', 'Version of the result'),
    column('channel', 'text', 'Cómo llegó: web, paper', 'How it came: web, paper'),
    column(
      'organization',
      'text',
      'Organización; vacío de una persona',
      'Organisation; empty of a person',
    ),
    column('received_on', 'date', 'Día de recepción', 'Day of reception'),
    column(
      'ground',
      'text',
      'Tema: ballots, table, count, who-voted, rules, other',
      'Ground: ballots, table, count, who-voted, rules, other',
    ),
    column(
      'asks',
      'text',
      'Pide: annul-table, recount, repeat, other',
      'Asks: annul-table, recount, repeat, other',
    ),
    column('table', 'text', 'Mesa receptora', 'Polling table'),
    column('text', 'text', 'Texto; vacío si se retiró', 'Text; empty if it was withdrawn'),
    column('withdrawn', 'boolean', 'Retirada', 'Withdrawn'),
    column('answer_due_on', 'date', 'Plazo de la respuesta', 'Term of the answer'),
    column(
      'outcome',
      'text',
      'Respuesta: accepted, partly, rejected',
      'Answer: accepted, partly, rejected',
    ),
    column('remedy', 'text', 'Qué se decidió hacer', 'What was decided to be done'),
    column('remedy_done', 'boolean', 'Está hecho', 'It is done'),
    column('reasons', 'text', 'Razones', 'Reasons'),
    column('answered_at', 'text', 'Respondida (ISO 8601, UTC)', 'Answered (ISO 8601, UTC)'),
  ],
  async rows(db, query) {
    const institution = query.get('institucion') ?? undefined;
    const edition = query.get('edicion') ?? undefined;
    const stretch = { limit: FILE_ROWS, offset: 0 };
    return (await listAllObjections(db, stretch, { institution, edition })).map(toCells);
  },
};

/** Who objected stands in no file, unless it is an organisation. */
function toCells(one: PublicObjection) {
  return {
    institution: one.institutionSlug,
    edition: one.editionSlug,
    contest: one.contest,
    round: one.round,
    year: one.year,
    number: one.number,
    result_version: one.version,
    channel: one.channel,
    organization: one.organization,
    received_on: one.receivedOn,
    ground: one.ground,
    asks: one.asks,
    table: one.table,
    text: one.text,
    withdrawn: one.isWithdrawn,
    answer_due_on: one.answerDueOn,
    outcome: one.outcome,
    remedy: one.remedy,
    remedy_done: one.remedy === null ? null : one.isRemedied,
    reasons: one.reasons,
    answered_at: one.answeredAt?.toISOString() ?? null,
  };
}
