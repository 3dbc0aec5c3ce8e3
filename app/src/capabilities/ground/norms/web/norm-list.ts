// The public list of norms: the same rows on its page, its CSV and its JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { parseNormFilter } from '../rules/norm-filter.ts';
import { stateOn, versionOn } from '../rules/validity.ts';
import { listNorms, type Norm } from '../store/norms.ts';
import { normsPath } from './paths.ts';

const FILE_ROWS = 20_000;

/** The day by which norms of the whole country are judged. */
export function dayOfChile(now: Date): string {
  return dayIn('America/Santiago', now);
}

export const normList: PublicList = {
  name: 'normas',
  title: { 'es-CL': 'Normas', en: 'Norms' },
  source: {
    'es-CL':
      'Normas del Estado: fuentes públicas que cada norma nombra. Normas de instituciones: lo que cada una ingresa.',
    en: 'Norms of the State: public sources that each norm names. Norms of institutions: what each one enters.',
  },
  page: normsPath,
  columns: [
    column('code', 'text', 'Código estable', 'Stable code'),
    column('kind', 'text', 'Tipo', 'Kind'),
    column(
      'institution',
      'text',
      'Institución que la dictó; vacío es el Estado',
      'Institution that issued it; empty is the State',
    ),
    column('number', 'text', 'Número', 'Number'),
    column('year', 'integer', 'Año', 'Year'),
    column('dated_on', 'date', 'Fecha', 'Date'),
    column('title', 'text', 'Título', 'Title'),
    column(
      'state',
      'text',
      'Vigencia hoy: in-force, not-yet, replaced, ended, annulled, unknown',
      'Validity today: in-force, not-yet, replaced, ended, annulled, unknown',
    ),
    column(
      'mark',
      'text',
      'De dónde viene lo que se dice: seen, unverified (sin verificar), declared',
      'Where what is said comes from: seen, unverified, declared',
    ),
    column('in_force_from', 'date', 'La versión vigente rige desde', 'Its version holds from'),
    column('in_force_until', 'date', 'La versión vigente rige hasta', 'Its version holds until'),
    column(
      'replaced_by',
      'text',
      'Códigos de las que la reemplazan',
      'Codes of those that replace it',
    ),
  ],
  async rows(db, query) {
    const today = dayOfChile(systemClock.now());
    const stretch = { limit: FILE_ROWS, offset: 0 };
    const norms = await listNorms(db, parseNormFilter(query), today, stretch);
    return norms.map((norm) => toCells(norm, today));
  },
};

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function toCells(norm: Norm, today: string) {
  const version = versionOn(norm.life.versions, today);
  return {
    code: norm.code,
    kind: norm.kind,
    institution: norm.institutionSlug ?? null,
    number: norm.number ?? null,
    year: norm.datedIn ?? null,
    dated_on: norm.datedOn ?? null,
    title: norm.title,
    state: stateOn(norm.life, today),
    mark: norm.mark,
    in_force_from: version?.from ?? null,
    in_force_until: version?.until ?? null,
    replaced_by: norm.successors.map(({ code }) => code).join(' ') || null,
  };
}
