// The forms of the room as they are typed: parsed whole, each problem told at its field.
import { isUuid, readCode } from '@minga/basics';
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
import { reviewOutcomes } from '../../../ground/conversation/rules/index.ts';
import { instantThere, parseDay, parseHour } from '../../../ground/territories/rules/index.ts';
import type { Reviewing } from '../actions/decide-second-review.ts';
import type { Asked } from '../actions/write-consultation.ts';
import { type AnswerWritten, answerOutcomes } from '../rules/answer.ts';
import { consultationKinds, consultationLevels } from '../rules/consultation.ts';
import { type ObservationWritten, REASONS_LETTERS, stances } from '../rules/observation.ts';
import { paragraphsOf, typedParagraphs } from '../rules/text.ts';
import type { ApprovedAct, Consultation } from '../store/consultations.ts';
import type { KeptParagraph } from '../store/paragraphs.ts';

/** Of the whole text. */
const TEXT_LETTERS = 200_000;
/** A whole text, each letter of which may be sent as nine. */
export const TEXT_BODY_BYTES = 2_000_000;

const line = (limit: number) => lineUpTo(limit, () => m.consultations_too_long({ limit }));
const lines = (limit: number) => paragraphsUpTo(limit, () => m.consultations_too_long({ limit }));
const lineThere = (limit: number, missing: () => string) =>
  v.pipe(
    line(limit),
    v.nonEmpty(() => missing()),
  );
const linesThere = (limit: number, missing: () => string) =>
  v.pipe(
    lines(limit),
    v.nonEmpty(() => missing()),
  );
const oneOf = <const Options extends readonly string[]>(options: Options, missing: () => string) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.picklist(options, () => missing()),
  );

const asked = v.pipe(
  v.object({
    tipo: oneOf(consultationKinds, () => m.consultations_kind_missing()),
    titulo: lineThere(160, () => m.consultations_title_missing()),
    proposito: linesThere(1000, () => m.consultations_purpose_missing()),
    nivel: oneOf(consultationLevels, () => m.consultations_level_missing()),
    efecto: linesThere(1000, () => m.consultations_effect_missing()),
    norma: lineThere(120, () => m.consultations_norm_missing()),
    articulo: line(40),
    bases: line(60),
    texto: lines(TEXT_LETTERS),
  }),
  v.transform(
    (typed): Asked => ({
      written: {
        kind: typed.tipo,
        level: typed.nivel,
        title: typed.titulo,
        purpose: typed.proposito,
        effect: typed.efecto,
        norm: typed.norma,
        article: typed.articulo === '' ? undefined : typed.articulo,
      },
      text:
        typed.bases === ''
          ? { paragraphs: paragraphsOf(typed.texto) }
          : { rulebookId: typed.bases },
    }),
  ),
);

export function parseAsked(typed: Typed): Parsed<Asked> {
  return parseForm(asked, typed);
}

export function typedAsked(
  consultation: Consultation,
  paragraphs: readonly KeptParagraph[],
): Typed {
  const { kind, title, purpose, level, effect, norm, article, edition } = consultation;
  return {
    tipo: kind,
    titulo: title,
    proposito: purpose,
    nivel: level,
    efecto: effect,
    norma: norm,
    articulo: article ?? '',
    bases: edition?.rulebookId ?? '',
    texto: edition === undefined ? typedParagraphs(paragraphs) : '',
  };
}

const observation = v.pipe(
  v.object({
    postura: oneOf(stances, () => m.consultations_stance_missing()),
    razones: linesThere(REASONS_LETTERS, () => m.consultations_reasons_missing()),
    propuesta: lines(REASONS_LETTERS),
  }),
  v.forward(
    v.check(
      ({ postura, propuesta }) => postura !== 'change' || propuesta !== '',
      () => m.consultations_proposed_missing(),
    ),
    ['propuesta'],
  ),
  v.transform(
    ({ postura, razones, propuesta }): ObservationWritten => ({
      stance: postura,
      reasons: razones,
      proposed: postura === 'change' ? propuesta : '',
    }),
  ),
);

export function parseObservation(typed: Typed): Parsed<ObservationWritten> {
  return parseForm(observation, typed);
}

export function typedObservation({ stance, reasons, proposed }: ObservationWritten): Typed {
  return { postura: stance, razones: reasons, propuesta: proposed };
}

/** A place in the text, from 1, or nothing for the whole; undefined if it is none. */
export function parseParagraph(
  typed: string | undefined,
): { readonly number: number | undefined } | undefined {
  const digits = (typed ?? '').trim();
  if (digits === '' || digits === '0') return { number: undefined };
  return /^[1-9]\d{0,3}$/.test(digits) ? { number: Number(digits) } : undefined;
}

