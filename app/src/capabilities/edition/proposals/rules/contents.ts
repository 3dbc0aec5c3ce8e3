// What a proposal says, and all that keeps it from being sent under the bases of its edition.
import {
  type Contest,
  capInClp,
  type PlanningLink,
  parseBipCode,
  type Rulebook,
} from '../../editions/rules/index.ts';
import { type Theme, themes } from './themes.ts';

/** A line of how the cost was reckoned; the quantity in hundredths of its unit. */
export interface CostLine {
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly unitClp: number;
}

/** The objective of a plan, as the bases list it. */
export type PlanChoice = Pick<PlanningLink, 'plan' | 'objective'>;

/** What one version says. */
export interface Contents {
  readonly title: string;
  readonly need: string;
  readonly description: string;
  readonly beneficiaries: string;
  readonly beneficiariesCount: number | null;
  readonly theme: Theme;
  /** Code of the contest in the bases. */
  readonly contest: string;
  /** Sector or neighbourhood unit. */
  readonly territoryId: string | null;
  /** The place in words. */
  readonly place: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly costClp: number;
  /** Empty when the cost is one figure. */
  readonly costLines: readonly CostLine[];
  readonly plan: PlanChoice | null;
  readonly bipCode: string | null;
}

/** Contents that are being written: any part may be missing yet. */
export type UnfinishedContents = Omit<Contents, 'theme' | 'contest' | 'costClp'> & {
  readonly theme: Theme | null;
  readonly contest: string | null;
  readonly costClp: number | null;
};

export const lengths = {
  title: 120,
  need: 2000,
  description: 6000,
  beneficiaries: 500,
  place: 300,
  lineName: 160,
  lineUnit: 30,
} as const;

/** As many as a sheet and a screen show without getting lost. */
export const COST_LINES_MOST = 20;

type TextField = 'title' | 'need' | 'description' | 'beneficiaries' | 'place';

export type ContentsProblem =
  | { readonly code: 'missing'; readonly field: TextField | 'theme' | 'contest' | 'costClp' }
  | { readonly code: 'too-long'; readonly field: TextField; readonly most: number }
  | {
      readonly code: 'unknown';
      readonly field: 'theme' | 'contest' | 'plan' | 'bipCode' | 'beneficiariesCount' | 'point';
    }
  /** The place is not of the sectors that the contest is for. */
  | { readonly code: 'outside-contest'; readonly field: 'territoryId'; readonly contest: string }
  | { readonly code: 'below-minimum'; readonly field: 'costClp'; readonly minClp: number }
  | { readonly code: 'above-maximum'; readonly field: 'costClp'; readonly maxClp: number }
  | { readonly code: 'lines-differ'; readonly field: 'costLines'; readonly sumClp: number }
  | { readonly code: 'line-wrong'; readonly field: 'costLines'; readonly at: number }
  | { readonly code: 'too-many-lines'; readonly field: 'costLines'; readonly most: number };

/** The pesos of a line, rounded to the nearest one. */
export function lineClp({ quantity, unitClp }: CostLine): number {
  return Number((BigInt(quantity) * BigInt(unitClp) + 50n) / 100n);
}

/** What the lines come to. */
export function sumOfLines(lines: readonly CostLine[]): number {
  return lines.reduce((sum, line) => sum + lineClp(line), 0);
}

/** What a project of the contest may cost at most: what the bases say, or a lower limit of a norm. */
export function maxCostClp(contest: Contest, { operational }: Pick<Rulebook, 'operational'>) {
  const caps = operational.funding.caps.filter(({ per }) => per === 'project').map(capInClp);
  return Math.min(contest.maxProjectClp, ...caps);
}

/** Each sector or neighbourhood unit with the wider one that it lies in. */
export type ParentOf = ReadonlyMap<string, string | null>;

/**
 * Everything that is wrong, in the order of the steps; contents without any are whole. Without `parentOf` nothing is
 * said of whether the place is within the contest.
 */
export function problemsOf(
  contents: UnfinishedContents,
  rules: Rulebook,
  parentOf: ParentOf = new Map(),
): readonly ContentsProblem[] {
  const { contests } = rules.committed;
  const contest = contests.find(({ code }) => code === contents.contest);
  return [
    ...textProblems(contents),
    ...placeProblems(contents, contest, parentOf),
    ...(contents.theme === null ? [{ code: 'missing', field: 'theme' } as const] : []),
    ...(contents.theme !== null && !themes.includes(contents.theme)
      ? [{ code: 'unknown', field: 'theme' } as const]
      : []),
    ...countProblems(contents),
    ...costProblems(contents, contest, rules),
    ...planProblems(contents, rules),
  ];
}

