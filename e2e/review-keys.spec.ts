// The workbench of the review by its keys: down and up, mark, search, open, and off for whoever types with something else.
import { expect, test } from '@playwright/test';
import { signInAs } from './people.ts';

const BENCH = '/gestion/ancud/ediciones/presupuesto-participativo/revision';

test('the workbench is gone through with j, k, x, / and Enter, and the keys can be turned off @wide', async ({
  page,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'a telephone has no keyboard');
  const { keyboard } = page;
  await signInAs(page, 'Paula');
  await page.goto(BENCH);
  const links = page.locator('[data-bench-row] a');
  const marks = page.locator('[data-bench-row] input');

  await expect(page.getByRole('button', { name: 'Apagar los atajos' })).toBeVisible();
  await keyboard.press('j');
  await expect(links.nth(0)).toBeFocused();
  await keyboard.press('k');
  await expect(links.nth(0)).toBeFocused();
  await keyboard.press('j');
  await keyboard.press('j');
  await expect(links.nth(2)).toBeFocused();
  await keyboard.press('k');
  await expect(links.nth(1)).toBeFocused();
  await keyboard.press('x');
  await expect(marks.nth(1)).toBeChecked();
  await expect(links.nth(1)).toBeFocused();

  // What hands out stays in view and hides nothing that is focused.
  const last = (await links.count()) - 1;
  for (let row = 1; row < last; row++) await keyboard.press('j');
  await expect(links.nth(last)).toBeFocused();
  const row = await links.nth(last).boundingBox();
  const bar = await page.locator('#marcadas').boundingBox();
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);

  // Letters in a field are text; from a mark, Enter opens its proposal and sends nothing.
  await keyboard.press('/');
  const search = page.getByLabel('Buscar por título o número');
  await expect(search).toBeFocused();
  await keyboard.type('jxk');
  await expect(search).toHaveValue('jxk');
  await marks.nth(1).focus();
  await keyboard.press('Enter');
  await page.waitForURL(/\/revision\/\d+$/);

  // From one to the next and back, in the order and filter of the workbench.
  await page.goto(`${BENCH}?etapa=published`);
  const found = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const off = page.getByRole('button', { name: 'Apagar los atajos' });
  await links.nth(1).click();
  await expect(page).toHaveURL(found[1] ?? '');
  await expect(off).toBeVisible();
  await keyboard.press('j');
  await expect(page).toHaveURL(found[2] ?? '');
  await expect(off).toBeVisible();
  await keyboard.press('k');
  await expect(page).toHaveURL(found[1] ?? '');

  await page.goto(BENCH);
  await page.getByRole('button', { name: 'Apagar los atajos' }).click();
  await keyboard.press('j');
  await expect(page.getByRole('button', { name: 'Encender los atajos' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Encender los atajos' })).toBeVisible();
  await keyboard.press('j');
  await expect(page.locator('[data-bench-row] :focus')).toHaveCount(0);
});
