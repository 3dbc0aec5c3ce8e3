// Results that are more than one list: contests, the official one, the order of all, points, and what nobody paid.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { voteOfContests } from '../app/src/capabilities/vote/count/testing/contests.ts';
import { smallVote } from '../app/src/capabilities/vote/count/testing/small-votes.ts';
import { anyVote } from '../app/src/capabilities/vote/count/testing/votes-of-every-kind.ts';
import { expectNoAxeViolations } from './axe.ts';
import { count, file, hasScript } from './counting.ts';

const shared = process.env.MINGA_SHARED ?? join(import.meta.dirname, '../../shared');
const wieliczka = join(shared, 'data/elections/pb/Poland_Wieliczka_2023_Green_Budget.pb');

const contests = file('concursos.pb', voteOfContests());

/** By votes A and C come in, which the file calls official; by equal shares without completion only A. */
const official = file(
  'oficial.pb',
  smallVote({
    budget: 100,
    costs: { A: [30, 1], B: [80, 0], C: [60, 1] },
    ballots: { A: 5, 'A,B': 3, C: 2 },
  }).replace('rule;unknown', 'rule;greedy'),
);

const ranking = file(
  'orden.pb',
  anyVote({
    voteType: 'ordinal',
    budget: 100,
    projects: [
      ['project_id', 'cost', 'name'],
      ['A', 70, 'Plaza'],
      ['B', 40, 'Cancha'],
      ['C', 10, 'Sede'],
    ],
    votes: [...Array(6).fill(['A,B,C']), ...Array(3).fill(['B,A'])],
  }),
);

/** 403 of 414 want A, and have 403/414 of its price between them. */
const helenka = file(
  'helenka.pb',
  anyVote({
    voteType: 'approval',
    budget: 310_000,
    projects: [
      ['project_id', 'cost', 'name'],
      ['A', 310_000, 'Plaza'],
      ['B', 6000, 'Cancha'],
    ],
    votes: [...Array(403).fill(['A']), ...Array(11).fill(['B'])],
  }),
);

async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  return readFileSync(await (await waiting).path(), 'utf8');
}

test('each contest is counted with its own amount, and shown one at a time', async ({
  page,
}, info) => {
  await page.goto('/contar?completion=none');
  await count(page, info, contests);
  await expect(page.getByText('cada concurso con su propio monto.')).toBeVisible();
  const table = page.getByRole('table', { name: /^Cada concurso/ });
  await expect(table.getByRole('row', { name: /^Norte/ })).toContainText(/1 de 2.*\$60.*\$30/);
  await expect(table.getByRole('row', { name: /^Sur/ })).toContainText(/1 de 2.*\$30.*\$10/);
  await expect(table.getByRole('row', { name: /^Total/ })).toContainText(/2 de 4.*\$90.*\$40/);
  await expect(page.locator('.waterfall-name')).toHaveText(['Plaza']);
  await table.getByRole('link', { name: 'Sur' }).click();
  const heading = page.getByRole('heading', { name: 'Concurso: Sur' });
  await expect(heading).toBeVisible();
  if (hasScript(info)) await expect(heading).toBeFocused();
  await expect(page.locator('.waterfall-name')).toHaveText(['Sede']);
  await expect(table.getByRole('link', { name: 'Sur' })).toHaveAttribute('aria-current', 'true');
  await expectNoAxeViolations(page, info);
});

test(
  'the files of several contests are of all of them, in order',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto('/contar?completion=none');
    await count(page, info, contests);
    const documents = JSON.parse(await download(page, 'Resultado (JSON)'));
    expect(documents).toMatchObject([
      { contest: 'Norte', order: ['A'], ranking: [{ project: 'A' }, { project: 'B' }] },
      { contest: 'Sur', order: ['C'], ranking: [{ project: 'C' }, { project: 'D' }] },
    ]);
    const rows = (await download(page, 'Tabla (CSV)')).trimEnd().split('\r\n');
    expect(rows.map((row) => row.split(';').slice(0, 3).join(' '))).toEqual([
      '\uFEFFconcurso orden id',
      'Norte 1 A',
      'Norte 2 B',
      'Sur 1 C',
      'Sur 2 D',
    ]);
  },
);

