// The preparation of a sealed vote at its desk: its roll from a file, its urn with a key in three parts, its officers, its test, its manifest.
import { expect, type Page } from '@playwright/test';
import { enterAs } from './people.ts';
import type { Team } from './sealed-edition.ts';

const HOLDERS = ['Elba Vidal', 'Rubén Low', 'Inés Barría'] as const;
export interface SealedElection {
  readonly id: string;
  readonly desk: string;
  /** Codes of the shares of the key, as the cards of the holders say them. */
  readonly shares: readonly string[];
}

/** From the edition's drawn lists to a manifest that waits for its signatures; where it is signed. */
export async function prepareElection(
  { officer, certifier }: Team,
  edition: string,
  runs: readonly string[],
): Promise<SealedElection & { readonly act: string }> {
  await officer.goto('/gestion/ancud/votaciones');
  await officer.locator(`a[href*="edicion=${edition}"]`).click();
  await officer.getByLabel('Es una demostración').check();
  await officer.getByRole('button', { name: 'Preparar', exact: true }).click();
  await expect(officer.getByText(/Faltan? \d+ cosas?/)).toBeVisible();
  const desk = new URL(officer.url()).pathname;
  const id = desk.split('/').at(-1) ?? '';
  await sayWhoVotes(officer, desk);
  await bringRoll(officer, desk, runs);
  const shares = await makeKey({ officer, certifier }, desk);
  await nameOfficers(certifier, desk);
  await officer.goto(`${desk}/prueba`);
  await officer.getByRole('button', { name: 'Hacer la prueba' }).click();
  await expect(officer.getByText(/La prueba pasó/)).toBeVisible();
  await certifier.goto(desk);
  await certifier.getByRole('button', { name: 'Poner el manifiesto a firma' }).click();
  await expect(certifier).toHaveURL(/\/actos\//);
  return { id, desk, shares, act: new URL(certifier.url()).pathname };
}

async function sayWhoVotes(officer: Page, desk: string): Promise<void> {
  await officer.goto(`${desk}/votantes`);
  await officer.locator('[name=padron][value=closed]').check();
  await officer.locator('[name=vias][value=code]').check();
  await officer.getByRole('button', { name: 'Guardar' }).click();
}

/** A file with one row that is wrong, which is told, and nobody else is lost for it. */
async function bringRoll(officer: Page, desk: string, runs: readonly string[]): Promise<void> {
  await officer.goto(`${desk}/padron`);
  await officer.getByRole('button', { name: 'Crear las claves' }).click();
  const text = ['RUN;territorio', ...runs.map((run) => `${run};`), '11.111.111-2;'].join('\r\n');
  await officer.locator('#file').setInputFiles({
    ...{ name: 'padron.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
  });
  await officer.getByRole('button', { name: 'Leer el archivo' }).click();
  const accept = officer.getByRole('button', { name: 'Dejar el padrón así' });
  await expect(async () => {
    await officer.goto(`${desk}/padron`);
    await expect(accept).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 60_000 });
  await accept.click();
  const freeze = officer.getByRole('button', { name: 'Congelar el padrón' });
  await expect(async () => {
    await officer.goto(`${desk}/padron`);
    await expect(freeze).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 60_000 });
  await freeze.click();
  await expect(officer.getByText(/El padrón quedó congelado|congelad/).first()).toBeVisible();
}

/** Made in one browser, shown card by card, and tried by each holder. */
async function makeKey({ officer, certifier }: Team, desk: string): Promise<readonly string[]> {
  await officer.goto(`${desk}/urna`);
  await officer.locator('[name=modo][value=feldman]').check();
  for (const [at, name] of HOLDERS.entries()) {
    await officer.locator(`[name=nombre-${at + 1}]`).fill(name);
    await officer.locator(`[name=copia-${at + 1}]`).fill('Notaría de Ancud');
  }
  await officer.getByRole('button', { name: 'Guardar' }).click();
  await certifier.goto(`${desk}/urna`);
  await certifier.getByRole('button', { name: 'Preparar la urna' }).click();
  await certifier.getByRole('link', { name: 'Ir a la ceremonia' }).click();
  await certifier.getByRole('button', { name: 'Hacer la llave' }).click();
  const shares: string[] = [];
  for (const name of HOLDERS) {
    await expect(certifier.getByRole('heading', { name: new RegExp(name) }).first()).toBeVisible();
    shares.push((await certifier.locator('.election-card-code').first().textContent()) ?? '');
    await certifier.getByRole('button', { name: 'Ya la tiene: seguir' }).click();
  }
  await certifier.getByRole('button', { name: 'Publicar la parte pública' }).click();
  for (const [at, name] of HOLDERS.entries()) {
    await certifier.getByRole('link', { name }).click();
    const field = certifier.getByLabel('Tu parte, como está en tu hoja');
    await field.fill(shares[(at + 1) % HOLDERS.length] ?? '');
    await certifier.getByRole('button', { name: 'Comprobar' }).click();
    await expect(certifier.getByText('Esa parte es de otra de las tres personas.')).toBeVisible();
    await field.fill((shares[at] ?? '').toLowerCase().replaceAll('-', ' '));
    await certifier.getByRole('button', { name: 'Comprobar' }).click();
    await certifier.getByRole('button', { name: 'Dejar constancia' }).click();
  }
  return shares;
}

const OFFICERS = [
  ['Hernán', 'certifier'],
  ['Carmen', 'substitute'],
  ['Paula', 'officer'],
] as const;

async function nameOfficers(certifier: Page, desk: string): Promise<void> {
  for (const [name, role] of OFFICERS) {
    await certifier.goto(`${desk}/firmas`);
    const person = certifier.locator('[name=persona]');
    const option = await person.locator('option', { hasText: name }).first().getAttribute('value');
    await person.selectOption(option ?? '');
    await certifier.locator('[name=rol]').selectOption(role);
    await certifier.locator('[name=nombre]').fill(`${name} de Ancud`);
    await certifier.getByRole('button', { name: /^Agregar|^Nombrar/ }).click();
    await expect(
      certifier.getByRole('table').getByText(`${name} de Ancud`, { exact: true }),
    ).toBeVisible();
  }
}

/** By the two of the team, with what a demonstration lends them. */
export async function signBoth(team: Team, act: string): Promise<void> {
  for (const [page, name] of [
    [team.certifier, 'Hernán'],
    [team.officer, 'Paula'],
  ] as const) {
    await enterAs(page, name);
    await page.goto(act);
    await page.getByRole('button', { name: 'Firmar (demostración)' }).click();
    await expect(page).toHaveURL(/hecho=/);
  }
}
