// What may be asked of the library: the same words on its page, its CSV and its JSON.
import { typedText } from '../../territories/rules/index.ts';
import { type NormKind, parseKind } from './kind.ts';

export interface NormFilter {
  /** As `typedText` reads it. */
  readonly text: string;
  readonly kind: NormKind | undefined;
  /** `estado` for norms of the State, or the address name of an institution; undefined for all. */
  readonly issuer: string | undefined;
  readonly onlyInForce: boolean;
}

/** The word that stands for the State among the issuers: no institution has it as its name. */
export const STATE = 'estado';

/** Reads `q`, `tipo`, `emisor` and `vigencia`; what is not understood is as if it were absent. */
export function parseNormFilter(query: URLSearchParams): NormFilter {
  const issuer = query.get('emisor') ?? '';
  return {
    text: typedText(query.get('q')),
    kind: parseKind(query.get('tipo')),
    issuer: /^[a-z0-9-]+$/.test(issuer) ? issuer : undefined,
    onlyInForce: query.get('vigencia') === 'vigente',
  };
}

/** The address of a filter, without its page. */
export function normFilterQuery(filter: NormFilter): Readonly<Record<string, string>> {
  const { text, kind, issuer, onlyInForce } = filter;
  return {
    ...(text === '' ? {} : { q: text }),
    ...(kind === undefined ? {} : { tipo: kind }),
    ...(issuer === undefined ? {} : { emisor: issuer }),
    ...(onlyInForce ? { vigencia: 'vigente' } : {}),
  };
}
