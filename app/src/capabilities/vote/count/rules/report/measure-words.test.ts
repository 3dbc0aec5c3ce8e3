// What an outcome gave to whom, in words, for votes whose every figure can be checked by hand.
import { expect, test } from 'vitest';
import { tellingOfVote } from '../../testing/told.ts';
import { anyVote } from '../../testing/votes-of-every-kind.ts';
import type { Choice } from '../choice.ts';
import { measureCount } from '../measured.ts';
import { measureWords } from './measure-words.ts';
import type { ReportLocale } from './report.ts';

type Vote = Parameters<typeof anyVote>[0];

const input = 'a'.repeat(64);

async function measuresOf(vote: Vote, choice: Choice = {}, locale: ReportLocale = 'es-CL') {
  const telling = await tellingOfVote(anyVote(vote), choice, locale);
  return measureWords(telling, await measureCount(telling.counted, input));
}

/** By votes A and B, of 40 each, come in; by equal shares only A. C costs 90. Of five ballots one is blank and one has only C. */
const parks: Vote = {
  voteType: 'approval',
  budget: 100,
  projects: [
    ['project_id', 'cost', 'name', 'category', 'latitude', 'longitude'],
    ['A', 40, 'Plaza', 'parques,deporte', '-41.87', '-73.83'],
    ['B', 40, 'Cancha', 'deporte', '-41.86', '-73.83'],
    ['C', 90, 'Sede', '', '0', '0'],
  ],
  votes: [['A,B'], ['A,B'], ['A'], ['C'], ['']],
};
const greedy: Choice = { rule: 'greedy', versus: 'mes-cost', completion: 'none' };

test('says how many ballots got something, and how many projects each', async () => {
  const { sentence, satisfaction } = await measuresOf(parks, greedy);
  expect(sentence).toBe(
    '3 de 4 papeletas (75%) tienen al menos un proyecto suyo. En promedio son 1,3 por papeleta, que cuestan $50.',
  );
  expect(satisfaction).toEqual([
    { label: '0 proyectos', ballots: { part: 0.5, text: '1 (25%)' } },
    { label: '1 proyecto', ballots: { part: 0.5, text: '1 (25%)' } },
    { label: '2 proyectos', ballots: { part: 1, text: '2 (50%)' } },
  ]);
});

test('a vote in which nobody chose anything says so', async () => {
  const { sentence } = await measuresOf({ ...parks, votes: [['']] }, greedy);
  expect(sentence).toBe('Ninguna papeleta eligió un proyecto.');
});

test('ballots with very many projects are told together', async () => {
  const ids = Array.from({ length: 14 }, (_, index) => `P${index}`);
  const votes = [[ids.join(',')], [ids.slice(0, 11).join(',')], ['P0']] as const;
  const projects = [['project_id', 'cost'], ...ids.map((id) => [id, 1])];
  const { satisfaction } = await measuresOf({ ...parks, projects, votes }, greedy);
  expect(satisfaction).toHaveLength(10);
  expect(satisfaction.at(-1)).toMatchObject({ label: '9 o más', ballots: { part: 1 } });
});

test('spending by category stands beside votes, and a project of two categories is divided', async () => {
  const { spreads } = await measuresOf(parks, greedy);
  expect(spreads).toHaveLength(1);
  expect(spreads[0]).toMatchObject({
    title: 'Por categoría',
    caption: 'Parte del gasto y parte de los votos',
    heads: ['Categoría', 'Del gasto', 'De los votos'],
  });
  expect(
    spreads[0]?.rows.map(({ value, projects, spent, spending, votes }) => [
      ...[value, projects, spent, spending.text, votes.text],
    ]),
  ).toEqual([
    ['deporte', '2 de 2', '$60', '75%', '58,3%'],
    ['parques', '1 de 1', '$20', '25%', '25%'],
    ['Sin decir', '0 de 1', '$0', '0%', '16,7%'],
  ]);
});

test('the payments of equal shares are checked condition by condition; other rules have none', async () => {
  const shares = await measuresOf(parks, { completion: 'none' });
  expect(shares.prices).toMatchObject({ holds: true });
  expect(shares.prices?.conditions.map(({ holds }) => holds)).toEqual(Array(7).fill(true));
  expect((await measuresOf(parks, greedy)).prices).toBeUndefined();
});

test('places are laid out with north above, and who says none is counted', async () => {
  const { places } = await measuresOf(parks, greedy);
  const [plaza, cancha] = places?.dots ?? [];
  expect(plaza).toMatchObject({ name: 'Plaza', entered: true, position: '−41,87; −73,83' });
  expect(cancha?.x).toBe(plaza?.x);
  expect(cancha?.y).toBeLessThan(plaza?.y ?? 0);
  expect(places?.missing).toBe('1 proyecto no dice dónde está.');
  expect(places?.scale.text).toBe('200\u00a0m');
});

test('without places there is no map', async () => {
  const projects = parks.projects.map((row) => row.slice(0, 3));
  expect((await measuresOf({ ...parks, projects }, greedy)).places).toBeUndefined();
});

test('the same file by other rules has the same first hash and other ones after it', async () => {
  const [first, second] = [await measuresOf(parks, greedy), await measuresOf(parks)];
  expect(first.hashes.map(({ label }) => label)).toEqual([
    'Del archivo',
    'De las reglas',
    'De todo lo decidido',
  ]);
  for (const { value } of first.hashes) expect(value).toMatch(/^[0-9a-f]{64}$/);
  expect(second.hashes[0]).toEqual(first.hashes[0]);
  expect(second.hashes[1]).not.toEqual(first.hashes[1]);
});

test('in English nothing is left in Spanish', async () => {
  const words = JSON.stringify(await measuresOf(parks, { completion: 'none' }, 'en'));
  expect(words).toContain('By category');
  expect(words).not.toMatch(/papeleta|proyecto|ronda/i);
});
