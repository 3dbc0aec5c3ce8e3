// Several contests in one vote, each with its own amount: one election per contest, counted on its own.
import { err, ok, type Result } from '@minga/basics';
import { FoldedList } from '../profile.ts';
import { formatAmount, readPlainAmount, toMinorUnits } from '../reading/money-text.ts';
import { createProblemList, type ProblemList } from '../reading/problem-list.ts';
import type { Problem } from '../reading/problems.ts';
import type { Ballot, Election, Profile, Settings } from '../types.ts';

export interface Contest {
  readonly name: string;
  /** Minor units. */
  readonly budget: bigint;
  /** Ids. */
  readonly projects: readonly string[];
  /** Whose part of the money this is: all ballots of the vote, or those that chose something of it. */
  readonly voters: 'all' | 'marked';
}

export interface ContestElection {
  readonly name: string;
  readonly election: Election;
  /** The settings of the vote, of which the lists of projects are cut down to the contest. */
  readonly settings: Settings;
}

/**
 * One election per contest, with the projects and the ballots cut down to it: a ranking keeps its order,
 * a ballot without choices in the contest is an empty one. Every project belongs to exactly one contest,
 * the amounts add up to no more than the budget, and projects in conflict or funded together share one.
 */
export function splitContests(
  election: Election,
  contests: readonly Contest[],
  settings: Settings,
): Result<readonly ContestElection[], readonly Problem[]> {
  const problems = createProblemList();
  checkContests(election, contests, problems);
  const contestOf = new Map(
    contests.flatMap(({ projects }, contest) => projects.map((id) => [id, contest] as const)),
  );
  const { conflicts = [], together = [] } = settings;
  for (const group of [...conflicts, ...together]) {
    if (new Set(group.map((id) => contestOf.get(id))).size > 1) {
      problems.error('group-across-contests', { found: group.join(', ') });
    }
  }
  const parts = contests.map((contest) => ({
    name: contest.name,
    election: cutElection(election, contest),
    settings: cutSettings(settings, new Set(contest.projects)),
  }));
  for (const part of parts) {
    if (part.election.profile.ballots === 0) {
      problems.error('contest-without-ballots', { contest: part.name });
    }
  }
  return problems.hasErrors() ? err(problems.toProblems().problems) : ok(parts);
}

function checkContests(
  { projects, budget }: Election,
  contests: readonly Contest[],
  problems: ProblemList,
): void {
  const known = new Set(projects.map(({ id }) => id));
  const placed = new Set<string>();
  for (const contest of contests) {
    for (const found of contest.projects) {
      if (!known.has(found)) {
        problems.error('contest-unknown-project', { contest: contest.name, found });
      }
      if (placed.has(found)) {
        problems.error('contest-repeats-project', { contest: contest.name, found });
      }
      placed.add(found);
    }
    if (contest.projects.length === 0) {
      problems.error('contest-without-projects', { contest: contest.name });
    }
    if (contest.budget <= 0n) problems.error('contest-without-budget', { contest: contest.name });
  }
  const missing = projects.find(({ id }) => !placed.has(id));
  if (missing !== undefined) problems.error('project-without-contest', { missing: missing.id });
  const total = contests.reduce((sum, contest) => sum + contest.budget, 0n);
  if (total > budget) {
    problems.error('contests-above-budget', { total: String(total), budget: String(budget) });
  }
}

function cutSettings(settings: Settings, ids: ReadonlySet<string>): Settings {
  const { lot, conflicts, together, ...others } = settings;
  const isHere = (group: readonly string[]) => group.every((id) => ids.has(id));
  const conflictsHere = conflicts?.filter(isHere) ?? [];
  const togetherHere = together?.filter(isHere) ?? [];
  return {
    ...others,
    ...(lot === undefined ? {} : { lot: lot.filter((id) => ids.has(id)) }),
    ...(conflictsHere.length === 0 ? {} : { conflicts: conflictsHere }),
    ...(togetherHere.length === 0 ? {} : { together: togetherHere }),
  };
}

/** A contest alone, with its budget, its projects in the order of the election, and its ballots. */
function cutElection(election: Election, { budget, projects: ids, voters }: Contest): Election {
  const here = new Set(ids);
  const kept = [...election.projects.keys()].filter((project) =>
    here.has(election.projects[project]?.id ?? ''),
  );
  const placeOf = new Int32Array(election.projects.length).fill(-1);
  for (const [place, project] of kept.entries()) placeOf[project] = place;
  const { profile, cutInto } = cutProfile(election, placeOf);
  const groupOf = (ballot: number) => cutInto[election.ballots.groupOf(ballot)] ?? -1;
  const all = Array.from({ length: election.ballots.length }, (_, ballot) => ballot);
  const counted = voters === 'all' ? all : all.filter((ballot) => groupOf(ballot) !== -1);
  const ballots = new FoldedList(Int32Array.from(counted, groupOf), (index) => {
    const ballot = counted[index];
    return ballot === undefined ? undefined : cutBallot(election.ballots.at(ballot), placeOf);
  });
  const numbers = { budget, num_projects: kept.length, num_votes: counted.length };
  return {
    ...election,
    meta: { ...election.meta, ...toMeta(election, numbers) },
    budget,
    projects: kept.flatMap((project) => election.projects[project] ?? []),
    ballots,
    profile: { ...profile, ballots: counted.length },
  };
}

/** What META says of the whole vote and is different in a contest. */
function toMeta(
  { meta, decimals }: Election,
  { budget, ...counts }: { budget: bigint; num_projects: number; num_votes: number },
): Readonly<Record<string, string>> {
  const own = { budget: formatAmount(budget, decimals), ...counts };
  return Object.fromEntries(
    Object.entries(own)
      .filter(([key]) => key in meta)
      .map(([key, value]) => [key, String(value)]),
  );
}

