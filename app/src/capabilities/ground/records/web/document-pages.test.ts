// A document in the hand of anybody: found, read, compared, annulled.
import { createHash } from 'node:crypto';
import { groupCode } from '@minga/basics';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { printDocument } from '../actions/print-document.ts';
import { documentAddress, lotAddress } from '../rules/addresses.ts';
import { findDocument } from '../store/documents.ts';
import { NOW } from '../testing/given.ts';
import { form, type GivenPages, givenPages, page } from '../testing/pages.ts';
import { documentPath, lotPath } from './paths.ts';

let at: GivenPages;
beforeAll(async () => {
  at = await givenPages();
});
beforeEach(() => at.setClock(NOW));
afterAll(() => at?.close());

test('is found by its code however it is typed, and its address is the one on paper', async () => {
  const { code } = await at.lotDrawn();
  const address = `/documentos/${groupCode(code)}`;
  for (const typed of [code, groupCode(code).toLowerCase(), code.replaceAll('0', 'O')]) {
    const answer = await at.anybody.get(`/documentos?codigo=${encodeURIComponent(typed)}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, address]);
  }
  const short = await at.anybody.get(`/documentos/${code.toLowerCase()}`);
  expect(short.headers.get('location')).toBe(address);
  expect(documentAddress('https://x', code)).toBe(`https://x${address}`);
  expect(documentPath.to({ code: groupCode(code) }, { locale: 'es-CL' })).toBe(address);
  expect(lotAddress('https://x', 'a')).toBe(`https://x${lotPath.to({ lot: 'a' })}`);
});

test.each(['no-es', '0000-0000-0000-0000', '<script>'])('%j is no code of any', async (typed) => {
  const html = await page(at.anybody, `/documentos?codigo=${encodeURIComponent(typed)}`, 404);
  expect(html).toContain('href="#codigo"');
  expect(html).not.toContain('<script>"');
  expect((await at.anybody.get(`/documentos/${encodeURIComponent(typed)}`)).status).toBe(404);
});

test('says what it says, who issued it, and whether a file is it', async () => {
  const { code } = await at.lotDrawn();
  const address = `/documentos/${groupCode(code)}`;
  const coming = await page(at.anybody, address);
  expect(coming).toContain('El PDF se está imprimiendo');
  expect(coming).toContain('<noscript><meta http-equiv="refresh"');
  const document = await findDocument(at.given.db, code);
  await printDocument(at.given.db, at.files, document?.id ?? '');
  const html = await page(at.anybody, address);
  for (const said of ['Vigente', 'Ministra o ministro de fe', 'Rosa Pérez, Unión comunal']) {
    expect(html).toContain(said);
  }
  expect(await page(at.anybody, `/en/documents/${groupCode(code)}`)).toMatch(
    /<article class="records-sheet surface stack" lang="es">/,
  );
  const printed = await findDocument(at.given.db, code);
  const [file] = await readFiles(at.given.db, [printed?.fileId ?? '']);
  const pdf = await at.anybody.get(`/archivos/${file?.id}/original.pdf`);
  expect(pdf.headers.get('content-disposition')).toMatch(/^attachment;/);
  const bytes = new Uint8Array(await pdf.arrayBuffer());
  expect(html).toContain(`data-sha256="${createHash('sha256').update(bytes).digest('hex')}"`);
  const check = async (content: Uint8Array | undefined) => {
    const body = new FormData();
    if (content !== undefined) body.set('file', new File([new Uint8Array(content)], 'a.pdf'));
    return (await at.anybody.post(`${address}/comprobar`, body)).text();
  };
  expect(await check(bytes)).toContain('Es este documento');
  const changed = bytes.slice();
  changed[100] = (changed[100] ?? 0) ^ 1;
  expect(await check(changed)).toContain('No es este documento');
  expect(await check(undefined)).toContain('Elige un archivo');
});

test('is annulled by its institution alone, with a reason that stays', async () => {
  const { code } = await at.lotDrawn();
  const formPath = `/gestion/ancud/documentos/${groupCode(code)}/anular`;
  expect((await at.stranger.get(formPath)).status).toBe(403);
  const fromElsewhere = `/gestion/lautaro/documentos/${groupCode(code)}/anular`;
  expect((await at.stranger.post(fromElsewhere, form({ motivo: 'x' }))).status).toBe(404);
  expect(await page(at.rosa, formPath)).toContain('Anular no se puede deshacer');
  expect((await at.rosa.post(formPath, form({ motivo: '' }))).status).toBe(422);
  const annulled = await at.rosa.post(formPath, form({ motivo: 'Tenía un error <i>.' }));
  expect(annulled.status).toBe(303);
  const html = await page(at.anybody, `/documentos/${groupCode(code)}`);
  expect(html).toContain('Tenía un error &lt;i>.');
  expect(html).toContain('Anulado');
  expect((await at.rosa.post(formPath, form({ motivo: 'otra vez' }))).status).toBe(409);
});

test('is in the list, the CSV and the JSON alike', async () => {
  const { code } = await at.lotDrawn();
  const shown = groupCode(code);
  expect(await page(at.anybody, '/documentos?institucion=ancud')).toContain(shown);
  expect(await page(at.anybody, '/documentos?institucion=lautaro')).not.toContain(shown);
  expect(await page(at.anybody, '/datos/documentos.csv?institucion=ancud')).toContain(shown);
  expect(await page(at.anybody, '/datos/documentos.json?institucion=lautaro')).not.toContain(shown);
});
