// What the forms of the forum ask for.
import * as v from 'valibot';
import { m } from '#words';
import { lineUpTo, paragraphsUpTo } from '../../../../platform/http/form.ts';
import { MAX_CHANGE_LETTERS, MAX_GUIDE_LETTERS } from '../rules/guide.ts';
import {
  MAX_CLOSING_LETTERS,
  MAX_TITLE_LETTERS,
  MAX_TITLE_REASON_LETTERS,
  MIN_TITLE_LETTERS,
} from '../rules/question.ts';
import { parseTheme } from '../rules/theme.ts';
import { language, spokenFor, version, words } from './form.ts';

function title() {
  return v.pipe(
    lineUpTo(MAX_TITLE_LETTERS, () => m.conversation_form_too_long({ limit: MAX_TITLE_LETTERS })),
    v.minLength(MIN_TITLE_LETTERS, () =>
      m.conversation_form_title_short({ limit: MIN_TITLE_LETTERS }),
    ),
    v.check(
      (text) => /\p{L}/u.test(text),
      () => m.conversation_form_title_short({ limit: MIN_TITLE_LETTERS }),
    ),
  );
}

/** `comuna` must be one of these codes, or empty. */
export function askSchema(cuts: ReadonlySet<string>) {
  return v.object({
    titulo: title(),
    tema: v.pipe(
      v.optional(v.string(), ''),
      v.transform((word) => parseTheme(word)),
      v.custom<NonNullable<ReturnType<typeof parseTheme>>>(
        (theme) => theme !== undefined,
        () => m.conversation_form_theme_missing(),
      ),
    ),
    comuna: v.pipe(
      v.optional(v.string(), ''),
      v.check(
        (cut) => cut === '' || cuts.has(cut),
        () => m.conversation_form_comuna_unknown(),
      ),
      v.transform((cut) => (cut === '' ? undefined : cut)),
    ),
    texto: words(),
    lengua: language(),
    como: spokenFor(),
    visto: v.optional(v.string(), ''),
  });
}

function guideText() {
  return v.pipe(
    paragraphsUpTo(MAX_GUIDE_LETTERS, () =>
      m.conversation_form_too_long({ limit: MAX_GUIDE_LETTERS }),
    ),
    v.check(
      (text) => /[\p{L}\p{N}]/u.test(text),
      () => m.conversation_form_guide_missing(),
    ),
  );
}

export const guideSchema = v.object({ titulo: title(), texto: guideText(), lengua: language() });

export const revisionSchema = v.object({
  titulo: title(),
  texto: guideText(),
  lengua: language(),
  cambio: v.pipe(
    lineUpTo(MAX_CHANGE_LETTERS, () => m.conversation_form_too_long({ limit: MAX_CHANGE_LETTERS })),
    v.nonEmpty(() => m.conversation_form_change_missing()),
  ),
  version: version(),
});

export const ownTitleSchema = v.object({ titulo: title(), version: version() });

export const keptTitleSchema = v.object({
  ...ownTitleSchema.entries,
  motivo: v.pipe(
    lineUpTo(MAX_TITLE_REASON_LETTERS, () =>
      m.conversation_form_too_long({ limit: MAX_TITLE_REASON_LETTERS }),
    ),
    v.nonEmpty(() => m.conversation_form_public_reason_missing()),
  ),
  ocultar: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text === 'si'),
  ),
});

function publicWords() {
  return v.pipe(
    paragraphsUpTo(MAX_CLOSING_LETTERS, () =>
      m.conversation_form_too_long({ limit: MAX_CLOSING_LETTERS }),
    ),
    v.nonEmpty(() => m.conversation_form_public_reason_missing()),
  );
}

export const closingSchema = v.object({ motivo: publicWords() });
export const withdrawalSchema = v.object({ motivo: publicWords() });

export const creditSchema = v.object({
  nombre: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(['si', 'no'], () => m.conversation_form_credit_missing()),
  ),
});
