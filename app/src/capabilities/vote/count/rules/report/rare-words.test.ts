// The rules and conventions that most votes do not have, each told in both languages.
import { assert } from '@minga/basics';
import { expect, test } from 'vitest';
import { bytesOf } from '../../testing/small-votes.ts';
import { anyVote } from '../../testing/votes-of-every-kind.ts';
import type { Choice } from '../choice.ts';
import { workOn } from '../work.ts';

type Vote = Parameters<typeof anyVote>[0];

async function reportsOf(vote: Vote, choice: Choice) {
  const done = await workOn({ bytes: bytesOf(anyVote(vote)), choice }, ['es-CL', 'en']);
  assert(done.kind === 'counted', 'the vote of a test is sound');
  const { 'es-CL': spanish, en: english } = done.reports;
  assert(spanish !== undefined && english !== undefined, 'both languages were asked for');
  return { spanish, english };
}

const four: Vote = {
  voteType: 'approval',
  budget: 100,
  projects: [
    ['project_id', 'cost', 'name'],
    ['A', 30, 'Plaza'],
    ['B', 40, 'Cancha'],
    ['C', 20, 'Sede'],
    ['D', 90, 'Pista'],
  ],
  votes: [...Array(5).fill(['A']), ...Array(4).fill(['B']), ['C'], ['D'], ['D']],
};

test.each<[string, Choice, string, string]>([
  [
    'below the minimum',
    { rule: 'greedy', minimumScore: '2' },
    'No alcanzó el mínimo para participar: tenía 1 y se pedían 2.',
    'It did not reach the minimum to take part: it had 1 and 2 were asked for.',
  ],
  [
    'a rival came in',
    { rule: 'greedy', conflicts: 'A, C' },
    'No puede ir junto con Plaza, que entró en la ronda 1.',
    'It cannot go beside Plaza, which came in in round 1.',
  ],
  [
    'its partner could not take part',
    { rule: 'greedy', minimumScore: '3', together: 'A, D' },
    'Va junto con Pista, que no pudo participar.',
    'It goes together with Pista, which could not take part.',
  ],
  [
    'the count ended before its turn',
    { rule: 'greedy', misfit: 'stop' },
    'El conteo terminó antes de su turno, cuando Pista no cupo en el sobre.',
    'The count ended before its turn, when Pista did not fit in the envelope.',
  ],
])('why not: %s', async (_, choice, inSpanish, inEnglish) => {
  const { spanish, english } = await reportsOf(four, choice);
  expect(spanish.projects.map(({ result }) => result)).toContain(inSpanish);
  expect(english.projects.map(({ result }) => result)).toContain(inEnglish);
});

test('a pair is one round with both names and both costs', async () => {
  const { spanish } = await reportsOf(four, { rule: 'greedy', together: 'A, C' });
  expect(spanish.rounds[1]).toMatchObject({ name: 'Plaza + Sede', cost: '$50' });
  expect(spanish.rounds[1]?.sentence).toContain('Entra junto con Sede: van juntos o no van.');
});

test('Phragmén and bounded overspending say how they go', async () => {
  const even = await reportsOf(four, { rule: 'phragmen', versus: 'none' });
  expect(even.spanish.how).toContain('Cada proyecto que entra carga su costo en partes');
  expect(even.spanish.rounds[0]?.sentence).toBe(
    'Era el que dejaba la carga más baja a quienes lo votaron (5).',
  );
  const bounded = await reportsOf(four, { rule: 'bos', versus: 'phragmen' });
  expect(bounded.english.how).toContain('A project can be bought although its supporters');
  expect(bounded.english.rival?.second).toBe('Even load (Phragmén)');
});

test('where people gave points, payments are told by point and the table has them', async () => {
  const votes = [...Array(6).fill(['A,B', '6,4']), ...Array(4).fill(['B', '10'])];
  const { spanish, english } = await reportsOf(
    { ...four, voteType: 'cumulative', votes },
    { completion: 'none' },
  );
  expect(spanish.votes).toBe('points');
  expect(spanish.projects.map(({ score }) => score)).toEqual(['36', '64', '0', '0']);
  expect(spanish.rounds[0]?.sentence).toMatch(/^Las \d+ personas que le dieron puntos pusieron/);
  expect(english.rounds[0]?.sentence).toMatch(/for each point\.$/);
  expect(spanish.rival?.second).toBe('Más puntos');
});

test('who is ranked only last by everybody is told that it adds nothing', async () => {
  const votes = [...Array(5).fill(['A,B,C']), ['B,C']] as const;
  const { spanish } = await reportsOf(
    { ...four, voteType: 'ordinal', votes },
    { completion: 'none' },
  );
  expect(spanish.votes).toBe('ordinal');
  expect(spanish.projects[2]?.result).toBe(
    'Quienes lo pusieron en su papeleta lo pusieron en último lugar, que no suma.',
  );
});

test('rare conventions are told only where they are', async () => {
  const labels = async (choice: Choice) => {
    const { spanish } = await reportsOf(four, choice);
    return spanish.conventions.map(({ label, value }) => `${label}: ${value}`);
  };
  expect(await labels({ rule: 'greedy' })).toEqual([
    'Regla: Más votados',
    'Si al que le toca no cabe: Se salta y se sigue con el próximo',
    'Si hay empate: Más votos, después menor costo, después código',
  ]);
  const rare = await labels({
    ties: 'cost-votes-lot',
    lot: 'D,C,B,A',
    minimumScore: '1',
    minimumShare: '0,5',
    conflicts: 'B,D',
    together: 'A,C',
    comparison: 'exclusion',
  });
  expect(rare).toEqual(
    expect.arrayContaining([
      'El sorteo: D, C, B, A',
      'Mínimo de votos para participar: 1',
      'Mínimo según el costo: 1/2',
      'Proyectos incompatibles: B, D',
      'Proyectos que van juntos: A, C',
      'Comparación final con «Más votados»: Gana el que deja menos papeletas sin nada',
    ]),
  );
});
