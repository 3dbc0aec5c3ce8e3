// How the figures of the bases are typed, and read back: pesos, whole numbers, decimals, days.
import * as v from 'valibot';
import { m } from '#words';
import { lineUpTo, paragraphsUpTo, type Typed } from '../../../../platform/http/form.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { numberWords } from './words.ts';

const tooLong = (limit: number) => () => m.editions_too_long({ limit: String(limit) });

export const line = (limit: number) => lineUpTo(limit, tooLong(limit));
export const paragraphs = (limit: number) => paragraphsUpTo(limit, tooLong(limit));

/** Whole pesos as people type them: `$12.500.000`; empty is undefined. */
export function pesos(wrong: () => string = () => m.editions_money_wrong()) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.replaceAll(/[$\s.,]/g, '')),
    v.regex(/^\d{0,13}$/, wrong),
    v.transform((digits) => (digits === '' ? undefined : Number(digits))),
  );
}

/** A whole number between two; empty is undefined. */
export function whole(from: number, to: number) {
  const wrong = () => m.editions_whole_wrong({ from: numberWords(from), to: numberWords(to) });
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.trim().replaceAll(/[.\s]/g, '')),
    v.regex(/^\d{0,9}$/, wrong),
    v.transform((digits) => (digits === '' ? undefined : Number(digits))),
    v.check((found) => found === undefined || (found >= from && found <= to), wrong),
  );
}

/** A number with at most two decimals, in hundredths: `4.545` is 454500, `1,5` is 150; empty is undefined. */
export function hundredths() {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.replaceAll(/\s/g, '')),
    v.regex(/^[\d.,]*$/, () => m.editions_decimal_wrong()),
    v.transform((text) => {
      const [, units = '', decimals = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
      const digits = units.replaceAll(/[.,]/g, '');
      return text === '' ? undefined : Number(`${digits}${decimals.padEnd(2, '0')}`);
    }),
    v.check(
      (found) => found === undefined || Number.isSafeInteger(found),
      () => m.editions_decimal_wrong(),
    ),
  );
}

/** A civil day; empty is undefined. */
export function day() {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.trim()),
    v.check(
      (text) => text === '' || parseDay(text) === text,
      () => m.editions_day_wrong(),
    ),
    v.transform((text) => (text === '' ? undefined : text)),
  );
}

export const optional = () => v.optional(v.string(), '');

/** Of boxes named `prefix-VALUE`, those that were ticked. */
export function ticked<Value extends string>(
  typed: Typed,
  prefix: string,
  all: readonly Value[],
): readonly Value[] {
  return all.filter((value) => typed[`${prefix}-${value}`] !== undefined);
}

export function ticks(prefix: string, chosen: readonly string[]): Typed {
  return Object.fromEntries(chosen.map((value) => [`${prefix}-${value}`, '1']));
}

/** A figure as it stands in a field. */
export function typedNumber(found: number | null | undefined): string {
  return found === null || found === undefined ? '' : numberWords(found);
}
