// The public list of surveys: the same rows on its page, its CSV and its JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { parseSurveyFilter } from '../rules/survey-filter.ts';
import { listSurveys, type Survey } from '../store/surveys.ts';
import { surveysPath } from './paths.ts';
import { publicCount } from './words.ts';

const FILE_ROWS = 20_000;

export const surveyList: PublicList = {
  name: 'encuestas',
  title: { 'es-CL': 'Encuestas', en: 'Surveys' },
  source: {
    'es-CL': 'Encuestas que las instituciones publican en Minga.',
    en: 'Surveys that institutions publish on Minga.',
  },
  page: surveysPath,
  columns: [
    column('id', 'text', 'Identificador en su dirección', 'Identifier in its address'),
    column('title', 'text', 'Título', 'Title'),
    column(
      'institution',
      'text',
      'Institución, en las direcciones de Minga',
      'Institution, in the addresses of Minga',
    ),
    column(
      'is_named',
      'boolean',
      'Con nombre (una respuesta por cuenta)',
      'Named (one answer an account)',
    ),
    column('takes_paper', 'boolean', 'También en papel', 'On paper too'),
    column('opens_at', 'text', 'Abre (ISO 8601, UTC)', 'Opens (ISO 8601, UTC)'),
    column('closes_at', 'text', 'Cierra (ISO 8601, UTC)', 'Closes (ISO 8601, UTC)'),
    column(
      'state',
      'text',
      'Estado: announced, open, counting, closed',
      'State: announced, open, counting, closed',
    ),
    column(
      'answers',
      'integer',
      'Respuestas; vacío si son menos de 5',
      'Answers; empty if there are fewer than 5',
    ),
  ],
  async rows(db, query) {
    const now = systemClock.now();
    const stretch = { limit: FILE_ROWS, offset: 0 };
    return (await listSurveys(db, parseSurveyFilter(query), now, stretch)).map(toCells);
  },
};

export function column(
  key: string,
  kind: Column['kind'],
  spanish: string,
  english: string,
): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function toCells(survey: Survey) {
  const { slug, title, institutionSlug, isNamed, takesPaper, hours, state } = survey;
  return {
    id: slug,
    title: title.spanish,
    institution: institutionSlug,
    is_named: isNamed,
    takes_paper: takesPaper,
    opens_at: hours?.opensAt.toISOString() ?? null,
    closes_at: hours?.closesAt.toISOString() ?? null,
    state,
    answers: publicCount(survey) ?? null,
  };
}
