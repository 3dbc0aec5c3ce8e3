// The documents by which somebody is known who brings no account of a provider.
import { err, ok, type Result } from '@minga/basics';
import { countries } from './countries.ts';
import { formatRun, type Ipa, maskRun, parseIpa, parseRun, type Run } from './run.ts';

export const documentKinds = ['run', 'ipa', 'passport', 'foreign-id'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export type IdentityDocument =
  | { readonly kind: 'run'; readonly number: Run }
  | { readonly kind: 'ipa'; readonly number: Ipa }
  | {
      readonly kind: 'passport' | 'foreign-id';
      /** Who issued it: ISO 3166-1, two letters. */
      readonly country: string;
      /** Capitals and digits, without what separates them. */
      readonly number: string;
    };

export type DocumentProblem =
  | { readonly field: 'document-kind'; readonly code: 'kind-missing' }
  | { readonly field: 'country'; readonly code: 'country-missing' }
  | { readonly field: 'number'; readonly code: 'run-wrong' | 'ipa-wrong' | 'number-wrong' };

export interface TypedDocument {
  readonly kind: string;
  readonly country: string;
  readonly number: string;
}

/** Reads a document as it was typed, whatever spaces, dots and hyphens it was typed with. */
export function parseDocument(
  typed: TypedDocument,
): Result<IdentityDocument, readonly DocumentProblem[]> {
  const kind = documentKinds.find((one) => one === typed.kind);
  if (kind === undefined) return err([{ field: 'document-kind', code: 'kind-missing' }]);
  if (kind === 'run') {
    const number = parseRun(typed.number);
    return number ? ok({ kind, number }) : err([{ field: 'number', code: 'run-wrong' }]);
  }
  if (kind === 'ipa') {
    const number = parseIpa(typed.number);
    return number ? ok({ kind, number }) : err([{ field: 'number', code: 'ipa-wrong' }]);
  }
  const country = countries.find((one) => one === typed.country);
  const number = plainNumber(typed.number);
  const problems: DocumentProblem[] = [];
  if (country === undefined) problems.push({ field: 'country', code: 'country-missing' });
  if (number === undefined) problems.push({ field: 'number', code: 'number-wrong' });
  return country && number ? ok({ kind, country, number }) : err(problems);
}

function plainNumber(typed: string): string | undefined {
  const number = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}\u2212./]+/gu, '');
  return /^(?=.*\d)[0-9A-Z]{4,20}$/.test(number) ? number : undefined;
}

/** `KIND COUNTRY NUMBER`: what two documents have in common if and only if they are the same. */
export function textOfDocument(paper: IdentityDocument): string {
  const country = 'country' in paper ? paper.country : 'CL';
  return `${paper.kind} ${country} ${paper.number}`;
}

/** As the document itself prints it. */
export function formatDocument(paper: IdentityDocument): string {
  return 'country' in paper ? paper.number : formatRun(paper.number);
}

/** Enough for who has the document at hand to know it, not for somebody else to learn it. */
export function maskDocument(paper: IdentityDocument): string {
  if (!('country' in paper)) return maskRun(paper.number);
  const shown = Math.min(3, paper.number.length - 3);
  return '•'.repeat(paper.number.length - shown) + paper.number.slice(-shown);
}
