// What a file says was decided: how it differs from our count, and whether the rules that it declares explain it.
import {
  countInSteps,
  type Election,
  type Outcome,
  officialSettings,
  type Settings,
  settingsToJson,
} from '@minga/counting';

/** Our outcome against the projects that the file itself marks as selected, by index. */
export interface OfficialComparison {
  readonly count: number;
  readonly onlyOfficial: readonly number[];
  readonly onlyOurs: readonly number[];
  /**
   * Where they differ: the settings that the file declares, and whether they give exactly the official
   * projects. Absent when it declares none by which one can count.
   */
  readonly declared?: { readonly settings: Settings; readonly isOfficial: boolean };
}

/** Pabulib's column `selected`: 1 is funded; 2 and 3 are special treatments that no rule explains. */
export function officialProjects({ projects }: Election): readonly number[] {
  return projects.flatMap(({ extras }, project) =>
    extras.selected?.trim() === '1' ? [project] : [],
  );
}

export function* officialOf(
  election: Election,
  outcome: Outcome,
): Generator<unknown, OfficialComparison, void> {
  const official = officialProjects(election);
  const parted = partedFrom(official, outcome);
  const compared = { count: official.length, ...parted };
  const settings = isSame(parted) ? undefined : officialSettings(election);
  if (settings === undefined) return compared;
  const textOf = (some: Settings) => settingsToJson(some, election.decimals);
  if (textOf(settings) === textOf(outcome.settings)) {
    return { ...compared, declared: { settings, isOfficial: false } };
  }
  const declared = yield* countInSteps(election, settings);
  return {
    ...compared,
    declared: { settings, isOfficial: isSame(partedFrom(official, declared)) },
  };
}

function partedFrom(official: readonly number[], { order }: Outcome) {
  const [theirs, ours] = [new Set(official), new Set(order)];
  return {
    onlyOfficial: official.filter((project) => !ours.has(project)),
    onlyOurs: order.filter((project) => !theirs.has(project)),
  };
}

function isSame({ onlyOfficial, onlyOurs }: ReturnType<typeof partedFrom>): boolean {
  return onlyOfficial.length + onlyOurs.length === 0;
}
