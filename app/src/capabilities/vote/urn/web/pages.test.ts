// The pages of the urn, and the look-up: the same files for every code, and only what was signed is believed.
import { createHash } from 'node:crypto';
import { canon, checkEd25519, leafHash, posterCode, tracker } from '@minga/ballot';
import { formatCheckpoint, formatNote, signNote, treeRoot } from '@minga/ledger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { type TestUrn, testUrn } from '../../../../site/testing-vote.ts';
import { logSigner } from '../actions/election-keys.ts';
import { findElection } from '../store/elections.ts';
import {
  ballotOf,
  type OpenedElection,
  openedElection,
  VOTING,
  voterOf,
} from '../testing/opened-election.ts';
import { fetchFiles, type LookUpFiles, lookUp } from './look-up.ts';

let urn: TestUrn;
let election: OpenedElection;
let now = VOTING;
beforeAll(async () => {
  urn = await testUrn({ clock: { now: () => now }, isProduction: true });
  election = await openedElection(urn, 'pudeto-2027', (manifest) => ({
    ...manifest,
    title: '<script>alert(1)</script> Plazas & parques',
    batch: { ...manifest.batch, min: 25 },
  }));
});
afterAll(() => urn?.close());

const page = async (path: string) => {
  const answer = await urn.get(path);
  return { status: answer.status, html: await answer.text() };
};

test('the page of an election shows what it is bound to, in both languages, and no title is obeyed', async () => {
  for (const path of ['/e/pudeto-2027/', '/en/e/pudeto-2027/']) {
    const { status, html } = await page(path);
    expect(status).toBe(200);
    expect(html).toContain(posterCode(election.hash));
    expect(html).toContain('/e/pudeto-2027/leaf-hashes.bin');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toContain('style=');
  }
  expect((await page('/e/pudeto-2027/')).html).toContain('Sin perfil');
  expect((await urn.get('/e/pudeto-2027')).status).toBe(301);
});

test('what officers amended is listed for the booth with its place in the log, and told on the page', async () => {
  const acts = async () => (await urn.get('/e/pudeto-2027/actas.json')).text();
  expect(await acts()).toBe('{"acts":[]}');
  const leaf = election.act({
    ...{ type: 'amend', kind: 'withdraw', contest: 'comuna', project: '4' },
    ...{ reason: 'El terreno no es municipal', at: '2027-05-06T14:00:00Z' },
  });
  const appended = await urn.door.append('pudeto-2027', canon(leaf));
  if (!appended.ok) throw new Error(appended.error.code);
  expect(JSON.parse(await acts())).toEqual({ acts: [{ index: appended.value.index, leaf }] });
  expect((await urn.get('/e/nada/actas.json')).status).toBe(404);
  const { html } = await page('/e/pudeto-2027/');
  expect(html).toContain('«Proyecto 4» se retiró de «Proyectos comunales»');
  expect(html).toContain('Motivo: El terreno no es municipal');
});

test('sheets of projects are taken that the manifest names, all of a call or none, and served to everybody', async () => {
  const lines = Array.from({ length: 90 }, (_, at) => `{"need":"${`${at}`.padStart(900, 'x')}"}`);
  const hashOf = (line = '') => createHash('sha256').update(line).digest('base64url');
  await openedElection(urn, 'con-fichas', (manifest) => ({
    ...manifest,
    contests: manifest.contests.map((contest, of) => ({
      ...contest,
      projects: contest.projects.map((project, at) => ({
        ...project,
        sha256: of === 0 ? hashOf(lines[at]) : '',
      })),
    })),
  }));
  const served = async () => (await urn.get('/e/con-fichas/fichas.jsonl')).text();
  expect(await served()).toBe('');
  expect(await urn.door.keepSheets('con-fichas', lines)).toEqual({
    ...{ ok: false, error: { code: 'sheet-unknown' } },
  });
  expect(await served()).toBe('');
  const named = lines.slice(0, election.contest('comuna').projects.length);
  for (let time = 0; time < 2; time++) {
    expect((await urn.door.keepSheets('con-fichas', named)).ok).toBe(true);
    expect((await served()).split('\n').toSorted()).toEqual(['', ...named]);
  }
  expect(await urn.door.keepSheets('nada', named)).toMatchObject({ error: { code: 'not-opened' } });
  expect((await urn.get('/e/nada/fichas.jsonl')).status).toBe(404);
  await expect(urn.database.pool.query('delete from urn.sheet')).rejects.toThrow();
});

test('an election that is not here has a page that says so', async () => {
  const { status, html } = await page('/e/nada/');
  expect(status).toBe(404);
  expect(html).toContain('Aquí no hay esa votación');
  expect((await page('/e/nada/mi-voto')).status).toBe(404);
});

test('the page that looks votes up takes no code in its address or form', async () => {
  const { status, html } = await page('/e/pudeto-2027/mi-voto');
  expect(status).toBe(200);
  expect(html).not.toContain('<form');
  expect(html).toContain('data-below="/e/pudeto-2027/"');
  expect(html).toContain('data-closed="no"');
});

