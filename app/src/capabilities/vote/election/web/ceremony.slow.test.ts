// The key ceremony and its rehearsals in a real browser: three shares are shown, and only two points ever leave it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumPath } from '../../../../../../e2e/chromium.ts';
import { closedUrnDoor } from '../../../../platform/urn-door.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenLists } from '../../../edition/ballot-list/testing/given.ts';
import { changeSettings } from '../actions/change-settings.ts';
import { listHolders } from '../store/officers.ts';
import {
  type ElectionGround,
  electionOf,
  givenDrawn,
  givenElections,
  givenPrepared,
  OPENING,
} from '../testing/opened-election.ts';

let ground: ElectionGround;
let server: Server;
let browser: Browser;
let base: string;

beforeAll(async () => {
  ground = await givenElections(await givenLists());
  const urn = { ...closedUrnDoor, ...ground.urn };
  const site = await testSite(ground.db, { clock: { now: () => OPENING }, urn });
  server = serving(await site.as(ground.officers.officer.actor.personId));
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  await ground?.given.close();
});

/** The site in process behind a socket, for somebody who is signed in already. */
function serving(site: TestSite): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url = '/', headers } = request;
    const answer =
      request.method === 'POST'
        ? await site.post(url, Buffer.concat(chunks).toString(), {
            'content-type': headers['content-type'] ?? '',
            'sec-fetch-site': 'same-origin',
          })
        : await site.get(url);
    const dropped = ['content-encoding', 'content-length'];
    const kept = [...answer.headers].filter(([name]) => !dropped.includes(name));
    response.writeHead(answer.status, Object.fromEntries(kept));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
}

async function ceremony(page: Page): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Hacer la llave' }).click();
  const codes: string[] = [];
  for (let shown = 0; shown < 3; shown += 1) {
    const cards = page.locator('.election-card-code');
    expect(await cards.count()).toBe(2);
    codes.push((await cards.first().textContent()) ?? '');
    await page.getByRole('button', { name: 'Ya la tiene: seguir' }).click();
  }
  expect(await page.locator('.election-card').count()).toBe(0);
  await page.getByRole('button', { name: 'Publicar la parte pública' }).click();
  await page.waitForURL('**/urna?hecho=guardado');
  return codes;
}

async function rehearse(page: Page, code: string): Promise<void> {
  await page.fill('#parte', code);
  await page.getByRole('button', { name: 'Comprobar' }).click();
}

test('three people share a key that never leaves the browser, and each finds that her share fits', async () => {
  const { db, by } = ground;
  const drawn = await givenDrawn(ground, 'ceremonia');
  const { electionId } = await givenPrepared(ground, drawn, {
    settings: { urn: { mode: 'feldman' } },
  });
  const holders = [1, 2, 3].map((i) => ({ i, name: `Persona ${i}`, secondCopy: `Notaría ${i}` }));
  await changeSettings(db, by, electionId, { holders });
  const page = await browser.newPage();
  const sent: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  page.on('pageerror', ({ message }) => faults.push(message));
  const urn = `${base}/gestion/ancud/votaciones/${electionId}/urna`;
  await page.goto(`${urn}/ceremonia`);
  const codes = await ceremony(page);
  expect(new Set(codes).size).toBe(3);
  expect((await electionOf(db, electionId)).commits).toHaveLength(2);
  for (const { i } of holders) {
    await page.goto(`${urn}/ensayo/${i}`);
    await rehearse(page, codes[i % 3] ?? '');
    await page.getByText('Esa parte es de otra de las tres personas.').waitFor();
    await rehearse(page, (codes[i - 1] ?? '').toLowerCase());
    await page.getByRole('button', { name: 'Dejar constancia' }).click();
    await page.waitForURL('**/urna?hecho=guardado');
  }
  const kept = await listHolders(db, electionId);
  expect(kept.every(({ rehearsedAt }) => rehearsedAt !== null)).toBe(true);
  const said = sent.join('\n').toUpperCase();
  for (const code of codes) {
    expect(said).not.toContain(code);
    expect(said).not.toContain(code.replaceAll('-', ''));
  }
  expect(faults).toEqual([]);
}, 120_000);
