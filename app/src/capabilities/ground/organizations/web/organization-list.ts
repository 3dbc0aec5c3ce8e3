// The public list of organisations: the same rows on its page, its CSV and its JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { formatRun } from '../../people/rules/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { isInOffice } from '../rules/board.ts';
import { parseOrganizationFilter } from '../rules/organization-filter.ts';
import { allOrganizations } from '../store/directory.ts';
import type { OrganizationToday } from '../store/organizations-today.ts';
import { organizationsPath } from './paths.ts';
import { boardStateOf } from './words.ts';

export const organizationList: PublicList = {
  name: 'organizaciones',
  title: { 'es-CL': 'Organizaciones registradas', en: 'Registered organisations' },
  source: {
    'es-CL':
      'Lo que declara cada organización, comprobado por la secretaría de su municipalidad, por SUBDERE o por la DOS en la fecha que se indica.',
    en: 'What each organisation declares, checked by the secretary of its municipality, by SUBDERE or by DOS on the date shown.',
  },
  page: organizationsPath,
  columns: [
    column('id', 'text', 'Identificador en su dirección', 'Identifier in its address'),
    column('name', 'text', 'Nombre', 'Name'),
    column('kind', 'text', 'Tipo', 'Kind'),
    column('rut', 'text', 'RUT', 'RUT (tax number)'),
    column('registry_number', 'text', 'Número de registro', 'Number in its register'),
    column(
      'legal_personality_on',
      'date',
      'Fecha de la personalidad jurídica',
      'Date of its legal personality',
    ),
    column('cut', 'text', 'CUT de la comuna', 'CUT of the comuna'),
    column('comuna', 'text', 'Comuna', 'Comuna'),
    column('region', 'text', 'Región', 'Region'),
    column(
      'legal_state',
      'text',
      'Situación legal (confirmed, pending, returned)',
      'Legal state (confirmed, pending, returned)',
    ),
    column('checked_on', 'date', 'Fecha de la comprobación', 'Date of the check'),
    column('board_until', 'date', 'Último día de la directiva', 'Last day of its board'),
    column('board_is_valid', 'boolean', 'Directiva vigente', 'Board in office'),
    column('members', 'integer', 'Socias y socios que declara', 'Members, as it declares'),
  ],
  async rows(db, query) {
    const now = systemClock.now();
    const filter = parseOrganizationFilter(query);
    const rows = await allOrganizations(db, filter, now);
    return rows.map((organization) => toCells(organization, now));
  },
};

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function toCells(organization: OrganizationToday, now: Date) {
  const { slug, facts, timeZone, checkedAt, boardUntil } = organization;
  return {
    id: slug,
    name: facts.name,
    kind: facts.kind,
    rut: facts.rut === undefined ? null : formatRun(facts.rut),
    registry_number: facts.registryNumber ?? null,
    legal_personality_on: facts.legalPersonalityOn ?? null,
    cut: facts.cut ?? null,
    comuna: organization.comunaName,
    region: organization.regionName,
    legal_state: organization.legalState,
    checked_on: checkedAt === null ? null : dayIn(timeZone, checkedAt),
    board_until: boardUntil,
    board_is_valid: isInOffice(boardStateOf(organization, now)),
    members: organization.membersCount,
  };
}
