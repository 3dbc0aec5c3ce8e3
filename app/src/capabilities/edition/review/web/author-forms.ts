// What an author types when she answers the review, on the site or on a sheet that the desk enters.
import * as v from 'valibot';
import { m } from '#words';
import {
  lineUpTo,
  type Parsed,
  paragraphsUpTo,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import type { Contents } from '../../proposals/rules/index.ts';
import { type ChangeAnswered, POSITION_LETTERS } from '../rules/changes.ts';
import { parsePesos, tooLong } from './forms.ts';

const changeAnswer = v.pipe(
  v.object({
    respuesta: v.pipe(
      v.optional(v.string(), ''),
      v.picklist(['accepted', 'objected'], () => m.review_refused_choice_missing()),
    ),
    postura: paragraphsUpTo(POSITION_LETTERS, tooLong(POSITION_LETTERS)),
  }),
  v.transform(({ respuesta, postura }) => ({ answer: respuesta, position: postura })),
);

export function parseChangeAnswer(typed: Typed): Parsed<ChangeAnswered> {
  return parseForm(changeAnswer, typed);
}

const REASON_LETTERS = 2000;
// The limits of contents are told by their own rules; these only keep a form from being endless.
const LONG = 20_000;

const mended = v.object({
  titulo: lineUpTo(1000, tooLong(1000)),
  necesidad: paragraphsUpTo(LONG, tooLong(LONG)),
  descripcion: paragraphsUpTo(LONG, tooLong(LONG)),
  beneficia: paragraphsUpTo(LONG, tooLong(LONG)),
  lugar: lineUpTo(1000, tooLong(1000)),
  costo: v.pipe(
    v.optional(v.string(), ''),
    v.check(
      (text) => (parsePesos(text) ?? 0) > 0,
      () => m.review_pesos_wrong(),
    ),
  ),
  razon: paragraphsUpTo(REASON_LETTERS, tooLong(REASON_LETTERS)),
});

export interface Mended {
  readonly contents: Contents;
  /** What she changed, which everybody reads. */
  readonly reason: string;
}

/** The whole of what she would say now, over what she said before. */
export function parseMended(typed: Typed, before: Contents): Parsed<Mended> {
  const parsed = parseForm(mended, typed);
  if (!parsed.isSound) return parsed;
  const { titulo, necesidad, descripcion, beneficia, lugar, costo, razon } = parsed.values;
  const costClp = parsePesos(costo) ?? 0;
  const contents: Contents = {
    ...before,
    title: titulo,
    need: necesidad,
    description: descripcion,
    beneficiaries: beneficia,
    place: lugar,
    costClp,
    // Another sum is no longer what the lines came to.
    costLines: costClp === before.costClp ? before.costLines : [],
  };
  return { isSound: true, values: { contents, reason: razon } };
}

/** Her words as the form has them. */
export function typedOf(contents: Contents): Typed {
  return {
    titulo: contents.title,
    necesidad: contents.need,
    descripcion: contents.description,
    beneficia: contents.beneficiaries,
    lugar: contents.place,
    costo: String(contents.costClp),
  };
}
