// The booth without its pages: what it reads, keeps, lets choose and believes.
import {
  type BallotForm,
  type Contest,
  concat,
  publicKeyOf,
  seedCode,
  signEd25519,
  toBase64url,
  utf8,
  webCrypto,
} from '@minga/ballot';
import { sampleElection } from '@minga/ballot/testing';
import {
  consistencyProof,
  formatCheckpoint,
  formatNote,
  formatVkey,
  inclusionProof,
  keyTypes,
  leafHash,
  pathOfTile,
  signNote,
  tileBytes,
  tilesBetween,
  treeRoot,
  vkeyOf,
} from '@minga/ledger';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Chosen,
  choicesOf,
  costOf,
  moved,
  problemOf,
  toggled,
  whyNot,
  withPoints,
} from './booth-choice.ts';
import { castingAt, doorsAt, isInAppBrowser } from './booth-doors.ts';
import { copyAddress, issueAddress, readArrival } from './booth-fragment.ts';
import { afterCast, newPaper, readPapers, stateOf, withPaper } from './booth-paper.ts';
import { readKeptLog, type Served, trust } from './booth-trust.ts';
import { logTiles } from './log-tiles.ts';
import { codeInPicture, pictureWithCode } from './paper-picture.ts';

const seed = new Uint8Array(16).fill(42);
const h = toBase64url(new Uint8Array(16).fill(1));
const bs = toBase64url(new Uint8Array(384).fill(1));

test('a turn, the answers of the site and a copied ballot paper are read from the address', () => {
  expect(readArrival('')).toEqual({ kind: 'nothing' });
  expect(readArrival(`#h=${h}&s=centro`)).toEqual({ kind: 'turn', h, style: 'centro' });
  const answers = readArrival(`#bs=comuna.${bs},sector.${bs}`);
  expect(answers.kind === 'answers' && [...answers.answers.keys()]).toEqual(['comuna', 'sector']);
  const copied = copyAddress('https://urna.example/e/x/cabina', seed);
  expect(readArrival(new URL(copied).hash)).toEqual({ kind: 'copy', seed });
});

test.each([
  'h=AAAA&s=centro',
  `h=${h}&s=Centro`,
  `h=${h}`,
  `bs=comuna.${bs},comuna.${bs}`,
  `bs=comuna.${bs.slice(4)}`,
  `bs=.${bs}`,
  `bs=comuna.${bs}.x`,
  'c=0000-0000',
  'otra=cosa',
])('%s is said to be unreadable', (text) => {
  expect(readArrival(`#${text}`)).toEqual({ kind: 'unreadable' });
});

test('the site is asked behind the #, which it does not send to its server', () => {
  const bm = new Uint8Array(384).fill(2);
  const address = issueAddress('https://votar.example', h, [{ contest: 'comuna', bm }]);
  expect(address).toBe(`https://votar.example/papeleta#h=${h}&bm=comuna.${toBase64url(bm)}`);
});

test('papers are kept side by side, and a used one keeps what proves it and nothing else', () => {
  const make = (fill: number, name: string) =>
    newPaper({
      id: new Uint8Array(8).fill(fill),
      seed: new Uint8Array(16).fill(fill),
      name,
      style: 'centro',
      door: 'later',
      isShared: false,
    });
  const [rosa, luis] = [make(1, ' Rosa '), make(2, 'Luis')];
  const both = withPaper(withPaper([], rosa), luis);
  expect(both.map(({ name }) => name)).toEqual(['Rosa', 'Luis']);
  expect(stateOf(rosa)).toBe('made');
  const ready = { ...rosa, tokens: { comuna: 'AAAA' } };
  expect(stateOf(ready)).toBe('ready');
  const used = afterCast(ready, [{ vote: {} as never, leaf: 'A', promise: 'B' }]);
  const kept = readPapers(JSON.stringify(withPaper(both, used)));
  expect(kept.map(stateOf)).toEqual(['cast', 'made']);
  expect(JSON.stringify(kept[0])).not.toContain(rosa.seed);
  expect(readPapers('[{"id":1},null,"x"]')).toEqual([]);
  expect(readPapers('{')).toEqual([]);
});

