// An institution from the invitation of SUBDERE to the end of its list, as the people who do it press and write it.
import { type Browser, expect, type Page, type TestInfo } from '@playwright/test';
import { addAuthenticator, withAuthenticators } from './authenticator.ts';
import { signInAs } from './people.ts';

/** Who works there: the officer and whoever certifies, each in a browser of her own. */
export interface Team {
  readonly officer: Page;
  readonly certifier: Page;
}

interface Invited {
  readonly slug: string;
  /** The officer, whoever certifies, and a third. */
  readonly people: readonly [string, string, string];
}

/** From the page of somebody of SUBDERE who is signed in; a second one signs, and both of the team accept. */
export async function inviteTeam(
  national: Page,
  browser: Browser,
  { project }: TestInfo,
  { slug, people }: Invited,
): Promise<Team> {
  const { baseURL = '' } = project.use;
  const open = async () => (await browser.newContext({ baseURL })).newPage();
  const door = `/gestion/subdere/invitar-municipalidad?municipalidad=${slug}`;
  await national.goto(door);
  for (const [index, name] of people.entries()) {
    await national.getByLabel('Nombre y apellidos').nth(index).fill(name);
    await national.getByLabel('Correo').nth(index).fill(`persona${index}@${slug}.example`);
  }
  await national.getByRole('button', { name: 'Proponer las invitaciones' }).click();
  await expect(national.getByText('Otra persona tiene 72 horas para firmarlo.')).toBeVisible();
  const second = await open();
  await signInAs(second, 'Verónica');
  await second.goto(new URL(national.url()).pathname);
  await second.getByRole('button', { name: 'Firmar y hacerlo' }).click();
  await expect(second.getByText('Firmado y hecho.')).toBeVisible();
  await second.context().close();
  const [officer, certifier] = [await open(), await open()];
  for (const [page, name] of [
    [officer, people[0]],
    [certifier, people[1]],
  ] as const) {
    await national.goto(door);
    await acceptInvitation(page, await linkOf(national, name));
  }
  return { officer, certifier };
}

/** Where no mail leaves, the link is told once, by inviting again. */
async function linkOf(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: `Invitar de nuevo a ${name}` }).click();
  return (await page.locator('.code-secret').textContent()) ?? '';
}

/** With the passkey that accepting makes. */
async function acceptInvitation(page: Page, link: string): Promise<void> {
  await addAuthenticator(await withAuthenticators(page), 'internal');
  await page.goto(link);
  await page.getByRole('button', { name: 'Aceptar y crear mi llave' }).click();
  await expect(page).toHaveURL(/\/lo-que-me-toca$/);
}

export async function writeContact(officer: Page, slug: string): Promise<void> {
  await officer.goto(`/gestion/${slug}/puesta-en-marcha`);
  await officer.getByRole('link', { name: 'Confirma el contacto' }).click();
  await officer.getByLabel('Correo').fill(`participacion@${slug}.example`);
  await officer.getByRole('button', { name: 'Guardar el contacto' }).click();
}

interface BodyLoaded {
  /** As its step names it: `Concejo`. */
  readonly body: string;
  readonly seats: number;
  readonly quorum: number;
}

/** Its members from a file, all in office whenever this runs. */
export async function loadBody(
  officer: Page,
  slug: string,
  { body, seats, quorum }: BodyLoaded,
): Promise<void> {
  const year = new Date().getFullYear();
  const mandate = `06-12-${year - 1};06-12-${year + 3}`;
  const names = Array.from({ length: seats }, (_, at) => `Persona ${String.fromCharCode(65 + at)}`);
  const rows = names.map((name, at) => `${name};${at === 0 ? 'preside' : 'integrante'};${mandate}`);
  await officer.goto(`/gestion/${slug}/puesta-en-marcha`);
  await officer.getByRole('link', { name: `Carga el ${body}` }).click();
  await officer.getByLabel('Puestos con voto').fill(String(seats));
  await officer.getByLabel('Quórum para sesionar').fill(String(quorum));
  await officer.getByRole('button', { name: 'Guardar cómo sesiona' }).click();
  await officer.getByRole('link', { name: 'Agregar desde un archivo' }).click();
  const buffer = Buffer.from(['nombre;cargo;inicio;termino', ...rows].join('\r\n'));
  const file = { name: 'integrantes.csv', mimeType: 'text/csv', buffer };
  await officer.locator('input[type=file]').setInputFiles(file);
  await officer.getByRole('button', { name: 'Importar' }).click();
  await officer.getByRole('button', { name: `Agregar a estas ${seats} personas` }).click();
  await expect(
    officer.getByText(`${seats} personas en ejercicio. ${seats} puestos con voto.`),
  ).toBeVisible();
}

export async function finishOnboarding(officer: Page): Promise<void> {
  await officer.getByRole('button', { name: 'Terminar la puesta en marcha' }).click();
  await expect(officer.getByText('Puesta en marcha terminada.')).toBeVisible();
}
