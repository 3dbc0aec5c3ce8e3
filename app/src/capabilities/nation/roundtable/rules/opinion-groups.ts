// Groups of opinion among residents: who answers alike, what unites the groups and what divides them; never who is who.
import { kmeans } from 'ml-kmeans';
import { PCA } from 'ml-pca';

export const opinionChoices = ['agree', 'disagree', 'pass'] as const;
export type OpinionChoice = (typeof opinionChoices)[number];

/** Under these nothing of groups is worked out or shown. */
export const FEWEST_PEOPLE = 100;
export const FEWEST_IN_GROUP = 20;
const FEWEST_STATEMENTS = 3;
const MOST_GROUPS = 5;
/** From here on a structure is reasonable (Kaufman and Rousseeuw, Finding Groups in Data, 1990, p. 88). */
const FAIR_SILHOUETTE = 0.5;
/** How often k-means begins anew for each number of groups, from the same seeds each time: it finds only the nearest of many minima. */
const BEGINNINGS = 20;

/** Part of a group that has to be on one side for a statement to unite. */
const UNITES = 2 / 3;
/** Between the parts that agree in two groups, for a statement to divide. */
const DIVIDES = 1 / 2;

/** Answers of one person to the statements in their order; undefined where she gave none. */
export type Answers = readonly (OpinionChoice | undefined)[];

/** Out of those of a group who answered a statement. */
export interface Shares {
  readonly answered: number;
  readonly agree: number;
  readonly disagree: number;
}

export interface OpinionGroup {
  readonly people: number;
  /** Middle of the group on the two principal components. */
  readonly at: { readonly x: number; readonly y: number };
  /** By statement, parts from 0 to 1. */
  readonly shares: readonly Shares[];
}

export interface OpinionGroups {
  /** Those who answered at least half of the statements. */
  readonly people: number;
  /** The largest first; empty where the answers do not fall into groups of the fewest people or more. */
  readonly groups: readonly OpinionGroup[];
  /** Mean silhouette of the people, from -1 to 1. */
  readonly silhouette: number;
  /** Places of statements: those on which every group stands on the same side, and those that part them. */
  readonly unites: readonly number[];
  readonly divides: readonly number[];
}

type Point = [number, number];

/**
 * Undefined under the fewest people or statements. The same answers give the same groups, whoever gave them and in
 * whatever order: principal components of the answers (what is missing counts as the mean of its statement), k-means
 * on the first two, as many groups as part best by their silhouette (Rousseeuw 1987).
 */
export function opinionGroups(
  everybody: readonly Answers[],
  statements: number,
): OpinionGroups | undefined {
  if (statements < FEWEST_STATEMENTS) return undefined;
  const heard = everybody
    .filter((answers) => answers.filter((one) => one !== undefined).length * 2 >= statements)
    .map((answers) => ({ answers, key: answers.map((one) => one ?? '-').join(' ') }))
    .toSorted((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ answers }) => answers);
  if (heard.length < FEWEST_PEOPLE) return undefined;
  const points = project(heard, statements);
  const best = bestParting(points);
  const groups = best === undefined ? [] : describe(heard, points, best.clusters, statements);
  return {
    people: heard.length,
    groups,
    silhouette: best?.silhouette ?? 0,
    ...whatUnites(groups, statements),
  };
}

const worth: Readonly<Record<OpinionChoice, number>> = { agree: 1, pass: 0, disagree: -1 };

/** On the first two principal components, each turned so that its heaviest statement is positive. */
function project(heard: readonly Answers[], statements: number): readonly Point[] {
  const places = Array.from({ length: statements }, (_, place) => place);
  const means = places.map((place) => {
    const given = heard.flatMap((answers) => answers[place] ?? []);
    return given.reduce((sum, one) => sum + worth[one], 0) / Math.max(1, given.length);
  });
  const rows = heard.map((answers) =>
    places.map((place) => {
      const one = answers[place];
      return one === undefined ? (means[place] ?? 0) : worth[one];
    }),
  );
  const pca = new PCA(rows, { method: 'covarianceMatrix', center: true, scale: false });
  const turns = pca
    .getLoadings()
    .to2DArray()
    .slice(0, 2)
    .map((loadings) => (heaviest(loadings) < 0 ? -1 : 1));
  return pca
    .predict(rows, { nComponents: 2 })
    .to2DArray()
    .map(([x = 0, y = 0]) => [x * (turns[0] ?? 1), y * (turns[1] ?? 1)]);
}

function heaviest(loadings: readonly number[]): number {
  return loadings.reduce((most, one) => (Math.abs(one) > Math.abs(most) + 1e-9 ? one : most), 0);
}

interface Parting {
  /** Of each point. */
  readonly clusters: readonly number[];
  readonly silhouette: number;
}

