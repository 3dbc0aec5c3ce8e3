// An institution: who governs a comuna or a region, or a national body; how it is named and addressed.
import type { Brand } from '@minga/basics';
import type { Cut } from '../../territories/rules/index.ts';

export type InstitutionId = Brand<string, 'InstitutionId'>;

export const institutionKinds = ['municipality', 'regional-government', 'national-body'] as const;
export type InstitutionKind = (typeof institutionKinds)[number];

export interface Institution {
  readonly id: InstitutionId;
  readonly kind: InstitutionKind;
  readonly slug: string;
  /** As it calls itself: «Municipalidad de Lautaro»; the same in every language. */
  readonly name: string;
  /** The comuna of a municipality. */
  readonly cut: Cut | null;
  /** The region of a municipality or of a regional government. */
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly regionSlug: string | null;
  /** The comuna's page of a municipality. */
  readonly comunaSlug: string | null;
  readonly comunaName: string | null;
  /** Where its days begin and end: a municipality's own zone, the continent's for all others. */
  readonly timeZone: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  /** `#rrggbb`, dark enough for white text on it. */
  readonly colour: string | null;
  readonly crestSha256: string | null;
  /** What the crest shows, for whoever does not see it. */
  readonly crestText: string | null;
  readonly earlierCrestText: string | null;
  /** What an edit of the contact compares: changes whenever the contact does. */
  readonly version: string;
}

/** What is loaded of an institution before it has said anything about itself. */
export interface KnownInstitution {
  readonly kind: InstitutionKind;
  readonly slug: string;
  readonly name: string;
  readonly cut: string | null;
  readonly regionCode: string | null;
}

/** A municipality has the address of its comuna, which says it better in `/gestion/lautaro`. */
export function municipalityOf(comuna: {
  readonly cut: string;
  readonly name: string;
  readonly slug: string;
}): KnownInstitution {
  const { cut, name, slug } = comuna;
  return { kind: 'municipality', slug, name: `Municipalidad de ${name}`, cut, regionCode: null };
}

/** «Región del Maule» is governed by the «Gobierno Regional del Maule»; the Metropolitana agrees in gender. */
export function regionalGovernmentOf(region: {
  readonly code: string;
  readonly name: string;
  readonly slug: string;
}): KnownInstitution {
  const name = region.name
    .replace(/^Región /, 'Gobierno Regional ')
    .replace(/^Gobierno Regional Metropolitana/, 'Gobierno Regional Metropolitano');
  return {
    kind: 'regional-government',
    slug: `gore-${region.slug}`,
    name,
    cut: null,
    regionCode: region.code,
  };
}

export function nationalBodyOf(body: {
  readonly slug: string;
  readonly name: string;
}): KnownInstitution {
  return { kind: 'national-body', ...body, cut: null, regionCode: null };
}
