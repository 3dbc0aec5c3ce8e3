// What was typed in a form, and what is wrong with it field by field.
import { lineOf } from '@minga/basics';
import * as v from 'valibot';

/** What was typed, by the name of the field: the form is shown again with it. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldProblem {
  /** Name and id of the field; empty for the form as a whole. */
  readonly field: string;
  readonly message: string;
  /** Where it is mended, if not at the field. */
  readonly href?: string;
}

export interface FormWithFiles {
  readonly typed: Typed;
  /** The file that was chosen in a field; undefined when none was. */
  file(field: string): File | undefined;
}

/** A body that is no form at all is as empty as an empty form. */
export async function readFormWithFiles(request: Request): Promise<FormWithFiles> {
  const form = await request.formData().catch(() => new FormData());
  const typed = Object.fromEntries(
    [...form].flatMap(([name, given]) => (typeof given === 'string' ? [[name, given]] : [])),
  );
  return {
    typed,
    file(field) {
      const given = form.get(field);
      return given instanceof File && given.name !== '' ? given : undefined;
    },
  };
}

/** Reads a form that asks for no file, as `readFormWithFiles` does. */
export async function readForm(request: Request): Promise<Typed> {
  return (await readFormWithFiles(request)).typed;
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

/** One line of at most `limit` letters, as `lineOf` reads it; a missing field is an empty line. */
export function lineUpTo(limit: number, tooLong: () => string) {
  return v.pipe(v.optional(v.string(), ''), v.transform(lineOf), v.maxLength(limit, tooLong));
}

/**
 * An address of the web of at most `limit` letters, with `https://` where whoever typed it left that out; empty is
 * nothing. Only http and https are taken: no other scheme may stand in a link.
 */
export function websiteUpTo(limit: number, tooLong: () => string, wrong: () => string) {
  return v.pipe(
    lineUpTo(limit, tooLong),
    v.transform((text) => {
      const address = text === '' || /^https?:\/\//i.test(text) ? text : `https://${text}`;
      return address.replace(/^https?/i, (scheme) => scheme.toLowerCase());
    }),
    v.maxLength(limit, tooLong),
    v.check(
      (text) => text === '' || (/^https?:\/\/[^\s/]+\.[^\s]+$/.test(text) && URL.canParse(text)),
      wrong,
    ),
  );
}

/** Several lines of at most `limit` letters together, without control and bidirectional characters. */
export function paragraphsUpTo(limit: number, tooLong: () => string) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) =>
      text
        .normalize('NFC')
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, ' ')
        .trim(),
    ),
    v.maxLength(limit, tooLong),
  );
}
