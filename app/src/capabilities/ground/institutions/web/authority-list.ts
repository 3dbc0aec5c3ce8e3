// The public list of authorities: the same rows on its page, its CSV and its JSON, and nobody's e-mail.
import type { PublicList } from '../../../../platform/public-list.ts';
import { parseAuthorityFilter } from '../rules/filters.ts';
import { type AuthorityRow, listAuthorities } from '../store/authorities.ts';
import { column } from './institution-list.ts';
import { authoritiesPath } from './paths.ts';

export const authorityList: PublicList = {
  name: 'autoridades',
  title: {
    'es-CL': 'Integrantes de concejos municipales, consejos regionales y COSOC',
    en: 'Members of municipal councils, regional councils and civil-society councils (COSOC)',
  },
  source: {
    'es-CL': 'Lo que cada institución declara en Minga. Sin filtros: quienes están en ejercicio.',
    en: 'What each institution states in Minga. Without filters: those who are in office.',
  },
  page: authoritiesPath,
  columns: [
    column(
      'institution_slug',
      'text',
      'Nombre de la institución en las direcciones',
      'Name of the institution in addresses',
    ),
    column('institution', 'text', 'Institución', 'Institution'),
    column('cut', 'text', 'CUT de la comuna', 'CUT of the comuna'),
    column('region_code', 'text', 'Código de la región', 'Code of the region'),
    column(
      'body',
      'text',
      'Cuerpo: municipal-council, core, cosoc',
      'Body: municipal-council, core, cosoc',
    ),
    column('name', 'text', 'Nombre', 'Name'),
    column(
      'seat',
      'text',
      'Calidad: chair (preside), member (integra), secretary (secretaría, sin voto)',
      'Seat: chair, member, secretary (who does not vote)',
    ),
    column('stands_for', 'text', 'Organización que representa', 'Organisation stood for'),
    column('mandate_from', 'date', 'Inicio del período', 'Beginning of the mandate'),
    column('mandate_until', 'date', 'Término del período', 'End of the mandate'),
    column('left_on', 'date', 'Día en que dejó el cargo antes', 'Day of leaving before the end'),
    column('in_office', 'boolean', 'En ejercicio hoy', 'In office today'),
  ],
  async rows(db, query) {
    return (await listAuthorities(db, parseAuthorityFilter(query))).map(toCells);
  },
};

function toCells(row: AuthorityRow) {
  return {
    institution_slug: row.institutionSlug,
    institution: row.institutionName,
    cut: row.cut,
    region_code: row.regionCode,
    body: row.body,
    name: row.name,
    seat: row.seat,
    stands_for: row.standsFor,
    mandate_from: row.mandateFrom,
    mandate_until: row.mandateUntil,
    left_on: row.leftOn,
    in_office: row.isInOffice,
  };
}
