// What the forms of this room ask for again and again.
import * as v from 'valibot';
import { m } from '#words';
import { lineUpTo } from '../../../../platform/http/form.ts';

/** One line of at most `limit` letters that says something. */
export function line(limit: number) {
  return v.pipe(
    lineUpTo(limit, () => m.records_form_too_long({ limit })),
    v.nonEmpty(() => m.records_form_empty()),
  );
}
