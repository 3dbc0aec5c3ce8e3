// Nothing but a keyboard: from the front page through the sign-in to a form that is filled in, sent and seen.
import { expect, type Locator, type Page, test } from '@playwright/test';

const FARTHEST = 40;

/** Presses Tab until the focus is there; a control that Tab does not reach fails here. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  for (let step = 0; step < FARTHEST; step++) {
    await page.keyboard.press('Tab');
    if (await there.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${there}`);
}

test('a neighbour signs in and says who she is by Tab, Enter, Space and arrows @wide', async ({
  page,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'a telephone has no keyboard');
  const { keyboard } = page;
  await page.goto('/');
  await tabTo(page, page.getByRole('banner').getByRole('link', { name: 'Entrar', exact: true }));
  await keyboard.press('Enter');
  await page.waitForURL('**/entrar*');
  await tabTo(page, page.getByRole('link', { name: /Entrar con una persona/ }));
  await keyboard.press('Enter');
  await page.waitForURL('**/personas/**');
  await tabTo(page, page.getByRole('button', { name: /Entrar como Rosa / }));
  await keyboard.press('Space');
  await page.waitForURL((url) => !url.pathname.startsWith('/personas'));
  await page.goto('/cuenta/datos');

  await tabTo(page, page.getByLabel('Comuna donde participas'));
  await keyboard.type('Ancud');
  await tabTo(page, page.getByLabel('Correo'));
  await keyboard.type('no es un correo');
  await tabTo(page, page.getByRole('radio', { checked: true }));
  await keyboard.press('ArrowDown');
  await tabTo(page, page.getByLabel('Alias', { exact: true }));
  await keyboard.type('Golondrina');
  await tabTo(page, page.getByRole('button', { name: 'Guardar', exact: true }));
  await keyboard.press('Space');

  // What is wrong comes first, and its link leads to the field, which has what was typed.
  await tabTo(page, page.getByRole('alert').getByRole('link'));
  await keyboard.press('Enter');
  const email = page.getByLabel('Correo');
  await expect(email).toBeFocused();
  await expect(email).toHaveValue('no es un correo');
  await keyboard.press('Control+a');
  await keyboard.type('rosa@ejemplo.cl');
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cuenta\?/);
  await expect(page.getByText('rosa@ejemplo.cl')).toBeVisible();
  await expect(page.getByText('Los demás te ven como «Golondrina»')).toBeVisible();
});
