// The present situation as public lists: the same rows on its page, in CSV and in JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { Cell, Column, PublicList } from '../../../../platform/public-list.ts';
import {
  figureOfKind,
  type KnownBudget,
  type KnownFigure,
  peopleOf,
  projectsOf,
  votersPerHundred,
} from '../rules/known-budget.ts';
import {
  type ComunaOnDay,
  comunasOnDay,
  type RegionOnDay,
  regionsOnDay,
} from '../rules/situation.ts';
import { parseSituationFilter, type SituationFilter } from '../rules/situation-filter.ts';
import { readKnown, todayInChile } from './known.ts';
import { pageOfKnown, pageOfState } from './known-words.tsx';
import { situationPath } from './paths.ts';

export interface Situation {
  readonly filter: SituationFilter;
  /** Of the whole country, whatever was asked. */
  readonly country: readonly ComunaOnDay[];
  readonly everything: readonly KnownBudget[];
  /** What was asked for. */
  readonly comunas: readonly ComunaOnDay[];
  readonly budgets: readonly KnownBudget[];
  readonly regions: readonly RegionOnDay[];
}

/** Two queries: page and files tell the same because they read the same. */
export async function readSituation(db: Database, filter: SituationFilter): Promise<Situation> {
  const { places, budgets } = await readKnown(db, filter.day);
  const country = comunasOnDay(places, budgets);
  const isHere = ({ regionCode }: { readonly regionCode: string }) =>
    filter.regionCode === undefined || regionCode === filter.regionCode;
  const here = budgets.filter(isHere);
  const comunas = country.filter(isHere);
  return {
    filter,
    country,
    everything: budgets,
    comunas: comunas.filter(({ state }) => filter.state === undefined || state === filter.state),
    budgets: here,
    regions: regionsOnDay(comunas, here),
  };
}

function askedSituation(db: Database, query: URLSearchParams): Promise<Situation> {
  return readSituation(db, parseSituationFilter(query, todayInChile(systemClock.now())));
}

const source = {
  'es-CL':
    'El registro de experiencias, con la página pública de cada cifra, y las ediciones publicadas en Minga, como se conocían el día que se pide con «al».',
  en: 'The registry of experiences, with the public page of each figure, and the editions published on Minga, as they were known on the day asked for with “al”.',
};

const STATES =
  'under-way (en curso), sanctioned (sancionado), suspended (suspendido), held (tuvo), annulled (anulado), none (sin registro)';
const STATES_IN_ENGLISH = 'under-way, sanctioned, suspended, held, annulled, none';

export const comunaStateList: PublicList = {
  name: 'situacion',
  title: {
    'es-CL': 'Situación actual de cada comuna',
    en: 'Present situation of each comuna',
  },
  source,
  page: situationPath,
  columns: [
    column('day', 'date', 'Día del que se trata', 'Day that it is about'),
    column('cut', 'text', 'CUT de la comuna', 'CUT of the comuna'),
    column('comuna', 'text', 'Comuna', 'Comuna'),
    column('region_code', 'text', 'Código de la región', 'Code of the region'),
    column('region', 'text', 'Región', 'Region'),
    column('state', 'text', `Estado: ${STATES}`, `State: ${STATES_IN_ENGLISH}`),
    column(
      'because',
      'text',
      'Por cuál presupuesto participativo; pioneer: lo nombra la presentación de la Mesa, sin año',
      'By which budget; pioneer: the presentation of the Mesa names it, without a year',
    ),
    column('because_year', 'integer', 'Su año', 'Its year'),
    column('because_page', 'text', 'Su página en este sitio', 'Its page on this site, in Spanish'),
  ],
  async rows(db, query) {
    const { filter, comunas } = await askedSituation(db, query);
    return comunas.map((comuna) => comunaCells(comuna, filter.day));
  },
};

function comunaCells(comuna: ComunaOnDay, day: string) {
  const { because } = comuna;
  return {
    ...{ day, cut: comuna.cut, comuna: comuna.name },
    ...{ region_code: comuna.regionCode, region: comuna.regionName, state: comuna.state },
    because: because?.key ?? (comuna.isPioneer ? 'pioneer' : null),
    because_year: because?.year ?? null,
    because_page: pageOfState(comuna, 'es-CL'),
  };
}

