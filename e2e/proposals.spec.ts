// Forty proposals of a comuna, from the web, paper and assemblies, through corrections, a merge and an appeal to a list whose lot anybody checks.
import { createHash } from 'node:crypto';
import { type Browser, expect, type Page, type TestInfo, test } from '@playwright/test';
import { LATER_HEADER } from '../tools/testing/later-clock.ts';
import { expectNoAxeViolations } from './axe.ts';
import { bringForward, dayThere, publishToday } from './edition-in-a-day.ts';
import { DOCUMENT, numbered, SCAN } from './paper-sheets.ts';
import { signInAs } from './people.ts';
import { COST, idea, need, propose } from './proposing.ts';
import { checkLot, freeze, NOTICE_MINUTES, throwDice } from './public-lot.ts';
import { reviewAll, YES } from './reviewing.ts';
import { post, submit } from './sent-forms.ts';

/** A browser of her own, with or without scripts as the project says; so many minutes later than everybody else. */
async function arrive(
  browser: Browser,
  info: TestInfo,
  firstName: string,
  later = 0,
): Promise<Page> {
  const { baseURL = '', viewport, javaScriptEnabled = true } = info.project.use;
  const context = await browser.newContext({
    ...{ baseURL, javaScriptEnabled, locale: 'es-CL', timezoneId: 'America/Santiago' },
    ...(viewport === undefined ? {} : { viewport }),
    extraHTTPHeaders: { [LATER_HEADER]: String(later) },
  });
  const page = await context.newPage();
  await signInAs(page, firstName);
  return page;
}

/** Step by step on the pages, as somebody does it the first time. */
async function proposeOnPages(page: Page, edition: string, title: string): Promise<void> {
  const goOn = () => page.getByRole('button', { name: 'Guardar y seguir' }).last().click();
  await page.goto(`${edition}/proponer`);
  await page.getByLabel('Leí quién decide qué y hasta dónde llega mi propuesta').check();
  await page.getByRole('button', { name: 'Empezar' }).click();
  await page.getByLabel('Título').fill(title);
  await page.getByLabel('Qué se haría').fill('Una plaza pequeña donde hoy hay un basural.');
  await page.getByLabel('Tema').selectOption('green-areas');
  await page.locator('[name=concurso]').first().check();
  await page.getByLabel('Lugar, con una dirección o con tus palabras').fill('Sector Pudeto');
  await goOn();
  await page.getByLabel('Qué falta hoy').fill('No hay dónde sentarse.');
  await goOn();
  await page.getByLabel('Cuánto crees que cuesta en total').fill(COST);
  await goOn();
  await page.getByLabel('No', { exact: true }).check();
  await goOn();
  await page.getByLabel('Yo, a mi nombre').check();
  await page.locator('[name=vinculo][value=residence]').check();
  await goOn();
  await page.getByRole('button', { name: 'Enviar la propuesta' }).click();
  await expect(page.getByText('Tu propuesta quedó enviada.', { exact: false })).toBeVisible();
}

/** A sheet of a proposal of an edition of Ancud, by its slug. */
const sheetOf = (slug: string) => `proposals/send ancud.${slug}`;

/** On its page: first whose it is, then what it says. */
async function enterSheetOnPage(desk: Page, slug: string, title: string): Promise<void> {
  await desk.goto(await numbered(desk, sheetOf(slug)));
  await desk.getByLabel('Foto o PDF de la hoja').setInputFiles(SCAN);
  await desk.getByLabel('Número del documento').fill(DOCUMENT);
  await desk.getByLabel('Número del documento').press('Enter');
  await expect(desk.getByText('Cuenta de Teresa M.')).toBeVisible();
  await desk.getByLabel('Título').fill(title);
  await desk.getByLabel('Qué se haría').fill('Como está en la hoja.');
  await desk.getByLabel('Plazas y áreas verdes').check();
  await desk.getByLabel('Toda la comuna').check();
  await desk.getByLabel('Lugar, con una dirección o con tus palabras').fill('Pudeto');
  await desk.getByLabel('Qué falta hoy').fill(need.necesidad);
  await desk.getByLabel('Cuánto crees que cuesta en total').fill(COST);
  await desk.getByLabel('Yo, a mi nombre').check();
  await desk.locator('[name=vinculo][value=residence]').check();
  await desk.locator('[name=tiene-interes][value=no]').check();
  await desk.locator('[name=recibida]').fill(dayThere(0));
  await desk.getByLabel('La hoja está firmada').check();
  await desk.getByRole('button', { name: 'Ingresar la hoja' }).click();
  await expect(desk.getByText('La hoja quedó ingresada.')).toBeVisible();
}

