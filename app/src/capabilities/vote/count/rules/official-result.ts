// What a file says was decided: how it differs from our count, and whether one setting explains it.
import {
  type CountProgress,
  count,
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
  if (!isSame(partedFrom(official, count(election, other, { onProgress })))) return compared;
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
