// RUN of persons and RUT of organisations: a number with its check digit (modulo 11). An identifier, never a secret.
import type { Brand } from '@minga/basics';

/** Number and check digit of a person, as `12345678-5`: no dots, no leading zeros, capital K. */
export type Run = Brand<string, 'Run'>;
/** The same for an organisation. */
export type Rut = Brand<string, 'Rut'>;
/** The same for the provisional number of a pupil or of who looks after one, given to people without a RUN. */
export type Ipa = Brand<string, 'Ipa'>;

/** From here on numbers are given to companies and organisations, never to persons. */
const FIRST_OF_ORGANIZATIONS = 50_000_000;
/** And from here on to people who have no RUN yet. */
const FIRST_PROVISIONAL = 100_000_000;

/** What phones and word processors write instead of a hyphen; full-width signs and invisible ones are tidied below. */
const HYPHENS = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const FORM = /^(\d{1,3}(?:\.?\d{3}){0,2})-?([\dK])$/;

/** The check digit of a number: weights 2 to 7 from the right, again and again; 11 is 0, 10 is K. */
export function checkDigit(body: number): string {
  let sum = 0;
  let weight = 2;
  for (let rest = body; rest > 0; rest = Math.floor(rest / 10)) {
    sum += (rest % 10) * weight;
    weight = weight === 7 ? 2 : weight + 1;
  }
  const digit = 11 - (sum % 11);
  if (digit === 11) return '0';
  return digit === 10 ? 'K' : String(digit);
}

/** Reads what a person typed. Undefined if it is no number of a person, or its check digit is wrong. */
export function parseRun(given: string | null | undefined): Run | undefined {
  return numberBetween(1, FIRST_OF_ORGANIZATIONS, given) as Run | undefined;
}

/** Reads the number of an organisation. Undefined if it belongs to persons, or its check digit is wrong. */
export function parseRut(given: string | null | undefined): Rut | undefined {
  return numberBetween(FIRST_OF_ORGANIZATIONS, FIRST_PROVISIONAL, given) as Rut | undefined;
}

/** Reads a provisional number of nine digits. Undefined if it is none, or its check digit is wrong. */
export function parseIpa(given: string | null | undefined): Ipa | undefined {
  return numberBetween(FIRST_PROVISIONAL, Number.POSITIVE_INFINITY, given) as Ipa | undefined;
}

/** The number with its check digit if it is one of `first` up to but not including `end`. */
function numberBetween(
  first: number,
  end: number,
  given: string | null | undefined,
): string | undefined {
  const body = bodyOf(given);
  const isThere = body !== undefined && body >= first && body < end;
  return isThere ? `${body}-${checkDigit(body)}` : undefined;
}

function bodyOf(given: string | null | undefined): number | undefined {
  const typed = (given ?? '')
    .normalize('NFKC')
    .replace(HYPHENS, '-')
    .replace(/[\s\p{Cf}]+/gu, '')
    .toUpperCase();
  const [, digits, check] = FORM.exec(typed.replace(/^0+(?=\d)/, '')) ?? [];
  if (digits === undefined) return undefined;
  const body = Number(digits.replaceAll('.', ''));
  return checkDigit(body) === check ? body : undefined;
}

/** With dots, as documents print it: `12.345.678-5`. */
export function formatRun(run: Run | Rut | Ipa): string {
  const [body = '', check] = run.split('-');
  return `${body.replace(/\B(?=(\d{3})+$)/g, '.')}-${check}`;
}

/** What may be shown of it: enough for its owner to know it, not for somebody else to learn it. */
export function maskRun(run: Run | Rut | Ipa): string {
  const [body = ''] = run.split('-');
  return `••.•••.${body.slice(-3).padStart(3, '•')}-•`;
}
