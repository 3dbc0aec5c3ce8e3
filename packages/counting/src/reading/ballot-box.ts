// Takes in ballots one by one: each is judged, folded into the profile, and its voter remembered.
import { grown } from '../growing.ts';
import { Folder, layBallot } from '../profile.ts';
import type { Ballot, Profile, VoteType } from '../types.ts';
import { ByteTable } from './byte-table.ts';
import type { DraftBallot } from './draft.ts';
import type { ProblemList } from './problem-list.ts';

/** What a ballot is judged by. */
export interface BallotRules {
  readonly voteType: VoteType;
  /** Places of the projects by their ids. */
  readonly places: ReadonlyMap<string, number>;
  readonly projectsCount: number;
  /** Choices above this number are told. */
  readonly limit: number;
}

export interface BallotBox {
  readonly rules: BallotRules;
  readonly folder: Folder;
  readonly voters: ByteTable;
  /** By project, how many ballots name it. */
  readonly votes: Float64Array;
  /** A ballot as its texts: all that is wrong with it is told. */
  take(draft: DraftBallot): Pick<Ballot, 'choices' | 'points'>;
  /** A ballot that was folded into `group` and is known to be good, its voter aside. */
  put(group: number): void;
  /** Remembers on which line the voter that was added last stands. */
  markVoter(place: number, line: number): void;
  /** By ballot, its group. */
  groupOf(): Int32Array;
  toProfile(): Profile;
}

const encoder = new TextEncoder();

export function createBallotBox(rules: BallotRules, problems: ProblemList): BallotBox {
  const folder = new Folder(rules.voteType, rules.projectsCount);
  const voters = new ByteTable();
  const votes = new Float64Array(rules.projectsCount);
  let lines = new Uint32Array(1024);
  let groups = new Int32Array(1024);
  let length = 0;

  function put(group: number): void {
    if (length === groups.length) groups = grown(groups, length + 1);
    groups[length] = group;
    length += 1;
  }

  function markVoter(place: number, line: number): void {
    if (place === lines.length) lines = grown(lines, place + 1);
    lines[place] = line;
  }

  function checkVoter({ voterId, place }: DraftBallot): void {
    if (voterId === '') return;
    const bytes = encoder.encode(voterId);
    const first = voters.find(bytes, 0, bytes.length);
    if (first === -1) {
      markVoter(voters.add(bytes, 0, bytes.length), place.line ?? 0);
    } else {
      const firstLine = lines[first] ?? 0;
      problems.warn('repeated-voter', { found: voterId, firstLine }, place);
    }
  }

  function take(draft: DraftBallot): Pick<Ballot, 'choices' | 'points'> {
    checkVoter(draft);
    const ballot = readChoices(draft, rules, problems);
    for (const project of ballot.choices) votes[project] = (votes[project] ?? 0) + 1;
    put(folder.fold(layBallot(folder, ballot, rules.voteType)));
    return ballot;
  }

  return {
    rules,
    folder,
    voters,
    votes,
    take,
    put,
    markVoter,
    groupOf: () => groups.subarray(0, length),
    toProfile: () => folder.toProfile(length),
  };
}

/** Whole numbers of points; with more digits than these, sums over millions of ballots would not be exact. */
const wholePoints = /^\d{1,9}$/;

/** The choices of a ballot and their points; what is wrong with them is told. */
export function readChoices(
  { voterId: voter, choices: ids, points: texts, place }: DraftBallot,
  { places, limit }: BallotRules,
  problems: ProblemList,
): Pick<Ballot, 'choices' | 'points'> {
  if (texts !== undefined && texts.length !== ids.length) {
    const params = { points: texts.length, choices: ids.length, voter };
    problems.error('points-count-differs', params, place);
  }
  const chosen = new Map<number, number>();
  ids.forEach((found, index) => {
    const project = places.get(found);
    const points = texts?.[index] ?? '1';
    if (!wholePoints.test(points)) {
      problems.error('points-not-whole', { found: points, what: found, voter }, place);
    }
    if (project === undefined) problems.error('unknown-project', { found, voter }, place);
    else if (chosen.has(project)) problems.warn('repeated-choice', { found, voter }, place);
    else chosen.set(project, Number(points));
  });
  if (chosen.size > limit) {
    const params = { found: chosen.size, limit, voter };
    problems.warn('too-many-choices', params, place);
  }
  const choices = [...chosen.keys()];
  return texts === undefined ? { choices } : { choices, points: [...chosen.values()] };
}
