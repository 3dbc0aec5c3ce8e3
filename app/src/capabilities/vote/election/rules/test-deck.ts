// The test of logic and accuracy: ballots of which everything is known, and whether they come out of the urn and of the count as they went in.
import {
  type Bytes,
  type Choices,
  canon,
  type NullCode,
  namedProjects,
  orderChoices,
} from '@minga/ballot';
import { assert } from '@minga/basics';
import { type Ballot, count, foldBallots, parseSettings, type VoteType } from '@minga/counting';
import type { BallotPaper } from './manifest-draft.ts';

/** One that goes into the urn, with what it must come out as. */
export interface DeckBallot {
  /** Padded, as the booth seals it. */
  readonly plaintext: Bytes;
  readonly expected: Choices | NullCode;
  /** Sealed for another contest, so that it cannot be opened in this one. */
  readonly isForeign: boolean;
}

export interface DeckContest {
  readonly contest: string;
  readonly ballots: number;
  readonly nulls: readonly { readonly code: string; readonly n: number }[];
  /** By project, how many named it. */
  readonly votes: readonly { readonly project: string; readonly n: number }[];
  readonly selected: readonly string[];
  readonly spent: number;
  /** What did not come out as it went in; empty where all did. */
  readonly differs: readonly DeckDifference[];
}

export type DeckDifference = 'ballot' | 'votes' | 'count' | 'budget';

export interface DeckRecord {
  readonly contests: readonly DeckContest[];
}

const ONES_MOST = 5;

/** For each project one to five ballots that begin with it, one as long as may be, and one of each way of being null. */
export function deckOf(paper: BallotPaper): readonly DeckBallot[] {
  const { projects, ballot } = paper;
  const legal = projects.flatMap((_, at) => {
    const choices = legalFrom(paper, at, Math.max(1, ballot.min));
    const copies = (at % ONES_MOST) + 1;
    return choices === undefined ? [] : Array.from({ length: copies }, () => choices);
  });
  const longest = legalFrom(paper, 0, ballot.max) ?? legal[0];
  const good = longest === undefined ? legal : [...legal, longest];
  return [
    ...good.map((choices) => sound(paper, choices)),
    ...(longest === undefined ? [] : nullOnes(paper, longest)),
  ];
}

/** At least `wanted` projects or as many as fit, from one of them on around the list; undefined if fewer than the least fit. */
function legalFrom(paper: BallotPaper, from: number, wanted: number): Choices | undefined {
  const { projects, ballot, budget } = paper;
  const around = projects.map((_, at) => projects[(from + at) % projects.length]);
  let left = ballot.within_budget ? budget : Number.POSITIVE_INFINITY;
  const named = around
    .flatMap((project) => {
      if (project === undefined || project.cost > left) return [];
      left -= project.cost;
      return [project.id];
    })
    .slice(0, wanted);
  if (named.length < ballot.min || named.length === 0) return undefined;
  if (ballot.kind !== 'points') return orderChoices(ballot.kind, named);
  const most = ballot.points - named.length + 1;
  if (most < 1) return undefined;
  const spread = named.map((id, at): [string, number] => [id, at === 0 ? most : 1]);
  return orderChoices(ballot.kind, spread);
}

function sound(paper: BallotPaper, choices: Choices): DeckBallot {
  return { plaintext: written(paper, choices), expected: choices, isForeign: false };
}

function nullOnes(paper: BallotPaper, longest: Choices): readonly DeckBallot[] {
  const { kind, points } = paper.ballot;
  const unknown: Choices = kind === 'points' ? [['zz', Math.max(1, points)]] : ['zz'];
  const tail = written(paper, longest);
  tail[tail.length - 1] = 1;
  return [
    { plaintext: written(paper, unknown), expected: 'unknown-project', isForeign: false },
    { plaintext: tail, expected: 'padding', isForeign: false },
    { plaintext: written(paper, longest), expected: 'undecryptable', isForeign: true },
  ];
}

