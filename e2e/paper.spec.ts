// The desk enters a sheet of paper by keyboard alone, in few enough steps; a stranger learns nothing from its code.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

/** At four seconds for each, a sheet is entered in two minutes. */
const MOST_STEPS = 30;

/** The smallest picture there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Presses keys and counts them; what is typed in a field counts letter by letter. */
function counting(page: Page) {
  let steps = 0;
  const press = async (key: string) => {
    steps += 1;
    await page.keyboard.press(key);
  };
  return {
    press,
    async type(text: string) {
      steps += text.length;
      await page.keyboard.type(text);
    },
    async tabTo(there: Locator) {
      for (let tab = 0; tab < 20; tab++) {
        if (await there.evaluate((element) => element === document.activeElement)) return;
        await press('Tab');
      }
      throw new Error(`Tab does not reach ${there}`);
    },
    steps: () => steps,
  };
}

test('a sheet goes from the printer to the count by keyboard, and is taken back @wide', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'a telephone has no keyboard');
  await signInAs(page, 'Luis');
  await page.goto('/gestion/ancud/papel');
  await page.getByLabel('Cuántas').fill('1');
  await page.getByRole('button', { name: 'Numerar e imprimir' }).click();
  await expect(page.getByRole('link', { name: 'Abrir el PDF para imprimir' })).toBeVisible();
  await expectNoAxeViolations(page, info);
  await page
    .getByRole('link', { name: /^20\d\d-\d{6}$/ })
    .first()
    .click();
  await expectNoAxeViolations(page, info);

  const desk = counting(page);
  await page
    .getByLabel('Foto o PDF de la hoja')
    .setInputFiles({ name: 'hoja.png', mimeType: 'image/png', buffer: PIXEL });
  await page.getByLabel('Foto o PDF de la hoja').focus();
  // Teresa, of the demonstration, with her document in her hand.
  await desk.tabTo(page.getByLabel('Número del documento'));
  await desk.type('49000005-4');
  await desk.press('Enter');
  await expect(page.getByText('Cuenta de Teresa M.')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Hoja 20/ })).toBeVisible();
  await desk.press('Tab');
  await desk.press('Enter');
  await desk.tabTo(page.getByRole('radio', { name: 'Vivo en la comuna' }));
  await desk.press('Space');
  await desk.tabTo(page.getByLabel('La hoja está firmada'));
  await desk.press('Space');
  await desk.press('Enter');
  await expect(page.getByText('La hoja quedó ingresada.')).toBeVisible();
  expect(desk.steps()).toBeLessThanOrEqual(MOST_STEPS);
  await expectNoAxeViolations(page, info);

  const code = new URL(page.url()).pathname.split('/').at(-1);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`/papel/${code}`);
  await expect(stranger.getByText(/^Se entrega en: Municipalidad de Ancud/)).toBeVisible();
  expect(await stranger.content()).not.toContain('Teresa');
  await expectNoAxeViolations(stranger, info);

  await page.getByText('Anular esta hoja').click();
  await page.getByLabel('Quien la firmó la retira').check();
  await page.getByRole('button', { name: 'Anular la hoja' }).click();
  await expect(page.getByText('La hoja quedó anulada.')).toBeVisible();
});
