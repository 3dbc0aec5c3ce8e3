// What the forms of this room ask for.
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
function words() {
  return v.pipe(
    paragraphs(MAX_LETTERS),
    v.check(
      (text) => /[\p{L}\p{N}\p{S}]/u.test(text),
      () => m.conversation_form_text_missing(),
    ),
  );
}

function language() {
  return v.pipe(
    v.optional(v.string(), ''),
    v.picklist(languageCodes, () => m.conversation_form_language_missing()),
  );
}

export const postSchema = v.object({
  texto: words(),
  lengua: language(),
  postura: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => parseSide(text)),
  ),
});

export const editSchema = v.object({
  texto: words(),
  lengua: language(),
  version: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => (/^\d{1,6}$/.test(text) ? Number(text) : 0)),
  ),
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
  version: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => (/^\d{1,6}$/.test(text) ? Number(text) : 0)),
  ),
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