function written({ ballot }: BallotPaper, choices: Choices): Bytes {
  const text = canon({ c: choices, k: ballot.kind, n: '' });
  const padded = new Uint8Array(ballot.pad);
  padded.set(text.subarray(0, ballot.pad));
  return padded;
}

/** What came out of the urn beside what went in, and what the rule of the contest makes of both. */
export function judgeDeck(
  paper: BallotPaper,
  deck: readonly DeckBallot[],
  opened: readonly (Choices | NullCode)[],
): DeckContest {
  const wanted = deck.map(({ expected }) => expected);
  const [went, came] = [wanted, opened].map((all) => all.filter((one) => typeof one !== 'string'));
  assert(went !== undefined && came !== undefined, 'both are there');
  const [before, after] = [countDeck(paper, went), countDeck(paper, came)];
  const votes = votesOf(paper, came);
  const found: readonly (readonly [boolean, DeckDifference])[] = [
    [JSON.stringify(wanted) !== JSON.stringify(opened), 'ballot'],
    [JSON.stringify(votesOf(paper, went)) !== JSON.stringify(votes), 'votes'],
    [before.selected.join() !== after.selected.join(), 'count'],
    [after.spent > paper.budget, 'budget'],
  ];
  return {
    contest: paper.title,
    ballots: deck.length,
    nulls: nullsOf(opened),
    votes,
    ...after,
    differs: found.flatMap(([isSo, code]) => (isSo ? [code] : [])),
  };
}

function nullsOf(opened: readonly (Choices | NullCode)[]): DeckContest['nulls'] {
  const nulls = opened.filter((one) => typeof one === 'string');
  return [...Map.groupBy(nulls, (code) => code)].map(([code, of]) => ({ code, n: of.length }));
}

function votesOf({ projects }: BallotPaper, ballots: readonly Choices[]): DeckContest['votes'] {
  const named = ballots.flatMap(namedProjects);
  return projects.map(({ id }) => ({ project: id, n: named.filter((one) => one === id).length }));
}

const voteTypes: Readonly<Record<BallotPaper['ballot']['kind'], VoteType>> = {
  approval: 'approval',
  'k-approval': 'approval',
  knapsack: 'approval',
  'choose-1': 'choose-1',
  ranking: 'ordinal',
  points: 'cumulative',
};

function countDeck(
  paper: BallotPaper,
  given: readonly Choices[],
): Pick<DeckContest, 'selected' | 'spent'> {
  const { projects, budget, rule } = paper;
  const voteType = voteTypes[paper.ballot.kind];
  const places = new Map(projects.map(({ id }, at) => [id, at]));
  const ballots = given.map((choices, at): Ballot => {
    const points = choices.flatMap((choice) => (typeof choice === 'string' ? [] : [choice[1]]));
    return {
      voterId: String(at + 1),
      choices: namedProjects(choices).map((id) => places.get(id) ?? 0),
      ...(voteType === 'cumulative' && { points }),
      extras: {},
    };
  });
  const election = {
    ...{ meta: {}, voteType, currency: 'CLP', decimals: 0, budget: BigInt(budget) },
    columns: { projects: ['project_id', 'cost'], votes: ['voter_id', 'vote'] },
    projects: projects.map(({ id, name, cost }) => ({ id, name, cost: BigInt(cost), extras: {} })),
    ...foldBallots(ballots, voteType),
  };
  const settings = parseSettings(rule, election);
  assert(settings.ok, 'the bases asked for a rule that counts');
  const outcome = count(election, settings.value);
  return {
    selected: outcome.projects
      .filter(({ funded }) => funded)
      .map(({ project }) => projects[project]?.id ?? ''),
    spent: Number(outcome.totalCost),
  };
}

export function hasPassed({ contests }: DeckRecord): boolean {
  return contests.length > 0 && contests.every(({ differs }) => differs.length === 0);
}