/** Contents of which `problemsOf` says nothing. */
export function isWhole(contents: UnfinishedContents): contents is Contents {
  return contents.theme !== null && contents.contest !== null && contents.costClp !== null;
}

function textProblems(contents: UnfinishedContents): readonly ContentsProblem[] {
  const needed: readonly TextField[] = ['title', 'need', 'description'];
  const all: readonly TextField[] = [...needed, 'beneficiaries', 'place'];
  return all.flatMap((field): ContentsProblem[] => {
    const text = contents[field];
    if (needed.includes(field) && text.trim() === '') return [{ code: 'missing', field }];
    const most = lengths[field];
    return text.length > most ? [{ code: 'too-long', field, most }] : [];
  });
}

function placeProblems(
  { contest: code, territoryId, place, lat, lon }: UnfinishedContents,
  contest: Contest | undefined,
  parentOf: ParentOf,
): readonly ContentsProblem[] {
  const problems: ContentsProblem[] = [];
  if (code === null) problems.push({ code: 'missing', field: 'contest' });
  else if (contest === undefined) problems.push({ code: 'unknown', field: 'contest' });
  if (territoryId === null && place.trim() === '' && lat === null) {
    problems.push({ code: 'missing', field: 'place' });
  }
  if ((lat === null) !== (lon === null) || !isOnEarth(lat, 90) || !isOnEarth(lon, 180)) {
    problems.push({ code: 'unknown', field: 'point' });
  }
  const isForSectors = contest?.kind === 'sector' && contest.territories.length > 0;
  if (isForSectors && !isWithin(contest, territoryId, parentOf)) {
    problems.push({ code: 'outside-contest', field: 'territoryId', contest: contest.name });
  }
  return problems;
}

/** Of a place that is not known, nothing is said. */
function isWithin(contest: Contest, territoryId: string | null, parentOf: ParentOf) {
  let place = territoryId;
  while (place !== null) {
    if (contest.territories.includes(place)) return true;
    const wider = parentOf.get(place);
    if (wider === undefined) return true;
    place = wider;
  }
  return territoryId === null;
}

function isOnEarth(degrees: number | null, most: number): boolean {
  return degrees === null || (Number.isFinite(degrees) && Math.abs(degrees) <= most);
}

function countProblems({ beneficiariesCount: count }: UnfinishedContents): ContentsProblem[] {
  if (count === null || (Number.isInteger(count) && count > 0 && count <= 20_000_000)) return [];
  return [{ code: 'unknown', field: 'beneficiariesCount' }];
}

function costProblems(
  { costClp, costLines }: UnfinishedContents,
  contest: Contest | undefined,
  rules: Rulebook,
): readonly ContentsProblem[] {
  if (costLines.length > COST_LINES_MOST) {
    return [{ code: 'too-many-lines', field: 'costLines', most: COST_LINES_MOST }];
  }
  const wrong = costLines.findIndex((line) => !isLine(line));
  if (wrong >= 0) return [{ code: 'line-wrong', field: 'costLines', at: wrong + 1 }];
  if (costClp === null || !Number.isSafeInteger(costClp) || costClp <= 0) {
    return [{ code: 'missing', field: 'costClp' }];
  }
  const problems: ContentsProblem[] = [];
  const sumClp = sumOfLines(costLines);
  if (costLines.length > 0 && sumClp !== costClp) {
    problems.push({ code: 'lines-differ', field: 'costLines', sumClp });
  }
  if (contest === undefined) return problems;
  const maxClp = maxCostClp(contest, rules);
  if (costClp < contest.minProjectClp) {
    problems.push({ code: 'below-minimum', field: 'costClp', minClp: contest.minProjectClp });
  }
  if (costClp > maxClp) problems.push({ code: 'above-maximum', field: 'costClp', maxClp });
  return problems;
}

function isLine({ name, unit, quantity, unitClp }: CostLine): boolean {
  return (
    name.trim() !== '' &&
    name.length <= lengths.lineName &&
    unit.trim() !== '' &&
    unit.length <= lengths.lineUnit &&
    Number.isInteger(quantity) &&
    quantity > 0 &&
    quantity <= 2_000_000_000 &&
    Number.isSafeInteger(unitClp) &&
    unitClp >= 0 &&
    unitClp <= 1_000_000_000_000
  );
}

function planProblems(
  { plan, bipCode }: UnfinishedContents,
  { operational }: Rulebook,
): readonly ContentsProblem[] {
  const isListed =
    plan === null ||
    operational.planning.some((one) => one.plan === plan.plan && one.objective === plan.objective);
  return [
    ...(isListed ? [] : [{ code: 'unknown', field: 'plan' } as const]),
    ...(bipCode === null || parseBipCode(bipCode) === bipCode
      ? []
      : [{ code: 'unknown', field: 'bipCode' } as const]),
  ];
}