async function enterSheet(desk: Page, slug: string, title: string): Promise<void> {
  const given = {
    ...{ 'documento-tipo': 'run', 'documento-numero': DOCUMENT, firma: '1', hace: 'ingresar' },
    ...{ ...idea(title), ...need, costo: COST, 'tiene-interes': 'no' },
    ...{ quien: 'person', vinculo: 'residence', recibida: dayThere(0) },
  };
  await submit(desk, await numbered(desk, sheetOf(slug)), 'firma', given, { escaneo: SCAN });
}

/** What the assembly of the demonstration put first: three. */
async function enterAssembly(desk: Page, slug: string): Promise<void> {
  const entries = `/gestion/ancud/ediciones/${slug}/ingresos`;
  await desk.goto(entries);
  for (const box of await desk.locator('input[name^=prioridad-]').all()) await box.check();
  await desk.getByRole('button', { name: 'Empezar con las marcadas' }).click();
  const links = desk.getByRole('link', { name: /Seguir escribiendo/ });
  await expect(links).toHaveCount(3);
  const drafts = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  await links.first().click();
  await expect(desk.getByText('Propuesta de una asamblea').first()).toBeVisible();
  for (const [index, draft] of drafts.entries()) {
    await submit(desk, draft ?? '', 'titulo', {
      ...{ ...idea(`Lo primero de la asamblea ${index + 1}`), ...need, costo: COST },
      accion: 'ingresar',
    });
  }
}

/** One of each author becomes one: whoever asks says yes, and the other after her. */
async function merge(asker: Page, other: Page, edition: string, mine: number, hers: number) {
  const asked = await submit(asker, `${edition}/propuestas/${mine}/unir?con=${hers}`, 'hasta', {
    razon: 'Son la misma plaza desde dos veredas.',
    'titulo-1': 'La plaza de las dos veredas',
    'costo-1': COST,
  });
  await other.goto(new URL(asked, 'http://minga').pathname);
  await other.locator('button[name=accion][value=si]').click();
  await other.goto(`${edition}/propuestas/${mine}`);
  await expect(other.getByRole('heading', { name: 'Sigue en' })).toBeVisible();
}

/** Everybody of the story, each in a browser of her own. */
interface Stage {
  readonly info: TestInfo;
  readonly page: Page;
  readonly neighbour: Page;
  readonly officer: Page;
  readonly certifier: Page;
  readonly reviewer: Page;
  readonly slug: string;
  readonly edition: string;
  readonly bench: string;
}

async function begin(page: Page, browser: Browser, info: TestInfo): Promise<Stage> {
  await signInAs(page, 'Manuel');
  const [officer, certifier, reviewer, neighbour] = await Promise.all([
    arrive(browser, info, 'Paula'),
    arrive(browser, info, 'Hernán'),
    arrive(browser, info, 'Ignacia'),
    arrive(browser, info, 'Teresa'),
  ]);
  const slug = await publishToday({ officer, certifier }, `Cuarenta ideas ${info.project.name}`);
  const edition = `/ediciones/ancud/${slug}`;
  const bench = `/gestion/ancud/ediciones/${slug}/revision`;
  return { info, page, neighbour, officer, certifier, reviewer, slug, edition, bench };
}

/** 33 on the web, 4 on paper and 3 of an assembly; the numbers of some. */
async function sendForty({ info, page, neighbour, officer, slug, edition }: Stage) {
  await proposeOnPages(page, edition, 'Plaza de Pudeto Bajo');
  await expectNoAxeViolations(page, info);
  const mended = await propose(page, edition, 'Mejora del pasaje 2');
  const refused = await propose(page, edition, 'Mejora del pasaje 3');
  for (let count = 4; count <= 32; count++) {
    await propose(page, edition, `Mejora del pasaje ${count}`);
  }
  const hers = await propose(neighbour, edition, 'Plaza vista desde la otra vereda');
  await enterSheetOnPage(officer, slug, 'En papel 1');
  for (let count = 2; count <= 4; count++) await enterSheet(officer, slug, `En papel ${count}`);
  await enterAssembly(officer, slug);
  await page.goto(`${edition}/propuestas`);
  await expect(page.getByText('40 propuestas').first()).toBeVisible();
  await expectNoAxeViolations(page, info);
  return { mended, refused, hers };
}

/** Asked at the desk, and mended by its author. */
async function correct({ page, officer, bench, edition }: Stage, number: number): Promise<void> {
  await officer.goto(`${bench}/${number}`);
  await officer.getByText('Pedir una corrección').first().click();
  await officer.getByLabel('Qué falta o qué hay que corregir').fill('Di dónde queda el pasaje.');
  await officer.getByRole('button', { name: 'Pedir la corrección' }).click();
  await page.goto(`${edition}/propuestas/${number}/subsanar`);
  await page.locator('[name=lugar]').fill('Pasaje Los Notros, detrás de la escuela');
  await page.getByLabel('Qué cambiaste').fill('Se dice dónde queda.');
  await page.getByRole('button', { name: 'Enviar la corrección' }).click();
  await page.goto(`${edition}/propuestas/${number}`);
  await expect(page.getByText('Versión 2').first()).toBeVisible();
}

