// From the opening of a vote to the body: the certification that two people sign, and the list that the mayor or the governor submits.
import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { submit } from './sent-forms.ts';

interface Vote {
  readonly text: string;
  readonly from: string;
  readonly until: string;
  /** Address of the page of its result. */
  readonly result: string;
}

/** Of the only contest of an edition, for whoever votes elsewhere. */
export async function openVote(officer: Page, desk: string): Promise<void> {
  await officer.goto(`${desk}/amplitud`);
  await officer.getByRole('button', { name: 'Abrir la votación' }).click();
  await expect(officer).toHaveURL(/hecho=abierta/);
}

/** A vote brought in on the pages of the desk, seen, confirmed and counted. */
export async function bringVote(
  officer: Page,
  desk: string,
  { result, ...vote }: Vote,
): Promise<void> {
  await officer.goto(desk);
  await officer.locator('[name=votacion]').setInputFiles({
    ...{ name: 'votos.pb', mimeType: 'text/plain' },
    buffer: Buffer.from(vote.text),
  });
  await officer.locator('[name=acta]').setInputFiles({
    ...{ name: 'acta.pdf', mimeType: 'application/pdf' },
    buffer: Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    ),
  });
  await officer.locator('[name=responde]').fill('Hernán Soto Gallardo');
  await officer.locator('[name=cargo]').fill('Ministro de fe');
  await officer.locator('[name=tomada]').fill('Urnas de papel en tres sedes');
  await officer.locator('[name=desde]').fill(vote.from);
  await officer.locator('[name=hasta]').fill(vote.until);
  await officer.getByRole('button', { name: 'Guardar y revisar' }).click();
  await expect(officer.getByText('Mira abajo lo que se contará', { exact: false })).toBeVisible({
    timeout: 20_000,
  });
  await officer.getByRole('button', { name: 'Confirmar y contar' }).click();
  await expect(async () => {
    await officer.goto(result);
    await expect(
      officer.getByText('Priorizado por la votación', { exact: false }).first(),
    ).toBeVisible({
      timeout: 500,
    });
  }).toPass({ timeout: 40_000 });
}

/** Proposed on the desk by the one, and signed by the other. */
export async function certify(
  { officer, certifier }: { readonly officer: Page; readonly certifier: Page },
  objections: string,
): Promise<void> {
  await officer.goto(objections);
  await officer.getByRole('button', { name: 'Proponer la certificación' }).first().click();
  await expect(officer.getByText('Otra persona tiene 72 horas para firmarlo.')).toBeVisible();
  await signAct(certifier, new URL(officer.url()).pathname);
}

export async function signAct(certifier: Page, act: string): Promise<void> {
  await certifier.goto(act);
  await certifier.getByRole('button', { name: 'Firmar y hacerlo' }).click();
  await expect(certifier.getByText('Firmado y hecho.')).toBeVisible();
}

/** Received by the body on a day. */
export async function submitList(mayor: Page, desk: string, day: string): Promise<void> {
  await submit(mayor, desk, 'recibida', { recibida: day });
}

/** An issued document of the page of the sanction, by the address of its QR; its printed file is the one that it names. */
export async function readIssued(page: Page, name: string): Promise<void> {
  const issued = page.getByRole('article', { name });
  await expect(issued.locator('.qr-code')).toBeVisible();
  await issued.getByRole('link').first().click();
  const link = page.getByRole('link', { name: /PDF/ }).first();
  await expect(async () => {
    await page.reload();
    await expect(link).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 20_000 });
  const file = await (await page.request.get((await link.getAttribute('href')) ?? '')).body();
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  const said = (await page.getByRole('main').textContent()) ?? '';
  expect(said.replaceAll(/\s/g, '')).toContain(createHash('sha256').update(file).digest('hex'));
}
