// What the states and kinds of surveys are called, when they open and close, and in which language one speaks.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatInstant, formatNumber } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import { isInEnglish, type Question, type QuestionKind } from '../rules/question.ts';
import { THRESHOLD } from '../rules/suppression.ts';
import type { SurveyState } from '../rules/survey.ts';
import type { Wording } from '../rules/wording.ts';
import type { Survey } from '../store/surveys.ts';

export const stateWords: Readonly<Record<SurveyState, () => string>> = {
  draft: m.surveys_state_draft,
  announced: m.surveys_state_announced,
  open: m.surveys_state_open,
  counting: m.surveys_state_counting,
  closed: m.surveys_state_closed,
};

export const stateTones: Readonly<Record<SurveyState, TagTone>> = {
  draft: 'outline',
  announced: 'struct',
  open: 'attention',
  counting: 'struct',
  closed: 'done',
};

export const kindWords: Readonly<Record<QuestionKind, () => string>> = {
  one: m.surveys_kind_one,
  many: m.surveys_kind_many,
  scale: m.surveys_kind_scale,
  'short-text': m.surveys_kind_short_text,
  'long-text': m.surveys_kind_long_text,
  order: m.surveys_kind_order,
};

/** Day and hour where the institution is. */
export function instantOf(instant: Date, { timeZone }: Pick<Survey, 'timeZone'>): string {
  return formatInstant(instant, currentLocale(), { timeZone });
}

export function shortInstantOf(instant: Date, { timeZone }: Pick<Survey, 'timeZone'>): string {
  return formatInstant(instant, currentLocale(), { timeZone, length: 'short' });
}

export function numberOf(number: number): string {
  return formatNumber(number, currentLocale());
}

/** How many answered, as everybody may know; undefined for fewer than the threshold. */
export function publicCount({ responsesCount }: Survey): number | undefined {
  return responsesCount < THRESHOLD ? undefined : responsesCount;
}

/** How a survey speaks on this page: in English only where all of it is. */
export interface Speech {
  /** Its language; undefined where it is that of the page. */
  readonly lang: 'es-CL' | undefined;
  say(words: Wording): string;
}

export function speechOf(survey: Survey, questions: readonly Question[]): Speech {
  const isEnglish = currentLocale() === 'en' && isInEnglish(survey, questions);
  return {
    lang: currentLocale() === 'en' && !isEnglish ? 'es-CL' : undefined,
    say: ({ spanish, english }) => (isEnglish ? (english ?? spanish) : spanish),
  };
}

/** A title where only the title is shown. */
export function titleOf({ title }: Pick<Survey, 'title'>): string {
  return currentLocale() === 'en' ? (title.english ?? title.spanish) : title.spanish;
}
