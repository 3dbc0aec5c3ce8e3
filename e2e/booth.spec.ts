// The booth in a browser, by its rehearsal: both doors, the picture kept and read back, choosing, voting, the receipt.
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';

const port = Number(process.env.MINGA_E2E_PORT ?? 4310) + 1;
const rehearsal = `http://127.0.0.1:${port}/ensayo`;

function button(page: Page, name: string | RegExp) {
  return page.getByRole('button', { name, exact: typeof name === 'string' });
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name });
}

test('somebody takes a ballot paper, keeps its picture, and votes @with-scripts', async ({
  page,
}, info) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
  await page.goto(rehearsal);
  await expect(heading(page, '¿Cuándo quieres votar?')).toBeFocused();
  await expect(page.getByText('Todavía no has votado')).toBeVisible();
  await expectNoAxeViolations(page, info);

  await page.getByLabel('¿De quién es esta papeleta?').fill('Rosa');
  await button(page, 'Retirar hoy, votar otro día').click();
  await expect(heading(page, 'Guarda tu papeleta antes de retirarla')).toBeFocused();
  await expectNoAxeViolations(page, info);
  const arriving = page.waitForEvent('download');
  await button(page, 'Guardar la imagen').click();
  const picture = await (await arriving).path();
  await page.getByLabel('O escribe los últimos 4 signos').fill('????');
  await button(page, 'Retirar mi papeleta').click();
  await expect(page.getByText('No coincide con tu papeleta')).toBeVisible();
  await page.getByLabel('Elige la imagen que guardaste').setInputFiles(picture);
  await expect(heading(page, 'Tu papeleta está firmada')).toBeFocused();

  await button(page, 'Elegir y votar').click();
  await page.getByText('Sendero y mirador').click();
  await page.getByText('Multicancha techada').click();
  await page.getByText('Ciclovía hasta el terminal').click();
  await expect(page.getByText('Te quedan $950.000').first()).toBeVisible();
  await expect(page.getByText('Te faltan $5.950.000')).toBeVisible();
  await expectNoAxeViolations(page, info);
  await page.getByText('Ver más').first().click();
  await expect(page.getByText('En una votación de verdad aquí se lee').first()).toBeVisible();
  await expectNoAxeViolations(page, info);
  await page.getByPlaceholder('Buscar en 7 proyectos').fill('ciclovia');
  await expect(page.getByRole('checkbox')).toHaveCount(1);
  await expect(page.getByRole('status').first()).toHaveText(/^Se muestran 1 de 7 proyectos/);
  await button(page, 'Ver todos').click();
  await page
    .getByRole('combobox', { name: 'Tema' })
    .selectOption({ label: 'Plazas y áreas verdes (2)' });
  await expect(page.getByRole('checkbox')).toHaveCount(2);
  await page
    .getByRole('combobox', { name: 'Sector' })
    .selectOption({ label: 'Pudeto Alto (inventado) (1)' });
  await expect(page.getByRole('checkbox')).toHaveCount(1);
  await expectNoAxeViolations(page, info);
  await button(page, 'Seguir (3)').click();
  await page.getByText('Árboles nativos').click();
  await button(page, 'Revisar mi papeleta (1)').click();
  await expect(heading(page, 'Revisa antes de votar')).toBeFocused();
  await expect(page.getByRole('listitem')).toHaveCount(4);
  await expectNoAxeViolations(page, info);

  await button(page, 'Votar').click();
  await expect(heading(page, 'Tu voto está en la urna')).toBeFocused();
  await expect(page.getByText('Ya votaste')).toBeVisible();
  await expect(page.locator('dd.code').first()).toHaveText(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  await expect(page.getByText('Multicancha')).toHaveCount(0);
  await expectNoAxeViolations(page, info);
  expect(new URL(page.url()).hash).toBe('');
  expect(complaints).toEqual([]);
});

