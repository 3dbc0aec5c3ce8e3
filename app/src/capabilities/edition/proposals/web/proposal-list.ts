// The public list of proposals: the same rows on its pages, its CSV and its JSON.
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { parseProposalFilter } from '../rules/proposal-filter.ts';
import { listProposals, type ProposalLine } from '../store/public-proposals.ts';
import { countryPath } from './paths.ts';

const FILE_ROWS = 50_000;

export const proposalList: PublicList = {
  name: 'propuestas',
  title: { 'es-CL': 'Propuestas', en: 'Proposals' },
  source: {
    'es-CL': 'Propuestas enviadas a las ediciones publicadas en Minga.',
    en: 'Proposals sent to the editions published on Minga.',
  },
  page: countryPath,
  columns: [
    column('institution', 'text', 'Institución, en las direcciones', 'Institution, in addresses'),
    column('edition', 'text', 'Edición, en las direcciones', 'Edition, in addresses'),
    column('number', 'integer', 'Número dentro de la edición', 'Number within the edition'),
    column('title', 'text', 'Título de la versión que rige', 'Title of the version that holds'),
    column('version', 'integer', 'Versión que rige', 'Version that holds'),
    column(
      'theme',
      'text',
      'Tema: streets, lighting, green-areas, sport, health, education, safety, transport, water, culture, care, other',
      'Theme: streets, lighting, green-areas, sport, health, education, safety, transport, water, culture, care, other',
    ),
    column('contest', 'text', 'Código del concurso', 'Code of the contest'),
    column('sector', 'text', 'Sector o unidad vecinal', 'Sector or neighbourhood unit'),
    column('lat', 'decimal', 'Latitud, en grados', 'Latitude, in degrees'),
    column('lon', 'decimal', 'Longitud, en grados', 'Longitude, in degrees'),
    column('cost_clp', 'integer', 'Costo en pesos', 'Cost in pesos'),
    column(
      'state',
      'text',
      'Estado: sent, in-review, correcting, not-admitted, not-feasible, appealed, feasible, listed, sanctioned, not-sanctioned, merged, split, withdrawn',
      'State: sent, in-review, correcting, not-admitted, not-feasible, appealed, feasible, listed, sanctioned, not-sanctioned, merged, split, withdrawn',
    ),
    column(
      'author_kind',
      'text',
      'Quién propone: person, group, organization, assembly, institution',
      'Who proposes: person, group, organization, assembly, institution',
    ),
    column(
      'organization_or_institution',
      'text',
      'Nombre, si propone una organización, una asamblea o la institución',
      'Name, if an organisation, an assembly or the institution proposes',
    ),
    column(
      'channel',
      'text',
      'Cómo llegó: web, paper, assembly, institution',
      'How it came: web, paper, assembly, institution',
    ),
    column('endorsements', 'integer', 'Apoyos', 'Endorsements'),
    column('sent_at', 'text', 'Enviada (ISO 8601, UTC)', 'Sent (ISO 8601, UTC)'),
    column('changed_at', 'text', 'Último cambio (ISO 8601, UTC)', 'Last change (ISO 8601, UTC)'),
  ],
  async rows(db, query) {
    const asked = { order: 'recent', chance: 0, limit: FILE_ROWS } as const;
    const filter = parseProposalFilter(query);
    return (await listProposals(db, filter, { editionId: undefined }, asked)).map(toCells);
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

/** The name of a person or of a group of neighbours stays on the page, and goes into no file. */
function toCells(line: ProposalLine) {
  const isOfPersons = line.authorKind === 'person' || line.authorKind === 'group';
  return {
    institution: line.institutionSlug,
    edition: line.editionSlug,
    number: line.number,
    title: line.title,
    version: line.version,
    theme: line.theme,
    contest: line.contest,
    sector: line.territoryName,
    lat: line.lat,
    lon: line.lon,
    cost_clp: line.costClp,
    state: line.state,
    author_kind: line.authorKind,
    organization_or_institution: isOfPersons ? null : line.authorName,
    channel: line.channel,
    endorsements: line.endorsementsCount,
    sent_at: line.sentAt.toISOString(),
    changed_at: line.changedAt.toISOString(),
  };
}
