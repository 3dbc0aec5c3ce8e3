// The end of a sealed vote at its desk: closed, opened by two of three holders, counted, and everything that officers sign of it.
import { expect, type Page } from '@playwright/test';
import { enterAs } from './people.ts';
import type { Team } from './sealed-edition.ts';
import { type SealedElection, signBoth } from './sealed-election.ts';

const PATIENCE_MS = 90_000;

/** Until the desk of the opening shows it: the urn and what follows it work by themselves. */
export async function untilShown(
  officer: Page,
  { desk }: SealedElection,
  what: (page: Page) => ReturnType<Page['locator']>,
): Promise<void> {
  await expect(async () => {
    await officer.goto(`${desk}/apertura`);
    await expect(what(officer)).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: PATIENCE_MS, intervals: [700] });
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

/** By two of the three shares; a third that was miscopied is said so first. */
export async function closeAndOpen(team: Team, election: SealedElection): Promise<void> {
  const { officer } = team;
  const { shares } = election;
  const closing = officer.getByRole('button', { name: 'Proponer el cierre del papel' });
  await untilShown(officer, election, () => closing);
  await closing.click();
  await expect(officer).toHaveURL(/\/actos\//);
  await signBoth(team, pathOf(officer));
  await untilShown(officer, election, (page) => page.locator('#parte-1'));
  await officer.locator('#parte-1').fill(shares[0] ?? '');
  await officer.locator('#parte-2').fill((shares[2] ?? '').replace(/.$/, '?'));
  await officer.locator('#partes button').click();
  await expect(officer.locator('#partes [role=status]')).not.toBeEmpty();
  await officer.locator('#parte-2').fill(shares[2] ?? '');
  await officer.locator('#partes button').click();
  await expect(officer).toHaveURL(/\/actos\//);
  await signBoth(team, pathOf(officer));
}

/** Every act that waits for signatures, once as many do. */
export async function signWaiting(
  team: Team,
  election: SealedElection,
  count: number,
): Promise<void> {
  const { officer } = team;
  await enterAs(officer, 'Paula');
  const waiting = officer.getByRole('row', { name: /Espera firmas/ });
  await untilShown(officer, election, () => waiting.nth(count - 1));
  const links = waiting.getByRole('link');
  const acts = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  for (const act of acts) await signBoth(team, act);
}

/** Until everybody reads in the public record that it is so far. */
export async function untilRecorded(page: Page, { id }: SealedElection, phase: string) {
  await expect(async () => {
    await page.goto(`/votaciones/${id}/registro`);
    await expect(page.getByText(phase, { exact: true }).first()).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: PATIENCE_MS, intervals: [700] });
}
