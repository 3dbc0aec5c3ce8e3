// The public list of editions: the same rows on its page, its CSV and its JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { parseEditionFilter } from '../rules/edition-filter.ts';
import { type EditionLine, listEditions } from '../store/editions.ts';
import { stateOfLine } from './line-words.ts';
import { editionsPath } from './paths.ts';

const FILE_ROWS = 20_000;

export const editionList: PublicList = {
  name: 'ediciones',
  title: {
    'es-CL': 'Ediciones de presupuesto participativo',
    en: 'Editions of participatory budgeting',
  },
  source: {
    'es-CL': 'Bases que rigen de cada edición publicada en Minga.',
    en: 'Rules in force of each edition published on Minga.',
  },
  page: editionsPath,
  columns: [
    column('institution', 'text', 'Institución, en las direcciones', 'Institution, in addresses'),
    column('edition', 'text', 'Edición, en las direcciones', 'Edition, in addresses'),
    column('name', 'text', 'Nombre', 'Name'),
    column('region_code', 'text', 'Código de la región', 'Code of the region'),
    column('fiscal_year', 'integer', 'Año presupuestario', 'Budget year'),
    column('envelope_clp', 'integer', 'Marco en pesos', 'Envelope in pesos'),
    column(
      'scope',
      'text',
      'Destino: works, social-programme, transfers',
      'Destination: works, social-programme, transfers',
    ),
    column(
      'level',
      'text',
      'Nivel según las bases: information, consultation, decision, control',
      'Level by the rules: information, consultation, decision, control',
    ),
    column(
      'commitment_revoked',
      'boolean',
      'Si el compromiso fue revocado: entonces la decisión es consulta',
      'Whether the commitment was revoked: then a decision is a consultation',
    ),
    column('contests', 'integer', 'Concursos', 'Contests'),
    column(
      'state',
      'text',
      'Estado: archived, annulled, suspended, going-on, to-come, over',
      'State: archived, annulled, suspended, going-on, to-come, over',
    ),
    column('funding', 'text', 'Fuente del dinero', 'Where the money comes from'),
    column('published_on', 'date', 'Publicada el', 'Published on'),
    column('archived_on', 'date', 'Archivada el', 'Archived on'),
    column(
      'cosoc_opinion',
      'text',
      'Última opinión del COSOC: favourable, with-observations, unfavourable',
      'Last opinion of the COSOC: favourable, with-observations, unfavourable',
    ),
    column(
      'cosoc_version',
      'integer',
      'Versión de las bases sobre la que opinó',
      'Version of the rules that it is about',
    ),
    column('cosoc_on', 'date', 'Sesión en que opinó', 'Sitting in which it was given'),
    column('cosoc_observations', 'text', 'Observaciones del COSOC', 'Observations of the COSOC'),
  ],
  async rows(db, query) {
    const asked = { ...parseEditionFilter(query), withDrafts: false };
    const now = systemClock.now();
    const lines = await listEditions(db, asked, { limit: FILE_ROWS, offset: 0 });
    return lines.map((line) => toCells(line, now));
  },
};

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function toCells(line: EditionLine, now: Date) {
  const { rules, timeZone, publishedAt, archivedAt, lastOpinion } = line;
  return {
    institution: line.institutionSlug,
    edition: line.slug,
    name: line.name,
    region_code: line.regionCode,
    fiscal_year: rules?.committed.fiscalYear ?? null,
    envelope_clp: rules?.committed.envelopeClp ?? null,
    scope: rules?.committed.scope ?? null,
    level: rules?.committed.level ?? null,
    commitment_revoked: line.isCommitmentRevoked,
    contests: line.contestsCount,
    state: stateOfLine(line, now).kind,
    funding: rules?.operational.funding.source ?? null,
    published_on: publishedAt && dayIn(timeZone, publishedAt),
    archived_on: archivedAt && dayIn(timeZone, archivedAt),
    cosoc_opinion: lastOpinion?.opinion ?? null,
    cosoc_version: lastOpinion?.version ?? null,
    cosoc_on: lastOpinion?.sittingOn ?? null,
    cosoc_observations: lastOpinion?.observations ?? null,
  };
}
