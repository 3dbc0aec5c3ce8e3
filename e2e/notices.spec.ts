// Notices: whoever has no e-mail is told by the desk, on paper; a message of the municipality reaches who asked for it.
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

const neighbours: Readonly<Record<string, string>> = {
  'phone-no-js': 'Ernestina Barrientos Oyarzún',
  desktop: 'Clodomiro Cárcamo Mansilla',
};

/** To the page that a link leads to, whole. */
async function go(page: Page, name: string | RegExp): Promise<void> {
  const before = page.url();
  await page.getByRole('link', { name }).click();
  await page.waitForURL(({ href }) => href !== before);
}

/** Among all who are to be told. */
async function find(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Buscar por nombre o aviso' }).fill(name);
  await page.getByRole('button', { name: 'Buscar', exact: true }).click();
  await page.waitForURL(/\?/);
}

test('a neighbour without e-mail gets a letter, and the desk writes down when she was told', async ({
  page,
}, info) => {
  const name = neighbours[info.project.name];
  test.skip(name === undefined, 'there are two neighbours to be told');
  if (name === undefined) return;
  await signInAs(page, 'Luis');
  await go(page, /sin correo/);
  await expectNoAxeViolations(page, info);
  await find(page, name);
  await go(page, name);
  await expectNoAxeViolations(page, info);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Queremos que sepas lo siguiente')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Anotarlo' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('Por carta').check();
  await page.getByRole('button', { name: 'Anotarlo' }).click();
  await expect(page.getByText('Quedó anotado.')).toBeVisible();
  await find(page, name);
  await expect(page.getByRole('link', { name })).toBeHidden();
});

test('who asked for messages finds them among her notices, and chooses how she is told @with-scripts', async ({
  page,
}, info) => {
  await signInAs(page, 'Teresa');
  await page.goto('/avisos');
  await expectNoAxeViolations(page, info);
  await page.getByRole('searchbox', { name: 'Buscar en tus avisos' }).fill('reunión informativa');
  await page.getByRole('searchbox', { name: 'Buscar en tus avisos' }).press('Enter');
  await page.getByRole('button', { name: /reunión informativa/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /reunión informativa/ })).toBeVisible();
  await expectNoAxeViolations(page, info);
  await page.goto('/avisos/ajustes');
  await expectNoAxeViolations(page, info);
});
