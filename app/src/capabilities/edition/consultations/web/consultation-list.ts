// The public list of consultations: the same rows on its page, its CSV and its JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { parseConsultationFilter } from '../rules/consultation-filter.ts';
import { type Consultation, listConsultations } from '../store/consultations.ts';
import { consultationsPath } from './paths.ts';

const FILE_ROWS = 20_000;

export const consultationList: PublicList = {
  name: 'consultas',
  title: { 'es-CL': 'Consultas', en: 'Consultations' },
  source: {
    'es-CL': 'Consultas que las instituciones abren en Minga.',
    en: 'Consultations that institutions open on Minga.',
  },
  page: consultationsPath,
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
      'kind',
      'text',
      'Sobre qué: rules, ordinance, plan, public-account, question',
      'About what: rules, ordinance, plan, public-account, question',
    ),
    column(
      'level',
      'text',
      'Nivel: information, consultation, decision',
      'Level: information, consultation, decision',
    ),
    column('norm', 'text', 'Norma en que se basa', 'Norm that it stands on'),
    column('opened_at', 'text', 'Abrió (ISO 8601, UTC)', 'Opened (ISO 8601, UTC)'),
    column('closes_at', 'text', 'Cierra (ISO 8601, UTC)', 'Closes (ISO 8601, UTC)'),
    column(
      'state',
      'text',
      'Estado: open, closed, answered, ended',
      'State: open, closed, answered, ended',
    ),
    column(
      'outcome',
      'text',
      'Cómo terminó: approved, withdrawn',
      'How it ended: approved, withdrawn',
    ),
    column('observations', 'integer', 'Observaciones', 'Observations'),
  ],
  async rows(db, query) {
    const stretch = { limit: FILE_ROWS, offset: 0 };
    const filter = parseConsultationFilter(query);
    return (await listConsultations(db, filter, systemClock.now(), stretch)).map(toCells);
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

function toCells(consultation: Consultation) {
  const { slug, title, institutionSlug, kind, level, norm, openedAt, closesAt } = consultation;
  return {
    id: slug,
    title,
    institution: institutionSlug,
    kind,
    level,
    norm,
    opened_at: openedAt?.toISOString() ?? null,
    closes_at: closesAt?.toISOString() ?? null,
    state: consultation.state,
    outcome: consultation.outcome ?? null,
    observations: consultation.observationsCount,
  };
}
