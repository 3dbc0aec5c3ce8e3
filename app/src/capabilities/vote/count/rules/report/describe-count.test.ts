import { expect, test } from 'vitest';
import { smallVote } from '../../testing/small-votes.ts';
import { tellVote } from '../../testing/told.ts';
import type { Choice } from '../choice.ts';
import type { CountReport } from './report.ts';

type Vote = Parameters<typeof smallVote>[0];

function reportsOf(vote: Vote, choice: Choice = {}) {
  return tellVote(smallVote(vote), choice);
}

function sentences({ rounds }: Pick<CountReport, 'rounds'>): readonly string[] {
  return rounds.map(({ name, sentence }) => `${name}: ${sentence}`);
}

/**
 * Ten ballots with 10 each. B costs its six supporters 40/6 each, by cost the cheapest. Of A's five, three
 * have 10/3 left and give it; the two others then pay 10 each. C's only supporter has 10 of 25.
 */
const small: Vote = {
  budget: 100,
  costs: { A: [30, 1], B: [40, 1], C: 25, D: 200, E: 5 },
  ballots: { A: 2, 'A,B': 3, B: 3, C: 1, '': 1 },
};
const plain: Choice = { completion: 'none', versus: 'none' };

test('says in both languages from whom every peso came', async () => {
  const { spanish, english } = await reportsOf(small, plain);
  expect(sentences(spanish)).toEqual([
    'Proyecto B: Las 6 personas que lo apoyaron pusieron $7 cada una.',
    'Proyecto A: 2 personas pusieron $10 cada una; otras 3 pusieron lo que les quedaba.',
  ]);
  expect(sentences(english)).toEqual([
    'Proyecto B: The 6 people who supported it paid $7 each.',
    'Proyecto A: 2 people paid $10 each; 3 others paid what they had left.',
  ]);
  expect(spanish.rounds.map(({ beforeUnits, afterUnits }) => [beforeUnits, afterUnits])).toEqual([
    ['0', '40'],
    ['40', '70'],
  ]);
});

test('says in both languages why each of the others fell short, most voted first', async () => {
  const { spanish, english } = await reportsOf(small, plain);
  expect(spanish.shortfalls).toEqual([
    {
      project: 2,
      name: 'Proyecto C',
      cost: '$25',
      sentence: 'Lo apoyó 1 persona, cuya parte del sobre era $10: menos de lo que costaba.',
      brief: 'Costaba $25; a la persona que lo apoyó le quedaban $10. Faltaron $15.',
      sum: {
        costUnits: '25',
        hadUnits: '10',
        had: { label: 'Les quedaba, entre todas', value: '$10' },
        missing: '$15',
      },
    },
    {
      project: 3,
      name: 'Proyecto D',
      cost: '$200',
      sentence: 'Cuesta más que todo el sobre: no podía entrar con ninguna regla.',
      brief: 'Costaba $200. Cuesta más que todo el sobre: no podía entrar con ninguna regla.',
      sum: {
        costUnits: '200',
        hadUnits: '100',
        had: { label: 'Todo el sobre', value: '$100' },
        missing: '$100',
      },
    },
    {
      project: 4,
      name: 'Proyecto E',
      cost: '$5',
      sentence: 'Nadie lo apoyó.',
      brief: 'Costaba $5. Nadie lo apoyó.',
    },
  ]);
  expect(english.shortfalls.map(({ sentence }) => sentence)).toEqual([
    '1 person supported it, whose share of the envelope was $10: less than it cost.',
    'It costs more than the whole envelope: no rule could let it in.',
    'Nobody supported it.',
  ]);
});

test('the three figures: spent, left over and who ended with nothing', async () => {
  const { spanish, english } = await reportsOf(small, plain);
  expect(spanish.lead).toBe('10 papeletas priorizaron 2 de 5 proyectos, por $70.');
  expect(spanish.figures).toEqual([
    { value: '$70', label: 'priorizados por la votación' },
    { value: '$30', label: 'sin usar' },
    {
      value: '1 de 9',
      label: 'personas sin ningún proyecto suyo, sin contar 1 papeleta en blanco',
    },
  ]);
  expect(english.figures.map(({ value }) => value)).toEqual(['$70', '$30', '1 of 9']);
});