const answer = v.pipe(
  v.object({
    resultado: oneOf(answerOutcomes, () => m.consultations_outcome_missing()),
    razon: linesThere(3000, () => m.consultations_answer_reason_missing()),
    hecho: lines(1000),
  }),
  v.transform(
    ({ resultado, razon, hecho }): AnswerWritten => ({
      outcome: resultado,
      reason: razon,
      done: hecho,
    }),
  ),
);

export function parseAnswer(typed: Typed): Parsed<AnswerWritten> {
  return parseForm(answer, typed);
}

const why = v.object({ porque: linesThere(1000, () => m.consultations_why_missing()) });

/** What an author says against the hiding of her observation. */
export function parseWhy(typed: Typed): Parsed<string> {
  const parsed = parseForm(why, typed);
  return parsed.isSound ? { isSound: true, values: parsed.values.porque } : parsed;
}

const review = v.object({
  resultado: oneOf(reviewOutcomes, () => m.consultations_decision_missing()),
  respuesta: linesThere(1000, () => m.consultations_review_answer_missing()),
});

/** Which observation is looked at again, and what is decided; each problem is tied to its field on a page of several. */
export function parseReviewing(typed: Typed): Parsed<Reviewing> {
  const observationId = typed.observacion ?? '';
  if (!isUuid(observationId)) {
    const message = m.consultations_refused_review_decided();
    return { isSound: false, problems: [{ field: '', message }] };
  }
  const parsed = parseForm(review, typed);
  if (parsed.isSound) {
    const { resultado: outcome, respuesta: answer } = parsed.values;
    return { isSound: true, values: { observationId, outcome, answer } };
  }
  const fieldOnPage = (field: string) =>
    field === 'respuesta' ? `respuesta-${observationId}` : '';
  const problems = parsed.problems.map(({ field, message }) => ({
    field: fieldOnPage(field),
    message,
  }));
  return { isSound: false, problems };
}

const group = v.object({
  tema: lineThere(160, () => m.consultations_theme_missing()),
  dicho: lines(2000),
});

export function parseGroup(typed: Typed): Parsed<v.InferOutput<typeof group>> {
  return parseForm(group, typed);
}

/** A reason that is public, typed in `field`. */
export function parseReason(typed: Typed, field: string): Parsed<string> {
  const schema = v.object({ [field]: linesThere(500, () => m.consultations_reason_missing()) });
  const parsed = parseForm(schema, typed);
  return parsed.isSound ? { isSound: true, values: parsed.values[field] ?? '' } : parsed;
}

const approval = v.pipe(
  v.object({
    'acto-tipo': oneOf(['norm', 'document', 'rulebook'], () => m.consultations_act_missing()),
    'acto-codigo': lineThere(120, () => m.consultations_act_code_missing()),
    'acto-palabras': lines(1000),
    texto: lines(TEXT_LETTERS),
  }),
  v.transform((typed) => ({
    act: actOf(typed['acto-tipo'], typed['acto-codigo']),
    words: typed['acto-palabras'] === '' ? undefined : typed['acto-palabras'],
    text: typed.texto,
  })),
);

export function parseApproval(typed: Typed): Parsed<v.InferOutput<typeof approval>> {
  return parseForm(approval, typed);
}

/** A version by its number, a document by its code however it is grouped, a norm by the end of its address. */
function actOf(kind: 'norm' | 'document' | 'rulebook', typed: string): ApprovedAct {
  if (kind === 'rulebook')
    return { kind, version: /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 0 };
  if (kind === 'document') return { kind, code: readCode(typed, 16) ?? '' };
  return { kind, code: typed.replace(/^.*\//, '').toLowerCase() };
}

/** `cierra-dia` and `cierra-hora` as the clocks of the institution show them. */
export function parseDeadline(typed: Typed, timeZone: string): Parsed<Date> {
  const day = parseDay(typed['cierra-dia']);
  const hour = parseHour(typed['cierra-hora']);
  const problems: FieldProblem[] = [
    ...(day === undefined ? [{ field: 'cierra-dia', message: m.consultations_day_wrong() }] : []),
    ...(hour === undefined
      ? [{ field: 'cierra-hora', message: m.consultations_hour_wrong() }]
      : []),
  ];
  if (day === undefined || hour === undefined) return { isSound: false, problems };
  const values = instantThere(timeZone, day, hour);
  const leapt = [{ field: 'cierra-hora', message: m.consultations_hour_leapt() }];
  return values === undefined ? { isSound: false, problems: leapt } : { isSound: true, values };
}

const PEOPLE_MOST = 100_000;

/** `personas`: how many people of an assembly hold it. */
export function parsePeople(typed: Typed): Parsed<number> {
  const digits = (typed.personas ?? '').replaceAll(/[.\s]/g, '');
  const people = /^\d{1,6}$/.test(digits) ? Number(digits) : 0;
  if (people >= 1 && people <= PEOPLE_MOST) return { isSound: true, values: people };
  const message = m.consultations_people_wrong();
  return { isSound: false, problems: [{ field: 'personas', message }] };
}
