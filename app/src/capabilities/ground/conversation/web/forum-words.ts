// How the forum says its themes, its states and its counts.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import type { QuestionState } from '../rules/question-filter.ts';
import type { Theme } from '../rules/theme.ts';

export const leadOfTheme: Readonly<Record<Theme, () => string>> = {
  calling: m.conversation_theme_calling_lead,
  projects: m.conversation_theme_projects_lead,
  money: m.conversation_theme_money_lead,
  voting: m.conversation_theme_voting_lead,
  council: m.conversation_theme_council_lead,
  delivery: m.conversation_theme_delivery_lead,
  bases: m.conversation_theme_bases_lead,
  inclusion: m.conversation_theme_inclusion_lead,
};

export const questionStateWords: Readonly<Record<QuestionState, () => string>> = {
  unanswered: m.conversation_question_unanswered,
  answered: m.conversation_question_answered,
  'with-guide': m.conversation_question_with_guide,
};

const number = (count: number) => formatNumber(count, currentLocale());

export function questionsCount(count: number): string {
  return m.conversation_questions_count({ count, number: number(count) });
}

export function answersCount(count: number): string {
  if (count === 0) return m.conversation_answers_none_title();
  return m.conversation_answers_count({ count, number: number(count) });
}

export function usefulCount(count: number): string {
  return m.conversation_useful_count({ count, number: number(count) });
}

export function guidesCount(count: number): string {
  return m.conversation_guides_count({ count, number: number(count) });
}