test('what is left over is said to fit nothing only when nothing fits', async () => {
  const label = async (costs: Vote['costs']) => {
    const { spanish } = await reportsOf({ ...small, costs }, plain);
    return spanish.figures[1];
  };
  expect(await label({ A: 30, B: 40, C: 31 })).toEqual({
    value: '$30',
    label: 'sin usar: ningún proyecto cabía',
  });
  expect(await label({ A: 30, B: 40, C: 30 })).toEqual({ value: '$30', label: 'sin usar' });
  expect(await label({ A: 50, B: 50, C: 99 })).toMatchObject({ value: '$50' });
});

test('a project that only completes the envelope says so, and is drawn apart', async () => {
  const { spanish } = await reportsOf(small, { completion: 'greedy', versus: 'none' });
  expect(sentences(spanish).slice(2)).toEqual([
    'Proyecto C: Completa el sobre con lo que quedaba: es el proyecto con más votos (1) que aún cabía.',
    'Proyecto E: Completa el sobre con lo que quedaba: es el proyecto con más votos (0) que aún cabía.',
  ]);
  expect(spanish.rounds.map(({ completes }) => completes)).toEqual([false, false, true, true]);
});

test('one that did not fit even when completing says what was left at its turn', async () => {
  const costs = { A: 30, B: 40, C: 31 };
  const { spanish } = await reportsOf({ ...small, costs }, { completion: 'greedy' });
  expect(spanish.shortfalls[0]?.sentence).toBe(
    'Lo apoyó 1 persona, cuya parte del sobre era $10: menos de lo que costaba. Tampoco cabía al completar el sobre: cuando le tocó quedaban $30.',
  );
});

test('supporters whose money went elsewhere are told apart from those who had too little', async () => {
  const vote: Vote = { budget: 100, costs: { A: 60, B: 50 }, ballots: { A: 5, 'A,B': 5 } };
  const { spanish, english } = await reportsOf(vote, plain);
  expect(spanish.shortfalls[0]?.sentence).toBe(
    'Lo apoyaron 5 personas. Al final les quedaban $20 entre todas, después de pagar otros proyectos que también apoyaron: menos de lo que costaba.',
  );
  expect(spanish.shortfalls[0]?.brief).toBe(
    'Costaba $50; a las 5 personas que lo apoyaron les quedaban $20 entre todas. Faltaron $30.',
  );
  expect(english.shortfalls[0]?.brief).toBe(
    'It cost $50; the 5 people who supported it had $20 left between them. $30 was missing.',
  );
});

test('tells how far shares were raised, and every convention', async () => {
  const choice: Choice = { completion: 'add1', increment: '5', versus: 'none' };
  const { spanish, english } = await reportsOf(small, choice);
  expect(spanish.how).toBe(
    'Cada papeleta partió con la misma parte del sobre, $10. Para que sobrara menos, la parte subió 3 veces, de a $5, hasta $25. En cada ronda entra el proyecto que menos le pide a quienes lo apoyan, por peso de obra.',
  );
  expect(english.how).toContain('raised 3 times, by $5, to $25.');
  expect(spanish.conventions).toEqual([
    { label: 'Regla', value: 'Partes iguales, por costo' },
    { label: 'Si sobra dinero', value: 'Subir la parte de cada persona, paso a paso' },
    { label: 'Tamaño de cada paso', value: '$5' },
    { label: 'Cuándo dejar de subir', value: 'Cuando ya no cabe ningún proyecto más' },
    {
      label: 'Parte inicial de cada papeleta',
      value: 'Exacta: el sobre dividido por las papeletas',
    },
    { label: 'Si hay empate', value: 'Más votos, después menor costo, después código' },
  ]);
});

test('greedy: order of votes, what did not fit at its turn, and what decided a tie', async () => {
  const vote: Vote = {
    budget: 100,
    costs: { A: 30, B: 30, C: 25, F: 60 },
    ballots: { 'A,B': 3, C: 1, F: 2, 'A,F': 1, B: 1 },
  };
  const { spanish } = await reportsOf(vote, { rule: 'greedy', versus: 'none' });
  expect(sentences(spanish)).toEqual([
    'Proyecto A: Era el más votado (4) de los que aún cabían. Empató con Proyecto B; el empate se decide por más votos, después menor costo, después código.',
    'Proyecto B: Era el más votado (4) de los que aún cabían.',
    'Proyecto C: Era el más votado (1) de los que aún cabían.',
  ]);
  expect(spanish.shortfalls).toMatchObject([
    {
      sentence: 'Tenía 3 votos. Cuando le tocó, en el sobre quedaban $40: menos de lo que costaba.',
      brief: 'Costaba $60 y tenía 3 votos; cuando le tocó quedaban $40. Faltaron $20.',
      sum: { had: { label: 'Quedaba en el sobre', value: '$40' }, missing: '$20' },
    },
  ]);
  expect(spanish.conventions.map(({ label }) => label)).toHaveLength(3);
});

