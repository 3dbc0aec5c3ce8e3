// The public list of calls: the same rows on its page, its CSV and its JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { listCalls } from '../store/calls.ts';
import { callsPath } from './paths.ts';

export const callList: PublicList = {
  name: 'convocatorias-mesa',
  title: { 'es-CL': 'Convocatorias a la Mesa de Trabajo', en: 'Calls to the roundtable' },
  source: {
    'es-CL': 'Convocatorias que la secretaría de la Mesa de Trabajo publica en Minga.',
    en: 'Calls that the secretariat of the roundtable publishes on Minga.',
  },
  page: callsPath,
  columns: [
    column('number', 'integer', 'Número', 'Number'),
    column('title', 'text', 'Título', 'Title'),
    column('kept_by', 'text', 'Organismo que convoca', 'Body that calls'),
    column('opens_on', 'date', 'Primer día para postular', 'First day to apply'),
    column('closes_on', 'date', 'Último día para postular', 'Last day to apply'),
    column(
      'state',
      'text',
      'Estado: announced, open, closed, resolved, withdrawn',
      'State: announced, open, closed, resolved, withdrawn',
    ),
    column('requirements', 'integer', 'Requisitos', 'Requirements'),
    column('applications', 'integer', 'Postulaciones en pie', 'Applications that stand'),
    column('admitted', 'integer', 'Organizaciones admitidas', 'Organisations admitted'),
    column(
      'document',
      'text',
      'Código del documento de resultados',
      'Code of the document of results',
    ),
  ],
  async rows(db) {
    return (await listCalls(db, systemClock.now())).map((call) => ({
      number: call.number ?? null,
      title: call.title,
      kept_by: call.institutionSlug,
      opens_on: call.opensOn,
      closes_on: call.closesOn,
      state: call.state,
      requirements: call.requirements.length,
      applications: call.applicationsCount,
      admitted: call.state === 'resolved' ? call.admittedCount : null,
      document: call.documentCode ?? null,
    }));
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
