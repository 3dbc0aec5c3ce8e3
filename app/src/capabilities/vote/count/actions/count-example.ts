// Counts the invented vote under any rules, remembering what was asked lately.
import example from '../../../../../../golden/ejemplo-pudeto.pb?raw';
import type { Choice } from '../rules/choice.ts';
import { countWhilePersonWaits, type WaitedAnswer } from './count-in-child.ts';

/** How many outcomes are remembered: the settings of a form, not a store. */
const REMEMBERED = 50;
const answers = new Map<string, Promise<WaitedAnswer>>();

export const exampleText: string = example;

/** The same choice is counted once; a full house is not remembered. */
export async function countExample(choice: Choice): Promise<WaitedAnswer> {
  const key = JSON.stringify(Object.entries(choice).sort());
  const known = answers.get(key);
  if (known !== undefined) return known;
  const bytes = new TextEncoder().encode(example);
  const asked = countWhilePersonWaits({ task: 'count', bytes, choice, locale: 'es-CL' });
  answers.set(key, asked);
  const [oldest] = answers.keys();
  if (answers.size > REMEMBERED && oldest !== undefined) answers.delete(oldest);
  const answer = await asked;
  if (answer.kind === 'busy') answers.delete(key);
  return answer;
}