const projects = [
  { id: '1', name: 'Plaza de juegos', cost: 30, sha256: '' },
  { id: '2', name: 'Ciclovía Ñuble', cost: 50, sha256: '' },
  { id: '3', name: 'Sede social', cost: 40, sha256: '' },
  { id: '4', name: 'Huerto', cost: 10, sha256: '' },
];
const contestOf = (form: Partial<BallotForm>) => ({
  projects,
  budget: 100,
  ballot: {
    kind: 'approval',
    min: 0,
    max: 4,
    points: 0,
    within_budget: false,
    pad: 256,
    ...form,
  } as BallotForm,
});
const pick = (contest: ReturnType<typeof contestOf>, ...ids: string[]) =>
  ids.reduce<Chosen>((chosen, id) => {
    const project = projects.find((one) => one.id === id);
    return project ? toggled(contest, chosen, project) : chosen;
  }, []);

test('what does not fit the envelope says how much is missing', () => {
  const contest = contestOf({ kind: 'knapsack', within_budget: true });
  const chosen = pick(contest, '2', '1');
  const [, , hall, garden] = projects;
  expect(costOf(contest, chosen)).toBe(80);
  expect(hall && whyNot(contest, chosen, hall)).toEqual({ code: 'over-budget', missing: 20 });
  expect(garden && whyNot(contest, chosen, garden)).toBeUndefined();
  expect(pick(contest, '2', '1', '3')).toEqual(chosen);
  expect(choicesOf(contest, chosen)).toEqual(['1', '2']);
});

test('one of several is changed by choosing another, and put back by choosing it again', () => {
  const contest = contestOf({ kind: 'choose-1', max: 1 });
  expect(choicesOf(contest, pick(contest, '1', '3'))).toEqual(['3']);
  expect(pick(contest, '1', '1')).toEqual([]);
});

test('no more than the most are taken', () => {
  const contest = contestOf({ kind: 'k-approval', max: 2 });
  const [, , hall] = projects;
  const chosen = pick(contest, '1', '4');
  expect(hall && whyNot(contest, chosen, hall)).toEqual({ code: 'too-many', max: 2 });
  expect(problemOf(contestOf({ min: 1 }), [])).toBe('too-few');
});

test('a ranking is moved by one place, not beyond its ends', () => {
  const contest = contestOf({ kind: 'ranking' });
  const chosen = pick(contest, '3', '1', '2');
  expect(choicesOf(contest, chosen)).toEqual(['3', '1', '2']);
  expect(choicesOf(contest, moved(chosen, '2', -1))).toEqual(['3', '2', '1']);
  expect(moved(chosen, '3', -1)).toEqual(chosen);
  expect(moved(chosen, '2', 1)).toEqual(chosen);
});

test('points are spread from those that are left', () => {
  const contest = contestOf({ kind: 'points', points: 3 });
  const give = (chosen: Chosen, id: string, by: -1 | 1) => {
    const project = projects.find((one) => one.id === id);
    return project ? withPoints(contest, chosen, project, by) : chosen;
  };
  const chosen = give(give(give([], '1', 1), '1', 1), '3', 1);
  expect(choicesOf(contest, chosen)).toEqual([
    ['1', 2],
    ['3', 1],
  ]);
  expect(give(chosen, '2', 1)).toEqual(chosen);
  expect(choicesOf(contest, give(chosen, '3', -1))).toEqual([['1', 2]]);
  expect(give(chosen, '4', -1)).toEqual(chosen);
});

test('whatever is pressed, what was chosen can be sealed once there is enough of it', () => {
  const kinds = fc.constantFrom<Partial<BallotForm>[]>(
    { kind: 'approval' },
    { kind: 'k-approval', max: 2 },
    { kind: 'knapsack', within_budget: true },
    { kind: 'ranking', max: 3 },
    { kind: 'choose-1', max: 1 },
    { kind: 'points', points: 5 },
  );
  const presses = fc.array(fc.tuple(fc.nat(3), fc.constantFrom<(-1 | 1)[]>(-1, 1)), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(kinds, presses, (form, pressed) => {
      const contest = contestOf(form);
      const chosen = pressed.reduce<Chosen>((now, [at, by]) => {
        const project = projects[at];
        if (project === undefined) return now;
        return form.kind === 'points'
          ? withPoints(contest, now, project, by)
          : toggled(contest, now, project);
      }, []);
      expect(problemOf(contest, chosen)).toBeUndefined();
    }),
  );
});

