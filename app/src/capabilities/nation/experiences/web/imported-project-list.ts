// The public list of projects that were brought in from other platforms, each with its source and licence.
import type { PublicList } from '../../../../platform/public-list.ts';
import { type ImportedProjectRow, listImportedProjects } from '../store/imported-budgets.ts';
import { experiencesPath } from './paths.ts';

type ListColumn = PublicList['columns'][number];

/** More than these are asked for experience by experience. */
const FILE_ROWS = 50_000;

export const importedProjectList: PublicList = {
  name: 'proyectos-importados',
  title: {
    'es-CL': 'Proyectos de presupuestos hechos en otras plataformas',
    en: 'Projects of budgets held on other platforms',
  },
  source: {
    'es-CL':
      'Datos abiertos de Decidim y de CONSUL; fuente y licencia, en la página de cada experiencia.',
    en: 'Open data of Decidim and CONSUL; source and licence on the page of each experience.',
  },
  page: experiencesPath,
  columns: [
    column('experience', 'text', 'Experiencia, en su dirección', 'Experience, in its address'),
    column('cut', 'text', 'CUT de la comuna', 'CUT of the comuna'),
    column('region_code', 'text', 'Código de la región', 'Code of the region'),
    column('id', 'text', 'Número en su plataforma', 'Number on its platform'),
    column('title', 'text', 'Proyecto', 'Project'),
    column('cost_clp', 'integer', 'Costo en pesos', 'Cost in pesos'),
    column('votes', 'integer', 'Votos o apoyos', 'Votes or supports'),
    column(
      'status',
      'text',
      'Qué fue de él (proposed, undecided, feasible, unfeasible, accepted, rejected, withdrawn, on-ballot, selected)',
      'What became of it (proposed, undecided, feasible, unfeasible, accepted, rejected, withdrawn, on-ballot, selected)',
    ),
    column('territory', 'text', 'Sector', 'Sector'),
    column('url', 'url', 'Su página', 'Its page'),
    column('source', 'url', 'Fuente', 'Source'),
    column('license', 'text', 'Licencia', 'Licence'),
  ],
  async rows(db, query) {
    const experienceId = query.get('experiencia') || undefined;
    const asked = { experienceId, limit: FILE_ROWS, offset: 0 };
    return (await listImportedProjects(db, asked)).map(toCells);
  },
};

function column(key: string, kind: ListColumn['kind'], es: string, en: string): ListColumn {
  return { key, kind, meaning: { 'es-CL': es, en } };
}

function toCells(project: ImportedProjectRow) {
  return {
    experience: project.experienceId,
    cut: project.cut,
    region_code: project.regionCode,
    id: project.sourceId,
    title: project.title,
    cost_clp: project.costClp,
    votes: project.votes,
    status: project.status,
    territory: project.territory,
    url: project.url,
    source: project.sourceUrl,
    license: project.license,
  };
}
