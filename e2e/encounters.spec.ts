// Rows of the founding deck about meeting one another: G4 a regional workshop, H9 a national encounter, H4 a visit.
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { daysAfter } from './later.ts';
import { enterAs } from './people.ts';

const NATIONAL = 'Encuentro nacional de presupuestos participativos';
const TODAY = new Date().toISOString().slice(0, 10);
const SOUTH = '/reuniones/encuentro-de-experiencias-locales-del-sur';
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

test(
  'G4: "Taller regional Los Ríos" says 40 enrolled and 31 attended, with its documents and the result of its survey',
  { tag: '@plain' },
  async ({ page }, info) => {
    await page.goto('/reuniones?tipo=workshop&cuando=past');
    await page.getByRole('link', { name: 'Taller regional Los Ríos' }).click();
    await expect(page.getByText('Se inscribieron 40 personas.')).toBeVisible();
    await expect(page.getByText('31 personas').first()).toBeVisible();
    for (const title of ['Presentación del taller', 'Guía para escribir las bases']) {
      await expect(page.getByRole('link', { name: title })).toHaveAttribute(
        'href',
        /^\/archivos\//,
      );
    }
    await expect(page.getByText('26 respuestas')).toBeVisible();
    await expect(page.getByText(/^4,\d de 5$/).first()).toBeVisible();
    await page.getByRole('link', { name: /^Evaluación de/ }).click();
    await expect(page.getByText(/26 (personas|respuestas)/).first()).toBeVisible();
    await page.goBack();
    await expectNoAxeViolations(page, info);
  },
);

/** Paula of Ancud sends a paper to the encounter to come, and asks Lautaro for a visit. */
async function sendAndAsk(page: Page): Promise<void> {
  await enterAs(page, 'Paula');
  await page.goto(SOUTH);
  await page.getByRole('link', { name: 'Enviar una ponencia' }).click();
  await page.getByLabel('A nombre de').selectOption({ label: 'Municipalidad de Ancud' });
  await page.getByLabel('Título de la ponencia').fill('Las islas también votan');
  await page.getByLabel('Autoras y autores').fill('Equipo de participación de Ancud');
  await page.getByLabel('Resumen').fill('Dos semanas de urnas en lancha.');
  await page
    .getByLabel('Archivo de la ponencia')
    .setInputFiles({ name: 'islas.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.getByRole('button', { name: 'Enviar la ponencia' }).click();
  await expect(page.getByText('Recibimos tu ponencia.')).toBeVisible();
  await page.goto('/gestion/ancud/visitas/nueva');
  await page.getByLabel('A quién').selectOption({ label: 'Municipalidad de Lautaro' });
  await page.getByRole('button', { name: 'Seguir' }).click();
  await page.getByLabel('Qué quieren conocer').selectOption({ index: 1 });
  await page.getByLabel('Para qué').fill('Queremos ver su papeleta.');
  await page.getByLabel('Día propuesto 1').fill(daysAfter(TODAY, 20));
  await page.getByRole('button', { name: 'Pedir la visita' }).click();
  await expect(page.getByText('La visita está pedida.')).toBeVisible();
}

/** Marcela of SUBDERE accepts it, and writes the report that is late. */
async function acceptAndReport(page: Page): Promise<void> {
  await enterAs(page, 'Marcela');
  await page.goto('/lo-que-me-toca');
  await page
    .getByRole('link', {
      name: 'Responde 1 ponencia de «Encuentro de experiencias locales del sur»',
    })
    .click();
  await page.getByRole('button', { name: 'Aceptar «Las islas también votan»' }).click();
  await expect(page.getByText('Ponencia aceptada: ya está en el programa.')).toBeVisible();
  await page.goto('/avisos');
  await expect(
    page.getByText(`El informe de «${NATIONAL}» está atrasado: venció el`).first(),
  ).toBeVisible();
  await page.goto('/lo-que-me-toca');
  await page
    .getByRole('link', { name: `Publica el informe de «${NATIONAL}»: está atrasado` })
    .click();
  await expect(page.getByRole('row', { name: 'Ponencias 3' })).toBeVisible();
  await page.getByLabel('Qué pasó y qué sigue').fill('Tres ponencias y una tarde de conversación.');
  await page.getByRole('button', { name: 'Publicar el informe' }).click();
  await expect(page.getByText('El informe está publicado.')).toBeVisible();
}

test('H9 and H4: a national encounter has 3 papers and its late report is written; one more paper is accepted, and two municipalities are paired', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'a report is published once');
  await page.goto('/reuniones?tipo=encounter');
  await page.getByRole('link', { name: NATIONAL }).click();
  await expect(page.locator('.gathering-programme > li')).toHaveCount(3);
  await expect(page.getByText('Informe atrasado')).toBeVisible();
  await expect(page.getByText(/^Venció el /)).toBeVisible();
  const { baseURL = '' } = info.project.use;
  const own = async () => (await browser.newContext({ baseURL })).newPage();
  const [paula, marcela, sofia] = [await own(), await own(), await own()];
  await sendAndAsk(paula);
  await acceptAndReport(marcela);
  await page.reload();
  await expect(page.getByText('Informe atrasado')).toHaveCount(0);
  await expect(page.getByText('Tres ponencias y una tarde de conversación.')).toBeVisible();
  await page.getByRole('link', { name: 'Ver el informe numerado y comprobarlo' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: `Informe de «${NATIONAL}»` }),
  ).toBeVisible();
  await page.goto(`${SOUTH}/ponencias`);
  await expect(page.locator('.gathering-programme > li')).toHaveCount(2);
  await expectNoAxeViolations(page, info);
  await enterAs(sofia, 'Sofía');
  await sofia.goto('/lo-que-me-toca');
  await sofia.getByRole('link', { name: /^Responde a Ancud/ }).click();
  await sofia.locator('input[type=radio]').first().check();
  await sofia.getByRole('button', { name: 'Aceptar la visita' }).click();
  await expect(sofia.getByText('La visita quedó acordada.')).toBeVisible();
  await expectNoAxeViolations(sofia, info);
  await page.goto('/reuniones/visitas');
  const row = page.getByRole('row', { name: /Ancud visita Lautaro/ });
  await expect(row).toContainText('Aceptada');
});
