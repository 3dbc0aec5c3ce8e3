// What may happen to a sealed vote, one thing after the other: asked of the model and of the real one, and compared after each.
import {
  type Arbitrary,
  type AsyncCommand,
  array,
  constant,
  constantFrom,
  nat,
  oneof,
  tuple,
} from 'fast-check';
import { expect } from 'vitest';
import { postLeaves } from '../../../capabilities/vote/election/testing/steps.ts';
import { publishToday, relayAll } from '../../../capabilities/vote/roll/jobs.ts';
import { advanceUrn } from '../../../capabilities/vote/urn/testing/urn-work.ts';
import { testKeys } from '../../testing.ts';
import type { Said } from './clients.ts';
import type { Fault } from './house.ts';
import { expectLawful, type Real } from './lawful.ts';
import { cast, giveBack, mark, type Oracle, takePaper, work } from './oracle.ts';

type Command = AsyncCommand<Oracle, Real>;
type Step = (of: Oracle, on: Real) => Promise<void>;

const always = () => true;
const HOUR = 3_600_000;

function command(
  name: string,
  step: Step,
  check: (of: Readonly<Oracle>) => boolean = always,
): Command {
  return {
    check,
    toString: () => name,
    async run(of, on) {
      await step(of, on);
      await expectLawful(of, on);
    },
  };
}

/** One that may lose its answer: the server did what it did, and where it broke its process is gone. */
async function withTrouble(
  { house }: Real,
  trouble: Trouble,
  expected: Said,
  ask: () => Promise<Said>,
): Promise<'answered' | 'lost'> {
  house.fault = trouble === 'none' || trouble === 'lost' ? undefined : trouble;
  const isArmed = house.fault !== undefined;
  const said = await ask();
  const hasStruck = isArmed && house.fault === undefined;
  house.fault = undefined;
  expect(said).toBe(hasStruck ? 'broken' : expected);
  if (hasStruck) await house.crash();
  return hasStruck || trouble === 'lost' || said !== undefined ? 'lost' : 'answered';
}

type Trouble = 'none' | 'lost' | Fault;

const take = (voter: number, seed: number, trouble: Trouble) =>
  command(`takes(${voter}, seed ${seed}, ${trouble})`, async (of, on) => {
    const expected = takePaper(of, voter, seed);
    const ask = () => on.clients.take(on.house, voter, seed);
    if ((await withTrouble(on, trouble, expected, ask)) === 'answered') of.papers.add(voter);
  });

async function castBy(of: Oracle, on: Real, voter: number, choice: number, trouble: Trouble) {
  const ballot = { voter, seed: of.taken[voter] ?? 0, choice };
  const expected = cast(of, voter, choice);
  const ask = () => on.clients.cast(on.house, ballot);
  if ((await withTrouble(on, trouble, expected, ask)) === 'answered') of.promised.add(voter);
}

const somebodyCan = (of: Readonly<Oracle>) => of.papers.size > 0;

/** One of those who have their paper. */
function holder(of: Oracle, nth: number): number {
  return [...of.papers][nth % of.papers.size] ?? 0;
}

const casts = (nth: number, choice: number, trouble: Trouble) =>
  command(
    `casts(holder ${nth}, ${choice}, ${trouble})`,
    (of, on) => castBy(of, on, holder(of, nth), choice, trouble),
    somebodyCan,
  );

/** The door «Votar ahora»: one sitting. */
const votesNow = (voter: number, choice: number) =>
  command(
    `votesNow(${voter}, ${choice})`,
    async (of, on) => {
      const seed = of.taken[voter] ?? 0;
      const expected = takePaper(of, voter, seed);
      expect(await on.clients.take(on.house, voter, seed)).toBe(expected);
      if (expected !== undefined) return;
      of.papers.add(voter);
      await castBy(of, on, voter, choice, 'none');
    },
    (of) => of.now >= of.windows.voteFrom,
  );

/** The same ballot twice at the same moment, or two of one paper. */
const castsTwice = (nth: number, choices: readonly [number, number]) =>
  command(
    `castsTwice(holder ${nth}, ${choices})`,
    async (of, on) => {
      const voter = holder(of, nth);
      const seed = of.taken[voter] ?? 0;
      const said = await Promise.all(
        choices.map((choice) => on.clients.cast(on.house, { voter, seed, choice })),
      );
      // Whichever was first: the model follows, and has to agree with both answers.
      const first = said.indexOf(undefined) === 1 ? [1, 0] : [0, 1];
      for (const place of first) {
        const expected = cast(of, voter, choices[place] ?? 0);
        expect(said[place]).toBe(expected);
        if (expected === undefined) of.promised.add(voter);
      }
    },
    somebodyCan,
  );

const marks = (desk: number, voter: number, trouble: Trouble) =>
  command(`marks(desk ${desk}, ${voter}, ${trouble})`, async (of, on) => {
    const expected = mark(of, voter);
    await withTrouble(on, trouble, expected, () => on.clients.mark(on.house, desk, voter));
  });

