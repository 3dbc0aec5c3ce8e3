// The rules and conventions that most votes do not have, each told in both languages.
import { expect, test } from 'vitest';
import { tellVote } from '../../testing/told.ts';
import { anyVote } from '../../testing/votes-of-every-kind.ts';
import type { Choice } from '../choice.ts';

type Vote = Parameters<typeof anyVote>[0];

function reportsOf(vote: Vote, choice: Choice) {
  return tellVote(anyVote(vote), choice);
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

/** Six rank A, B, C; three rank B, A. By Borda A has 12 points, B 9, C none; in the order of points A comes first. */
const ranked: Vote = {
  ...four,
  voteType: 'ordinal',
  projects: [
    ['project_id', 'cost', 'name', 'category'],
    ['A', 70, 'Plaza', 'parques'],
    ['B', 40, 'Cancha', 'deporte'],
    ['C', 10, 'Sede', 'parques'],
  ],
  votes: [...Array(6).fill(['A,B,C']), ...Array(3).fill(['B,A'])],
};

test('where people ranked, results are told in points and in ballots, never in votes', async () => {
  const choice: Choice = {
    rule: 'greedy',
    versus: 'mes-cost',
    completion: 'greedy',
    minimumScore: '1',
  };
  const { spanish, english } = await reportsOf(ranked, choice);
  expect(spanish.rounds[0]?.sentence).toBe(
    'Era el que tenía más puntos (12) de los que aún cabían.',
  );
  expect(spanish.shortfalls[0]).toMatchObject({
    name: 'Cancha',
    sentence: 'Tenía 9 puntos. Cuando le tocó, en el sobre quedaban $30: menos de lo que costaba.',
    brief: 'Costaba $40 y tenía 9 puntos; cuando le tocó quedaban $30. Faltaron $10.',
  });
  expect(english.shortfalls[0]?.sentence).toContain('It had 9 points.');
  expect(spanish.conventions).toEqual([
    { label: 'Regla', value: 'Más puntos' },
    { label: 'Si al que le toca no cabe', value: 'Se salta y se sigue con el próximo' },
    { label: 'Si hay empate', value: 'En más papeletas, después menor costo, después código' },
    { label: 'Mínimo de papeletas para participar', value: '1' },
  ]);
  for (const [report, votes] of [
    [spanish, /\bvotos?\b|votad[oa]s?\b/i],
    [english, /\d votes?\b|of votes|(most|more) vot/i],
  ] as const) {
    const { counts, lead } = report;
    expect(JSON.stringify([counts, lead])).not.toMatch(votes);
  }
});

test('so are shares, their completion, their comparison and what decided a tie', async () => {
  const votes = [...Array(4).fill(['A,B']), ...Array(4).fill(['C,D']), ['B,D']];
  const tied: Vote = { ...four, voteType: 'ordinal', votes };
  const told = await reportsOf(
    {
      ...tied,
      projects: [
        ['project_id', 'cost'],
        ['A', 40],
        ['B', 90],
        ['C', 40],
        ['D', 15],
      ],
    },
    { comparison: 'satisfaction' },
  );
  expect(told.spanish.how).toContain('Se comparó con «Más puntos por peso»');
  expect(told.spanish.rounds[0]?.sentence).toContain('se decide por estar en más papeletas');
  expect(told.spanish.conventions).toContainEqual({
    label: 'Si sobra dinero',
    value: 'Subir la parte y después completar con los de más puntos',
  });
  expect(told.spanish.conventions).toContainEqual({
    label: 'Comparación final con «Más puntos por peso»',
    value: 'Gana el que más papeletas prefieren',
  });
  const { counts } = told.spanish;
  expect(JSON.stringify(counts)).not.toMatch(/\bvotos?\b|votad[oa]s?\b/i);
});

test('those that did not come in go by points where people gave points', async () => {
  const votes = [
    ['A,B', '9,1'],
    ['B', '1'],
    ['B', '1'],
    ['C', '8'],
  ] as const;
  const projects = [
    ['project_id', 'cost'],
    ['A', 90],
    ['B', 95],
    ['C', 99],
  ];
  const { spanish } = await reportsOf(
    { ...four, voteType: 'scoring', projects, votes },
    { completion: 'none' },
  );
  expect(spanish.shortfalls.map(({ name }) => name)).toEqual(['A', 'C', 'B']);
});

test('with bounded overspending each round says what nobody paid', async () => {
  // 403 of 414 want A and have 403/414 of 310,000 between them.
  const { spanish, english } = await reportsOf(
    {
      ...four,
      budget: 310_000,
      projects: [
        ['project_id', 'cost', 'name'],
        ['A', 310_000, 'Plaza'],
        ['B', 6000, 'Cancha'],
      ],
      votes: [...Array(403).fill(['A']), ...Array(11).fill(['B'])],
    },
    { rule: 'bos', completion: 'none' },
  );
  expect(spanish.rounds.map(({ sentence }) => sentence)).toEqual([
    'Las 403 personas que lo apoyaron pusieron todo lo que les quedaba. Eso cubre $301.763 de $310.000: los $8.237 que faltaban (2,7%) no los puso nadie y salen del sobre.',
  ]);
  expect(english.rounds[0]?.sentence).toContain('the missing $8,237 (2.7%) was paid by nobody');
});

test('a price that was paid in full has nothing that nobody paid', async () => {
  const { spanish } = await reportsOf(four, { rule: 'bos', completion: 'none' });
  const paid = spanish.rounds.filter(({ sentence }) => !sentence.includes('no los puso nadie'));
  expect(paid.map(({ name }) => name)).toContain('Plaza');
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
