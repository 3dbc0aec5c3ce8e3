// Whether the ballots that incidents are about could change what is selected: tried, with the worst that so many could say.
import { namesOf } from './ballots.ts';
import type { Count } from './count/count.ts';
import type { Choices } from './leaf-shapes.ts';
import { countTally, type Tally } from './tally.ts';

/** Above this nobody waits for so many recounts. */
const MAX_BALLOTS = 20_000;
const MAX_PROJECTS = 60;

/**
 * `touched` ballots for one project alone put in, or as many that name one taken out, for each project. True
 * where one of these selects others; false says that none of them does, not that nothing could.
 */
export function couldChange(tally: Tally, count: Count, touched: number): boolean | undefined {
  if (touched === 0) return false;
  const { choices, projects, contest } = tally;
  if (choices.length + touched > MAX_BALLOTS || projects.length > MAX_PROJECTS) return undefined;
  const selected = selectionOf(count);
  return projects.some(({ id }) => {
    const isSelected = count.order.includes(id);
    const others = isSelected
      ? without(choices, id, touched)
      : [...choices, ...Array.from({ length: touched }, () => onlyFor(id, contest.ballot))];
    const recounted = countTally(tally, others);
    return recounted !== undefined && selectionOf(recounted) !== selected;
  });
}

function selectionOf({ order }: Count): string {
  return order.toSorted().join();
}

function onlyFor(id: string, { kind, points }: Tally['contest']['ballot']): Choices {
  return kind === 'points' ? [[id, points]] : [id];
}

/** Without as many of those that name the project, the ones that name least else first. */
function without(choices: readonly Choices[], id: string, n: number): readonly Choices[] {
  const naming = choices
    .filter((one) => namesOf(one).includes(id))
    .toSorted((a, b) => a.length - b.length)
    .slice(0, n);
  const gone = new Set(naming);
  return choices.filter((one) => !gone.has(one));
}
