// Rows of the founding deck about what the country knows of itself: A1a the present situation, B4 where the policy comes from, H4 one year beside another.
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';

const YESTERDAY = new Date(Date.now() - 24 * 3600 * 1000).toISOString().slice(0, 10);

/** Lines of a CSV without its head; none of these cells has a line break. */
async function linesOf(page: Page, href: string): Promise<readonly string[]> {
  const answer = await page.request.get(href);
  expect(answer.headers()['content-disposition']).toContain('attachment');
  return (await answer.text()).trim().split('\r\n').slice(1);
}

test(
  'A1a: the map shows 346 comunas by state, a figure cites its edition and its date, and the CSV is the screen',
  { tag: '@wide' },
  async ({ page }, info) => {
    await page.goto('/mesa');
    await page.getByRole('main').getByRole('link', { name: 'Ver la situación actual' }).click();
    // Of yesterday: what other journeys publish meanwhile is not in it.
    await page.getByLabel('Ver otro día').fill(YESTERDAY);
    await page.getByRole('button', { name: 'Ver ese día' }).click();
    await expect(page).toHaveURL(`/situacion?al=${YESTERDAY}`);
    const map = page.getByRole('figure', { name: /^Mapa de las 346 comunas por estado:/ });
    await expect(map).toContainText('343 comunas dibujadas de 346');
    expect(await map.locator('defs circle').count()).toBe(343);
    const counts = await map.locator('.situation-count').allInnerTexts();
    expect(counts.map(Number).reduce((sum, one) => sum + one, 0)).toBe(346);
    // Another journey may have published one by then.
    await expect(map.locator('.situation-entry', { hasText: 'En curso' })).toHaveText(
      /^En curso[1-9]/,
    );
    const lautaro = page.locator('#cifras').getByRole('row', { name: /^Lautaro 2019/ });
    await expect(lautaro).toContainText('9.025');
    await expect(lautaro).toContainText('araucanianoticias.cl, mié 25 nov 2026');
    const ancud = page.locator('#cifras').getByRole('row', { name: /^Ancud.*Barrios de Ancud/ });
    await expect(ancud).toContainText('Sancionado');
    await expect(ancud.getByRole('link', { name: '$60.000.000' })).toHaveAttribute(
      'href',
      /^\/ediciones\/ancud\//,
    );
    await expectNoAxeViolations(page, info);
    const seen = await page.locator('#cifras tbody tr').evaluateAll((rows) =>
      rows.map((row) => ({
        key: row.querySelector('[data-key]')?.getAttribute('data-key'),
        figures: [...row.querySelectorAll('data')].map(({ value }) => value),
      })),
    );
    const href = await page
      .locator('#cifras')
      .getByRole('link', { name: 'CSV' })
      .getAttribute('href');
    const lines = await linesOf(page, href ?? '');
    expect(lines).toHaveLength(seen.length);
    for (const [place, { key, figures }] of seen.entries()) {
      const cells = lines[place]?.split(',') ?? [];
      expect(cells).toContain(key);
      for (const figure of figures) expect(cells).toContain(figure);
    }
    await page.getByText('Ver las 346 comunas y su estado').click();
    const states = await page
      .locator('#comunas tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => row.querySelector('[data-cut]')?.getAttribute('data-cut')),
      );
    const comunas = await page
      .locator('#comunas')
      .getByRole('link', { name: 'CSV' })
      .getAttribute('href');
    expect((await linesOf(page, comunas ?? '')).map((line) => line.split(',')[1])).toEqual(states);
  },
);

test('H4: Lautaro 2018 is found and put beside 2019: voters +6 %', { tag: '@wide' }, async ({
  page,
}) => {
  await page.goto('/experiencias');
  await page.getByRole('link', { name: 'Comparar dos presupuestos participativos' }).click();
  await page.getByRole('searchbox').fill('lautaro');
  await page.getByRole('button', { name: 'Buscar' }).last().click();
  await page.getByRole('link', { name: 'Poner primero: Lautaro 2018' }).click();
  await page.getByRole('link', { name: 'Poner segundo: Lautaro 2019' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lautaro 2018 y Lautaro 2019');
  const voters = page.getByRole('row', { name: /^Votantes cerca de/ });
  await expect(voters).toContainText('8.500');
  await expect(voters).toContainText('9.025');
  await expect(voters).toContainText('+6%');
  await expect(voters).toContainText('+525');
});

test('B4: the history of the policy shows the BID credit, the bill and Law 20.500 of 2011', {
  tag: '@wide',
}, async ({ page }) => {
  await page.goto('/normas');
  await page.getByRole('link', { name: 'Ver la historia de la política' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Historia de la política');
  const titles = await page.getByRole('main').getByRole('heading', { level: 3 }).allInnerTexts();
  const [credit, bill, law] = [
    'Crédito BID para la participación',
    'Proyecto de ley de participación ciudadana',
    'Ley 20.500 (2011)',
  ].map((title) => titles.indexOf(title));
  expect([credit, bill, law].every((place) => place !== -1)).toBe(true);
  expect([credit, bill, law]).toEqual([credit, bill, law].toSorted((a = 0, b = 0) => a - b));
  const passed = page.locator('#ley-20500');
  await expect(passed).toContainText('Vigente');
  await passed.getByRole('link', { name: 'Ley 20.500' }).click();
  await expect(page).toHaveURL(/\/normas\/ley-20500$/);
});