function cutBallot(ballot: Ballot, placeOf: Int32Array): Ballot {
  const places = [...ballot.choices.keys()].filter(
    (place) => placeOf[ballot.choices[place] ?? -1] !== -1,
  );
  const choices = places.map((place) => placeOf[ballot.choices[place] ?? -1] ?? -1);
  const { points } = ballot;
  if (points === undefined) return { ...ballot, choices };
  return { ...ballot, choices, points: places.map((place) => points[place] ?? 0) };
}

/** Groups with only the entries of the contest; those that become equal are one. */
function cutProfile(
  { profile, voteType }: Election,
  placeOf: Int32Array,
): { readonly profile: Profile; readonly cutInto: Int32Array } {
  const cutInto = new Int32Array(profile.size.length).fill(-1);
  const known = new Map<string, number>();
  const sizes: number[] = [];
  const start: number[] = [0];
  const projects: number[] = [];
  const points: number[] = [];
  for (let group = 0; group < profile.size.length; group++) {
    const own: [place: number, points: number][] = [];
    for (let e = profile.start[group] as number; e < (profile.start[group + 1] as number); e++) {
      const place = placeOf[profile.project[e] as number] as number;
      if (place !== -1) own.push([place, profile.points?.[e] ?? 1]);
    }
    if (own.length === 0) continue;
    const entries = voteType === 'ordinal' ? rankAgain(own) : own;
    const key = String(entries);
    const into = known.get(key) ?? sizes.push(0) - 1;
    sizes[into] = (sizes[into] as number) + (profile.size[group] as number);
    cutInto[group] = into;
    if (known.has(key)) continue;
    known.set(key, into);
    for (const [place, given] of entries) {
      projects.push(place);
      points.push(given);
    }
    start.push(projects.length);
  }
  const cut = {
    ballots: profile.ballots,
    size: Uint32Array.from(sizes),
    start: Uint32Array.from(start),
    project: Uint16Array.from(projects),
  };
  const isWeighted = profile.points !== undefined;
  return { profile: isWeighted ? { ...cut, points: Float64Array.from(points) } : cut, cutInto };
}

/** In a ranking, the number of projects of the contest that are ranked below. */
function rankAgain(entries: readonly [number, number][]): readonly [number, number][] {
  return entries.map(([place, points]) => [
    place,
    entries.filter(([, below]) => below < points).length,
  ]);
}

/** Keys of META with the names and the amounts, in parallel, and the column of the projects. */
const pabulibContests = [
  { names: 'categories', amounts: 'budget_per_category', column: 'category' },
  { names: 'neighborhoods', amounts: 'budget_per_neighborhood', column: 'neighborhood' },
] as const;

/**
 * The contests that META declares (`categories` and `budget_per_category`, or the same by neighborhood),
 * in which all ballots have a part; undefined when it declares none. One for which no project was
 * proposed is left out. A project whose column names no contest, or several, is refused by `splitContests`.
 */
export function contestsOfFile({
  meta,
  projects,
  decimals,
}: Pick<Election, 'meta' | 'projects' | 'decimals'>): readonly Contest[] | undefined {
  const kind = pabulibContests.find(({ amounts }) => (meta[amounts] ?? '').trim() !== '');
  if (kind === undefined) return undefined;
  const list = (text = '') => text.split(',').map((one) => one.trim());
  const amounts = list(meta[kind.amounts]);
  const contests = list(meta[kind.names]).map((name, place): Contest => {
    const reading = readPlainAmount(amounts[place] ?? '');
    const isRead = reading.kind === 'amount' && reading.amount.decimals <= decimals;
    const own = projects.filter(({ extras }) => list(extras[kind.column]).includes(name));
    return {
      name,
      budget: isRead ? toMinorUnits(reading.amount, decimals) : 0n,
      projects: own.map(({ id }) => id),
      voters: 'all',
    };
  });
  return contests.filter((contest) => contest.projects.length > 0);
}

/** `[{ name, budget, projects, voters }]` in JSON: amounts in currency units, `voters` 'all' unless said. */
export function parseContests(
  json: string,
  { decimals }: Pick<Election, 'decimals'>,
): Result<readonly Contest[], readonly Problem[]> {
  const problems = createProblemList();
  const contests = parseList(json)?.map((member): Contest | undefined => {
    const { name, budget, projects, voters = 'all' } = member as Record<string, unknown>;
    const reading = readPlainAmount(String(budget));
    const isRead = reading.kind === 'amount' && reading.amount.decimals <= decimals;
    const isList = Array.isArray(projects) && projects.every((id) => typeof id === 'string');
    const isWhole = typeof name === 'string' && (voters === 'all' || voters === 'marked');
    if (!isRead || !isList || !isWhole) return undefined;
    return { name, budget: toMinorUnits(reading.amount, decimals), projects, voters };
  });
  if (contests?.every((contest) => contest !== undefined)) return ok(contests);
  problems.error('contests-not-understood', { found: json });
  return err(problems.toProblems().problems);
}

function parseList(json: string): readonly object[] | undefined {
  try {
    const list: unknown = JSON.parse(json);
    const isList = Array.isArray(list) && list.length > 0;
    return isList && list.every((one) => typeof one === 'object' && one !== null)
      ? list
      : undefined;
  } catch {
    return undefined;
  }
}

/** Contests as plain JSON values, such as `parseContests` reads: part of what is hashed with the settings. */
export function contestsToPlain(
  contests: readonly Contest[],
  decimals: number,
): readonly Readonly<Record<string, string | readonly string[]>>[] {
  return contests.map(({ budget, ...contest }) => ({
    ...contest,
    budget: formatAmount(budget, decimals),
  }));
}