const windows = {
  issue_from: '2027-05-03T12:00:00Z',
  vote_from: '2027-05-05T12:00:00Z',
  issue_until: '2027-05-12T22:00:00Z',
  cast_until: '2027-05-12T23:00:00Z',
};

test('before voting begins only the door of another day is open, and none a day after issuing, as long as it may be extended', () => {
  const doors = (now: string, isInApp = false, isKiosk = false) =>
    doorsAt({ windows, now: new Date(now), isInApp, isKiosk, canReturn: true });
  expect(doors('2027-05-04T00:00:00Z')).toEqual({ now: 'not-yet', later: 'open' });
  expect(doors('2027-05-06T00:00:00Z')).toEqual({ now: 'open', later: 'open' });
  expect(doors('2027-05-06T00:00:00Z', true)).toEqual({ now: 'open', later: 'in-app' });
  expect(doors('2027-05-06T00:00:00Z', true, true)).toEqual({ now: 'open', later: 'kiosk' });
  expect(doors('2027-05-12T21:59:59Z').now).toBe('open');
  expect(doors('2027-05-12T22:00:00Z')).toEqual({ now: 'closed', later: 'closed' });
  const without = { windows, isInApp: false, isKiosk: false, canReturn: false };
  expect(doorsAt({ ...without, now: new Date('2027-05-06T00:00:00Z') })).toEqual({
    ...{ now: 'no-memory', later: 'no-memory' },
  });
  expect(castingAt(windows, new Date('2027-05-12T22:59:59Z'))).toBe('open');
  expect(castingAt(windows, new Date('2027-05-12T23:00:00Z'))).toBe('closed');
  expect(castingAt(windows, new Date('2027-05-05T11:59:59Z'))).toBe('not-open');
});

test('browsers inside other applications are recognised', () => {
  const chrome =
    'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';
  expect(isInAppBrowser(chrome)).toBe(false);
  expect(isInAppBrowser(`${chrome} [FB_IAB/FB4A;FBAV/450.0]`)).toBe(true);
  expect(isInAppBrowser(`${chrome} Instagram 300.0`)).toBe(true);
  expect(isInAppBrowser(chrome.replace('Pixel 7', 'Pixel 7; wv'))).toBe(true);
});

/** The smallest PNG there is. */
const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

test('the picture of a ballot paper carries its code, and is still a picture', async () => {
  const code = seedCode(seed);
  const picture = pictureWithCode(png, code);
  expect(codeInPicture(picture)).toBe(code);
  expect(codeInPicture(png)).toBeUndefined();
  expect(codeInPicture(utf8('hola'))).toBeUndefined();
  expect(codeInPicture(picture.slice(0, 40))).toBeUndefined();
  const { default: sharp } = await import('sharp');
  expect((await sharp(picture).metadata()).width).toBe(1);
});

const leaves = Array.from({ length: 700 }, (_, at) => leafHash(utf8(`${at}`)));

function tilesOf(size: number) {
  const hashes = leaves.slice(0, size);
  const files = new Map(
    tilesBetween(0, size)
      .filter(({ level }) => level !== 'entries')
      .map((tile) => [pathOfTile(tile), tileBytes(tile, hashes)]),
  );
  return async (path: string) => files.get(path) ?? Promise.reject(new Error(`no ${path}`));
}

test('proofs from tiles are the proofs of the tree', async () => {
  for (const size of [1, 2, 3, 7, 64, 255, 256, 257, 300, 511, 512, 513, 700]) {
    const hashes = leaves.slice(0, size);
    const tiles = logTiles(size, tilesOf(size));
    expect(await tiles.rootOf(0, size)).toEqual(treeRoot(hashes));
    for (const index of [0, 1, Math.floor(size / 2), size - 1].filter((at) => at < size)) {
      expect(await tiles.inclusionProof(index)).toEqual(inclusionProof(hashes, index));
    }
    for (const old of [0, 1, 2, 100, 256, size - 1, size].filter((at) => at <= size)) {
      expect(await tiles.consistencyProof(old)).toEqual(consistencyProof(hashes, old));
    }
  }
});

