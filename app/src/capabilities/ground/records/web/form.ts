// What was typed in a form, and what is wrong with it field by field.
import * as v from 'valibot';
import { m } from '#words';

/** What was typed, by the name of the field: the form is shown again with it. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldProblem {
  /** Name and id of the field; empty for the whole form. */
  readonly field: string;
  readonly message: string;
}

export interface FormSent {
  readonly typed: Typed;
  readonly file: File | undefined;
}

/** A body that is no form at all is as empty as an empty form. */
export async function readForm(request: Request): Promise<FormSent> {
  const form = await request.formData().catch(() => new FormData());
  const typed = Object.fromEntries(
    [...form].flatMap(([name, given]) => (typeof given === 'string' ? [[name, given]] : [])),
  );
  const file = form.get('file');
  return { typed, file: file instanceof File && file.size > 0 ? file : undefined };
}

/** One line of at most `limit` letters that says something. */
export function line(limit: number) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) =>
      text
        .normalize('NFC')
        .replaceAll(/[\p{Cc}\s]+/gu, ' ')
        .trim(),
    ),
    v.minLength(1, () => m.records_form_empty()),
    v.maxLength(limit, () => m.records_form_too_long({ limit })),
  );
}

/** One problem a field, in the order of the form. */
export function problemsOf(
  issues: readonly {
    readonly path?: readonly { readonly key?: unknown }[] | undefined;
    readonly message: string;
  }[],
): readonly FieldProblem[] {
  return issues.map(({ path, message }) => ({ field: String(path?.[0]?.key ?? ''), message }));
}

export function problemOf(problems: readonly FieldProblem[], field: string): string | undefined {
  return problems.find((one) => one.field === field)?.message;
}
