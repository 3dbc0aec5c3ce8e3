// Steps of the journeys through /contar: a file made by the test, chosen and counted with or without script.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, type TestInfo } from '@playwright/test';

const folder = mkdtempSync(join(tmpdir(), 'minga-e2e-count-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export function hasScript(info: TestInfo): boolean {
  return info.project.use.javaScriptEnabled !== false;
}

/** Chooses the file and, where no script takes it at once, sends the form and asks until it is counted. */
export async function count(page: Page, info: TestInfo, path: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const counted = /Así se contó|How it was counted/;
  await page.getByLabel(/^(Archivo de la votación|File of the vote)$/).setInputFiles(path);
  if (hasScript(info)) return expect(heading).toContainText(counted, { timeout: 50_000 });
  await page.getByRole('button', { name: /^(Contar|Count)$/ }).click();
  await expect(page).toHaveURL(/\/(contar|en\/count)\/[\w-]{22}$/);
  // The page would look again by itself, later; the journeys that count by other rules wait for that.
  await expect(async () => {
    await page.reload();
    await expect(heading).toContainText(counted, { timeout: 500 });
  }).toPass({ timeout: 50_000 });
}