describe('looking up', () => {
  const verify = (key: Uint8Array, message: Uint8Array, sig: Uint8Array) =>
    checkEd25519(nodeCrypto, key, message, sig);

  /** How many come together is told by this election's manifest, and by nothing else. */
  const waiting = { found: 'not-there', atLeast: 25 };

  async function filesWith(hashes: readonly Uint8Array[], opened?: string): Promise<LookUpFiles> {
    const kept = await findElection(urn.house.db, 'pudeto-2027');
    if (kept === undefined) throw new Error('no election');
    const signer = logSigner(urn.house.keys, kept, urn.house.publicUrl);
    const all = [leafHash(election.leaf), ...hashes];
    const text = formatCheckpoint({ origin: signer.name, size: all.length, root: treeRoot(all) });
    const checkpoint = formatNote({ text, signatures: [await signNote(text, signer)] });
    return { manifest: election.leaf, checkpoint, leafHashes: Buffer.concat(all), opened };
  }

  test('every code, right or wrong, asks for the same files in the same order', async () => {
    const asked: string[] = [];
    await fetchFiles(async (name) => {
      asked.push(name);
      return undefined;
    });
    expect(asked).toEqual(['manifest.json', 'checkpoint', 'leaf-hashes.bin', 'opened.jsonl']);
  });

  test('a ballot is there, is not there yet, or says what was voted once all are opened', async () => {
    const ballot = await ballotOf(election, await voterOf(election, 5), ['1', '3']);
    const other = await ballotOf(election, await voterOf(election, 6), ['2']);
    const before = await filesWith([other.hash]);
    expect(await lookUp(ballot.tracker, before, verify)).toEqual(waiting);
    const typed = ballot.tracker.toLowerCase().replaceAll('-', ' ');
    const after = await filesWith([other.hash, ballot.hash]);
    expect(await lookUp(typed, after, verify)).toEqual({ found: 'in-log', index: 2 });
    const line = `{"choices":["1","3"],"contest":"comuna","control":"","null":"","tracker":"${tracker(ballot.hash)}"}\n`;
    const opened = await filesWith([other.hash, ballot.hash], line);
    expect(await lookUp(ballot.tracker, opened, verify)).toEqual({
      found: 'opened',
      contest: 'Proyectos comunales',
      choices: ['Proyecto 1', 'Proyecto 3'],
      control: '',
      nullCode: '',
    });
    expect(await lookUp('ABC', opened, verify)).toEqual({ found: 'code-wrong' });
  });

  test('a list that the log did not sign is not believed', async () => {
    const ballot = await ballotOf(election, await voterOf(election, 7));
    const files = await filesWith([]);
    const swelled = Buffer.concat([files.leafHashes ?? Buffer.of(), ballot.hash]);
    const longer = { ...files, leafHashes: swelled };
    expect(await lookUp(ballot.tracker, longer, verify)).toEqual(waiting);
    const two = await filesWith([leafHash(Buffer.from('x'))]);
    const swapped = {
      ...two,
      leafHashes: Buffer.concat([leafHash(election.leaf), ballot.hash]),
    };
    expect(await lookUp(ballot.tracker, swapped, verify)).toEqual({ found: 'log-wrong' });
    const unsigned = { ...two, checkpoint: two.checkpoint?.replace(/ \S+\n$/, ' AAAA\n') };
    expect(await lookUp(ballot.tracker, unsigned, verify)).toEqual({ found: 'log-wrong' });
  });
});

describe('a claim', () => {
  const claim = (body: string) => urn.post('/e/pudeto-2027/reclamo', body);

  test('is taken after the close with the promise that the urn gave, once, and without a name', async () => {
    const ballot = await ballotOf(election, await voterOf(election, 8));
    const cast = await urn.post(
      '/e/pudeto-2027/votar',
      JSON.stringify({ ballots: [JSON.parse(new TextDecoder().decode(ballot.leaf))] }),
    );
    const { promises } = (await cast.json()) as { promises: { sig: string }[] };
    const body = `{"e":${new TextDecoder().decode(ballot.leaf)},"promise":"${promises[0]?.sig}"}`;
    expect(await (await claim(body)).json()).toEqual({ code: 'still-open' });
    now = new Date('2027-05-12T23:00:01Z');
    try {
      const forged = body.replace(/"promise":"./, '"promise":"_');
      expect(await (await claim(forged)).json()).toEqual({ code: 'promise-invalid' });
      expect((await claim(body)).status).toBe(200);
      expect((await claim(body)).status).toBe(200);
      const claims = await urn.door.claims('pudeto-2027');
      expect(claims.ok && claims.value.claims).toHaveLength(1);
      expect(JSON.stringify(claims)).not.toMatch(/name|at":/);
      expect((await claim('{"e":{},"promise":1}')).status).toBe(400);
    } finally {
      now = VOTING;
    }
  });
});
