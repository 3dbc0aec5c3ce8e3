// The values of UTM and UF as the national body enters them and as everybody reads them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { open, send, sentBy } from '../testing/pages.ts';
import { personWith } from '../testing/team.ts';

const DESK = '/gestion/subdere/valores';
const SOURCE = 'https://www.sii.cl/valores_y_fechas/utm/utm2026.htm';
const november = { unidad: 'utm', dia: '2026-11-25', valor: '69.542', fuente: SOURCE, razon: '' };
let given: TestDatabase;
let anybody: TestSite;
let subdere: TestSite;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db);
  subdere = await anybody.as(await personWith(given.db, 'national-staff', 'subdere'));
});
afterAll(() => given.close());

test('everybody reads the values, in both languages and as files', async () => {
  const html = await open(anybody, '/valores');
  expect(html).toContain('$67.429');
  expect(html).toContain('enero de 2025');
  expect(html).toContain('306.464.805');
  expect(await open(anybody, '/en/unit-values')).toContain('January 2025');
  expect(await open(anybody, '/valores?unidad=uf')).toContain('Todavía no hay valores');
  expect(await open(anybody, '/datos/unit-values.csv?unidad=utm')).toContain(
    'utm,2025-01-01,67429,',
  );
  expect(JSON.parse(await open(anybody, '/datos/unit-values.json?unidad=uf'))).toMatchObject({
    rows: [],
  });
});

test('only the staff of the national body enters them, at its own desk', async () => {
  const inLautaro = await anybody.as(await personWith(given.db, 'certifying-officer', 'lautaro'));
  expect((await anybody.get(DESK)).status).toBe(303);
  await open(inLautaro, DESK, 403);
  await open(subdere, '/gestion/lautaro/valores', 403);
  await send(inLautaro, DESK, november, 403);
  expect(await open(subdere, '/gestion/subdere')).toContain(`href="${DESK}"`);
});

test('what is wrong is told with what was typed, each at its field', async () => {
  const wrong = { ...november, valor: '69,542', fuente: 'sii', dia: '2026-02-30' };
  const { html } = await send(subdere, DESK, wrong, 422);
  for (const field of ['dia', 'valor', 'fuente']) expect(html).toContain(`href="#${field}"`);
  expect(sentBy(html, DESK)).toMatchObject({
    valor: '69,542',
    fuente: expect.stringContaining('sii'),
  });
});

test('a value is entered, shown to everybody, and corrected only with a reason', async () => {
  const { location } = await send(subdere, DESK, november);
  expect(await open(subdere, location)).toContain('quedó ingresado');
  expect(await open(anybody, '/valores')).toContain('$69.542');

  const form = sentBy(await open(subdere, `${DESK}?unidad=utm&dia=2026-11-01`), DESK);
  expect(form).toMatchObject({ ...november, dia: '2026-11-01', valor: '69542' });
  const refused = await send(subdere, DESK, { ...form, valor: '69.543' }, 422);
  expect(refused.html).toContain('href="#razon"');
  expect(refused.html).toContain('$69.542');

  const corrected = { ...form, valor: '69.543', razon: 'Faltaba un peso.' };
  expect((await send(subdere, DESK, corrected)).location).toContain('corregido');
  const html = await open(anybody, '/valores');
  expect(html).toContain('$69.543');
  expect(html).toContain('antes decía $69.542. Por qué: Faltaba un peso.');
});
