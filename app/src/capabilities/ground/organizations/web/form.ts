// What the forms of this room ask for again and again.
import * as v from 'valibot';
import { m } from '#words';
import { lineUpTo, paragraphsUpTo } from '../../../../platform/http/form.ts';
import { parseDay } from '../../territories/rules/index.ts';

/** One line of at most `limit` letters; empty is nothing. */
export function line(limit: number) {
  return lineUpTo(limit, () => m.organizations_form_too_long({ limit }));
}

export function requiredLine(limit: number, missing: () => string) {
  return v.pipe(line(limit), v.nonEmpty(missing));
}

/** Several lines of at most `limit` letters. */
export function paragraphs(limit: number) {
  return paragraphsUpTo(limit, () => m.organizations_form_too_long({ limit }));
}

/** A day, or nothing. */
export function optionalDay() {
  return v.pipe(
    line(20),
    v.check(
      (text) => text === '' || parseDay(text) !== undefined,
      () => m.organizations_form_day_wrong(),
    ),
    v.transform((text) => parseDay(text)),
  );
}

export function requiredDay(missing: () => string) {
  return v.pipe(
    optionalDay(),
    v.check((day) => day !== undefined, missing),
    v.transform((day) => day ?? ''),
  );
}

export function requiredEmail(missing: () => string) {
  return v.pipe(
    requiredLine(120, missing),
    v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, () => m.organizations_form_email_wrong()),
  );
}

export function optionalEmail() {
  return v.pipe(
    line(120),
    v.check(
      (text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
      () => m.organizations_form_email_wrong(),
    ),
    v.transform((text) => (text === '' ? undefined : text)),
  );
}

/** A whole number between two others. */
export function wholeNumber(from: number, until: number, wrong: () => string) {
  return v.pipe(
    line(20),
    v.transform((text) => text.replaceAll(/[.\s]/g, '')),
    v.check(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= until,
      wrong,
    ),
    v.transform(Number),
  );
}

/** A box that is ticked. */
export function ticked() {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text !== ''),
  );
}

export function orUndefined(text: string): string | undefined {
  return text === '' ? undefined : text;
}