/** Undefined where no number of groups parts the points fairly into groups that are large enough. */
function bestParting(points: readonly Point[]): Parting | undefined {
  const different = new Set(points.map((point) => point.join(' '))).size;
  let best: Parting | undefined;
  for (let count = 2; count <= Math.min(MOST_GROUPS, different); count += 1) {
    const clusters = tightest(points, count);
    const sizes = Map.groupBy(clusters, (cluster) => cluster);
    const smallest = Math.min(...[...sizes.values()].map(({ length }) => length));
    if (sizes.size < count || smallest < FEWEST_IN_GROUP) continue;
    const silhouette = silhouetteOf(points, clusters, count);
    if (silhouette >= FAIR_SILHOUETTE && silhouette > (best?.silhouette ?? 0)) {
      best = { clusters, silhouette };
    }
  }
  return best;
}

/** Of several beginnings, the one that leaves the least distance within its groups. */
function tightest(points: readonly Point[], count: number): readonly number[] {
  const data = points.map((point) => [...point]);
  const tried = Array.from({ length: BEGINNINGS }, (_, nth) => {
    const found = kmeans(data, count, { seed: nth });
    const within = found
      .computeInformation(data)
      .reduce((sum, { error, size }) => sum + (size > 0 ? error * size : 0), 0);
    return { clusters: found.clusters, within };
  });
  return tried.reduce((best, one) => (one.within < best.within - 1e-9 ? one : best)).clusters;
}

/** Mean over all points; those at the same place of the same group are weighed together. */
function silhouetteOf(
  points: readonly Point[],
  clusters: readonly number[],
  count: number,
): number {
  const sizes = Array.from({ length: count }, () => 0);
  const spots = new Map<string, { at: Point; cluster: number; weight: number }>();
  for (const [index, at] of points.entries()) {
    const cluster = clusters[index] ?? 0;
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
    const key = `${cluster} ${at.join(' ')}`;
    const spot = spots.get(key);
    if (spot === undefined) spots.set(key, { at, cluster, weight: 1 });
    else spot.weight += 1;
  }
  let total = 0;
  for (const { at, cluster, weight } of spots.values()) {
    const far = Array.from({ length: count }, () => 0);
    for (const other of spots.values()) {
      const distance = Math.hypot(at[0] - other.at[0], at[1] - other.at[1]) * other.weight;
      far[other.cluster] = (far[other.cluster] ?? 0) + distance;
    }
    const own = (far[cluster] ?? 0) / Math.max(1, (sizes[cluster] ?? 0) - 1);
    const next = Math.min(
      ...far.flatMap((sum, one) => (one === cluster ? [] : [sum / (sizes[one] ?? 1)])),
    );
    total += weight * ((next - own) / Math.max(own, next, Number.EPSILON));
  }
  return total / points.length;
}

function describe(
  heard: readonly Answers[],
  points: readonly Point[],
  clusters: readonly number[],
  statements: number,
): readonly OpinionGroup[] {
  const members = Map.groupBy(heard.keys(), (index) => clusters[index] ?? 0);
  return [...members.values()]
    .map((indexes): OpinionGroup => {
      const mean = (axis: 0 | 1) =>
        indexes.reduce((sum, index) => sum + (points[index]?.[axis] ?? 0), 0) / indexes.length;
      const shares = Array.from({ length: statements }, (_, place) =>
        sharesOf(indexes.flatMap((index) => heard[index]?.[place] ?? [])),
      );
      return { people: indexes.length, at: { x: mean(0), y: mean(1) }, shares };
    })
    .toSorted((one, other) => other.people - one.people || one.at.x - other.at.x);
}

function sharesOf(given: readonly OpinionChoice[]): Shares {
  const part = (choice: OpinionChoice) =>
    given.filter((one) => one === choice).length / Math.max(1, given.length);
  return { answered: given.length, agree: part('agree'), disagree: part('disagree') };
}

function whatUnites(groups: readonly OpinionGroup[], statements: number) {
  const places = Array.from({ length: statements }, (_, place) => place);
  if (groups.length === 0) return { unites: [], divides: [] };
  const of = (place: number, side: 'agree' | 'disagree') =>
    groups.map(({ shares }) => shares[place]?.[side] ?? 0);
  const together = (place: number) =>
    Math.max(Math.min(...of(place, 'agree')), Math.min(...of(place, 'disagree')));
  const apart = (place: number) =>
    Math.max(...of(place, 'agree')) - Math.min(...of(place, 'agree'));
  return {
    unites: places
      .filter((place) => together(place) >= UNITES)
      .toSorted((one, other) => together(other) - together(one)),
    divides: places
      .filter((place) => apart(place) >= DIVIDES)
      .toSorted((one, other) => apart(other) - apart(one)),
  };
}
