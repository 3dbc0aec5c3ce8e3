// Problems as sentences for people, in both languages: what was found, where, what was expected, what to do.
import type { Place, Problem } from '../reading/problems.ts';
import { english, placeInEnglish } from './sentences-en.ts';
import { placeInSpanish, spanish } from './sentences-es-cl.ts';

export type Locale = 'es-CL' | 'en';

/** One whole sentence or two, beginning with the place when there is one. Plain text: escape it in HTML. */
export function problemSentence(problem: Problem, locale: Locale): string {
  return sentenceOf(locale === 'en' ? english : spanish, problem, locale);
}

type Tell = (params: object, place: Place) => string;

/** The sentence that a table has for a problem, after its place. */
export function sentenceOf(
  table: Readonly<Record<string, unknown>>,
  problem: Place & { readonly code: string; readonly params: object },
  locale: Locale,
): string {
  const sentence = (table[problem.code] as Tell)(problem.params, problem);
  const place = locale === 'en' ? placeInEnglish(problem) : placeInSpanish(problem);
  return place === '' ? sentence : `${place}: ${lowerFirst(sentence)}`;
}

function lowerFirst(sentence: string): string {
  return /^\p{Lu}\p{Ll}|^[A]\s/u.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}
