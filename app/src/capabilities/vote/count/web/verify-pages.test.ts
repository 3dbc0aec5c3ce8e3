// `/verificar` as a person without JavaScript meets it, and what its worker does with the golden elections.
import { readFileSync } from 'node:fs';
import { assert } from '@minga/basics';
import { auditSentence, type Report, webPort } from '@minga/verifier';
import { h } from 'preact';
import renderToString from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { inLocale } from '../../../../platform/words.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { pageOf } from '../testing/upload-pages.ts';
import { VerifyReport } from './verify-report.tsx';
import { type VerifyMessage, type VerifyOrder, verifyOrder } from './verify-work.ts';

let database: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  database = await testDatabase();
  site = await testSite(database.db);
});
afterAll(() => database.close());

test.each([
  ['/verificar', 'minga-verify ARCHIVO.tar.gz --clave CLAVE --huella HUELLA'],
  ['/en/verify', 'minga-verify FILE.tar.gz --clave KEY --huella FINGERPRINT --en'],
])('without script %s explains itself and prints the command', async (address, command) => {
  const answer = await site.get(address);
  expect(answer.status).toBe(200);
  const { html, text } = await pageOf(answer);
  expect(text).toContain(command);
  expect(html).toMatch(/<form[^>]*id="verify-form"[^>]*hidden/);
  expect(html).not.toMatch(/<form[^>]*id="verify-form"[^>]*action=/);
  expect(html).toContain('<noscript>');
});

test('the page that counts leads to it', async () => {
  expect((await pageOf(await site.get('/contar'))).html).toContain('href="/verificar"');
});

const golden = new URL('../../../../../../golden/elections/', import.meta.url);
const fileOf = (name: string) => new Blob([new Uint8Array(readFileSync(new URL(name, golden)))]);

async function verified(name: string, more: Partial<VerifyOrder> = {}) {
  const { vkey, fingerprint } = JSON.parse(
    readFileSync(new URL(`${name}.expected.json`, golden), 'utf8'),
  );
  const heard: VerifyMessage[] = [];
  const order = { bundle: fileOf(`${name}.tar.gz`), vkey, fingerprint, locale: 'es-CL' as const };
  await verifyOrder({ ...order, ...more }, webPort(globalThis.crypto.subtle), (message) =>
    heard.push(message),
  );
  return heard;
}

test('the worker proves an honest election, and says how far it is meanwhile', async () => {
  const heard = await verified('honesta');
  expect(heard.filter(({ kind }) => kind === 'advance').length).toBeGreaterThan(5);
  const last = heard.at(-1);
  expect(last).toMatchObject({ kind: 'verified', report: { verdict: 'proven' } });
  expect(last?.kind === 'verified' && last.text).toMatch(/^COMPROBADO/);
});

test.each([
  ['es-CL', 'Auditorías', 'en papel', 'testigos', 'Retiradas y emitidas · barrio'],
  ['en', 'Audits', 'on paper', 'witnesses', 'Taken and cast · barrio'],
] as const)(
  'in %s the page tells of audits, papers and turnout as the text does',
  async (locale, ...words) => {
    const last = (await verified('con-mesas', { locale })).at(-1);
    assert(last?.kind === 'verified', 'the golden election can be read');
    const { report, text } = last;
    const render = (shown: Report) =>
      inLocale(locale, () =>
        renderToString(h(VerifyReport, { report: shown, locale, json: '', text: '' })),
      );
    const html = render(report);
    expect(report.audits).toHaveLength(3);
    for (const sentence of report.audits.map((one) => auditSentence(one, locale))) {
      expect(html).toContain(`<li>${sentence}.</li>`);
      expect(text).toContain(`  ${sentence}\n`);
    }
    for (const word of words) expect(html).toContain(word);
    expect(render({ ...report, audits: [] })).not.toContain(`<h3>${words[0]}</h3>`);
  },
);

test('what was typed with blanks around it is understood, and what was left empty is not known', async () => {
  const { fingerprint } = JSON.parse(
    readFileSync(new URL('honesta.expected.json', golden), 'utf8'),
  );
  const spaced = await verified('honesta', { fingerprint: ` ${fingerprint}\n` });
  expect(spaced.at(-1)).toMatchObject({ report: { verdict: 'proven' } });
  const untold = await verified('honesta', { vkey: ' ', locale: 'en' });
  const last = untold.at(-1);
  expect(last).toMatchObject({ report: { verdict: 'unchecked' } });
  expect(last?.kind === 'verified' && last.text).toMatch(/^NOT CHECKED/);
});

test('a receipt and a checkpoint that were kept are held against the record', async () => {
  const { receipt } = JSON.parse(
    readFileSync(new URL('prometida-perdida.expected.json', golden), 'utf8'),
  );
  const lost = await verified('prometida-perdida', {
    receipt: new Blob([JSON.stringify(receipt)]),
  });
  expect(lost.at(-1)).toMatchObject({ report: { verdict: 'contradiction' } });
  const without = await verified('prometida-perdida');
  expect(without.at(-1)).toMatchObject({ report: { verdict: 'proven' } });
  const { previous } = JSON.parse(
    readFileSync(new URL('dos-registros.expected.json', golden), 'utf8'),
  );
  const split = await verified('dos-registros', { previous: new Blob([previous]) });
  expect(split.at(-1)).toMatchObject({ report: { verdict: 'contradiction' } });
});

test('a file that is no record is refused with its problem', async () => {
  const refused = async (bytes: BlobPart) =>
    (await verified('honesta', { bundle: new Blob([bytes]) })).at(-1);
  expect(await refused('hola')).toEqual({ kind: 'refused', problem: 'not-tar' });
  expect(await refused('')).toEqual({ kind: 'refused', problem: 'unreadable' });
  expect(await refused(Uint8Array.of(0x1f, 0x8b, 1, 2))).toEqual({
    kind: 'refused',
    problem: 'not-gzip',
  });
});
