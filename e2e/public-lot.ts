// The lot of a ballot list before everybody, and its checking by whoever trusts nobody: in the browser, on the site, and with Node alone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, type TestInfo } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { hourThere } from './edition-in-a-day.ts';
import { post } from './sent-forms.ts';

const FACES = '41625336142555143262';
/** The throw at which somebody closes the page, with another tab open. */
const INTERRUPTED = 8;

const LOT = {
  place: 'Salón de sesiones',
  observer1: 'Elba Vidal',
  observer1For: 'Vecinas',
  observer2: 'Jorge Barría',
  observer2For: 'Concejo',
};
/** An hour is the least notice, and hours are written without seconds. */
export const NOTICE_MINUTES = 62;

/** Its hash is public with the announcement of its lot, which is thrown so many minutes from now. */
export async function freeze(certifier: Page, lists: string, minutes: number): Promise<void> {
  await certifier.goto(lists);
  await certifier.getByRole('link', { name: 'Congelar la nómina' }).first().click();
  for (const [name, text] of Object.entries({ ...LOT, ...hourThere(minutes) })) {
    await certifier.locator(`[name=${name}]`).fill(text);
  }
  await certifier.locator('[name=chance][value=dice]').check();
  await certifier.getByRole('button', { name: 'Congelar y anunciar el sorteo' }).click();
  await expect(certifier.getByText('La nómina quedó congelada')).toBeVisible();
}

/** Twenty times without looking, at the hour of the lot. */
export async function throwAll(desk: Page, lists: string): Promise<void> {
  await desk.goto(lists);
  await desk.getByRole('link', { name: 'Ir al sorteo' }).first().click();
  await expect(desk.getByText(`Lanzamiento 1 de ${FACES.length}`)).toBeVisible();
  const own = new URL(desk.url()).pathname;
  for (const [at, face] of [...FACES].entries()) await throwOnce(desk, own, at + 1, face);
}

function throwOnce(desk: Page, own: string, position: number, face: string): Promise<string> {
  return post(desk, `${own}/lanzamiento`, { position: String(position), face, seen: '1' });
}

async function throwOnPage(desk: Page, face: string): Promise<void> {
  await desk.getByLabel(face, { exact: true }).check();
  await desk.getByLabel('vieron la misma cara').check();
  await desk.getByRole('button', { name: 'Publicar el lanzamiento' }).click();
}

/** What everybody sees of the throws. */
async function expectThrown(anybody: Page, lot: string, faces: string): Promise<void> {
  await anybody.goto(lot);
  const thrown = anybody.getByRole('list', { name: 'Lanzamientos del dado' });
  await expect(thrown.getByRole('listitem')).toHaveCount(FACES.length);
  const seen = (await thrown.getByRole('listitem').allTextContents()).join('');
  expect(seen.replaceAll(/\D/g, '')).toBe(faces);
}

/**
 * The certifying officer throws twenty times before `anybody`, from the desk of the lists; both at the hour of the lot.
 * She closes her page on the way: the tab that is left goes on with the next throw, and never throws one again.
 */
export async function throwDice(desk: Page, anybody: Page, lists: string): Promise<void> {
  await desk.goto(lists);
  await desk.getByRole('link', { name: 'Ir al sorteo' }).click();
  await expect(desk.getByText(`Lanzamiento 1 de ${FACES.length}`)).toBeVisible();
  const own = new URL(desk.url()).pathname;
  const lot = `/sorteos/${own.split('/').at(-1)}`;
  const send = (position: number, face: string) => throwOnce(desk, own, position, face);
  await expectThrown(anybody, lot, '');
  await throwOnPage(desk, FACES.charAt(0));
  await expect(desk.getByText('El lanzamiento quedó publicado.')).toBeVisible();
  for (let at = 2; at < INTERRUPTED; at++) await send(at, FACES.charAt(at - 1));
  await expectThrown(anybody, lot, FACES.slice(0, INTERRUPTED - 1));

  await desk.goto(own);
  const closed = await desk.context().newPage();
  await closed.goto(own);
  await throwOnPage(closed, FACES.charAt(INTERRUPTED - 1));
  await expect(closed.getByText('El lanzamiento quedó publicado.')).toBeVisible();
  await closed.close();
  const other = FACES.charAt(INTERRUPTED - 1) === '6' ? '1' : '6';
  await throwOnPage(desk, other);
  await expect(desk.getByRole('alert')).toContainText(`El lanzamiento ${INTERRUPTED} ya está`);
  await expectThrown(anybody, lot, FACES.slice(0, INTERRUPTED));

  for (let at = INTERRUPTED + 1; at < FACES.length; at++) await send(at, FACES.charAt(at - 1));
  await desk.goto(own);
  await throwOnPage(desk, FACES.charAt(FACES.length - 1));
  await expect(desk.getByText('El sorteo terminó y su acta está emitida.')).toBeVisible();
  await expect(send(1, '1')).rejects.toThrow('answered 409');
  await expectThrown(anybody, lot, FACES);
}

/** Ids in the order of the numbers that the public list of a contest shows. */
async function numbered(page: Page, list: string): Promise<readonly string[]> {
  await page.goto(list);
  const rows = await page.locator('.ballot-list-row').evaluateAll((all) =>
    all.map((row) => ({
      id: row.id.replace(/^p/, ''),
      number: Number(row.querySelector('.ballot-list-number')?.lastChild?.textContent),
    })),
  );
  const ordered = rows.toSorted((one, other) => one.number - other.number);
  expect(ordered.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
  return ordered.map(({ id }) => id);
}

/** With the lines that the page shows, and Node: the hash, and the ids in the order of their numbers. */
function runScript(script: string, file: string): { sha256: string; ids: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'minga-lot-'));
  try {
    writeFileSync(join(folder, 'comprobar.mjs'), script);
    writeFileSync(join(folder, 'nomina.json'), file);
    const said = execFileSync(process.execPath, ['comprobar.mjs', 'nomina.json', FACES], {
      cwd: folder,
      encoding: 'utf8',
    });
    const [sha256 = '', ...rows] = said.trim().split('\n');
    return { sha256, ids: rows.map((row) => row.split(' ')[1] ?? '') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that the page of checking offers, on the list of an address; `sha256` was public before the lot. */
export async function checkLot(page: Page, info: TestInfo, list: string, sha256: string) {
  const order = await numbered(page, list);
  await page.getByRole('link', { name: 'Comprobar la huella y el orden' }).first().click();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Descarga el archivo de la nómina' }).click(),
  ]);
  const file = readFileSync(await download.path(), 'utf8');
  const changed = file.replace(/("title":".*?)([a-z])"/, (_, before, last) => {
    return `${before}${last === 'a' ? 'b' : 'a'}"`;
  });
  const script = (await page.locator('#guion').textContent()) ?? '';
  expect(runScript(script, file)).toEqual({ sha256, ids: order });
  expect(runScript(script, changed).sha256).not.toBe(sha256);

  const check = page.getByRole('button', { name: 'Comprobar', exact: true });
  const found = page.locator('#resultado');
  await check.click();
  await expect(found).toContainText('La huella es la publicada');
  await expect(found).toContainText('El orden es el publicado');
  await expectNoAxeViolations(page, info);
  await page.getByLabel('Archivo de la nómina').fill(changed);
  await page.getByLabel('Lo que dijo el azar').fill(`6${FACES.slice(1)}`);
  await check.click();
  await expect(found).toContainText('La huella no es la publicada');
  await expect(found).toContainText('El orden no es el publicado');
  expect(sent).toHaveLength(info.project.use.javaScriptEnabled === false ? 2 : 0);
}
