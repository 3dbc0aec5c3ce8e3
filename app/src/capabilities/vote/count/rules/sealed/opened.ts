// Opened ballots as they are published and counted: `opened.jsonl`, what each contest counts of it, and what was null.
import { type Choices, type Contest, canon, type Manifest } from '@minga/ballot';
import type { BroughtBallot } from '../brought.ts';

/** One ballot of the log, opened: a line of `opened.jsonl`. */
export interface OpenedBallot {
  readonly contest: string;
  /** 16 signs of code32, by which a voter finds hers. */
  readonly tracker: string;
  /** Empty where it is null. */
  readonly choices: Choices;
  readonly control: string;
  /** Empty, or why it is null. */
  readonly null: string;
}

/** What stands in the log as a ballot and is none of this vote: by the code of its first fault. */
export interface ExcludedBallot {
  readonly contest: string;
  readonly tracker: string;
  readonly code: string;
}

/** In the order of the contests of the manifest, then of trackers. */
export function openedText(
  { contests }: Pick<Manifest, 'contests'>,
  ballots: readonly OpenedBallot[],
): string {
  const places = new Map(contests.map(({ id }, place) => [id, place]));
  const place = ({ contest }: OpenedBallot) => places.get(contest) ?? contests.length;
  const sorted = ballots.toSorted(
    (a, b) => place(a) - place(b) || (a.tracker < b.tracker ? -1 : a.tracker > b.tracker ? 1 : 0),
  );
  const decoder = new TextDecoder();
  return sorted.map((one) => `${decoder.decode(canon({ ...one }))}\n`).join('');
}

/** The lines of such a text. */
export function readOpened(text: string): readonly OpenedBallot[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OpenedBallot);
}

export interface NullCount {
  readonly code: string;
  readonly n: number;
}

/** What is counted of a contest. */
export interface ContestBallots {
  /** Valid and blank ones, without what was withdrawn. */
  readonly ballots: readonly BroughtBallot[];
  readonly blank: number;
  /** By code, in the order of the alphabet. */
  readonly nulls: readonly NullCount[];
}

/**
 * Limits were judged as cast when each was opened; withdrawn projects are dropped only now, and a ballot that is left
 * without any is blank.
 */
export function ballotsOf(
  { id, ballot: { kind } }: Pick<Contest, 'id' | 'ballot'>,
  opened: readonly OpenedBallot[],
  withdrawn: ReadonlySet<string> = new Set(),
): ContestBallots {
  const own = opened.filter(({ contest }) => contest === id);
  const codes = own.flatMap((one) => (one.null === '' ? [] : [one.null]));
  const ballots = own
    .filter((one) => one.null === '')
    .map(({ choices }) => broughtOf(choices, kind === 'points', withdrawn));
  return {
    ballots,
    blank: ballots.filter(({ choices }) => choices.length === 0).length,
    nulls: [...new Set(codes)]
      .toSorted()
      .map((code) => ({ code, n: codes.filter((one) => one === code).length })),
  };
}

function broughtOf(
  choices: Choices,
  hasPoints: boolean,
  withdrawn: ReadonlySet<string>,
): BroughtBallot {
  const pairs = choices
    .map((one) => (typeof one === 'string' ? ([one, 0] as const) : ([one[0], one[1]] as const)))
    .filter(([project]) => !withdrawn.has(project));
  return {
    choices: pairs.map(([project]) => Number(project)),
    ...(hasPoints && { points: pairs.map(([, points]) => points) }),
  };
}
