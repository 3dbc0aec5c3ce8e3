// A machine that many use, on the site: it asks whoever stands before it, and sends away what she left.
import { expect, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';

const START = '/papeleta/pudeto-2027?kiosco';
const START_ENGLISH = '/en/ballot-paper/pudeto-2027?kiosco';

test('the site asks after ninety seconds on a shared machine, and signs out when nobody answers @with-scripts', async ({
  page,
}, info) => {
  await page.clock.install();
  await page.goto(START);
  await page.goto('/comunas');
  await page.clock.runFor(85_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.clock.runFor(6_000);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  const stay = page.getByRole('button', { name: 'Sigo aquí' });
  await expect(stay).toBeFocused();
  await expect(page.getByRole('alert')).toHaveText(/En 30 segundos/);
  await expectNoAxeViolations(page, info);
  // The site hears of the touch.
  const [heard] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'HEAD'),
    stay.click(),
  ]);
  expect(new URL(heard.url()).search).toBe('?kiosco');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.clock.runFor(121_000);
  await page.waitForURL('**/papeleta/pudeto-2027/salir#kiosco');
});

test('in English the question is in English; a machine of one asks nothing @wide', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto('/en/municipalities');
  await page.clock.runFor(95_000);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.goto(START_ENGLISH);
  await page.goto('/en/municipalities');
  await page.clock.runFor(95_000);
  await expect(page.getByRole('button', { name: 'I am here' })).toBeFocused();
});
