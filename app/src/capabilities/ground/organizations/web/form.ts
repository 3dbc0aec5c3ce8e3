// What was typed in a form, and what is wrong with it field by field.
import * as v from 'valibot';
import { m } from '#words';
import { parseDay } from '../../territories/rules/index.ts';

/** What was typed, by the name of the field: the form is shown again with it. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldProblem {
  /** Name and id of the field; empty for the form as a whole. */
  readonly field: string;
  readonly message: string;
}

/** A body that is no form at all is as empty as an empty form. */
export async function readForm(request: Request): Promise<Typed> {
  const form = await request.formData().catch(() => new FormData());
  return Object.fromEntries(
    [...form].flatMap(([name, given]) => (typeof given === 'string' ? [[name, given]] : [])),
  );
}

export type Parsed<Values> =
  | { readonly isSound: true; readonly values: Values }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

/** One problem a field, in the order of the form. */
export function parseForm<Schema extends v.GenericSchema>(
  schema: Schema,
  typed: Typed,
): Parsed<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, typed, { abortPipeEarly: true });
  if (parsed.success) return { isSound: true, values: parsed.output };
  const problems = parsed.issues.map(({ path, message }) => ({
    field: String(path?.[0]?.key ?? ''),
    message,
  }));
  return { isSound: false, problems };
}

export function problemOf(problems: readonly FieldProblem[], field: string): string | undefined {
  return problems.find((one) => one.field === field)?.message;
}

/** One line of at most `limit` letters; control characters and outer spaces are nothing. */
export function line(limit: number) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim()),
    v.maxLength(limit, () => m.organizations_form_too_long({ limit })),
  );
}

export function requiredLine(limit: number, missing: () => string) {
  return v.pipe(line(limit), v.nonEmpty(missing));
}

/** Several lines of at most `limit` letters. */
export function paragraphs(limit: number) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, ' ')
        .trim(),
    ),
    v.maxLength(limit, () => m.organizations_form_too_long({ limit })),
  );
}

/** A day, or nothing: as a date field sends it or as people write it (`31-12-2026`). */
export function optionalDay() {
  return v.pipe(
    line(20),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      if (dataset.value === '') return undefined;
      const [, day, month, year] =
        /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(dataset.value) ?? [];
      const read = parseDay(day === undefined ? dataset.value : `${year}-${month}-${day}`);
      if (read !== undefined) return read;
      addIssue({ message: m.organizations_form_day_wrong() });
      return NEVER;
    }),
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