test(
  'what is asked about a contest is about that contest',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(!hasScript(info), 'explanations are looked for in the browser');
    await page.goto('/contar?completion=none');
    await count(page, info, contests);
    await page.getByRole('button', { name: 'Qué lo habría cambiado: Cancha' }).click();
    await expect(page.getByText(/Con un costo de hasta .* habría entrado/)).toBeVisible();
    await page.getByRole('link', { name: 'Sur' }).click();
    await expect(page.getByText(/Con un costo de hasta/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Con qué margen entró: Sede' }).click();
    await expect(page.getByText('Si se retirara')).toBeVisible();
    await page.getByRole('link', { name: 'Norte' }).click();
    await expect(page.getByText(/Con un costo de hasta .* habría entrado/)).toBeVisible();
  },
);

test('a vote of contests can be counted as one', { tag: '@narrow' }, async ({ page }, info) => {
  await page.goto('/contar?completion=none&contestsOfFile=off');
  await count(page, info, contests);
  await expect(page.getByText('Sobre: $100')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Los concursos' })).toHaveCount(0);
});

test(
  'the rules that the file declares give the official result, and are applied at once',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto('/contar?completion=none&minimumScore=3');
    await count(page, info, official);
    await expect(page.getByText('y no son los mismos que aquí')).toBeVisible();
    await expect(page.getByText('salen los mismos 2 proyectos que en el oficial')).toBeVisible();
    await page.getByRole('button', { name: 'Contar con esas reglas' }).click();
    await expect(page.getByText('son los mismos 2 proyectos que aquí')).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByText('Los proyectos entran en orden de votos.')).toBeVisible();
    if (!hasScript(info)) return;
    await expect(page).toHaveURL(/\/contar\?rule=greedy&utility=cost&misfit=skip$/);
    await page.getByText('Cómo contar', { exact: true }).click();
    await expect(page.getByRole('radio', { name: /^Más votados/ })).toBeChecked();
  },
);

test(
  'Wieliczka 2023 says by which rules its official result comes out',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(!existsSync(wieliczka), 'the real elections of ../shared are not here');
    await page.goto('/contar');
    await count(page, info, wieliczka);
    const told = page.getByText('salen los mismos 30 proyectos que en el oficial');
    await expect(told).toBeVisible();
    await page.getByRole('button', { name: 'Contar con esas reglas' }).click();
    await expect(page.getByText('son los mismos 30 proyectos que aquí')).toBeVisible({
      timeout: 40_000,
    });
  },
);

test(
  'all projects stand in their order, on the page as in its files',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto('/contar?completion=none');
    await count(page, info, official);
    await page.getByText('Ver los 3', { exact: true }).click();
    const names = page
      .getByRole('table', { name: /^Cada proyecto con su costo/ })
      .getByRole('rowheader');
    await expect(names).toHaveText(['1. Proyecto A', '2. Proyecto C', '3. Proyecto B']);
    const { ranking } = JSON.parse(await download(page, 'Resultado (JSON)'));
    expect(ranking.map(({ project }: { project: string }) => project)).toEqual(['A', 'C', 'B']);
  },
);

test('a vote of rankings is told in points', { tag: '@narrow' }, async ({ page }, info) => {
  await page.goto('/contar?rule=greedy&versus=none');
  await count(page, info, ranking);
  await expect(page.getByText('Tenía 9 puntos.').first()).toBeVisible();
  await expect(page.getByText('Era el que tenía más puntos (12)').first()).toBeVisible();
  await expect(page.locator('.count-outcome')).not.toContainText(/\d votos?\b/);
});

test(
  'with bounded overspending a round says what nobody paid',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto('/contar?rule=bos&completion=none');
    await count(page, info, helenka);
    await expect(page.locator('.waterfall-round').first()).toContainText(
      'los $8.237 que faltaban (2,7%) no los puso nadie',
    );
  },
);

test(
  'nothing of several contests runs over the edge of a narrow phone',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/contar');
    await count(page, info, contests);
    const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    expect(width).toBe(320);
  },
);
