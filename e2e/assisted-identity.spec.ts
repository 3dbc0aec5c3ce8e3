// Somebody without ClaveÚnica: two members of staff see her document, and she signs in with the card they hand over.
import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

const LIST = '/gestion/ancud/identificar';

/** One invented document and name for each project: the same server serves all of them. */
const PEOPLE: Readonly<Record<string, readonly [number: string, given: string]>> = {
  'phone-no-js': ['CD 123456', 'Felisa'],
  desktop: ['EF 123456', 'Wara'],
};

/** Another browser, in which a persona of the demonstration is at the desk of her municipality. */
async function atTheDesk(browser: Browser, firstName: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, firstName);
  await page.goto(LIST);
  return page;
}

test(
  'two members of staff identify her, and her card opens her account',
  { tag: '@plain' },
  async ({ page, browser }, info) => {
    const [number, given] = PEOPLE[info.project.name] ?? ['GH 123456', 'Rosaura'];
    const luis = await atTheDesk(browser, 'Luis');
    await luis.getByRole('link', { name: 'Anotar a una persona' }).click();
    await expectNoAxeViolations(luis, info);
    await luis.getByLabel('Pasaporte').check();
    await luis.getByLabel('País que lo emitió').selectOption({ label: 'Bolivia' });
    await luis.getByLabel('Número del documento').fill(number);
    await luis.getByLabel('Original y vigente').check();
    await luis.getByLabel('Nombres').fill(given);
    await luis.getByLabel('Apellidos').fill('Mamani Quispe');
    await luis.getByLabel('Fecha de nacimiento').fill('1984-06-24');
    await luis.getByLabel('Comuna donde vive').selectOption({ label: 'Ancud' });
    await luis.getByRole('button', { name: 'Guardar y pedir la confirmación' }).click();
    await expect(luis.getByText('Falta que otra persona del equipo')).toBeVisible();

    const hernan = await atTheDesk(browser, 'Hernán');
    await hernan.getByRole('link', { name: `${given} M.` }).click();
    await expect(hernan.getByText('Mamani Quispe')).toBeVisible();
    expect(await hernan.content()).not.toContain(number.replace(' ', ''));
    await expectNoAxeViolations(hernan, info);
    await hernan.getByLabel('Número del documento').fill(number.toLowerCase());
    await hernan.getByLabel(/^Vi el documento/).check();
    await hernan.getByRole('button', { name: 'Confirmar y entregar la tarjeta' }).click();
    await expect(hernan.getByText('El código se muestra solo esta vez')).toBeVisible();
    await expectNoAxeViolations(hernan, info);
    const code = (await hernan.locator('.access-card-code').textContent()) ?? '';

    await page.goto('/entrar');
    await page.getByRole('link', { name: 'Entrar con tarjeta' }).click();
    await expectNoAxeViolations(page, info);
    await page.getByLabel('Código de la tarjeta').fill(code.toLowerCase());
    await page.getByLabel('Año en que naciste').fill('1985');
    await page.getByRole('button', { name: 'Entrar' }).click();
    await expect(page.getByRole('alert')).toContainText('El código y el año no calzan');
    await page.getByLabel('Año en que naciste').fill('1984');
    await page.getByRole('button', { name: 'Entrar' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Lo que me toca' })).toBeVisible();
    await page.goto('/cuenta');
    await expect(page.getByRole('heading', { name: 'Tu tarjeta' })).toBeVisible();
    await page.getByRole('link', { name: 'Niñas y niños a mi cargo' }).click();
    await expect(page.getByText('Hoy no hay nada abierto a menores de 14 años')).toBeVisible();
    await expectNoAxeViolations(page, info);
  },
);

test('a camera brings the code of the card into its field and out of the address @with-scripts', async ({
  page,
}) => {
  await page.goto('/entrar/con-tarjeta#7K3M90QXBR2T5V8W');
  await expect(page.getByLabel('Código de la tarjeta')).toHaveValue('7K3M90QXBR2T5V8W');
  await expect(page.getByLabel('Año en que naciste')).toBeFocused();
  await expect(page).toHaveURL(/\/entrar\/con-tarjeta$/);
});
