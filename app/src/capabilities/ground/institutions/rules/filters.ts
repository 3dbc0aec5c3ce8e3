// What a person may ask of the lists of this room: the same words on a page, its CSV and its JSON.
import { typedText } from '../../territories/rules/index.ts';
import { type BodyKind, bodyInAddress, bodyKinds } from './body.ts';
import { type InstitutionKind, institutionKinds } from './institution.ts';

export interface InstitutionFilter {
  /** As `typedText` reads it; empty when nothing was asked. */
  readonly text: string;
  readonly kind: InstitutionKind | undefined;
  readonly regionCode: string | undefined;
  readonly stage: Stage | undefined;
}

/** How far an institution is with its guided list. */
export const stages = ['not-invited', 'begun', 'finished'] as const;
export type Stage = (typeof stages)[number];

/** How each kind and stage is written in the address, in both languages. */
export const kindWords: Readonly<Record<InstitutionKind, string>> = {
  municipality: 'municipalidad',
  'regional-government': 'gobierno-regional',
  'national-body': 'nacional',
};
export const stageWords: Readonly<Record<Stage, string>> = {
  'not-invited': 'sin-invitar',
  begun: 'en-curso',
  finished: 'en-marcha',
};

/** Reads `q`, `tipo`, `region` and `etapa`; what is not understood is as if it were absent. */
export function parseInstitutionFilter(query: URLSearchParams): InstitutionFilter {
  return {
    text: typedText(query.get('q')),
    kind: institutionKinds.find((kind) => kindWords[kind] === query.get('tipo')),
    regionCode: regionIn(query),
    stage: stages.find((stage) => stageWords[stage] === query.get('etapa')),
  };
}

/** The address of a filter: only what differs from asking nothing. */
export function institutionFilterQuery(
  filter: InstitutionFilter,
): Readonly<Record<string, string>> {
  const { text, kind, regionCode, stage } = filter;
  return {
    ...(text === '' ? {} : { q: text }),
    ...(kind === undefined ? {} : { tipo: kindWords[kind] }),
    ...(regionCode === undefined ? {} : { region: regionCode }),
    ...(stage === undefined ? {} : { etapa: stageWords[stage] }),
  };
}

export interface AuthorityFilter {
  readonly text: string;
  readonly regionCode: string | undefined;
  readonly body: BodyKind | undefined;
  /** Also those whose mandate is over or has not begun. */
  readonly withOthers: boolean;
}

/** Reads `q`, `region`, `cuerpo` and `todas`. */
export function parseAuthorityFilter(query: URLSearchParams): AuthorityFilter {
  return {
    text: typedText(query.get('q')),
    regionCode: regionIn(query),
    body: bodyKinds.find((kind) => bodyInAddress(kind) === query.get('cuerpo')),
    withOthers: query.get('todas') === '1',
  };
}

export function authorityFilterQuery(filter: AuthorityFilter): Readonly<Record<string, string>> {
  const { text, regionCode, body, withOthers } = filter;
  return {
    ...(text === '' ? {} : { q: text }),
    ...(regionCode === undefined ? {} : { region: regionCode }),
    ...(body === undefined ? {} : { cuerpo: bodyInAddress(body) }),
    ...(withOthers ? { todas: '1' } : {}),
  };
}

function regionIn(query: URLSearchParams): string | undefined {
  const digits = query.get('region') ?? '';
  return /^\d{2}$/.test(digits) ? digits : undefined;
}
