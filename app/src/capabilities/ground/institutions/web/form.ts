// What the forms of this room ask for again and again.
import { m } from '#words';
import { lineUpTo } from '../../../../platform/http/form.ts';

/** One line of at most `limit` letters; empty is nothing. */
export function line(limit: number) {
  return lineUpTo(limit, () => m.institutions_form_too_long({ limit }));
}

export function orNull(text: string): string | null {
  return text === '' ? null : text;
}