test('one supporter is told in the singular', async () => {
  const vote: Vote = { budget: 20, costs: { A: 10, B: 40 }, ballots: { A: 1, B: 1 } };
  const { spanish, english } = await reportsOf(vote, plain);
  expect(sentences(spanish)[0]).toBe('Proyecto A: La persona que lo apoyó puso $10.');
  expect(sentences(english)[0]).toBe('Proyecto A: The one person who supported it paid $10.');
});

test('shares of a currency with cents are told with its cents', async () => {
  const { spanish, english } = await reportsOf({ ...small, currency: 'PLN' }, plain);
  expect(sentences(spanish)[0]).toContain('pusieron 6,67\u00a0zł cada una');
  expect(sentences(english)[0]).toContain('paid 6.67\u00a0zł each');
});

test('a file without currency gets figures without sign, and is told that it says none', async () => {
  const { spanish } = await reportsOf({ ...small, currency: '' }, plain);
  expect(spanish.figures[0]?.value).toBe('70');
  expect(spanish.understood).toContainEqual({ label: 'Moneda', value: 'El archivo no la dice' });
});

test('compares with the other rule and with what the file calls official', async () => {
  const { spanish, english } = await reportsOf(small, { completion: 'none' });
  expect(spanish.official).toEqual({
    isSame: true,
    sentence: 'El archivo dice qué se priorizó oficialmente: son los mismos 2 proyectos que aquí.',
    onlyOfficial: [],
    onlyOurs: [],
  });
  expect(spanish.rival).toMatchObject({
    first: 'Partes iguales, por costo',
    second: 'Más votados',
    sentence:
      'Coinciden en 2 proyectos. Solo con «Partes iguales, por costo»: 0. Solo con «Más votados»: 2.',
    sums: [
      { label: 'Proyectos priorizados', first: '2', second: '4' },
      { label: 'Suman', first: '$70', second: '$100' },
      { label: 'Sin usar', first: '$30', second: '$0' },
      { label: 'Personas sin ningún proyecto suyo', first: '1', second: '0' },
    ],
  });
  expect(spanish.rival?.projects.filter((one) => one.entersFirst !== one.entersSecond)).toEqual([
    { name: 'Proyecto C', cost: '$25', entersFirst: false, entersSecond: true },
    { name: 'Proyecto E', cost: '$5', entersFirst: false, entersSecond: true },
  ]);
  expect(english.rival?.second).toBe('Most votes');
});

test('who gains by each rule is counted in ballots', async () => {
  const { spanish } = await reportsOf(small, { completion: 'none' });
  expect(spanish.rival?.gainers).toEqual({
    sentence: 'A 0 papeletas les entran más proyectos con la primera regla, y a 1 con la segunda.',
    rows: [
      { label: 'Cuántos de sus proyectos entran', first: '0', same: '8', second: '1' },
      { label: 'Cuánto cuestan los que entran', first: '0', same: '8', second: '1' },
    ],
  });
});

test('where the official result differs, both sides are named', async () => {
  const costs = { ...small.costs, A: [30, 0], C: [25, 1] } as const;
  const { spanish } = await reportsOf({ ...small, costs }, plain);
  expect(spanish.official).toMatchObject({
    isSame: false,
    onlyOfficial: ['Proyecto C'],
    onlyOurs: ['Proyecto A'],
  });
});

test('all projects are put in order: as bought, then as they would follow', async () => {
  const { spanish } = await reportsOf(small, plain);
  // As shares go on growing C comes in; D and E have no votes, and the cheaper goes first.
  expect(spanish.order).toEqual([1, 0, 2, 4, 3]);
});

test('a file that marks nothing as official is compared with nothing', async () => {
  const { spanish } = await reportsOf({ ...small, costs: { A: 30, B: 40, C: 25 } }, plain);
  expect(spanish.official).toBeUndefined();
});

test('no page of a count speaks of winners', async () => {
  const { spanish, english } = await reportsOf(small);
  expect(JSON.stringify([spanish, english])).not.toMatch(/ganador|winner/i);
});
