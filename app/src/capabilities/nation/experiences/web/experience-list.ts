// The public list of experiences: the same rows on its page, its CSV and its JSON, each figure with its source.
import type { PublicList } from '../../../../platform/public-list.ts';
import { parseExperienceFilter } from '../rules/experience-filter.ts';
import { type FigureKind, figureOf } from '../rules/figure.ts';
import { type ExperienceRow, listExperiences } from '../store/experiences.ts';
import { experiencesPath } from './paths.ts';

type ListColumn = PublicList['columns'][number];

/** Figures that the list carries, each as amount, precision and source. */
const carried: readonly (readonly [key: string, kind: FigureKind, es: string, en: string])[] = [
  ['budget_clp', 'budget', 'Monto a decidir, en pesos', 'Amount to decide, in pesos'],
  ['voters', 'voters', 'Votantes', 'Voters'],
  ['participants', 'participants', 'Participantes', 'Participants'],
  ['projects_selected', 'projects-selected', 'Proyectos elegidos', 'Projects chosen'],
  ['projects_on_ballot', 'projects-on-ballot', 'Proyectos en votación', 'Projects on the ballot'],
  ['projects_submitted', 'projects-submitted', 'Proyectos presentados', 'Projects submitted'],
];

export const experienceList: PublicList = {
  name: 'experiencias',
  title: {
    'es-CL': 'Presupuestos participativos hechos en Chile',
    en: 'Participatory budgets held in Chile',
  },
  source: {
    'es-CL': 'Las páginas públicas citadas en cada fila; Minga no ha comprobado las cifras.',
    en: 'The public pages cited in each row; Minga has not checked the figures.',
  },
  page: experiencesPath,
  columns: [
    column('id', 'text', 'Identificador en el registro', 'Identifier in the registry'),
    column('year', 'integer', 'Año', 'Year'),
    column('title', 'text', 'Nombre', 'Name'),
    column('origin', 'text', 'Quién lo hizo', 'Who held it'),
    column('cut', 'text', 'CUT de la comuna', 'CUT of the comuna'),
    column('place', 'text', 'Comuna o región', 'Comuna or region'),
    column('region_code', 'text', 'Código de la región', 'Code of the region'),
    ...carried.flatMap(([key, , es, en]) => [
      column(key, 'integer', es, en),
      column(
        `${key}_precision`,
        'text',
        `${es}: exacta, más de, cerca de (exact, more-than, about)`,
        `${en}: exact, more-than, about`,
      ),
      column(`${key}_source`, 'url', `${es}: fuente`, `${en}: source`),
    ]),
  ],
  async rows(db, query) {
    return (await listExperiences(db, parseExperienceFilter(query))).map(toCells);
  },
};

function column(key: string, kind: ListColumn['kind'], es: string, en: string): ListColumn {
  return { key, kind, meaning: { 'es-CL': es, en } };
}

function toCells(experience: ExperienceRow) {
  const figures = carried.map(([key, kind]) => {
    const figure = figureOf(experience, kind);
    return {
      [key]: figure?.amount ?? null,
      [`${key}_precision`]: figure?.precision ?? null,
      [`${key}_source`]: figure?.sourceUrl ?? null,
    };
  });
  return Object.assign(
    {
      id: experience.id,
      year: experience.year,
      title: experience.titleEs,
      origin: experience.origin,
      cut: experience.cut,
      place: experience.placeName,
      region_code: experience.regionCode,
    },
    ...figures,
  );
}
