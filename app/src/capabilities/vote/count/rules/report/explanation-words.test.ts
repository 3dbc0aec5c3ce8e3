// What would have changed a result, in words, each figure checked by hand and by a recount.
import { count } from '@minga/counting';
import { explainProject } from '@minga/counting/explain';
import { expect, test } from 'vitest';
import { tellingOfVote } from '../../testing/told.ts';
import { anyVote } from '../../testing/votes-of-every-kind.ts';
import type { Choice } from '../choice.ts';
import { explanationWords } from './explanation-words.ts';
import type { ReportLocale } from './report.ts';

type Vote = Parameters<typeof anyVote>[0];

function finish<Step, T>(steps: Generator<Step, T, void>) {
  const told: Step[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { told, found: step.value };
    told.push(step.value);
  }
}

async function explain(
  vote: Vote,
  project: number,
  choice: Choice = { completion: 'none' },
  locale: ReportLocale = 'es-CL',
) {
  const telling = await tellingOfVote(anyVote(vote), choice, locale);
  const { counted } = telling;
  const { election, outcome } = counted;
  const { told, found } = finish(explainProject(election, outcome, project));
  return { counted, told, words: explanationWords(telling, found) };
}

/**
 * Ten ballots with 10 each. A takes 60/7 of its seven; of B's five, three keep 10/7 and two all: 24 and 2/7.
 * With seven ballots B would tie with A, and goes first because it is cheaper.
 */
const two: Vote = {
  voteType: 'approval',
  budget: 100,
  projects: [
    ['project_id', 'cost', 'name'],
    ['A', 60, 'Plaza'],
    ['B', 45, 'Cancha'],
  ],
  votes: [...Array(4).fill(['A']), ...Array(3).fill(['A,B']), ...Array(2).fill(['B']), ['']],
};

test('one that did not come in: the cost, the ballots and the voters that would have done', async () => {
  const { words } = await explain(two, 1);
  expect(words.changes.map(({ text }) => text)).toEqual([
    'Con un costo de hasta $24 habría entrado; con $25, no.',
    'Habría bastado que lo apoyaran 2 papeletas más, de las que terminaron con más dinero; con una menos, no.',
    'Con 2 personas más que votaran solo por él, habría entrado; con una menos, no.',
  ]);
});

test('the cost that is told funds it in a recount, and one more does not', async () => {
  const { counted } = await explain(two, 1);
  const isFundedAt = (cost: bigint) => {
    const { election, outcome } = counted;
    const projects = election.projects.map((one) => (one.id === 'B' ? { ...one, cost } : one));
    return count({ ...election, projects }, outcome.settings).projects[1]?.funded;
  };
  expect([isFundedAt(24n), isFundedAt(25n)]).toEqual([true, false]);
});

test('where the money of its supporters went adds up', async () => {
  const { words } = await explain(two, 1);
  expect(words.money?.rows).toEqual([
    { label: 'Partieron, entre todas, con', value: '$50' },
    { label: 'Pusieron en Plaza', value: '$26' },
  ]);
  expect(words.money?.total).toEqual({ label: 'Les quedó', value: '$24' });
  expect(words.money?.note).toContain('de $45');
});

test('one that came in: its margin, its effective votes and what would follow it', async () => {
  const { words, told } = await explain(two, 0);
  expect(words.changes.map(({ text }) => text)).toEqual([
    'Podía costar hasta $70, $10 más, y entraba igual; con $71, no.',
    'Si todos hubieran pagado como quien más puso, bastaban 7 votos; tuvo 7.',
  ]);
  expect(words.replacements).toEqual([
    'Sin tocar el resto, en su lugar entra «Cancha».',
    'Contando todo de nuevo sin él, entra «Cancha».',
  ]);
  // The recount without it is one more.
  const recounts = told.flatMap((step) => (step.kind === 'recounting' ? [step.recounts] : []));
  expect(words.changesNote).toContain(`${(recounts.at(-1) ?? 0) + 1} veces`);
});

test('progress counts recounts and never goes back', async () => {
  const { told, words } = await explain(two, 1);
  const recounts = told.flatMap((step) => (step.kind === 'recounting' ? [step.recounts] : []));
  expect(recounts).toEqual(recounts.toSorted((a, b) => a - b));
  expect(words.changesNote).toContain(`${recounts.at(-1)} veces`);
});

test('votes most first has no shares: no money is told', async () => {
  const { words } = await explain(two, 1, { rule: 'greedy' });
  expect(words.money).toBeUndefined();
  expect(words.changes[0]?.text).toBe('Con un costo de hasta $40 habría entrado; con $41, no.');
});

test('a ranking is asked neither for ballots nor for voters, points not for ballots', async () => {
  const ordinal = await explain({ ...two, voteType: 'ordinal' }, 1);
  expect(ordinal.words.changes.map(({ about }) => about)).toEqual(['peso']);
  const points = two.votes.map(
    ([codes]) => [codes, codes === 'A,B' ? '5,5' : codes && '5'] as const,
  );
  const scored = await explain({ ...two, voteType: 'scoring', votes: points }, 1);
  expect(scored.words.changes.map(({ about }) => about)).toEqual(['peso', 'envelope']);
});

test('in English nothing is left in Spanish', async () => {
  for (const project of [0, 1]) {
    const { words } = await explain(two, project, { completion: 'none' }, 'en');
    expect(JSON.stringify(words)).not.toMatch(/papeleta|entra|costo|quedó/i);
  }
});
