// A vote whose file tells of contests is counted contest by contest, each with its own amount.
import { assert } from '@minga/basics';
import { readPabulib } from '@minga/counting';
import { expect, test } from 'vitest';
import { voteOfContests } from '../testing/contests.ts';
import { bytesOf } from '../testing/small-votes.ts';
import { tellVote } from '../testing/told.ts';
import type { Choice } from './choice.ts';
import { countByChoice } from './counted.ts';
import { checkFile, workOn } from './work.ts';

const plain: Choice = { completion: 'none', versus: 'greedy-cost' };

function electionOf(text: string) {
  const { election } = readPabulib(text);
  assert(election !== undefined, 'a sound small vote');
  return election;
}

test('each contest has its amount, its projects and all ballots', () => {
  const shares: number[] = [];
  const counted = countByChoice(electionOf(voteOfContests()), plain, ({ share, contest }) => {
    shares.push(share);
    expect(contest).toBe(share < 0.5 ? 'Norte' : 'Sur');
  });
  assert(counted.ok, 'the contests are sound');
  const { isDivided, counts } = counted.value;
  expect(isDivided).toBe(true);
  expect(
    counts.map(({ contest, election, outcome }) => [
      contest,
      election.budget,
      election.ballots.length,
      outcome.order.map((project) => election.projects[project]?.id),
    ]),
  ).toEqual([
    ['Norte', 60n, 4, ['A']],
    ['Sur', 30n, 4, ['C']],
  ]);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

test('counted as one they share the whole amount, and both are told as conventions', async () => {
  const apart = await tellVote(voteOfContests(), plain);
  const together = await tellVote(voteOfContests(), { ...plain, contestsOfFile: 'off' });
  expect(apart.spanish.conventions).toContainEqual({
    label: 'Concursos del archivo',
    value: 'Cada uno por separado, con su propio monto',
  });
  expect(together.spanish.conventions).toContainEqual({
    label: 'Concursos del archivo',
    value: 'Una sola cuenta, con el monto completo',
  });
  expect(together.vote.isDivided).toBe(false);
  expect(together.spanish.contests).toBeUndefined();
  expect(together.spanish.envelope.units).toBe('100');
});

test('the sums of each contest, those of all, and what is left of the envelope', async () => {
  const { spanish, english } = await tellVote(voteOfContests(), plain);
  expect(spanish.lead).toBe(
    '4 papeletas priorizaron 2 de 4 proyectos, por $50, cada concurso con su propio monto.',
  );
  expect(spanish.contests).toEqual({
    lines: [
      { name: 'Norte', envelope: '$60', entered: '1 de 2', left: '$30' },
      { name: 'Sur', envelope: '$30', entered: '1 de 2', left: '$10' },
    ],
    total: { name: 'Total', envelope: '$90', entered: '2 de 4', left: '$40' },
    note: 'El sobre de la votación es de $100, y los concursos que tienen proyectos suman $90.',
  });
  expect(english.contests?.lines[0]?.entered).toBe('1 of 2');
  expect(spanish.counts.map(({ rounds }) => rounds.map(({ name }) => name))).toEqual([
    ['Plaza'],
    ['Sede'],
  ]);
});

test('each contest is compared by itself, with another rule and with the official result', async () => {
  const { spanish } = await tellVote(voteOfContests(), plain);
  const comparisons = spanish.counts.map((count) => count.comparisons);
  expect(comparisons.map((one) => one?.official?.isSame)).toEqual([true, true]);
  expect(comparisons.map((one) => one?.rival?.sums[0])).toEqual([
    { label: 'Proyectos priorizados', first: '1', second: '1' },
    { label: 'Proyectos priorizados', first: '1', second: '1' },
  ]);
});

test('a contest in which nothing is official is not passed over when something is in another', async () => {
  const text = voteOfContests().replace('C;20;Sede;Sur;1', 'C;20;Sede;Sur;0');
  const { spanish } = await tellVote(text, plain);
  expect(spanish.counts[1]?.comparisons?.official).toMatchObject({
    isSame: false,
    onlyOurs: ['Sede'],
  });
});

test('where all contests say the same of their projects, nothing is spread over it', async () => {
  const { spanish } = await tellVote(voteOfContests(), plain);
  expect(spanish.counts.map(({ measures }) => measures?.spreads)).toEqual([[], []]);
});

test.each([
  ['more than there is', voteOfContests({ amounts: '90,30' }), /suman 120 .* 100/],
  ['for a project without contest', voteOfContests({ names: 'Norte,Este' }), /«C» no está en/],
  ['an amount that is none', voteOfContests({ amounts: '60,mucho' }), /«Sur» no tiene un monto/],
])('contests that ask %s are refused, with the way around them', async (_, text, expected) => {
  const order = { bytes: bytesOf(text), choice: plain };
  const done = await workOn(order, ['es-CL']);
  assert(done.kind === 'refused', 'such contests cannot be counted apart');
  const listed = done.problems['es-CL']?.listed ?? [];
  expect(listed[0]).toMatch(expected);
  expect(listed.at(-1)).toContain('elige «Una sola cuenta, con el monto completo»');
  expect(await checkFile(order, ['es-CL'])).toEqual(done.problems);
  const asOne = { ...order, choice: { ...plain, contestsOfFile: 'off' } };
  expect(await checkFile(asOne, ['es-CL'])).toBeUndefined();
});

test('a choice about contests that means nothing is refused by name', () => {
  const counted = countByChoice(electionOf(voteOfContests()), { contestsOfFile: 'quizás' });
  expect(!counted.ok && counted.error).toMatchObject([
    { code: 'setting-unknown', params: { setting: 'contestsOfFile', found: 'quizás' } },
  ]);
});

test('projects that depend on each other must share a contest', () => {
  const counted = countByChoice(electionOf(voteOfContests()), { ...plain, conflicts: 'A, C' });
  expect(!counted.ok && counted.error).toMatchObject([{ code: 'group-across-contests' }]);
});