const logKey = new Uint8Array(32).fill(3);
const name = 'urna.example/pudeto-2027';

async function servedOf(size: number, change: (at: number) => string = (at) => `${at}`) {
  const vkey = formatVkey(name, keyTypes.ed25519, publicKeyOf(logKey));
  const { leaf } = await sampleElection((manifest) => ({ ...manifest, log: { vkey } }));
  const hashes = Array.from({ length: size }, (_, at) =>
    leafHash(at === 0 ? leaf : utf8(change(at))),
  );
  const text = formatCheckpoint({ origin: name, size, root: treeRoot(hashes) });
  const { keyId } = vkeyOf(name, keyTypes.ed25519, publicKeyOf(logKey));
  const signer = { name, keyId, sign: (message: Uint8Array) => signEd25519(logKey, message) };
  const note = formatNote({ text, signatures: [await signNote(text, signer)] });
  const files = new Map(
    tilesBetween(0, size)
      .filter(({ level }) => level !== 'entries')
      .map((tile) => [pathOfTile(tile), tileBytes(tile, hashes)]),
  );
  const served: Served = {
    electionId: 'pudeto-2027',
    origin: 'https://urna.example',
    manifest: leaf,
    checkpoint: note,
    fetchTile: async (path) => files.get(path) ?? new Uint8Array(),
    kept: undefined,
    crypto: webCrypto,
  };
  return served;
}

async function judged(served: Served) {
  const found = await trust(served);
  return found.ok ? 'trusted' : found.error;
}

test('a log that holds the manifest and only grew is trusted, and remembered', async () => {
  const first = await trust(await servedOf(5));
  if (!first.ok) throw new Error(first.error);
  expect(first.value).toMatchObject({ size: 5, witnesses: [], hasQuorum: false });
  const { kept } = first.value;
  expect(readKeptLog(JSON.stringify(kept))).toEqual(kept);
  expect(readKeptLog('{}')).toBeUndefined();
  // The officers of a sample have new keys each time, so that its manifest is another one: here the same is kept.
  const served = await servedOf(9);
  const again = await trust(served);
  if (!again.ok) throw new Error(again.error);
  expect(await judged({ ...served, kept: again.value.kept })).toBe('trusted');
  expect(await judged({ ...served, kept })).toBe('other-manifest');
});

test('what a lying urn serves is not trusted', async () => {
  const served = await servedOf(9);
  const trusted = await trust(served);
  if (!trusted.ok) throw new Error(trusted.error);
  const { kept } = trusted.value;
  const wrong = (change: Partial<Served>) => judged({ ...served, ...change });
  expect(await wrong({ electionId: 'otra' })).toBe('manifest');
  expect(await wrong({ origin: 'https://otra.example' })).toBe('manifest');
  expect(await wrong({ manifest: concat(served.manifest, utf8(' ')) })).toBe('manifest');
  expect(await wrong({ checkpoint: served.checkpoint.replace('\n9\n', '\n8\n') })).toBe(
    'checkpoint',
  );
  expect(await wrong({ manifest: (await servedOf(3)).manifest })).toBe('inclusion');
  expect(await wrong({ kept: { ...kept, vkey: 'x' } })).toBe('other-log');
  expect(await wrong({ kept: { ...kept, size: 10 } })).toBe('smaller-log');
  expect(await wrong({ kept: { ...kept, size: 5 } })).toBe('rewritten-log');
});

test('an issuer of a key that is too weak stops the booth', async () => {
  const weak = (contest: Contest): Contest => ({
    ...contest,
    issuer: { ...contest.issuer, e: 'AQ' },
  });
  const { leaf } = await sampleElection((manifest) => ({
    ...manifest,
    contests: manifest.contests.map(weak),
  }));
  expect(await judged({ ...(await servedOf(3)), manifest: leaf })).toBe('issuer');
});
