// What a person may ask of the directory: the same words on its page, its CSV and its JSON.
import { type Cut, parseCut, typedText } from '../../territories/rules/index.ts';
import { type OrganizationKind, parseKind } from './kind.ts';

export interface OrganizationFilter {
  readonly text: string;
  /** Two digits. */
  readonly regionCode: string | undefined;
  readonly cut: Cut | undefined;
  readonly kind: OrganizationKind | undefined;
  readonly onlyWithBoard: boolean;
  /** Also those whose legal state nobody has confirmed yet. */
  readonly withUnchecked: boolean;
  /** From 1. */
  readonly page: number;
}

/** Reads `q`, `region`, `comuna` (CUT), `tipo`, `directiva`, `estado` and `pagina`; what is not understood is absent. */
export function parseOrganizationFilter(query: URLSearchParams): OrganizationFilter {
  const region = query.get('region') ?? '';
  const page = query.get('pagina') ?? '';
  return {
    text: typedText(query.get('q')),
    regionCode: /^\d{1,2}$/.test(region) ? region.padStart(2, '0') : undefined,
    cut: parseCut(query.get('comuna') ?? ''),
    kind: parseKind(query.get('tipo')),
    onlyWithBoard: query.get('directiva') === 'vigente',
    withUnchecked: query.get('estado') === 'todas',
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a filter, without its page: only what differs from asking nothing. */
export function organizationFilterQuery(
  filter: OrganizationFilter,
): Readonly<Record<string, string>> {
  return {
    ...(filter.text === '' ? {} : { q: filter.text }),
    ...(filter.regionCode === undefined ? {} : { region: filter.regionCode }),
    ...(filter.cut === undefined ? {} : { comuna: filter.cut }),
    ...(filter.kind === undefined ? {} : { tipo: filter.kind }),
    ...(filter.onlyWithBoard ? { directiva: 'vigente' } : {}),
    ...(filter.withUnchecked ? { estado: 'todas' } : {}),
  };
}
