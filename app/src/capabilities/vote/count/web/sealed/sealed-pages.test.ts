// The record of a sealed vote and the desk of its opening, in process and without JavaScript: before its close, step by step to its count, and what is taken away.
import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { leafHash, toBase64url, tracker } from '@minga/ballot';
import { assert } from '@minga/basics';
import { openCheckpoint, parseProof, parseVkey, verifyInclusion } from '@minga/ledger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeCrypto } from '../../../../../platform/node-crypto.ts';
import { type TestSite, testSite } from '../../../../../site/testing.ts';
import { askSanction } from '../../actions/sealed/ask-sanction.ts';
import { buildBundle } from '../../actions/sealed/build-bundle.ts';
import { proposePaperClose } from '../../actions/sealed/close-sealed.ts';
import { openSealed } from '../../actions/sealed/open-sealed.ts';
import { listResults } from '../../store/results.ts';
import { bundleBytes, findBundle } from '../../store/sealed/bundles.ts';
import { AFTER } from '../../testing/counted.ts';
import { certify, codeOf } from '../../testing/objecting.ts';
import { type BringGround, givenBringing, givenOfficer } from '../../testing/opened.ts';
import {
  CLAIMS_OVER,
  closeLog,
  givenSealed,
  goOnAt,
  officerAt,
  openingOf,
  type SealedGround,
  signAll,
} from '../../testing/sealed.ts';
import { pageOf } from '../../testing/upload-pages.ts';

let ground: BringGround;
let sealed: SealedGround;
let site: TestSite;
let officer: TestSite;
let now = CLAIMS_OVER;
beforeAll(async () => {
  ground = await givenBringing();
  sealed = await givenSealed(ground, { slug: 'vista' });
  site = await testSite(ground.db, { clock: { now: () => now } });
  officer = await site.as(sealed.officer.actor.personId);
  await sealed.cast([[0], [0], [2], [1]]);
  await goOnAt(sealed);
});
afterAll(() => ground?.given.close());

const record = (rest = '') => `/votaciones/vista/registro${rest}`;
const desk = (rest = '') => `/gestion/ancud/votaciones/vista/apertura${rest}`;

async function read(from: TestSite, path: string, status = 200) {
  const answer = await from.get(path);
  expect({ path, status: answer.status }).toEqual({ path, status });
  return pageOf(answer);
}

test('while people vote the record tells no ballot, no batch and no size', async () => {
  const { text } = await read(site, record());
  expect(text).toContain('Votación abierta');
  expect(text).toContain('Mientras se vota no se muestran aquí las papeletas');
  expect(text).toContain('Manifiesto');
  expect(text).not.toContain('Papeleta sellada');
  expect(text).not.toContain('Tanda de papeletas');
  const { leaves } = await (await site.get(record('.json'))).json();
  expect(leaves.map(({ kind }: { kind: string }) => kind)).toEqual(['manifest']);
  await read(site, record('/hoja/3'), 404);
  await read(site, record('/hoja/x'), 404);
  expect((await site.get(record('.tar.gz'))).status).toBe(404);
  await read(site, '/votaciones/ninguna/registro', 404);
});

test('the desk says what waits, and only its team comes in', async () => {
  const { text } = await read(officer, desk());
  expect(text).toContain('Se vota hasta el');
  expect((await site.get(desk())).status).not.toBe(200);
  const councillor = await givenOfficer(ground.db, ground.town.institutionId, 'councillor');
  const seen = await site.as(councillor.actor.personId);
  await read(seen, desk());
  expect((await seen.post(desk('/papel'), new FormData())).status).toBe(403);
  expect((await officer.post(desk('/papel'), new FormData())).status).toBe(409);
});

