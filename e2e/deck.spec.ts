// Rows of the founding deck, each as its person does it: B1 an organisation, C4 a new municipality, D1 a petition.
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

async function registerOrganization(page: Page, name: string, number: string): Promise<void> {
  await page.goto('/organizaciones/registrar');
  await page.getByLabel('Tipo de organización').selectOption({ label: 'Junta de vecinos' });
  await page.locator('#nombre').fill(name);
  await page.getByLabel('Dónde actúa').selectOption({ label: 'Ancud' });
  await page.getByLabel('Número de registro').fill(number);
  await page.getByLabel('Dirección o sector').fill('Sector Pudeto Bajo');
  await page.getByLabel('Correo de la organización').fill('pudeto@ejemplo.cl');
  await page.getByLabel('La directiva asumió el').fill('2025-03-14');
  await page.getByLabel('Termina el').fill('2028-03-14');
  await page.getByLabel('Documento que lo acredita').fill('Acta de elección del 14-03-2025');
  await page.getByLabel('Presidencia', { exact: true }).fill('Manuel Ojeda');
  await page.getByRole('button', { name: 'Revisar mis respuestas' }).click();
  await expect(page.getByText('Nada se ha enviado todavía.')).toBeVisible();
  await page.getByRole('button', { name: 'Enviar' }).click();
}

test('B1: a junta de vecinos registers and its board is found valid', async ({
  page,
  browser,
}, info) => {
  const name = `Junta de Vecinos Pudeto Bajo ${info.project.name}`;
  const number = `B1-${info.project.name.length}`;
  await signInAs(page, 'Manuel');
  await registerOrganization(page, name, number);
  await expect(page.getByText('Sin directiva comprobada')).toBeVisible();
  await expectNoAxeViolations(page, info);
  const { baseURL = '' } = info.project.use;
  const office = await browser.newContext({ baseURL });
  const secretary = await office.newPage();
  await signInAs(secretary, 'Hernán');
  await secretary.goto('/gestion/ancud/organizaciones');
  await secretary
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await secretary.getByLabel(/^Confirmar/).check();
  await secretary.getByRole('button', { name: 'Responder' }).click();
  await office.close();
  await page.goto('/organizaciones');
  await page.getByRole('link', { name }).first().click();
  await expect(page.getByText('Comprobada el').first()).toBeVisible();
  await expect(
    page.getByText('Del viernes 14 de marzo de 2025 al martes 14 de marzo de 2028'),
  ).toBeVisible();
  await expectNoAxeViolations(page, info);
  // Last step, when there are gatherings: from «Gestión de …» it calls its own assembly.
});

test('D1: with the fiftieth signature the council of Quellón is told', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'phone', 'the fiftieth signature is given once');
  await page.goto('/comunas/quellon/peticion');
  await expect(page.getByText('49 firmas de 50')).toBeVisible();
  await page.getByRole('link', { name: 'Firmar la petición' }).click();
  await page.getByRole('link', { name: /Entrar con una persona/ }).click();
  await page.getByRole('button', { name: /Entrar como Rosa / }).click();
  await page.getByLabel('Fecha de nacimiento').fill('1968-03-14');
  await page.getByRole('button', { name: 'Guardar y seguir' }).click();
  await page.getByLabel(/Vivo/).check();
  await page.getByLabel(/Declaro/).check();
  await page.getByRole('button', { name: /Firmar/ }).click();
  await expect(page.getByText('50 firmas de 50')).toBeVisible();
  await expectNoAxeViolations(page, info);
  const { baseURL = '' } = info.project.use;
  const council = await browser.newContext({ baseURL });
  const councillor = await council.newPage();
  await signInAs(councillor, 'Gabriel');
  await expect(councillor.getByRole('link', { name: 'Lee la petición de Quellón' })).toBeVisible();
  await council.close();
  await page.goto('/instituciones/quellon');
  await expect(page.getByText(/50 firmas/).first()).toBeVisible();
});

test('C4: SUBDERE invites a municipality, and its guided list begins', async ({ page }, info) => {
  test.skip(info.project.name !== 'desktop', 'a municipality is invited once');
  await signInAs(page, 'Marcela');
  await page.goto('/gestion/subdere/incorporaciones');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoAxeViolations(page, info);
  // The journey of the invited officer, with her passkey, is in staff.spec.ts.
  // Last step, when there are editions: from the preset of Osorno's kind to a published edition in 30 minutes.
});
