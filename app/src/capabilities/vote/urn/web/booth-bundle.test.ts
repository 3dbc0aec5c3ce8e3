// The booth's program as one hash, and the same program served for as long as its vote is open, whatever the release.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canon } from '@minga/ballot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Assets, answerWith } from '../../../../platform/http/assets.ts';
import { urnDoorAt } from '../../../../platform/urn-door.ts';
import { TEST_URN_URL, type TestUrn, testUrn } from '../../../../site/testing-vote.ts';
import { buildUrnOrigin } from '../../../../site/urn-origin.tsx';
import { openedElection, VOTING } from '../testing/opened-election.ts';
import { boothBundle, boothClientOf, boothIcon, boothIsland, boothStyles } from './booth-bundle.ts';
import { urnRoutes } from './routes.ts';

const hash = (text: string | Uint8Array, encoding: 'base64' | 'base64url' = 'base64url') =>
  createHash('sha256').update(text).digest(encoding);

/** A client build of which every file has the name of its release in it. */
function releaseOf(name: string): Assets {
  const addresses: Record<string, string> = {
    [boothIsland]: `booth-${name}.js`,
    [boothStyles]: `styles-${name}.css`,
    [boothIcon]: `icon-${name}.svg`,
  };
  const names = [...Object.values(addresses), `shared-${name}.js`, `sealing-${name}.js`].sort();
  const files = names.map((one) => ({
    name: one,
    plain: new Uint8Array(Buffer.from(`/* ${one} */`)),
    brotli: undefined,
    isLater: one.startsWith('sealing'),
  }));
  return {
    address: (source) => `/assets/${addresses[source]}`,
    answer(request) {
      const file = files.find((one) => request.url.endsWith(`/assets/${one.name}`));
      return file && answerWith(file, request);
    },
    filesOf: (sources) =>
      files.filter(
        (file) =>
          /^(shared|sealing)/.test(file.name) ||
          sources.some((source) => addresses[source] === file.name),
      ),
  };
}

let urn: TestUrn;
let now = VOTING;
beforeAll(async () => {
  urn = await testUrn();
});
afterAll(() => urn?.close());

/** The same urn after it was upgraded. */
function upgraded(assets: Assets): TestUrn {
  const house = { ...urn.house, assets, clock: { now: () => now } };
  const hostnames = new Set([new URL(TEST_URN_URL).hostname]);
  const routes = urnRoutes(house);
  const handler = buildUrnOrigin({ house, routes, hostnames, ready: async () => {} });
  return {
    ...urn,
    ...{ house, handler, door: urnDoorAt(TEST_URN_URL, house.doorKey, handler) },
    get: async (path) => handler(new Request(`${TEST_URN_URL}${path}`)),
  };
}

/** As `minga-verify URL` does: the hash of the list, once every file is what the list says. */
async function servedBy(at: TestUrn, id: string): Promise<string> {
  const list = Buffer.from(await (await at.get(`/e/${id}/cabina.json`)).arrayBuffer());
  const { files } = JSON.parse(list.toString('utf8'));
  for (const { name, sha256 } of files) {
    const file = Buffer.from(await (await at.get(`/assets/${name}`)).arrayBuffer());
    if (hash(file) !== sha256) return `${name}: ?`;
  }
  return hash(list);
}

const page = async (at: TestUrn, path: string) => (await at.get(path)).text();

function opening(at: TestUrn, id: string, release: Assets) {
  const client = boothClientOf(release, '0.1.0');
  return openedElection(at, id, (manifest) => ({ ...manifest, client }));
}

test('the list has every file with its hash, and its own hash goes into the manifest', () => {
  const release = releaseOf('a');
  const { list, hash: bundle, files } = boothBundle(release);
  const listed = files.map(({ name, plain }) => ({ name, sha256: hash(plain) }));
  expect(new TextDecoder().decode(list)).toBe(JSON.stringify({ files: listed }));
  expect(files.map(({ name }) => name)).toEqual([
    ...['booth-a.js', 'icon-a.svg', 'sealing-a.js', 'shared-a.js', 'styles-a.css'],
  ]);
  expect(boothClientOf(release, '0.1.0')).toEqual({
    ...{ bundle_sha256: bundle, source_commit: '0.1.0' },
  });
  expect(bundle).toBe(hash(list));
});

test('a byte more in one script is another program', () => {
  const [one, other] = [releaseOf('a'), releaseOf('a')];
  const [first] = other.filesOf([boothIsland]);
  const longer = { ...other, filesOf: () => [{ ...first, plain: Buffer.from('x') }] as never };
  expect(boothClientOf(longer, '').bundle_sha256).not.toBe(boothClientOf(one, '').bundle_sha256);
});

