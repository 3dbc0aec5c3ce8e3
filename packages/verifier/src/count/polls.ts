// A vote to be counted and the conventions by which it is: what a recount starts from.
import { type Fraction, readFraction } from './fractions.ts';

/** Of a ballot, each project it names (by its place in `projects`) and what it gives to it. */
export type CountedBallot = readonly (readonly [project: number, weight: number])[];

export interface Poll {
  /** In the smallest unit of the currency; `unit` of them are one. */
  readonly budget: bigint;
  readonly unit: bigint;
  readonly kind: 'approval' | 'ranking' | 'points';
  readonly projects: readonly { readonly id: string; readonly cost: bigint }[];
  /** Blank ones included. In a ranking the weights are how many it puts below. */
  readonly ballots: readonly CountedBallot[];
}

export interface Conventions {
  readonly rule: 'mes' | 'greedy' | 'bos' | 'phragmen';
  readonly isByCost: boolean;
  readonly completion: 'none' | 'greedy' | 'add1' | 'add1u';
  readonly endowment: 'exact' | 'floor';
  readonly increment: Fraction;
  readonly exhaustiveStop: boolean;
  readonly comparison: 'none' | 'satisfaction' | 'exclusion';
  readonly misfit: 'skip' | 'stop';
  readonly ties: 'id' | 'votes-cost-id' | 'cost-votes-lot';
  readonly lot: readonly string[];
  readonly minimumScore: bigint;
  readonly minimumShare: Fraction;
  readonly conflicts: readonly (readonly string[])[];
  readonly together: readonly (readonly string[])[];
}

const utilities = {
  approval: ['cost', 'cardinality'],
  points: ['points', 'cost-points'],
  ranking: ['borda', 'cost-borda'],
} as const;

const known = new Set([
  ...['rule', 'utility', 'completion', 'endowment', 'increment', 'exhaustiveStop', 'comparison'],
  ...['misfit', 'ties', 'lot', 'minimumScore', 'minimumShare', 'conflicts', 'together'],
]);

/**
 * The conventions that the fields of a rule tell, as docs/voting.md has them: what is not said is plain.
 * `order` is the order of ties by lot where the fields name none. Undefined for what this recount does
 * not know, such as another rule.
 */
export function readConventions(
  fields: Readonly<Record<string, string>>,
  { kind, unit }: Pick<Poll, 'kind' | 'unit'>,
  order: readonly string[],
): Conventions | undefined {
  const said = (name: string) => (fields[name]?.trim() === '' ? undefined : fields[name]?.trim());
  if (Object.keys(fields).some((name) => said(name) !== undefined && !known.has(name))) {
    return undefined;
  }
  function choose<T extends string>(name: string, allowed: readonly T[], unsaid: T): T | undefined {
    const found = said(name) ?? unsaid;
    return allowed.find((one) => one === found);
  }
  const rule = choose('rule', ['mes', 'greedy', 'bos', 'phragmen'], 'mes');
  const wanted = said('completion') === 'utilitarian' ? 'greedy' : said('completion');
  const completions = ['none', 'greedy', 'add1', 'add1u'] as const;
  const read = {
    rule,
    utility: choose('utility', utilities[kind], utilities[kind][0]),
    completion: completions
      .slice(0, rule === 'bos' ? 2 : undefined)
      .find((one) => one === (wanted ?? 'none')),
    endowment: choose('endowment', ['exact', 'floor'], 'exact'),
    exhaustive: choose('exhaustiveStop', ['on', 'off'], 'on'),
    comparison: choose('comparison', ['none', 'satisfaction', 'exclusion'], 'none'),
    misfit: choose('misfit', ['skip', 'stop'], rule === 'phragmen' ? 'stop' : 'skip'),
    ties: choose(
      'ties',
      ['id', 'votes-cost-id', 'cost-votes-lot'],
      said('lot') === undefined ? 'id' : 'cost-votes-lot',
    ),
  };
  const increment = readFraction(said('increment')?.replaceAll(/^\$|\.(?=\d{3}\b)/g, '') ?? '1');
  const minimumScore = /^\d{1,15}$/.exec(said('minimumScore') ?? '0')?.[0];
  const minimumShare = readFraction(said('minimumShare') ?? '0');
  const groups = (['lot', 'conflicts', 'together'] as const).map((name) =>
    readGroups(said(name), name === 'lot' ? 'lot' : 'groups'),
  );
  const [lot, conflicts, together] = groups;
  if (lot === undefined || conflicts === undefined || together === undefined) return undefined;
  const { utility, completion, endowment, comparison, misfit, ties } = read;
  if (rule === undefined || utility === undefined || completion === undefined) return undefined;
  if (endowment === undefined || read.exhaustive === undefined || comparison === undefined) {
    return undefined;
  }
  if (misfit === undefined || ties === undefined || minimumScore === undefined) return undefined;
  if (increment === undefined || increment.over === 0n || minimumShare === undefined) {
    return undefined;
  }
  return {
    ...{ rule, completion, endowment, comparison, misfit, ties, minimumShare },
    isByCost: rule !== 'phragmen' && utility.startsWith('cost'),
    increment: { over: increment.over * unit, under: increment.under },
    exhaustiveStop: read.exhaustive === 'on',
    minimumScore: BigInt(minimumScore),
    lot: lot[0] ?? order,
    ...{ conflicts, together },
  };
}

/** `a,b;c,d`, or as JSON; of a lot one list, between commas or one a line. */
function readGroups(
  found: string | undefined,
  form: 'lot' | 'groups',
): readonly string[][] | undefined {
  if (found === undefined) return [];
  if (found.startsWith('[')) {
    let list: unknown;
    try {
      list = JSON.parse(found);
    } catch {
      return undefined;
    }
    const groups = Array.isArray(list) && list.every((one) => Array.isArray(one)) ? list : [list];
    if (!groups.every(areIds)) return undefined;
    return form === 'lot' ? [groups.flat().map(String)] : groups.map((one) => one.map(String));
  }
  const groups = form === 'lot' ? [found.replaceAll(/\r?\n/g, ',')] : found.split(';');
  return groups.map((one) => one.split(',').map((name) => name.trim()));
}

function areIds(value: unknown): value is readonly (string | number)[] {
  const isId = (one: unknown) => typeof one === 'string' || typeof one === 'number';
  return Array.isArray(value) && value.every(isId);
}
