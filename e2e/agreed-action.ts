// An action of the joint agenda between two members of the Mesa, from the proposal to the signature of both.
import { type Browser, expect, type Page } from '@playwright/test';
import { comeLater } from './later.ts';
import { enterAs } from './people.ts';

/** A day that is to come, whenever this runs. */
const DUE = `${new Date().getFullYear() + 1}-11-30`;

interface Shared {
  readonly title: string;
  /** Names of the two members: of whoever proposes it, and of the other with who speaks for it. */
  readonly own: string;
  readonly other: string;
  readonly otherSpeaks: string;
  /** How many minutes later than everybody else it happens. */
  readonly minutes?: number;
}

/** `page` is of who speaks for the first; the other is a persona. Ends on the page of the action, done. */
export async function agreeAndClose(page: Page, browser: Browser, shared: Shared): Promise<void> {
  const { title, own, other, otherSpeaks, minutes = 0 } = shared;
  await page.goto('/mesa/agenda');
  await page.getByRole('link', { name: 'Proponer una acción' }).click();
  await page.getByLabel('Título').fill(title);
  await page.getByLabel('Texto').fill('Lo hacemos entre las dos y contamos cómo va.');
  await page.getByLabel('Hasta').fill(DUE);
  await page.getByLabel('Integrante 1', { exact: true }).selectOption({ label: own });
  await page.getByLabel('Integrante 2', { exact: true }).selectOption({ label: other });
  await page.getByRole('button', { name: 'Proponer una acción' }).click();
  const tags = page.locator('header, main').locator('.tag');
  await expect(tags.filter({ hasText: 'Propuesta' })).toBeVisible();
  const theirs = await (await browser.newContext()).newPage();
  await comeLater(theirs, minutes);
  await enterAs(theirs, otherSpeaks);
  await theirs.goto(new URL(page.url()).pathname);
  await theirs.getByRole('button', { name: 'Aceptar', exact: true }).click();
  await expect(theirs.locator('.tag', { hasText: 'Acordada' })).toBeVisible();
  await sign(page);
  await expect(page.locator('.tag', { hasText: 'Falta su firma' })).toBeVisible();
  await expect(page.locator('.tag', { hasText: 'Cumplida' })).toHaveCount(0);
  await sign(theirs);
  await theirs.context().close();
  await page.reload();
  await expect(page.locator('.tag', { hasText: 'Cumplida' })).toBeVisible();
}

/** On the page of the action. */
export async function sign(page: Page): Promise<void> {
  await page.goto(new URL(page.url()).pathname);
  await page.getByRole('button', { name: 'Firmar que se cumplió' }).click();
}
