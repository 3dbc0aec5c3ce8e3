// What a file says was decided: how it differs from our count, and whether one setting explains it.
import {
  type CountProgress,
  countInSteps,
  type Election,
  type Outcome,
  type Settings,
} from '@minga/counting';

/** Our outcome against the projects that the file itself marks as selected, by index. */
export interface OfficialComparison {
  readonly count: number;
  readonly onlyOfficial: readonly number[];
  readonly onlyOurs: readonly number[];
  /** The exhaustive stop, when its other value gives exactly the official projects. */
  readonly sameIfExhaustiveStop?: boolean;
}

/**
 * Pabulib's column `selected`: 1 is funded; 2 and 3 are special treatments that no rule explains.
 * Undefined when the file marks nothing.
 */
export function officialOf(
  election: Election,
  outcome: Outcome,
  onProgress: (progress: CountProgress) => void,
): OfficialComparison | undefined {
  const official = election.projects.flatMap((project, index) =>
    project.extras.selected?.trim() === '1' ? [index] : [],
  );
  if (official.length === 0) return undefined;
  const parted = partedFrom(official, outcome);
  const compared = { count: official.length, ...parted };
  const other = isSame(parted) ? undefined : otherStop(election, outcome.settings);
  if (other === undefined) return compared;
  const again = countBriefly(election, other, outcome.increments ?? 0, onProgress);
  if (again === undefined || !isSame(partedFrom(official, again))) return compared;
  return { ...compared, sameIfExhaustiveStop: other.exhaustiveStop };
}

function partedFrom(official: readonly number[], { order }: Outcome) {
  const [theirs, ours] = [new Set(official), new Set(order)];
  return {
    onlyOfficial: official.filter((index) => !ours.has(index)),
    onlyOurs: order.filter((index) => !theirs.has(index)),
  };
}

function isSame(parted: ReturnType<typeof partedFrom>): boolean {
  return parted.onlyOfficial.length + parted.onlyOurs.length === 0;
}

/** Places that vote by Equal Shares stop raising in different ways, and files do not say in which. */
function otherStop({ meta }: Election, settings: Settings) {
  if (!meta.rule?.startsWith('equalshares')) return undefined;
  if (settings.rule !== 'mes' || !settings.completion.startsWith('add1')) return undefined;
  return { ...settings, exhaustiveStop: !settings.exhaustiveStop };
}

/** Further steps, beyond those of the count itself, after which the other stop is not followed any more. */
const FURTHER_STEPS = 100;

function countBriefly(
  election: Election,
  settings: Settings,
  steps: number,
  onProgress: (progress: CountProgress) => void,
): Outcome | undefined {
  const counting = countInSteps(election, settings);
  for (let taken = 0; taken <= steps + FURTHER_STEPS; taken += 1) {
    const step = counting.next();
    if (step.done) return step.value;
    onProgress(step.value);
  }
  return undefined;
}
