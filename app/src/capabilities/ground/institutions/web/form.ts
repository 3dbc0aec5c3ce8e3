// What was typed in a form, and what is wrong with it field by field.
import * as v from 'valibot';
import { m } from '#words';
import { lineOf } from '../rules/member-rows.ts';

/** What was typed, by the name of the field: the form is shown again with it. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldProblem {
  /** Name and id of the field. */
  readonly field: string;
  readonly message: string;
}

export interface FormSent {
  readonly typed: Typed;
  file(field: string): File | undefined;
}

/** A body that is no form at all is as empty as an empty form. */
export async function readForm(request: Request): Promise<FormSent> {
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

/** One line of at most `limit` letters; empty is nothing. */
export function line(limit: number) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform(lineOf),
    v.maxLength(limit, () => m.institutions_form_too_long({ limit })),
  );
}

export function orNull(text: string): string | null {
  return text === '' ? null : text;
}

export function problemOf(problems: readonly FieldProblem[], field: string): string | undefined {
  return problems.find((one) => one.field === field)?.message;
}
