// What the forms of objections send, on the site and on paper, and what their answers and certifications do.
import * as v from 'valibot';
import { m } from '#words';
import {
  lineUpTo,
  type Parsed,
  paragraphsUpTo,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import type { FilingObjection } from '../actions/file-objection.ts';
import {
  DONE_LETTERS,
  OBJECTION_LETTERS,
  type ObjectionAnswered,
  objectionGrounds,
  objectionOutcomes,
  REASONS_LETTERS,
  remedies,
  TABLE_LETTERS,
} from '../rules/objection.ts';

const tooLong = (limit: number) => () =>
  m.count_objection_refused_too_long({ limit: String(limit) });
const oneOf = <const T extends readonly string[]>(list: T) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.picklist(list, () => m.count_objection_choose()),
  );

const filed = {
  tema: oneOf(objectionGrounds),
  pide: oneOf(remedies),
  mesa: lineUpTo(TABLE_LETTERS, tooLong(TABLE_LETTERS)),
  texto: v.pipe(
    paragraphsUpTo(OBJECTION_LETTERS, tooLong(OBJECTION_LETTERS)),
    v.nonEmpty(() => m.count_objection_refused_text_missing()),
  ),
};
const onSite = v.object({ ...filed, nombre: lineUpTo(60, tooLong(60)) });
const onPaper = v.object({
  ...filed,
  recibida: v.pipe(
    v.optional(v.string(), ''),
    v.transform((typed) => parseDay(typed.trim()) ?? ''),
    v.nonEmpty(() => m.count_objection_refused_received_wrong()),
  ),
});

type Said = Pick<FilingObjection, 'text' | 'ground' | 'asks' | 'table'>;

type Filed = v.InferOutput<v.ObjectSchema<typeof filed, undefined>>;

function saidIn(values: Filed): Said {
  const { texto: text, tema: ground, pide: asks, mesa: table } = values;
  return { text, ground, asks, table };
}

export function parseObjection(typed: Typed): Parsed<Said & { readonly organizationId: string }> {
  const parsed = parseForm(onSite, typed);
  if (!parsed.isSound) return parsed;
  return {
    isSound: true,
    values: { ...saidIn(parsed.values), organizationId: parsed.values.nombre },
  };
}

/** With the day of its reception. */
export function parseOnPaper(typed: Typed): Parsed<Said & { readonly receivedOn: string }> {
  const parsed = parseForm(onPaper, typed);
  if (!parsed.isSound) return parsed;
  return {
    isSound: true,
    values: { ...saidIn(parsed.values), receivedOn: parsed.values.recibida },
  };
}

const answered = v.pipe(
  v.object({
    resultado: oneOf(objectionOutcomes),
    remedio: oneOf([...remedies, '']),
    mesa: lineUpTo(TABLE_LETTERS, tooLong(TABLE_LETTERS)),
    razones: v.pipe(
      paragraphsUpTo(REASONS_LETTERS, tooLong(REASONS_LETTERS)),
      v.nonEmpty(() => m.count_objection_refused_reasons_missing()),
    ),
  }),
  v.transform(
    ({ resultado, remedio, mesa, razones }): ObjectionAnswered => ({
      outcome: resultado,
      remedy: remedio,
      table: mesa,
      reasons: razones,
    }),
  ),
);

export function parseAnswer(typed: Typed): Parsed<ObjectionAnswered> {
  return parseForm(answered, typed);
}

const done = v.object({
  hecho: v.pipe(
    paragraphsUpTo(DONE_LETTERS, tooLong(DONE_LETTERS)),
    v.nonEmpty(() => m.count_objection_refused_reasons_missing()),
  ),
});

export function parseDone(typed: Typed): Parsed<string> {
  const parsed = parseForm(done, typed);
  return parsed.isSound ? { isSound: true, values: parsed.values.hecho } : parsed;
}

const CORRECTION_LETTERS = 2000;
const correction = v.object({
  razon: v.pipe(
    paragraphsUpTo(CORRECTION_LETTERS, tooLong(CORRECTION_LETTERS)),
    v.nonEmpty(() => m.count_certify_refused_reason()),
  ),
});

export function parseCorrection(typed: Typed): Parsed<string> {
  const parsed = parseForm(correction, typed);
  return parsed.isSound ? { isSound: true, values: parsed.values.razon } : parsed;
}
