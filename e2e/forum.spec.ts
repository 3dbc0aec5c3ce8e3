// Row C2 of the founding deck: the forum, from a question of an official to the guide that grew from an answer, and from a bottleneck to an action.
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

/** Of the Mesa de Trabajo, as whoever speaks for SUBDERE: what the guide answers was never only a question. */
async function turnIntoAction(page: Page, title: string): Promise<void> {
  const bottleneck = 'En el campo y en las islas no hay dónde votar';
  await page.goto('/mesa/nudos');
  await page.getByRole('link', { name: bottleneck }).click();
  await page.getByRole('link', { name: 'Proponer una acción' }).click();
  await page.getByLabel('Título').fill(title);
  await page.getByLabel('Texto').fill('La guía llega a las 346 comunas y se prueba en tres.');
  await page.getByLabel('Hasta').fill(`${new Date().getFullYear() + 1}-11-30`);
  await page
    .getByLabel('Integrante 1', { exact: true })
    .selectOption({ label: 'Subsecretaría de Desarrollo Regional y Administrativo (SUBDERE)' });
  await page.getByRole('button', { name: 'Proponer una acción' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.locator('.tag', { hasText: 'Acordada' })).toBeVisible();
  await page.getByRole('link', { name: bottleneck }).click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
}

test(
  'C2: an official of Negrete asks on rural polling; an answer is pinned and turned into a guide, and a bottleneck into an action',
  { tag: '@plain' },
  async ({ page, browser }, info) => {
    const title = `¿Dónde se guarda la urna rural entre dos días (${info.project.name})?`;
    await signInAs(page, 'Mario', '/entrar?volver=/foro/preguntar?tema=votacion');
    await page.getByLabel('Tu pregunta, en una frase').fill(title);
    await page.getByLabel('Comuna de que trata').selectOption({ label: 'Negrete' });
    await page.getByLabel('Cuéntala con detalle').fill('La sede no tiene llave.');
    await page.getByRole('button', { name: 'Publicar pregunta' }).click();
    await expect(page.getByRole('link', { name: /votar en sectores rurales/ })).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.getByRole('button', { name: 'Ninguna responde: publicar la mía' }).click();
    await expect(page.getByRole('status')).toContainText('Tu pregunta está publicada');
    const { pathname } = new URL(page.url());

    const { baseURL = '' } = info.project.use;
    const office = await browser.newContext({ baseURL });
    const national = await office.newPage();
    await signInAs(national, 'Marcela', `/entrar?volver=${pathname}`);
    await national.getByText('Escribe una respuesta').click();
    await national.getByLabel('Tu respuesta').fill('En la posta, sellada y con dos firmas.');
    await national.getByRole('button', { name: 'Publicar respuesta' }).click();
    await national.getByRole('button', { name: 'Fijar esta respuesta' }).click();
    await expect(national.getByText(/^Fijada por Subsecretaría/)).toBeVisible();
    await national.getByRole('link', { name: 'Escribir una guía con ella' }).click();
    await national
      .getByLabel('Texto')
      .fill('# Por la noche\n1. Sella la urna.\n2. Anota el sello.');
    await national.getByRole('button', { name: 'Publicar la guía' }).click();
    await expect(national.getByRole('heading', { name: 'Por la noche' })).toBeVisible();
    await turnIntoAction(national, `La urna que recorre, en cada comuna (${info.project.name})`);
    await office.close();

    await page.reload();
    await page.getByRole('button', { name: 'Me sirvió' }).click();
    await expect(page.getByText('Sirvió a 1 persona')).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.getByRole('link', { name: title }).first().click();
    await expect(page.getByText(/La escribió Subsecretaría/)).toBeVisible();
  },
);
