// The public list of institutions: the same rows on its page, its CSV and its JSON.
import type { PublicList } from '../../../../platform/public-list.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { parseInstitutionFilter } from '../rules/filters.ts';
import { type InstitutionRow, listInstitutions } from '../store/institutions.ts';
import { institutionsPath } from './paths.ts';

type ListColumn = PublicList['columns'][number];

export function column(key: string, kind: ListColumn['kind'], es: string, en: string): ListColumn {
  return { key, kind, meaning: { 'es-CL': es, en } };
}

export const institutionList: PublicList = {
  name: 'instituciones',
  title: {
    'es-CL': 'Municipalidades, gobiernos regionales y organismos nacionales',
    en: 'Municipalities, regional governments and national bodies',
  },
  source: {
    'es-CL':
      'Nombres: según la división político-administrativa (SUBDERE). Contacto: lo que cada institución declara en Minga.',
    en: 'Names: after the political and administrative division (SUBDERE). Contact: what each institution states in Minga.',
  },
  page: institutionsPath,
  columns: [
    column('slug', 'text', 'Nombre en las direcciones de Minga', 'Name in the addresses of Minga'),
    column('name', 'text', 'Nombre', 'Name'),
    column(
      'kind',
      'text',
      'Tipo: municipality, regional-government, national-body',
      'Kind: municipality, regional-government, national-body',
    ),
    column('cut', 'text', 'CUT de la comuna', 'CUT of the comuna'),
    column('region_code', 'text', 'Código de la región', 'Code of the region'),
    column('region', 'text', 'Región', 'Region'),
    column('address', 'text', 'Dirección', 'Address'),
    column('phone', 'text', 'Teléfono de la institución', 'Telephone of the institution'),
    column('email', 'text', 'Correo de la institución', 'E-mail of the institution'),
    column('website', 'url', 'Sitio web', 'Website'),
    column('in_minga_since', 'date', 'En Minga desde', 'In Minga since'),
  ],
  async rows(db, query) {
    return (await listInstitutions(db, parseInstitutionFilter(query))).map(toCells);
  },
};

function toCells(row: InstitutionRow) {
  return {
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    cut: row.cut,
    region_code: row.regionCode,
    region: row.regionName,
    address: row.address,
    phone: row.phone,
    email: row.email,
    website: row.website,
    in_minga_since: row.finishedAt && dayIn(row.timeZone, row.finishedAt),
  };
}
