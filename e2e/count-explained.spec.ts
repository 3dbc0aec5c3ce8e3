// Whoever distrusts a count asks it: what would have changed it, where a share went, other rules, other kinds of vote.
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { anyVote } from '../app/src/capabilities/vote/count/testing/votes-of-every-kind.ts';
import { expectNoAxeViolations } from './axe.ts';
import { count, file, hasScript } from './counting.ts';

const example = join(import.meta.dirname, '../golden/ejemplo-pudeto.pb');

const projects = [
  ['project_id', 'cost', 'name', 'category', 'latitude', 'longitude'],
  ['A', 40, 'Plaza', 'parques', '-41.87', '-73.83'],
  ['B', 40, 'Cancha', 'deporte', '-41.86', '-73.82'],
  ['C', 90, 'Sede', 'parques', '-41.88', '-73.81'],
];
const kinds = {
  cumulative: file(
    'puntos.pb',
    anyVote({
      ...{ voteType: 'cumulative', budget: 100, projects },
      votes: [...Array(6).fill(['A,B', '7,3']), ...Array(3).fill(['B,C', '5,5'])],
    }),
  ),
  scoring: file(
    'notas.pb',
    anyVote({
      ...{ voteType: 'scoring', budget: 100, projects },
      votes: [...Array(6).fill(['A,B', '4,2']), ...Array(3).fill(['B', '5'])],
    }),
  ),
  ordinal: file(
    'orden.pb',
    anyVote({
      ...{ voteType: 'ordinal', budget: 100, projects },
      votes: [...Array(6).fill(['A,B,C']), ...Array(3).fill(['B,A'])],
    }),
  ),
} as const;

test('one asks what would have changed a result, and each answer comes from a recount', async ({
  page,
}, info) => {
  test.skip(!hasScript(info), 'explanations are looked for in the browser');
  await page.goto('/contar');
  await count(page, info, example);
  const card = page.getByRole('article', { name: /^Por qué no: / });
  await card.getByRole('button', { name: /^Qué lo habría cambiado: / }).click();
  await expect(card).toContainText(/Con un costo de hasta .* habría entrado; con .*, no\./);
  await expect(card).toContainText(/papeletas? más/);
  await expect(card).toContainText(/votaran? solo por él/);
  await expect(card).toContainText('Partieron, entre todas, con');
  await expect(card).toContainText(/Comprobado contando de nuevo \d+ veces/);
  const first = page.locator('.waterfall-round').first();
  await first.getByRole('button', { name: /^Con qué margen entró: / }).click();
  await expect(first).toContainText(/Podía costar hasta/);
  await expect(first).toContainText('Si se retirara');
  await expectNoAxeViolations(page, info);
});

test(
  'the payments are checked, the hashes are told, and the example has its map',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto('/contar');
    await count(page, info, example);
    await expect(page.getByText('Comprobado: nadie pagó más que su parte')).toBeVisible();
    await expect(page.getByText(/^[0-9a-f]{64}$/)).toHaveCount(3);
    await expect(page.locator('.dot-map circle').first()).toBeVisible();
    await expect(page.locator('.dot-map-caption')).toHaveText(/^\d+\sk?m$/);
    await expect(page.getByRole('heading', { name: 'Quién gana y quién pierde' })).toBeVisible();
  },
);

test(
  'without script it says where explanations are, and by which command',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(hasScript(info), 'with script they are offered');
    await page.goto('/contar');
    await count(page, info, example);
    await expect(page.getByText('npx minga-count explain ARCHIVO.pb CÓDIGO')).toBeVisible();
    await expect(page.getByRole('button', { name: /Qué lo habría cambiado/ })).toHaveCount(0);
  },
);

test(
  'the share of one ballot is told line by line, and a wrong number is said to be one',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(!hasScript(info), 'ballots are looked up in the browser');
    await page.goto('/contar');
    await count(page, info, example);
    await page.getByLabel('Cuál').fill('17');
    await page.getByRole('button', { name: 'Ver su parte' }).click();
    await expect(page.getByRole('heading', { name: 'Papeleta 17 de 412' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Su cuenta, línea por línea' })).toContainText(
      'Su parte del sobre',
    );
    await page.getByLabel('Cuál').fill('413');
    await page.getByRole('button', { name: 'Ver su parte' }).click();
    await expect(page.getByText('No hay una papeleta así.')).toBeVisible();
  },
);

for (const [kind, how] of [
  ['cumulative', 'Cada persona repartió puntos'],
  ['scoring', 'Cada persona repartió puntos'],
  ['ordinal', 'Cada persona ordenó los proyectos que prefería'],
] as const) {
  test(
    `a vote of kind ${kind} is counted by what its ballots say`,
    { tag: '@narrow' },
    async ({ page }, info) => {
      await page.goto('/contar');
      await count(page, info, kinds[kind]);
      await expect(page.getByText(how)).toBeVisible();
      await expect(page.locator('.waterfall-round').first()).toContainText('por cada punto');
      await page.getByText('Cómo contar', { exact: true }).click();
      await expect(page.getByRole('radio', { name: /^Partes iguales Cada/ })).toBeVisible();
      await expect(page.getByRole('radio', { name: /^Carga pareja/ })).toBeHidden();
      await expectNoAxeViolations(page, info);
    },
  );
}

test(
  'a link carries the rules, all of them, and no file',
  { tag: '@narrow' },
  async ({ page, context }, info) => {
    test.skip(!hasScript(info), 'without script the address of the page is the link');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/contar');
    await page.getByText('Cómo contar', { exact: true }).click();
    await page.getByRole('radio', { name: /^Más votados/ }).check();
    await page.getByLabel('Si al que le toca no cabe').selectOption('stop');
    await page.getByText(/^Más convenciones/).click();
    await page.getByLabel('Proyectos incompatibles').fill('A, C');
    await page.getByRole('button', { name: 'Copiar enlace con estas reglas' }).click();
    await expect(page.getByText('Enlace copiado.')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).search).toBe('?rule=greedy&misfit=stop&conflicts=A%2C+C');
    await page.goto(link);
    await page.getByText('Cómo contar', { exact: true }).click();
    await expect(page.getByLabel('Proyectos incompatibles')).toHaveValue('A, C');
    await page.getByText('Cómo contar', { exact: true }).click();
    await count(page, info, kinds.cumulative);
    await expect(page.getByText('Proyectos incompatibles', { exact: true })).toHaveCount(2);
  },
);

test(
  'without connection from the start it is counted all the same, and says what is missing',
  { tag: '@narrow' },
  async ({ page, context }, info) => {
    test.skip(!hasScript(info), 'without script the server counts');
    await page.goto('/contar');
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await count(page, info, example);
    await expect(page.locator('.waterfall-round')).toHaveCount(6);
    await expect(page.getByText('No pudimos traer las explicaciones')).toBeVisible();
  },
);

test(
  'nothing runs over the edge, with every explanation open',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(info.project.name !== 'phone', 'for phones with script');
    await page.goto('/contar');
    await count(page, info, kinds.cumulative);
    await page
      .getByRole('button', { name: /^Con qué margen entró/ })
      .first()
      .click();
    await expect(page.getByText('Si se retirara')).toBeVisible();
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  },
);