test('by the keyboard alone, in English, voting at once @wide', async ({ page }, info) => {
  test.skip(info.project.name !== 'desktop', 'a telephone has no keyboard');
  const { keyboard } = page;
  const press = async (name: string | RegExp) => {
    await button(page, name).focus();
    await keyboard.press('Enter');
  };
  await page.goto(`http://127.0.0.1:${port}/en/rehearsal`);
  await expect(heading(page, 'When do you want to vote?')).toBeFocused();
  await press('Vote now');
  await press('Choose and vote');
  await expect(heading(page, 'Choose projects for up to $50,000,000')).toBeFocused();
  await page.getByRole('checkbox', { name: /Solar lamps/ }).focus();
  await keyboard.press('Space');
  await press(/^Go on/);
  await expect(heading(page, 'Choose up to 2 projects')).toBeFocused();
  await press(/^Review my ballot paper/);
  await expect(page.getByText('Blank: you chose no project.')).toBeVisible();
  await press('Vote');
  await expect(heading(page, 'Your vote is in the urn')).toBeFocused();
});

test('a screen reader hears each page of choosing in order, and what each thing is called @wide', async ({
  page,
}) => {
  await page.goto(rehearsal);
  await button(page, 'Votar ahora').click();
  await button(page, 'Elegir y votar').click();
  await page.getByText('Multicancha techada').click();
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - paragraph:
      - strong: Papeleta 1 de 2
    - heading "Elige proyectos por hasta $50.000.000" [level=1]
    - search:
      - searchbox "Buscar proyectos"
      - combobox "Tema"
      - combobox "Sector"
    - list:
      - listitem:
        - checkbox /Sendero y mirador/
        - group
      - listitem:
        - checkbox /Pasos peatonales/
  `);
  await expect(page.getByText('Ver más').first()).toHaveAccessibleName(/^Ver más de Sendero/);
  await expect(page.getByRole('checkbox', { name: /Multicancha/ })).toBeChecked();
  await expect(page.getByRole('status').filter({ hasText: 'Te quedan $26.000.000' })).toHaveCount(
    1,
  );
});

test('until the booth is there the page says what it does, and when it cannot come it says so @with-scripts @narrow', async ({
  page,
}) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/booth-rehearsal/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(rehearsal, { waitUntil: 'commit' });
  await expect(page.getByText('Comprobando la votación…')).toBeVisible();
  arrive();
  await expect(heading(page, '¿Cuándo quieres votar?')).toBeFocused();
  await expect(page.getByText('Comprobando la votación…')).toHaveCount(0);

  await page.unrouteAll();
  await page.route(/booth-rehearsal/, (route) => route.abort());
  await page.goto(rehearsal, { waitUntil: 'commit' });
  await expect(page.getByText('No hay conexión con la urna.')).toBeVisible();
  await expect(page.getByText('Comprobando la votación…')).toBeHidden();
});

test('nothing scrolls sideways at 320 pixels, nor with letters twice as large @with-scripts @narrow', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(rehearsal);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect(heading(page, '¿Cuándo quieres votar?')).toBeVisible();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await button(page, 'Votar ahora').click();
  await button(page, 'Elegir y votar').click();
  await page.getByText('Sendero y mirador').click();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 200% }');
    document.adoptedStyleSheets = [sheet];
  });
  expect(await sideways()).toBeLessThanOrEqual(0);
});

test('it begins with sixty kilobytes of scripts at most @wide', async ({ page }, info) => {
  test.skip(info.project.name !== 'desktop', 'the same on every screen');
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (answer) => {
    if (new URL(answer.url()).pathname.endsWith('.js')) scripts.push(answer.body());
  });
  // An election that is none: everything is loaded that a real one begins with.
  await page.goto(`http://127.0.0.1:${port}/e/ninguna/cabina`);
  await expect(heading(page, 'Aquí no se puede seguir')).toBeVisible();
  const bodies = await Promise.all(scripts);
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  expect(bodies.length).toBeGreaterThan(3);
  expect(bytes).toBeLessThanOrEqual(60_000);
});