test('step by step: claims, paper, key, and the count with its record', async () => {
  const { db, electionId, election, log } = sealed;
  closeLog(sealed);
  await goOnAt(sealed);
  now = new Date('2027-04-12T12:00:00Z');
  const early = await officer.post(desk('/papel'), new FormData());
  expect(early.status).toBe(409);
  expect((await pageOf(early)).text).toContain('el plazo para reclamar termina');
  expect((await read(officer, desk())).text).toContain('Se puede desde el');
  now = CLAIMS_OVER;
  expect((await read(officer, '/gestion/ancud')).text).toBeDefined();
  const proposed = await officer.post(desk('/papel'), new FormData());
  expect(proposed.status).toBe(303);
  expect(proposed.headers.get('location')).toMatch(/\/gestion\/ancud\/votaciones\/vista\/actos\//);
  await signAll(sealed);
  await goOnAt(sealed);
  const shares = await read(officer, desk());
  expect(shares.text).toContain('Se necesitan 2 de las 3 partes');
  const [first] = election.shares;
  assert(first !== undefined, 'there are shares');
  const share = new URLSearchParams({ u: toBase64url(first.secret) });
  const refused = await officer.post(desk('/llave'), share);
  expect(refused.status).toBe(409);
  expect((await pageOf(refused)).text).toContain('Esa no es la clave de esta urna');
  const none = await officer.post(desk('/perdida'), new URLSearchParams({ motivo: ' ' }));
  expect(none.status).toBe(422);
  const key = new URLSearchParams({ u: toBase64url(election.u) });
  expect((await officer.post(desk('/llave'), key)).status).toBe(303);
  await signAll(sealed);
  await goOnAt(sealed);
  await openSealed(openingOf(sealed), electionId);
  await signAll(sealed);
  await goOnAt(sealed);
  const counted = await read(officer, desk());
  expect(counted.text).toContain('Todas las papeletas se abrieron y se contaron');
  const told = await read(site, record());
  expect(told.text).toContain('Contada');
  expect(told.text).toContain('Cuenta tú mismo');
  const ballot = log.leaves.findLast((leaf) =>
    new TextDecoder().decode(leaf).includes('"type":"vote"'),
  );
  assert(ballot !== undefined, 'there are ballots');
  const code = tracker(leafHash(ballot));
  expect(told.text).toContain('Papeleta sellada');
  expect(told.text, 'ballots are listed for whoever asks for them').not.toContain(code);
  const ofVotes = (await read(site, `${record()}?tipo=vote`)).text;
  expect(ofVotes).toContain(code);
  const many = log.leaves.filter((leaf) =>
    new TextDecoder().decode(leaf).includes('"type":"vote"'),
  );
  expect(told.text.replaceAll(/\s+/g, ' ')).toContain(`Papeleta sellada ${many.length}`);
  const sought = await read(site, `${record()}?q=${code}`);
  expect(sought.text).toContain(code);
  expect((await read(site, `${record()}?tipo=result`)).text).toContain('Versión 1.');
  expect((await read(site, `/en/votes/vista/record?tipo=close`)).text).toContain(
    'Voting online closed',
  );
  expect(db).toBeDefined();
});

test('each leaf is proven without connection, and the bundle is what its hash says', async () => {
  const { db, electionId, log, election } = sealed;
  const place = log.leaves.findIndex((leaf) =>
    new TextDecoder().decode(leaf).includes('"type":"close"'),
  );
  const page = await read(site, record(`/hoja/${place}`));
  expect(page.text).toContain('Prueba de que está');
  const answer = await site.get(record(`/hoja/${place}/prueba.tlog-proof`));
  const proof = parseProof(await answer.text());
  assert(proof.ok, 'the proof can be read');
  const vkey = parseVkey(election.manifest.log.vkey);
  assert(vkey.ok, 'the key can be read');
  const keys = { log: vkey.value };
  const opened = await openCheckpoint(proof.value.checkpoint, keys, nodeCrypto.verifyEd25519);
  assert(opened.ok, 'the checkpoint is signed');
  const { size, root } = opened.value.checkpoint;
  const claim = {
    ...{ index: place, size, root, proof: proof.value.proof },
    leafHash: leafHash(log.leaves[place] ?? new Uint8Array()),
  };
  expect(verifyInclusion(claim)).toBe(true);
  expect(verifyInclusion({ ...claim, index: place - 1 })).toBe(false);
  await buildBundle(
    { db, now: () => now, padron: async () => '', address: (id) => `https://x.cl/${id}` },
    electionId,
  );
  const { text } = await read(site, record());
  const bundle = await site.get(record('.tar.gz'));
  const bytes = Buffer.from(await bundle.arrayBuffer());
  expect(text.replaceAll(' ', '')).toContain(createHash('sha256').update(bytes).digest('hex'));
  const csv = await (await site.get(record('.csv'))).text();
  expect(csv.split('\r\n').length).toBe(log.leaves.length + 2);
});

test('a bundle that is built anew while somebody takes it away comes whole, and its rest can be asked for', async () => {
  const { db, electionId } = sealed;
  const build = (padron: string) =>
    buildBundle(
      { db, now: () => now, padron: async () => padron, address: (id) => `https://x.cl/${id}` },
      electionId,
    );
  const long = () => randomBytes(3_000_000).toString('hex');
  await build(long());
  const answer = await site.get(record('.tar.gz'));
  const etag = answer.headers.get('etag') ?? '';
  const reader = answer.body?.getReader();
  const pieces = [(await reader?.read())?.value];
  await build(long());
  for (let last = false; !last; ) {
    const read = await reader?.read();
    pieces.push(read?.value);
    last = read?.done !== false;
  }
  const whole = Buffer.concat(pieces.map((piece) => piece ?? new Uint8Array()));
  expect(whole).toHaveLength(Number(answer.headers.get('content-length')));
  expect(`"${createHash('sha256').update(whole).digest('hex')}"`).toBe(etag);

  const next = await site.get(record('.tar.gz'));
  const bytes = Buffer.from(await next.arrayBuffer());
  const same = next.headers.get('etag') ?? '';
  expect(same).not.toBe(etag);
  for (const from of [1, 1_234_567, bytes.length - 1]) {
    const rest = await site.get(record('.tar.gz'), { range: `bytes=${from}-`, 'if-range': same });
    expect(rest.status).toBe(206);
    expect(rest.headers.get('content-range')).toBe(
      `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
    );
    expect(bytes.subarray(from).equals(Buffer.from(await rest.arrayBuffer()))).toBe(true);
  }
  const other = await site.get(record('.tar.gz'), { range: 'bytes=9-', 'if-range': etag });
  expect([other.status, other.headers.get('content-length')]).toEqual([200, `${bytes.length}`]);
  const beyond = await site.get(record('.tar.gz'), { range: `bytes=${bytes.length}-` });
  expect(beyond.status).toBe(416);
});

test('pieces of a bundle that was replaced stay for an hour, and what is not there is no end', async () => {
  const { db, electionId } = sealed;
  const at = now;
  const build = (padron: string, minutes: number) => {
    const later = new Date(at.getTime() + minutes * 60_000);
    return buildBundle(
      { db, now: () => later, padron: async () => padron, address: (id) => `https://x.cl/${id}` },
      electionId,
    );
  };
  const builds = async () => {
    const rows = await db
      .selectFrom('count.bundle_piece')
      .select('build')
      .distinct()
      .where('election_id', '=', electionId)
      .execute();
    return rows.length;
  };
  await build('a', 600);
  const first = await findBundle(db, electionId);
  assert(first !== undefined, 'it is there');
  expect(await builds()).toBe(2);
  await build('b', 601);
  await build('c', 602);
  expect(await builds()).toBe(3);
  await expect(buffer(bundleBytes(db, electionId, first))).resolves.toHaveLength(first.bytesCount);
  await build('d', 700);
  await build('e', 701);
  expect(await builds()).toBe(2);
  await expect(buffer(bundleBytes(db, electionId, first))).rejects.toThrow('replaced');
});

test('whoever opens urns has a task while there is something to do', async () => {
  const other = await givenSealed(ground, { slug: 'tarea' });
  await other.cast([[0], [1]]);
  closeLog(other);
  await goOnAt(other);
  expect((await read(officer, '/lo-que-me-toca')).text).toContain('Cerrar el papel de');
  assert((await proposePaperClose(other.db, officerAt(other), 'tarea')).ok, 'the paper closes');
  await signAll(other);
  await goOnAt(other);
  expect((await read(officer, '/lo-que-me-toca')).text).toContain('Abrir la urna de');
});

test('a certified result is found wrong at its desk until the log tells what the body decided, and an incident then', async () => {
  const { db, opened } = sealed;
  const [result] = await listResults(db, [opened.contestId]);
  assert(result !== undefined, 'there is a result');
  now = AFTER;
  const vote = { ...{ slug: 'vista', rulebookId: '', residentId: '', projectIds: [] } };
  const ids = { editionId: opened.editionId, contestId: opened.contestId, resultId: result.id };
  const counting = { ...ground, counting: sealed.officer, answering: sealed.officer };
  const certifying = { ...vote, ...ids, listId: '', voteId: '' };
  expect(codeOf(await certify(counting, certifying, { past: true }))).toBe('yes');
  const list = '/gestion/ancud/ediciones/vista/objeciones';
  const correction = `action="${list}/corregir/pudeto"`;
  const certifier = await site.as(ground.certifying.actor.personId);
  expect((await read(certifier, list)).html).toContain(correction);

  await db.transaction().execute((tx) =>
    askSanction(tx, {
      ...{ contestId: opened.contestId, round: 1, documentSha256: 'ab'.repeat(32) },
      ...{ personId: sealed.officer.actor.personId, now: AFTER, decisions: [] },
    }),
  );
  const refused = async () => {
    const seen = await read(certifier, list);
    expect(seen.html).not.toContain(correction);
    expect(seen.text).toContain('Cuenta lo que está mal como un incidente');
    const reason = new URLSearchParams({ razon: 'Se contó mal.' });
    const answer = await certifier.post(`${list}/corregir/pudeto`, reason);
    expect(answer.status).toBe(409);
    expect((await pageOf(answer)).text).toContain('el registro no admite otro resultado');
  };
  await refused();
  await signAll(sealed, AFTER);
  await goOnAt(sealed, AFTER);
  expect(sealed.log.leaves.map((leaf) => new TextDecoder().decode(leaf)).at(-1)).toContain(
    '"type":"sanction"',
  );
  await refused();
  const { rows } = await ground.given.pool.query(
    'select count(*)::int as count from count.correction',
  );
  expect(rows).toEqual([{ count: 0 }]);
});

test('a log that was just opened is said to be read in a moment, and a vote that is not there is not', async () => {
  const { officer: own } = await givenSealed(ground, { slug: 'recien' });
  const signedIn = await site.as(own.actor.personId);
  const { text } = await read(site, '/votaciones/recien/registro', 202);
  expect(text).toContain('Aquí se lee cada minuto');
  const opening = '/gestion/ancud/votaciones/recien/apertura';
  expect((await read(signedIn, opening, 202)).text).toContain('Aquí se lee cada minuto');
  expect((await site.get('/votaciones/recien/registro.csv')).status).toBe(404);
  expect((await read(site, '/votaciones/ninguna/registro', 404)).text).not.toContain('cada minuto');
});
