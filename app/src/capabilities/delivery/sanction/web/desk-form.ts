// What the forms of the desk send: the day of reception, a sitting, who was there, and texts of a few lines.
import * as v from 'valibot';
import { m } from '#words';
import {
  lineUpTo,
  type Parsed,
  paragraphsUpTo,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import { whole } from '../../../edition/editions/index.ts';
import { majorities } from '../../../edition/editions/rules/index.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import type { SittingFacts } from '../store/sittings.ts';

const tooLong = (limit: number) => () => m.sanction_desk_too_long({ limit: String(limit) });

/** Empty where nothing was written: the action says whether it may be. */
export const text = (limit: number) => paragraphsUpTo(limit, tooLong(limit));
export const line = (limit: number) => lineUpTo(limit, tooLong(limit));

const typedDay = v.pipe(
  v.optional(v.string(), ''),
  v.transform((typed) => parseDay(typed.trim()) ?? ''),
  v.nonEmpty(() => m.sanction_desk_day_wrong()),
);

const received = v.object({ recibida: typedDay });

export function parseReceived(typed: Typed): Parsed<string> {
  const parsed = parseForm(received, typed);
  return parsed.isSound ? { isSound: true, values: parsed.values.recibida } : parsed;
}

const REASON_LETTERS = 1000;
const reception = v.object({ corregida: typedDay, razon: text(REASON_LETTERS) });

/** A day of reception as it should be, and why. */
export function parseReception(typed: Typed): Parsed<v.InferOutput<typeof reception>> {
  return parseForm(reception, typed);
}

const named = {
  nombre: v.pipe(
    line(80),
    v.nonEmpty(() => m.sanction_desk_name_missing()),
  ),
  dia: typedDay,
};

const sitting = v.object({
  ...named,
  quorum: v.pipe(
    whole(1, 200),
    v.check(
      (found) => found !== undefined,
      () => m.sanction_desk_quorum_missing(),
    ),
    v.transform((found) => found ?? 0),
  ),
  mayoria: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(majorities, () => m.sanction_desk_choose()),
  ),
  norma: v.pipe(
    line(80),
    v.nonEmpty(() => m.sanction_desk_norm_missing()),
  ),
});

export function parseSitting(typed: Typed): Parsed<SittingFacts> {
  const parsed = parseForm(sitting, typed);
  if (!parsed.isSound) return parsed;
  const { nombre: name, dia: heldOn, quorum, mayoria: majority, norma } = parsed.values;
  return { isSound: true, values: { name, heldOn, quorum, majority, majorityNorm: norma } };
}

const resumed = v.object(named);

export function parseResumed(typed: Typed): Parsed<Pick<SittingFacts, 'name' | 'heldOn'>> {
  const parsed = parseForm(resumed, typed);
  if (!parsed.isSound) return parsed;
  return { isSound: true, values: { name: parsed.values.nombre, heldOn: parsed.values.dia } };
}

/** One text of a form that asks for nothing else. */
export function parseText(typed: Typed, field: string, limit: number): Parsed<string> {
  const parsed = parseForm(v.object({ [field]: text(limit) }), typed);
  return parsed.isSound ? { isSound: true, values: parsed.values[field] ?? '' } : parsed;
}

/** Ids of members whose box was ticked. */
export function presentIn(typed: Typed): readonly string[] {
  return Object.keys(typed).flatMap((name) =>
    name.startsWith('asiste-') ? [name.slice('asiste-'.length)] : [],
  );
}
