// Several problems as one sentence.
import { assert } from '@minga/basics';
import type { Locale, Problem } from '../src/index.ts';
import { commandWords } from './words.ts';

/** The first error as its sentence, and how many more there are. */
export async function summarize(
  problems: readonly Problem[],
  unlisted: number,
  locale: Locale,
): Promise<string> {
  const { problemSentence } = await import('../src/sentences.ts');
  const [first, ...others] = problems.filter((problem) => problem.severity === 'error');
  assert(first !== undefined, 'what is refused has a reason');
  const more = others.length + unlisted;
  const sentence = problemSentence(first, locale);
  return more === 0 ? sentence : `${sentence} ${commandWords[locale].more(more)}`;
}
