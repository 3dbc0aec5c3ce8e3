// What invented people chose in the sealed votes of a demonstration, and who they are.
import { parseRun, type Run } from '../../../ground/people/rules/index.ts';

/** RUNs from a number that nobody has yet. */
const FIRST_BODY = 61_000_000 - 20_000_000;

/** Of an invented person, by her place. */
export function inventedRun(place: number): Run | undefined {
  const body = FIRST_BODY + place;
  return parseRun(`${body}-${checkDigit(body)}`);
}

function checkDigit(body: number): string {
  const sum = [...String(body)]
    .reverse()
    .reduce((all, digit, at) => all + Number(digit) * (2 + (at % 6)), 0);
  const rest = 11 - (sum % 11);
  return rest === 11 ? '0' : rest === 10 ? 'K' : String(rest);
}

/** By the places of projects on the ballot paper: some of everything, the same at each start. */
export function inventedChoices(place: number, projects: number): readonly number[] {
  const first = (place * 7 + Math.floor(place / 5)) % projects;
  const second = (place * 3 + 1) % projects;
  return place % 4 === 0 || first === second ? [first] : [first, second].sort((a, b) => a - b);
}
