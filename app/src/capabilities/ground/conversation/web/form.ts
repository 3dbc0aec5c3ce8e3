// What the forms of this room ask for.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { paragraphsUpTo } from '../../../../platform/http/form.ts';
import { MAX_LETTERS } from '../rules/comment.ts';
import { languageCodes } from '../rules/language.ts';
import { parseReason, reasons, reviewOutcomes } from '../rules/moderation.ts';
import { parseSide } from '../rules/place.ts';

const MAX_REASON_LETTERS = 1000;

function paragraphs(limit: number) {
  return paragraphsUpTo(limit, () => m.conversation_form_too_long({ limit }));
}

/** What a comment says, as it was typed. */
export function words() {
  return v.pipe(
    paragraphs(MAX_LETTERS),
    v.check(
      (text) => /[\p{L}\p{N}\p{S}]/u.test(text),
      () => m.conversation_form_text_missing(),
    ),
  );
}

export function language() {
  return v.pipe(
    v.optional(v.string(), ''),
    v.picklist(languageCodes, () => m.conversation_form_language_missing()),
  );
}

/** The id of the institution whose team is spoken for; undefined for oneself. Whether it may be is decided with the rest. */
export function spokenFor() {
  return v.pipe(
    v.optional(v.string(), ''),
    v.check(
      (id) => id === '' || isUuid(id),
      () => m.conversation_refused_not_of_team(),
    ),
    v.transform((id) => (id === '' ? undefined : id)),
  );
}

/** The number of the version that was before whoever sends the form; 0 for what is none. */
export function version() {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => (/^\d{1,6}$/.test(text) ? Number(text) : 0)),
  );
}

export const postSchema = v.object({
  texto: words(),
  lengua: language(),
  postura: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => parseSide(text)),
  ),
  como: spokenFor(),
});

export const editSchema = v.object({
  texto: words(),
  lengua: language(),
  version: version(),
});

export const reportSchema = v.object({
  motivo: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(reasons, () => m.conversation_form_reason_missing()),
  ),
  detalle: paragraphs(MAX_REASON_LETTERS),
});

export const askReviewSchema = v.object({
  porque: v.pipe(
    paragraphs(MAX_REASON_LETTERS),
    v.nonEmpty(() => m.conversation_form_why_missing()),
  ),
});

export const decisionSchema = v.object({
  decision: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(['mostrar', 'ocultar'], () => m.conversation_form_decision_missing()),
  ),
  version: version(),
  motivo: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => parseReason(text)),
  ),
  detalle: paragraphs(MAX_REASON_LETTERS),
});

export const reviewSchema = v.object({
  resultado: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(reviewOutcomes, () => m.conversation_form_decision_missing()),
  ),
  respuesta: v.pipe(
    paragraphs(MAX_REASON_LETTERS),
    v.nonEmpty(() => m.conversation_form_answer_missing()),
  ),
});
