// What the vote of a contest is counted with: its amount, its ballot and its rule, as the bases and the drawn list have them.
import type { SettingsFields, VoteType } from '@minga/counting';

/** A project of the drawn list. */
export interface OfficialProject {
  /** The number that the lot gave it. */
  readonly number: number;
  readonly projectId: string;
  readonly name: string;
  readonly costClp: number;
  /** Why it is not counted: it left the list, or one left without which it is not built; null of what is. */
  readonly out: 'left' | 'bundle-left' | null;
  /** Numbers of those of which at most one is funded, itself left out. */
  readonly excludes: readonly number[];
  /** Numbers of those that are funded with it or not at all. */
  readonly togetherWith: readonly number[];
}

export interface OfficialBallot {
  readonly kind: VoteType;
  readonly minChoices: number;
  readonly maxChoices: number;
  readonly points: number | null;
  readonly isWithinAmount: boolean;
}

export interface OfficialTerms {
  readonly institution: string;
  readonly edition: string;
  readonly contest: string;
  readonly round: number;
  readonly amountClp: number;
  readonly ballot: OfficialBallot;
  /** As the bases have it: without a lot and without projects. */
  readonly rule: SettingsFields;
  /** By their numbers, those that are out too. */
  readonly projects: readonly OfficialProject[];
  readonly votedFrom: string;
  readonly votedUntil: string;
}

/** What is known before the vote is over. */
export type ContestTerms = Omit<OfficialTerms, 'votedFrom' | 'votedUntil'>;

/** Of what is counted. */
export function countedProjects({ projects }: Pick<OfficialTerms, 'projects'>) {
  return projects.filter(({ out }) => out === null);
}

/** A number as a project goes by in the files: with zeros before it, so that numbers and texts have one order. */
export function idOf(number: number, { projects }: Pick<OfficialTerms, 'projects'>): string {
  const last = Math.max(...projects.map((one) => one.number));
  return String(number).padStart(String(last).length, '0');
}

/** The rule with what only the list knows: the lot, and who excludes or goes with whom among what is counted. */
export function officialFields(terms: Pick<OfficialTerms, 'projects' | 'rule'>): SettingsFields {
  const counted = countedProjects(terms);
  const id = (number: number) => idOf(number, terms);
  const isCounted = new Set(counted.map(({ number }) => number));
  const bundled = new Set(counted.flatMap(({ togetherWith }) => togetherWith));
  const told = (groups: readonly (readonly number[])[]) => {
    const sorted = groups
      .filter(({ length }) => length > 1)
      .map((group) => [...group].sort((a, b) => a - b));
    return [...new Set(sorted.map((group) => group.map(id).join(',')))].join(';');
  };
  const others = (numbers: readonly number[]) => numbers.filter((other) => isCounted.has(other));
  const together = told(counted.map((one) => [one.number, ...others(one.togetherWith)]));
  const conflicts = told(
    counted.flatMap((one) => {
      const rivals = others(one.excludes);
      // Those of one bundle exclude the same and not each other: they are told two by two.
      const isPlain = ![one.number, ...rivals].some((number) => bundled.has(number));
      return isPlain ? [[one.number, ...rivals]] : rivals.map((rival) => [one.number, rival]);
    }),
  );
  return {
    ...terms.rule,
    ...(terms.rule.ties === 'cost-votes-lot' && {
      lot: counted.map(({ number }) => id(number)).join(','),
    }),
    ...(conflicts !== '' && { conflicts }),
    ...(together !== '' && { together }),
  };
}

/** Why a rule cannot be counted from totals; undefined where it can. */
export type NeedsBallots = 'rule' | 'ballot' | 'pairs';

/** Only the rule that puts most votes first goes by how many chose each project, and by nothing else. */
export function needsBallots(terms: ContestTerms): NeedsBallots | undefined {
  if (terms.rule.rule !== 'greedy') return 'rule';
  const { kind } = terms.ballot;
  if (kind !== 'approval' && kind !== 'choose-1') return 'ballot';
  return officialFields(terms).together === undefined ? undefined : 'pairs';
}

/** A project as the text of its list has it. */
export interface ListedProject {
  readonly id: string;
  readonly project: string;
  readonly title: string;
  readonly cost_clp: number;
  readonly excludes: readonly string[];
  readonly together_with: readonly string[];
}

/** Its number, and whether it left the list since. */
export interface DrawnEntry {
  /** Number of the proposal. */
  readonly id: string;
  readonly number: number;
  readonly hasLeft: boolean;
}

/** By number; nothing of a bundle is built once a part of it left. */
export function officialProjects(
  listed: readonly ListedProject[],
  entries: readonly DrawnEntry[],
): readonly OfficialProject[] {
  const of = new Map(entries.map((one) => [one.id, one]));
  const numbers = (ids: readonly string[]) => ids.flatMap((id) => of.get(id)?.number ?? []);
  const hasLeft = (id: string) => of.get(id)?.hasLeft === true;
  return listed
    .map(
      (one): OfficialProject => ({
        number: of.get(one.id)?.number ?? 0,
        projectId: one.project,
        name: one.title,
        costClp: one.cost_clp,
        out: hasLeft(one.id) ? 'left' : one.together_with.some(hasLeft) ? 'bundle-left' : null,
        excludes: numbers(one.excludes),
        togetherWith: numbers(one.together_with),
      }),
    )
    .toSorted((a, b) => a.number - b.number);
}
