// Rows of the founding deck on the Mesa de Trabajo: A1b bottlenecks, A1c opportunities, A3 the agenda, G5 two owners, H5 sittings, G6 the plan.
import { type Browser, expect, type Page, test } from '@playwright/test';
import { sign } from './agreed-action.ts';
import { expectNoAxeViolations } from './axe.ts';
import { enterAs } from './people.ts';

const tagOf = (page: Page, text: string) => page.locator('.tag', { hasText: text });

async function as(browser: Browser, name: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enterAs(page, name);
  await page.goto(path);
  return page;
}

test('A1b, A1c: «Ejecución atrasada» with 7 editions and 2 agreed actions is not closed without a result; an opportunity becomes an action in one step @wide', async ({
  page,
}, info) => {
  await enterAs(page, 'Manuel');
  await page.goto('/mesa/nudos');
  await expectNoAxeViolations(page, info);
  await page.getByRole('link', { name: 'Ejecución atrasada' }).click();
  await expect(page.getByText('Ediciones vinculadas (7)')).toBeVisible();
  const linked = page.locator('dd', { has: page.getByRole('link', { name: /El Quisco/ }) });
  await expect(linked.last().getByRole('listitem')).toHaveCount(7);
  const about = page.locator('section', { hasText: 'Qué se hace al respecto' }).last();
  await expect(about.getByRole('listitem')).toHaveCount(2);
  await expect(about.locator('.tag')).toHaveText(['En curso', 'En curso']);
  await page.getByText('Cerrar este nudo').first().click();
  await page.getByRole('button', { name: 'Cerrar este nudo' }).click();
  await expect(page.getByText('ningún nudo se cierra sin eso').first()).toBeVisible();
  await expect(tagOf(page, 'Abierto')).toBeVisible();
  await page.goto('/mesa/oportunidades');
  const school = page.getByRole('article').filter({ hasText: 'en cada escuela' });
  await school.getByRole('button', { name: 'Convertir en acción' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Presupuesto participativo en cada escuela',
  );
  await expect(tagOf(page, 'Acordada')).toBeVisible();
  await expect(page.getByText('Viene de la oportunidad')).toBeVisible();
  await page.getByRole('link', { name: 'Presupuesto participativo en cada escuela' }).click();
  await expect(school.getByRole('link', { name: /Se convirtió en la acción/ })).toBeVisible();
});

test('A3: the plan is a PDF and a calendar; what is late is red with a word, and both responsibles hear of it @wide', async ({
  page,
  browser,
}, info) => {
  await page.goto('/mesa/agenda');
  await expectNoAxeViolations(page, info);
  const late = page.getByRole('row').filter({ hasText: 'Costos de referencia' }).locator('.tag');
  await expect(late).toHaveText('Atrasada');
  await expect(late).toHaveCSS('color', 'rgb(158, 19, 57)');
  await expect(late.locator('svg')).toBeVisible();
  const file = await page.request.get('/mesa/agenda.ics');
  expect(file.headers()['content-type']).toContain('text/calendar');
  expect((await file.text()).match(/^SUMMARY:/gm)?.length).toBeGreaterThan(9);
  await page.goto('/mesa/plan/2');
  await page.getByRole('row').filter({ hasText: 'Costos de referencia' }).waitFor();
  const code = (await page.locator('dd a[href*="/documentos/"]').textContent()) ?? '';
  await page.getByRole('link', { name: code }).click();
  const pdf = await page.request.get(
    (await page.locator('a[href$=".pdf"]').first().getAttribute('href')) ?? '',
  );
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  for (const name of ['Manuel', 'Sofía']) {
    const own = await as(browser, name, '/avisos');
    await own.getByRole('searchbox', { name: 'Buscar en tus avisos' }).fill('se atrasó');
    await own.getByRole('button', { name: 'Buscar', exact: true }).click();
    await expect(own.getByText(/La acción 4 de la Mesa se atrasó/)).toBeVisible();
    await own.context().close();
  }
});

test('G5, H5, G6: agreement 4.2 leads to an action that SUBDERE and DOS both sign; the plan was approved @wide', async ({
  page,
  browser,
}, info) => {
  await page.goto('/mesa/sesiones/4');
  await expectNoAxeViolations(page, info);
  await expect(tagOf(page, 'Acta aprobada')).toBeVisible();
  const agreement = page.locator('#acuerdo-2');
  await expect(agreement).toContainText('4.2');
  await agreement.getByRole('link', { name: 'Guía de ejecución' }).click();
  await expect(page.getByRole('link', { name: 'Acuerdo 4.2' })).toBeVisible();
  await expect(tagOf(page, 'En curso')).toBeVisible();
  const dos = page.getByRole('listitem').filter({ hasText: 'División de Organizaciones Sociales' });
  await expect(dos.locator('.tag', { hasText: 'Falta su firma' })).toBeVisible();
  const subdere = await as(browser, 'Claudia', new URL(page.url()).pathname);
  await expect(subdere.getByRole('button', { name: 'Firmar que se cumplió' })).toHaveCount(0);
  await subdere.context().close();
  const other = await as(browser, 'Rodrigo', new URL(page.url()).pathname);
  await expect(other.getByText('Con tu firma la acción se cierra.')).toBeVisible();
  await sign(other);
  await expect(tagOf(other, 'Cumplida')).toBeVisible();
  await other.context().close();
  await page.goto('/mesa/plan/1');
  await expect(page.getByRole('link', { name: 'Acuerdo 2.1' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(7);
});
