// The fields that several forms of the room share, with the sentence that says what is wrong with each.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  lineUpTo,
  type Parsed,
  paragraphsUpTo,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';

const tooLong = (limit: number) => () => m.roundtable_too_long({ limit });
export const line = (limit: number) => lineUpTo(limit, tooLong(limit));
export const lines = (limit: number) => paragraphsUpTo(limit, tooLong(limit));

export function lineThere(limit: number, missing: () => string) {
  return v.pipe(
    line(limit),
    v.nonEmpty(() => missing()),
  );
}

export function linesThere(limit: number, missing: () => string) {
  return v.pipe(
    lines(limit),
    v.nonEmpty(() => missing()),
  );
}

export function oneOf<const Options extends readonly string[]>(
  options: Options,
  missing: () => string,
) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.picklist(options, () => missing()),
  );
}

/** A reason that is public, in the field `razon`. */
export function parseReason(typed: Typed, limit = 500): Parsed<string> {
  const schema = v.object({ razon: linesThere(limit, () => m.roundtable_reason_missing()) });
  const parsed = parseForm(schema, typed);
  return parsed.isSound ? { isSound: true, values: parsed.values.razon } : parsed;
}

/** What a page with a form is shown again with. */
export interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: 409 | 413 | 422 | 429;
}