export const knownBudgetList: PublicList = {
  name: 'situacion-cifras',
  title: {
    'es-CL': 'Situación actual: cifras de cada presupuesto participativo conocido',
    en: 'Present situation: figures of each known participatory budget',
  },
  source,
  page: situationPath,
  columns: [
    column('day', 'date', 'Día del que se trata', 'Day that it is about'),
    column('key', 'text', 'Identificador', 'Identifier'),
    column('year', 'integer', 'Año', 'Year'),
    column('title', 'text', 'Nombre', 'Name'),
    column('place', 'text', 'Comuna o región', 'Comuna or region'),
    column('cut', 'text', 'CUT de la comuna', 'CUT of the comuna'),
    column('region_code', 'text', 'Código de la región', 'Code of the region'),
    column(
      'state',
      'text',
      'Estado de la edición: under-way, sanctioned, suspended, over, annulled; vacío si es del registro',
      'State of the edition: under-way, sanctioned, suspended, over, annulled; empty for the registry',
    ),
    ...figureColumns('budget_clp', 'Monto a decidir, en pesos', 'Amount to decide, in pesos'),
    column(
      'people_kind',
      'text',
      'Qué se cuenta de quienes participaron: voters, participants, papers',
      'What is counted of who took part: voters, participants, papers',
    ),
    ...figureColumns('people', 'Quienes participaron', 'Who took part'),
    column(
      'voters_per_hundred',
      'decimal',
      'Votantes por cada 100 habitantes de la comuna (Censo 2017)',
      'Voters for each 100 inhabitants of the comuna (Census 2017)',
    ),
    column(
      'projects_kind',
      'text',
      'Qué se cuenta de los proyectos: projects-sanctioned, -prioritised, -selected, -on-ballot, -submitted',
      'What is counted of the projects: projects-sanctioned, -prioritised, -selected, -on-ballot, -submitted',
    ),
    ...figureColumns('projects', 'Proyectos', 'Projects'),
    column(
      'execution',
      'text',
      'Ejecución: not-known mientras Minga no siga las obras; vacía si es del registro',
      'Execution: not-known while Minga does not follow the works; empty for the registry',
    ),
  ],
  async rows(db, query) {
    const { filter, budgets } = await askedSituation(db, query);
    return budgets.map((budget) => budgetCells(budget, filter.day));
  },
};

function figureColumns(key: string, spanish: string, english: string): readonly Column[] {
  return [
    column(key, 'integer', spanish, english),
    column(
      `${key}_precision`,
      'text',
      `${spanish}: exacta, más de, cerca de (exact, more-than, about)`,
      `${english}: exact, more-than, about`,
    ),
    column(
      `${key}_source`,
      'text',
      `${spanish}: dirección de la fuente; si empieza con / es de este sitio`,
      `${english}: address of the source; on this site if it begins with /`,
    ),
    column(`${key}_on`, 'date', `${spanish}: fecha del dato`, `${english}: date of the figure`),
  ];
}

function budgetCells(budget: KnownBudget, day: string) {
  const people = peopleOf(budget);
  const projects = projectsOf(budget);
  return {
    ...{ day, key: budget.key, year: budget.year },
    title: budget.titleEs,
    place: budget.placeName,
    cut: budget.cut ?? null,
    region_code: budget.regionCode,
    state: budget.edition?.state ?? null,
    ...figureCells('budget_clp', figureOfKind(budget, 'budget'), budget),
    people_kind: people?.kind ?? null,
    ...figureCells('people', people, budget),
    voters_per_hundred: votersPerHundred(budget) ?? null,
    projects_kind: projects?.kind ?? null,
    ...figureCells('projects', projects, budget),
    execution: budget.edition === undefined ? null : 'not-known',
  };
}

function figureCells(
  key: string,
  figure: KnownFigure | undefined,
  budget: KnownBudget,
): Readonly<Record<string, Cell>> {
  return {
    [key]: figure?.amount ?? null,
    [`${key}_precision`]: figure?.precision ?? null,
    [`${key}_source`]: figure ? (figure.sourceUrl ?? pageOfKnown(budget, 'es-CL')) : null,
    [`${key}_on`]: figure?.on ?? null,
  };
}

export const regionStateList: PublicList = {
  name: 'situacion-regiones',
  title: {
    'es-CL': 'Situación actual por región',
    en: 'Present situation by region',
  },
  source,
  page: situationPath,
  columns: [
    column('day', 'date', 'Día del que se trata', 'Day that it is about'),
    column('region_code', 'text', 'Código de la región', 'Code of the region'),
    column('region', 'text', 'Región', 'Region'),
    column('comunas', 'integer', 'Comunas', 'Comunas'),
    column('under_way', 'integer', 'Con edición en curso', 'With an edition under way'),
    column('sanctioned', 'integer', 'Con edición sancionada', 'With a sanctioned edition'),
    column('suspended', 'integer', 'Con edición suspendida', 'With a suspended edition'),
    column('held', 'integer', 'Tuvieron', 'Held one'),
    column('annulled', 'integer', 'Con edición anulada', 'With an annulled edition'),
    column('none', 'integer', 'Sin registro', 'No record'),
    column(
      'envelopes_clp',
      'integer',
      'Marco de las ediciones en curso o sancionadas, en pesos',
      'Envelope of the editions under way or sanctioned, in pesos',
    ),
  ],
  async rows(db, query) {
    const { filter, regions } = await askedSituation(db, query);
    return regions.map((region) => regionCells(region, filter.day));
  },
};

function regionCells({ code, name, comunas, counts, envelopesClp }: RegionOnDay, day: string) {
  return {
    ...{ day, region_code: code, region: name, comunas },
    ...{ under_way: counts['under-way'], sanctioned: counts.sanctioned },
    ...{ suspended: counts.suspended, held: counts.held, annulled: counts.annulled },
    none: counts.none,
    envelopes_clp: envelopesClp,
  };
}

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}