test('the page says of each script and style what it must be, and of those that come later too', async () => {
  const at = upgraded(releaseOf('a'));
  for (const path of ['/e/nada/cabina', '/ensayo']) {
    const html = await page(at, path);
    const said = (name: string) => `sha256-${hash(`/* ${name} */`, 'base64')}`;
    expect(html).toContain(`src="/assets/booth-a.js" integrity="${said('booth-a.js')}"`);
    expect(html).toContain(`href="/assets/shared-a.js" integrity="${said('shared-a.js')}"`);
    expect(html).toContain(`href="/assets/styles-a.css" integrity="${said('styles-a.css')}"`);
    expect(html).toContain(`data-later="sealing-a.js:${said('sealing-a.js')}"`);
  }
});

test('nothing of the booth is imported later but by way of what the page says that it must be', () => {
  const sources = readdirSync(import.meta.dirname).filter((name) =>
    /^booth.*(?<!test)\.tsx?$/.test(name),
  );
  const imports = sources.flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    return [...text.matchAll(/(.{0,15})\bimport\(/g)].map(([, before = '']) => [name, before]);
  });
  expect(imports.length).toBeGreaterThan(6);
  expect(imports.filter(([, before]) => !before?.endsWith('later(() => '))).toEqual([]);
});

test('a browser that can is told to take no script of the booth without its hash', async () => {
  const at = upgraded(releaseOf('a'));
  for (const path of ['/e/nada/cabina', '/en/rehearsal']) {
    const { headers } = await at.get(path);
    expect(headers.get('integrity-policy')).toBe('blocked-destinations=(script)');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  }
});

test('while a vote is open the booth of the release that opened it is served, byte for byte', async () => {
  const [a, b] = [releaseOf('a'), releaseOf('b')];
  const before = upgraded(a);
  const first = await opening(before, 'primera', a);
  const pages = ['/e/primera/cabina', '/en/e/primera/booth'];
  const old = await Promise.all(pages.map((path) => page(before, path)));
  expect(await servedBy(before, 'primera')).toBe(first.manifest.client.bundle_sha256);

  const after = upgraded(b);
  expect(await Promise.all(pages.map((path) => page(after, path)))).toEqual(old);
  expect(await servedBy(after, 'primera')).toBe(first.manifest.client.bundle_sha256);
  expect(old[0]).toContain('booth-a.js');
  const script = await after.get('/assets/booth-a.js');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect((await after.get('/assets/nada.js')).status).toBe(404);

  // A release does not open what was signed for another one's booth; what it opened before stays opened.
  await expect(opening(after, 'tarde', a)).rejects.toThrow('not opened: booth-of-another');
  expect(await after.door.open(first.leaf)).toEqual({ ok: true, value: { index: 0 } });
  const told = await after.door.outlook('segunda', []);
  expect(told).toMatchObject({ ok: true, value: { booth: boothBundle(b).hash } });
  const second = await opening(after, 'segunda', b);
  expect(await servedBy(after, 'segunda')).toBe(second.manifest.client.bundle_sha256);
  expect(await page(after, '/e/segunda/cabina')).toContain('booth-b.js');
  expect(await page(after, '/ensayo')).toContain('booth-b.js');
});

test('another booth is served an hour after its act at the soonest, and once a release has it', async () => {
  const [a, c, d] = [releaseOf('a'), releaseOf('c'), releaseOf('d')];
  now = VOTING;
  const before = upgraded(a);
  const election = await opening(before, 'cambiada', a);
  const announced = election.act({
    ...{ type: 'amend', kind: 'client', reason: 'Un error al ordenar', source_commit: '0.1.1' },
    ...{ old: boothClientOf(a, '').bundle_sha256, new: boothClientOf(c, '').bundle_sha256 },
    at: '2027-05-06T14:59:00Z',
  });
  expect((await before.door.append('cambiada', canon(announced))).ok).toBe(true);
  const [oldHash, newHash] = [a, c].map((release) => boothBundle(release).hash);
  const after = upgraded(c);
  expect(await servedBy(after, 'cambiada')).toBe(oldHash);
  now = new Date(VOTING.getTime() + 3_599_000);
  expect(await servedBy(after, 'cambiada')).toBe(oldHash);
  now = new Date(VOTING.getTime() + 3_600_000);
  // A copy that was not upgraded yet goes on with what it has.
  expect(await servedBy(before, 'cambiada')).toBe(oldHash);
  expect(await servedBy(after, 'cambiada')).toBe(newHash);
  // From then on it is kept as the first one was.
  expect(await servedBy(upgraded(d), 'cambiada')).toBe(newHash);
  now = VOTING;
});

test('what is kept of a booth is changed by nobody', async () => {
  for (const change of [`delete from urn.booth`, `update urn.booth_file set plain = ''`]) {
    await expect(urn.database.pool.query(change)).rejects.toThrow();
  }
});
