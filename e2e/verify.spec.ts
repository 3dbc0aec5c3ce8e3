// A vote is verified in the browser, which asks nobody; without script the page says how to do it with the command.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { hasScript } from './counting.ts';

const golden = join(import.meta.dirname, '../golden/elections');

async function verify(page: Page, name: string): Promise<void> {
  const { vkey, fingerprint } = JSON.parse(
    readFileSync(join(golden, `${name}.expected.json`), 'utf8'),
  );
  await page.getByLabel('Registro público').setInputFiles(join(golden, `${name}.tar.gz`));
  await page.getByLabel('Clave del registro').fill(vkey);
  await page.getByLabel('Huella del manifiesto').fill(fingerprint);
  await page.getByRole('button', { name: 'Verificar' }).click();
}

test('an honest vote is proven, asking nobody anything, and the report can be kept', async ({
  page,
}, info) => {
  await page.goto('/verificar');
  if (!hasScript(info)) {
    await expect(page.getByText('minga-verify ARCHIVO.tar.gz')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Verificar' })).toBeHidden();
    return;
  }
  await expect(page.getByRole('button', { name: 'Verificar' })).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await verify(page, 'honesta');
  await expect(page.getByText('COMPROBADO: todo lo publicado concuerda')).toBeVisible();
  // Its own program, and what it made itself; nothing that was given to it went anywhere.
  expect(asked.filter((url) => !/\/assets\/|^blob:/.test(url))).toEqual([]);
  await expect(page.getByRole('cell', { name: /Toda la comuna/ })).toBeVisible();
  await expectNoAxeViolations(page, info);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Guardar el informe (JSON)' }).click();
  const report = JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
  expect(report).toMatchObject({ verdict: 'proven', election: { id: 'pudeto-2027' } });
});

test('@with-scripts what audits of papers and of people found is told', async ({ page }, info) => {
  await page.goto('/verificar');
  await verify(page, 'con-mesas');
  await expect(page.getByRole('heading', { name: 'Auditorías' })).toBeVisible();
  await expect(
    page.getByText('participación: auditoría no concluyente (10 sorteadas'),
  ).toBeVisible();
  await expectNoAxeViolations(page, info);
});

test('@with-scripts a result that was altered is a contradiction, and a file that is no record is refused', async ({
  page,
}) => {
  await page.goto('/verificar');
  await verify(page, 'resultado-alterado');
  await expect(page.getByText('CONTRADICCIÓN: lo publicado se desmiente')).toBeVisible();
  await expect(
    page.getByText('El resultado publicado no es el que dan las papeletas.').first(),
  ).toBeVisible();
  await page.getByLabel('Registro público').setInputFiles(join(golden, 'honesta.expected.json'));
  await page.getByRole('button', { name: 'Verificar' }).click();
  await expect(page.getByText('Este archivo no es un registro público')).toBeVisible();
});
