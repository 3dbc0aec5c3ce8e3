// Folds ballots into groups of identical ones, since no rule can tell them apart.
import { assert } from '@minga/basics';
import { grown, hashPrime, nextSlot, roomier, slotOf } from './growing.ts';
import type { Ballot, BallotList, Profile, VoteType } from './types.ts';

/** Ballots above this many choices are sorted by the machine's own sort. */
const insertionLimit = 40;

/** Takes in ballots one by one and keeps only their groups. */
export class Folder {
  /** Where a ballot is laid before it is folded: the projects that it supports, in any order. */
  readonly choices: Int32Array;
  /** By project, what the ballot gives it. Not looked at in approval and choose-1 votes. */
  readonly given: Float64Array;
  readonly #hasPoints: boolean;
  #groups = 0;
  #size = new Uint32Array(1024);
  #start = new Uint32Array(1024);
  #slots = new Int32Array(4096);
  #project = new Uint16Array(4096);
  #points = new Float64Array(0);

  constructor(voteType: VoteType, projectsCount: number) {
    this.choices = new Int32Array(projectsCount);
    this.given = new Float64Array(projectsCount);
    this.#hasPoints = voteType !== 'approval' && voteType !== 'choose-1';
  }

  /**
   * The group of the ballot whose projects are the first `count` of `choices`; -1 when it has none, and
   * -2, with nothing done, when a project is repeated. `ballots` are so many of them.
   */
  fold(count: number, ballots = 1): number {
    if (count === 0) return -1;
    const hash = this.#sortAndHash(count);
    if (hash === undefined) return -2;
    const slots = this.#slots;
    let slot = slotOf(hash, slots);
    for (;;) {
      const group = (slots[slot] as number) - 1;
      if (group === -1) break;
      if (slots[slot + 1] === hash && this.#isGroup(group, count)) {
        this.#size[group] = (this.#size[group] as number) + ballots;
        return group;
      }
      slot = nextSlot(slot, slots);
    }
    slots[slot] = this.#groups + 1;
    slots[slot + 1] = hash;
    return this.#addGroup(count, ballots);
  }

  #sortAndHash(count: number): number | undefined {
    const hasPoints = this.#hasPoints;
    const { choices, given } = this;
    if (count > insertionLimit) choices.subarray(0, count).sort();
    else sortByInsertion(choices, count);
    let hash = count;
    let last = -1;
    for (let k = 0; k < count; k += 1) {
      const choice = choices[k] as number;
      if (choice === last) return undefined;
      last = choice;
      hash = Math.imul(hash ^ choice, hashPrime);
      if (hasPoints) hash = Math.imul(hash ^ (given[choice] as number), hashPrime);
    }
    return hash;
  }

  #isGroup(group: number, count: number): boolean {
    const hasPoints = this.#hasPoints;
    const project = this.#project;
    const points = this.#points;
    const { choices, given } = this;
    const from = this.#start[group] as number;
    if ((this.#start[group + 1] as number) - from !== count) return false;
    for (let k = 0; k < count; k += 1) {
      const choice = choices[k] as number;
      if (project[from + k] !== choice) return false;
      if (hasPoints && points[from + k] !== given[choice]) return false;
    }
    return true;
  }

  #addGroup(count: number, ballots: number): number {
    const group = this.#groups;
    const from = this.#start[group] as number;
    this.#groups += 1;
    if (group + 1 === this.#start.length) this.#start = grown(this.#start, group + 2);
    if (group === this.#size.length) this.#size = grown(this.#size, group + 1);
    this.#size[group] = ballots;
    const end = from + count;
    if (end > this.#project.length) this.#project = grown(this.#project, end);
    if (this.#hasPoints && end > this.#points.length) this.#points = grown(this.#points, end);
    this.#start[group + 1] = end;
    for (let k = 0; k < count; k += 1) {
      const choice = this.choices[k] as number;
      this.#project[from + k] = choice;
      if (this.#hasPoints) this.#points[from + k] = this.given[choice] as number;
    }
    if (4 * this.#groups > this.#slots.length) this.#slots = roomier(this.#slots);
    return group;
  }

  /** The groups so far, of a vote with this many ballots. */
  toProfile(ballots: number): Profile {
    const entries = this.#start[this.#groups] as number;
    const profile = {
      ballots,
      size: this.#size.subarray(0, this.#groups),
      start: this.#start.subarray(0, this.#groups + 1),
      project: this.#project.subarray(0, entries),
    };
    return this.#hasPoints ? { ...profile, points: this.#points.subarray(0, entries) } : profile;
  }
}

function sortByInsertion(numbers: Int32Array, count: number): void {
  for (let k = 1; k < count; k += 1) {
    const moved = numbers[k] as number;
    let at = k;
    while (at > 0 && (numbers[at - 1] as number) > moved) {
      numbers[at] = numbers[at - 1] as number;
      at -= 1;
    }
    numbers[at] = moved;
  }
}

/**
 * Lays a ballot before the folder, and tells how many entries it has. Zero points in a cumulative or
 * scoring vote say nothing; the last of a ranking is ranked.
 */
export function layBallot(
  { choices, given }: Folder,
  ballot: Pick<Ballot, 'choices' | 'points'>,
  voteType: VoteType,
): number {
  let count = 0;
  ballot.choices.forEach((project, place) => {
    const worth =
      voteType === 'ordinal' ? ballot.choices.length - 1 - place : (ballot.points?.[place] ?? 1);
    if (worth === 0 && voteType !== 'ordinal') return;
    choices[count] = project;
    given[project] = worth;
    count += 1;
  });
  return count;
}

/** What a count looks at, and the ballots it came from. */
export interface FoldedBallots {
  readonly profile: Profile;
  readonly ballots: BallotList;
}

/** Ballots given one by one, for elections that do not come from a file. */
export function foldBallots(list: readonly Ballot[], voteType: VoteType): FoldedBallots {
  const last = list.reduce((most, { choices }) => Math.max(most, ...choices), -1);
  const folder = new Folder(voteType, last + 1);
  const groupOf = Int32Array.from(list, (ballot) =>
    folder.fold(layBallot(folder, ballot, voteType)),
  );
  const ballots = new FoldedList(groupOf, (index) => list[index]);
  return { profile: folder.toProfile(list.length), ballots };
}

/** The list whose ballots are found by their place, one for each member of `groups`. */
export class FoldedList implements BallotList {
  readonly length: number;
  readonly #groups: Int32Array;
  readonly #find: (index: number) => Ballot | undefined;

  constructor(groups: Int32Array, find: (index: number) => Ballot | undefined) {
    this.length = groups.length;
    this.#groups = groups;
    this.#find = find;
  }

  at(index: number): Ballot {
    const ballot = this.#find(index);
    assert(ballot !== undefined, 'a ballot is asked for by its place');
    return ballot;
  }

  groupOf(index: number): number {
    return this.#groups[index] ?? -1;
  }

  *[Symbol.iterator](): IterableIterator<Ballot> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index);
  }
}