/** All yes but for one, signed and published together. */
async function answer(
  { info, officer, reviewer, bench }: Stage,
  going: readonly number[],
  refused: number,
): Promise<void> {
  const no = ['No', 'El pasaje es de un particular.', 'Terreno', 'ley-18695', '5', '1'];
  await reviewAll(reviewer, bench, going, (number, check) =>
    number === refused && check === 'Terreno' ? no : YES,
  );
  await submit(officer, `${bench}/${refused}`, 'respuesta', {
    respuesta: 'El pasaje no es público: no se puede construir ahí.',
  });
  await post(officer, `${bench}/ronda/firmar`, {});
  await officer.goto(`${bench}/ronda`);
  await expectNoAxeViolations(officer, info);
  await officer.locator('form[action$="/ronda/publicar"] button').click();
  await expect(officer).toHaveURL(/hecho=publicada/);
}

/** Decided by somebody who took no part in the answer. */
async function appeal({ page, certifier, edition, bench }: Stage, number: number): Promise<void> {
  await page.goto(`${edition}/propuestas/${number}`);
  await page.getByRole('link', { name: 'Apelar' }).click();
  await page.getByLabel('Por qué no estás de acuerdo').fill('El pasaje se entregó en 1998.');
  await page.getByRole('button', { name: 'Enviar la apelación' }).click();
  await certifier.goto(`${bench}/${number}/apelacion`);
  await certifier.getByLabel('Se rechaza').check();
  await certifier.getByLabel('Razón de la decisión').fill('La entrega no se inscribió.');
  await certifier.locator('[name=norma]').selectOption('ley-18695');
  await certifier.getByRole('button', { name: 'Decidir y publicar' }).click();
  await page.goto(`${edition}/propuestas/${number}`);
  await expect(page.getByText('La entrega no se inscribió.').first()).toBeVisible();
}

/** At the hour of the lot, before whoever looks on. */
async function draw({ page, info, slug }: Stage, browser: Browser): Promise<void> {
  await page.context().setExtraHTTPHeaders({ [LATER_HEADER]: String(NOTICE_MINUTES) });
  const certifier = await arrive(browser, info, 'Hernán', NOTICE_MINUTES);
  await throwDice(certifier, page, `/gestion/ancud/ediciones/${slug}/nomina`);
  await certifier.context().close();
}

/** Its hash, which everybody can read before chance speaks. */
async function readList({ page, info, edition }: Stage): Promise<string> {
  await page.goto(`${edition}/nomina/transversal`);
  await expect(page.getByText('La plaza de las dos veredas').first()).toBeVisible();
  await expect(page.getByText('Huella de la nómina (SHA-256)').first()).toBeVisible();
  const text = await (await page.request.get(`${edition}/nomina/transversal/nomina.json`)).body();
  const sha256 = createHash('sha256').update(text).digest('hex');
  const said = (await page.getByRole('main').textContent()) ?? '';
  expect(said.replaceAll(/\s/g, '')).toContain(sha256);
  // Two became one, and one of the others was not feasible.
  expect(JSON.parse(text.toString()).projects).toHaveLength(38);
  await expectNoAxeViolations(page, info);
  return sha256;
}

test(
  'forty proposals of a comuna become one list, whose lot is thrown in public and checked by anybody',
  { tag: '@plain' },
  async ({ page, browser }, info) => {
    test.setTimeout(180_000);
    const stage = await begin(page, browser, info);
    const { neighbour, officer, certifier, reviewer, edition, bench, slug } = stage;
    const { mended, refused, hers } = await sendForty(stage);
    await merge(page, neighbour, edition, 1, hers);
    await officer.goto(bench);
    await officer.getByRole('button', { name: 'Pasarlas a revisión' }).click();
    await correct(stage, mended);
    // Two became number 41.
    const all = Array.from({ length: 41 }, (_, index) => index + 1);
    const going = all.filter((number) => number !== 1 && number !== hers);
    await answer(stage, going, refused);
    await appeal(stage, refused);
    await bringForward(stage, slug);
    await freeze(certifier, `/gestion/ancud/ediciones/${slug}/nomina`, NOTICE_MINUTES);
    const sha256 = await readList(stage);
    await draw(stage, browser);
    await checkLot(page, info, `${edition}/nomina/transversal`, sha256);
    for (const one of [officer, certifier, reviewer, neighbour]) await one.context().close();
  },
);
