// The same election with one thing changed, to be counted again. Only what a count looks at is kept true.
import type { Election, Profile } from '../types.ts';
import { choicesOf } from './bundles.ts';

export function withCost(election: Election, project: number, cost: bigint): Election {
  const projects = election.projects.map((one, index) =>
    index === project ? { ...one, cost } : one,
  );
  return { ...election, projects };
}

/** Ballots of one group; group -1 are the empty ones. */
export interface GroupShare {
  readonly group: number;
  readonly ballots: number;
}

/** `givers`, of groups that had not chosen the project, choose it too. Of approvals only. */
export function withApprovals(
  election: Election,
  project: number,
  givers: readonly GroupShare[],
): Election {
  const given = new Map(givers.map(({ group, ballots }) => [group, ballots]));
  const groups = groupsOf(election);
  const kept = groups.map(({ ballots, entries }, group) => ({
    ballots: ballots - (given.get(group) ?? 0),
    entries,
  }));
  const changed = givers.map(({ group, ballots }) => {
    const entries: readonly Entry[] = [...(groups[group]?.entries ?? []), [project, 1]];
    return { ballots, entries: entries.toSorted(([a], [b]) => a - b) };
  });
  return withGroups(election, [...kept, ...changed], election.profile.ballots);
}

/** `ballots` more ballots that choose only this project, each with `points` for it. */
export function withVoters(
  election: Election,
  project: number,
  ballots: number,
  points: number,
): Election {
  const groups: readonly Group[] = [
    ...groupsOf(election),
    { ballots, entries: [[project, points]] },
  ];
  return withGroups(election, groups, election.profile.ballots + ballots);
}

/** Without `project`. Those after it move up one place, and so do those ranked above it on a ballot. */
export function withoutProject(election: Election, project: number): Election {
  const isRanked = election.voteType === 'ordinal';
  const groups = groupsOf(election).map(({ ballots, entries }) => {
    const own = entries.find(([chosen]) => chosen === project)?.[1] ?? Number.POSITIVE_INFINITY;
    const others = entries.filter(([chosen]) => chosen !== project);
    return {
      ballots,
      entries: others.map(
        ([chosen, points]): Entry => [
          chosen > project ? chosen - 1 : chosen,
          isRanked && points > own ? points - 1 : points,
        ],
      ),
    };
  });
  const without = withGroups(election, groups, election.profile.ballots);
  return { ...without, projects: election.projects.toSpliced(project, 1) };
}

type Entry = readonly [project: number, points: number];
interface Group {
  readonly ballots: number;
  readonly entries: readonly Entry[];
}

function groupsOf({ profile }: Election): readonly Group[] {
  return Array.from(profile.size, (ballots, group) => {
    const first = profile.start[group] ?? 0;
    const entries = Array.from(
      choicesOf(profile, group),
      (chosen, place): Entry => [chosen, profile.points?.[first + place] ?? 1],
    );
    return { ballots, entries };
  });
}

function withGroups(election: Election, groups: readonly Group[], ballots: number): Election {
  const kept = groups.filter((group) => group.ballots > 0 && group.entries.length > 0);
  const entries = kept.flatMap((group) => group.entries);
  const start = new Uint32Array(kept.length + 1);
  kept.forEach((group, place) => {
    start[place + 1] = (start[place] ?? 0) + group.entries.length;
  });
  const profile: Profile = {
    ballots,
    size: Uint32Array.from(kept, (group) => group.ballots),
    start,
    project: Uint16Array.from(entries, ([project]) => project),
    ...(election.profile.points && { points: Float64Array.from(entries, ([, points]) => points) }),
  };
  return { ...election, profile };
}
