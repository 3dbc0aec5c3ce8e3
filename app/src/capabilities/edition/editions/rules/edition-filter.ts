// What a person may ask of the list of editions: the same words on the page, its CSV and its JSON.
import { typedText } from '../../../ground/territories/rules/index.ts';
import {
  type EditionScope,
  type ParticipationLevel,
  participationLevels,
  scopes,
} from './rulebook.ts';

export interface EditionFilter {
  /** As `typedText` reads it; empty when nothing was asked. */
  readonly text: string;
  /** Slug of an institution. */
  readonly institution: string | undefined;
  readonly regionCode: string | undefined;
  readonly fiscalYear: number | undefined;
  readonly scope: EditionScope | undefined;
  readonly level: ParticipationLevel | undefined;
}

/** How each is written in the address, in both languages. */
export const scopeInAddress: Readonly<Record<EditionScope, string>> = {
  works: 'obras',
  'social-programme': 'programa-social',
  transfers: 'transferencias',
};
export const levelInAddress: Readonly<Record<ParticipationLevel, string>> = {
  information: 'informacion',
  consultation: 'consulta',
  decision: 'decision',
  control: 'control',
};

/** Reads `q`, `institucion`, `region`, `ano`, `destino` and `nivel`; what is not understood is as if it were absent. */
export function parseEditionFilter(query: URLSearchParams): EditionFilter {
  const [institution, region, year] = ['institucion', 'region', 'ano'].map((name) => {
    return query.get(name) ?? '';
  });
  return {
    text: typedText(query.get('q')),
    institution: /^[a-z0-9-]{1,80}$/.test(institution ?? '') ? institution : undefined,
    regionCode: /^\d{2}$/.test(region ?? '') ? region : undefined,
    fiscalYear: /^20\d{2}$/.test(year ?? '') ? Number(year) : undefined,
    scope: scopes.find((scope) => scopeInAddress[scope] === query.get('destino')),
    level: participationLevels.find((level) => levelInAddress[level] === query.get('nivel')),
  };
}

/** The address of a filter: only what differs from asking nothing. */
export function editionFilterQuery(filter: EditionFilter): Readonly<Record<string, string>> {
  const { text, institution, regionCode, fiscalYear, scope, level } = filter;
  return {
    ...(text === '' ? {} : { q: text }),
    ...(institution === undefined ? {} : { institucion: institution }),
    ...(regionCode === undefined ? {} : { region: regionCode }),
    ...(fiscalYear === undefined ? {} : { ano: String(fiscalYear) }),
    ...(scope === undefined ? {} : { destino: scopeInAddress[scope] }),
    ...(level === undefined ? {} : { nivel: levelInAddress[level] }),
  };
}