const marksTwice = (voter: number) =>
  command(`marksAtBothDesks(${voter})`, async (of, on) => {
    const said = await Promise.all([0, 1].map((desk) => on.clients.mark(on.house, desk, voter)));
    const expected = [mark(of, voter), mark(of, voter)];
    expect(said.toSorted(undefinedFirst)).toEqual(expected.toSorted(undefinedFirst));
  });

function undefinedFirst(one: Said, other: Said): number {
  return (one ?? '').localeCompare(other ?? '');
}

const takesWhileMarked = (voter: number, seed: number) =>
  command(`takesWhileMarked(${voter}, seed ${seed})`, async (of, on) => {
    const [taken, marked] = await Promise.all([
      on.clients.take(on.house, voter, seed),
      on.clients.mark(on.house, 0, voter),
    ]);
    // One of them was first: the model follows the order that gives these answers.
    const before = [of.rights[voter] ?? 'available', of.taken[voter]] as const;
    const takenFirst = { taken: takePaper(of, voter, seed), marked: mark(of, voter) };
    if (taken !== takenFirst.taken || marked !== takenFirst.marked) {
      [of.rights[voter], of.taken[voter]] = before;
      const markedFirst = { marked: mark(of, voter), taken: takePaper(of, voter, seed) };
      expect({ marked, taken }).toEqual(markedFirst);
    }
    if (taken === undefined) of.papers.add(voter);
  });

/** Two cards; the right is there again. Cards are tried ten times in a quarter of an hour. */
const givesBack = (desk: number, voter: number) =>
  command(
    `givesBack(desk ${desk}, ${voter})`,
    async (of, on) => {
      of.cardsShown += 1;
      const expected = giveBack(of, voter);
      expect(await on.clients.giveBack(on.house, desk, voter)).toBe(expected);
    },
    (of) => of.cardsShown < 10,
  );

const leaps = (hours: number) =>
  command(`leaps(${hours} h)`, async (of, on) => {
    of.now += hours * HOUR;
    on.house.now = new Date(of.now);
  });

const leapsTo = (window: keyof Oracle['windows'], ms: number) =>
  command(`leapsTo(${window}, ${ms} ms)`, async (of, on) => {
    of.now = of.windows[window] + ms;
    on.house.now = new Date(of.now);
  });

const crashes = command('crashes', (_, on) => on.house.crash());

export async function workOnce(of: Oracle, on: Real): Promise<void> {
  work(of);
  await advanceUrn(on.house.urn(), on.house.opened.electionId);
}

const works = command('works', workOnce);

/** The leaf of the day, and on to the log; the last one after the last paper. */
export async function tellOnce({ house }: Pick<Real, 'house'>): Promise<void> {
  const [roll, db, now] = [house.roll(), house.databases().minga.db, house.now];
  await publishToday({ db, roll, keys: testKeys }, now);
  await relayAll({ db, roll }, now);
  const urn = house.urn().door;
  const posted = await postLeaves({ db, urn, now: () => now }, house.opened.electionId);
  expect(posted).toBe('done');
}

const tells = command('tells', async (_, on) => tellOnce(on));

/** Sequences for so many voters; most of what happens is that people take papers and vote. */
export function happenings(voters: number): Arbitrary<readonly Command[]> {
  const voter = nat(voters - 1);
  const two = nat(1);
  const choice = nat(1);
  const inRoll = constantFrom<Trouble>('none', 'none', 'lost', 'journal-lost', 'journal-written');
  const inUrn = constantFrom<Trouble>('none', 'none', 'lost', 'ballots-kept');
  const windows = constantFrom<keyof Oracle['windows']>(
    'issueFrom',
    'voteFrom',
    'issueUntil',
    'castUntil',
  );
  const weighed: readonly (readonly [number, Arbitrary<Command>])[] = [
    [12, tuple(voter, two, inRoll).map((given) => take(...given))],
    [12, tuple(voter, choice, inUrn).map((given) => casts(...given))],
    [4, tuple(voter, choice).map((given) => votesNow(...given))],
    [3, tuple(voter, tuple(choice, choice)).map((given) => castsTwice(...given))],
    [3, tuple(two, voter, inRoll).map((given) => marks(...given))],
    [1, voter.map(marksTwice)],
    [2, tuple(voter, two).map((given) => takesWhileMarked(...given))],
    [4, tuple(two, voter).map((given) => givesBack(...given))],
    [3, constantFrom(1, 12, -2).map(leaps)],
    [1, tuple(windows, constantFrom(-1000, 0)).map((given) => leapsTo(...given))],
    [2, constant(crashes)],
    [4, constant(works)],
    [2, constant(tells)],
  ];
  const any = oneof(...weighed.map(([weight, arbitrary]) => ({ weight, arbitrary })));
  return array(any, { minLength: 25, maxLength: 50, size: 'max' });
}
