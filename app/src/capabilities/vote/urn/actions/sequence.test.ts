import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodeEntries,
  formatCheckpoint,
  formatNote,
  keyTypes,
  leafHash,
  openCheckpoint,
  signNote,
  splitHashes,
  treeRoot,
} from '@minga/ledger';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LogFolder, logFolderAt } from '../store/log-folders.ts';
import {
  sendTo,
  type TestWitness,
  testSigner,
  testVerify,
  testWitness,
} from '../testing/witness.ts';
import { type SequencedLog, sequence } from './sequence.ts';

const { vkey: log, signer } = testSigner('urna.example/ensayo', keyTypes.ed25519, 1);
const logs = () => [log];
const entry = (word: string) => new TextEncoder().encode(word);

let home: string;
let leaves: Uint8Array[];
let folder: LogFolder;
let w1: TestWitness;
let w2: TestWitness;
let clock: number;
let warnings: string[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'minga-log-'));
  leaves = Array.from({ length: 5 }, (_, i) => entry(`leaf ${i}`));
  folder = logFolderAt(home, 'ensayo');
  w1 = testWitness('w1.example', 11, logs);
  w2 = testWitness('w2.example', 12, logs);
  clock = Date.parse('2026-12-01T12:00:00Z');
  warnings = [];
});

afterEach(() => rm(home, { recursive: true }));

function parts(over: Partial<SequencedLog> = {}): SequencedLog {
  return {
    leaves: {
      size: async () => leaves.length,
      hashes: async (from) => Buffer.concat(leaves.slice(from).map((leaf) => leafHash(leaf))),
      entries: async (from, to) => leaves.slice(from, to),
    },
    folder,
    memory: {},
    log,
    signer,
    witnesses: [w1, w2],
    quorum: 1,
    verify: testVerify,
    send: sendTo(w1, w2),
    now: () => clock,
    warn: (event) => warnings.push(event),
    ...over,
  };
}

function grow(n: number, word = 'more'): void {
  leaves.push(...Array.from({ length: n }, (_, i) => entry(`${word} ${leaves.length + i}`)));
}

async function published(from: LogFolder = folder) {
  const note = new TextDecoder().decode(await from.read('checkpoint'));
  const witnesses = [w1.vkey, w2.vkey];
  const opened = await openCheckpoint(note, { log, witnesses }, testVerify);
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

/** A checkpoint of these leaves, signed with the log's own key: what only the log can have made. */
async function signedBy(words: readonly Uint8Array[]): Promise<string> {
  const root = treeRoot(words.map((word) => leafHash(word)));
  const text = formatCheckpoint({ origin: log.name, size: words.length, root });
  return formatNote({ text, signatures: [await signNote(text, signer)] });
}

describe('a log that is taken forward', () => {
  test('is signed, cosigned and lies in files from which its root follows', async () => {
    expect(await sequence(parts())).toEqual({ state: 'published', size: 5, isWitnessed: true });
    grow(600);
    expect(await sequence(parts())).toMatchObject({ size: 605, isWitnessed: true });
    const { checkpoint, witnesses } = await published();
    const hashes = splitHashes((await folder.read('leaf-hashes.bin')) ?? entry(''));
    expect(hashes.ok && treeRoot(hashes.value)).toEqual(checkpoint.root);
    expect(witnesses.map(({ name }) => name)).toEqual(['w1.example', 'w2.example']);
    const bundle = decodeEntries((await folder.read('tile/entries/002.p/93')) ?? entry(''));
    expect(bundle.ok && bundle.value.length).toBe(93);
    expect((await folder.read('tile/0/001'))?.length).toBe(8192);
    expect((await folder.read('tile/1/000.p/2'))?.length).toBe(64);
    const all = new TextDecoder().decode(await folder.read('checkpoints.txt'));
    expect(all.split('--\n').map((note) => note.split('\n')[1])).toEqual(['5', '605']);
  });

  test('stays as it is while nothing is new, and asks nobody', async () => {
    await sequence(parts());
    const { asked } = w1;
    expect(await sequence(parts())).toEqual({ state: 'idle' });
    expect(w1.asked).toBe(asked);
    expect(await sequence(parts(), { isStart: true })).toEqual({ state: 'idle' });
    expect(w1.asked).toBeGreaterThan(asked);
  });

  test('without a leaf is not there', async () => {
    leaves = [];
    expect(await sequence(parts())).toEqual({ state: 'idle' });
    expect(await folder.read('checkpoint')).toBeUndefined();
  });
});

/** Everything that lies in the public folder but what witnesses sign, by its path. */
async function filesOf(root: string) {
  const all = await readdir(join(root, 'ensayo/public'), {
    recursive: true,
    withFileTypes: true,
  });
  const paths = all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const kept = paths.filter((path) => !path.includes('checkpoint')).toSorted();
  return Promise.all(kept.map(async (path) => [path.slice(root.length), await readFile(path)]));
}

describe('a process that goes on', () => {
  test('reads only what is new, and publishes what one that reads all of it does', async () => {
    const apart = await mkdtemp(join(tmpdir(), 'minga-log-'));
    try {
      const memory = {};
      const read: number[] = [];
      const going = parts({ memory });
      const hashes = (from: number) => {
        read.push(from);
        return going.leaves.hashes(from);
      };
      const alone = { witnesses: [], quorum: 0, folder: logFolderAt(apart, 'ensayo') };
      for (const more of [0, 1, 1, 248, 1, 1, 255, 256, 3, 600, 1]) {
        grow(more);
        await sequence({ ...going, leaves: { ...going.leaves, hashes } });
        await sequence(parts(alone));
      }
      const [first = -1, ...others] = read;
      expect(first).toBe(0);
      expect(others).toEqual([4, 5, 6, 254, 255, 256, 511, 767, 770, 1370]);
      const { checkpoint, witnesses } = await published();
      expect(witnesses).toHaveLength(2);
      expect(checkpoint.root).toEqual(treeRoot(leaves.map((leaf) => leafHash(leaf))));
      expect(await filesOf(home)).toEqual(await filesOf(apart));
    } finally {
      await rm(apart, { recursive: true });
    }
  });

  test('finds that the database was put back and took other leaves', async () => {
    const memory = {};
    grow(4);
    await sequence(parts({ memory }));
    leaves = [...leaves.slice(0, 6), entry('a'), entry('b'), entry('c'), entry('d')];
    expect(await sequence(parts({ memory }))).toEqual({ state: 'halted', code: 'forked' });
  });

  test('finds that the database was put back to fewer leaves', async () => {
    const memory = {};
    await sequence(parts({ memory }));
    leaves = leaves.slice(0, 2);
    expect(await sequence(parts({ memory }))).toEqual({ state: 'halted', code: 'behind' });
  });

  test('builds nothing on a file that was changed', async () => {
    const memory = {};
    grow(295);
    await sequence(parts({ memory }));
    await folder.publish(new Map([['tile/0/001.p/44', new Uint8Array(44 * 32)]]));
    grow(1);
    expect(await sequence(parts({ memory }))).toMatchObject({ state: 'published', size: 301 });
    expect((await published()).checkpoint.root).toEqual(
      treeRoot(leaves.map((leaf) => leafHash(leaf))),
    );
  });

  test('reads everything again at a start', async () => {
    const memory = {};
    await sequence(parts({ memory }));
    leaves = [entry('other'), ...leaves.slice(1)];
    grow(1);
    expect(await sequence(parts({ memory }), { isStart: true })).toMatchObject({ code: 'forked' });
  });
});

describe('witnesses that fail', () => {
  test('do not stop the log: it says since when it lacks them, and asks again later', async () => {
    w1.lie = () => new Response('', { status: 500 });
    w2.lie = () => {
      throw new Error('down');
    };
    expect(await sequence(parts())).toMatchObject({ state: 'published', isWitnessed: false });
    expect((await folder.notes()).unwitnessedSince).toBe('2026-12-01T12:00:00.000Z');
    expect(await sequence(parts())).toEqual({ state: 'idle' });
    clock += 31_000;
    w2.lie = undefined;
    expect(await sequence(parts())).toMatchObject({ state: 'published', isWitnessed: true });
    expect((await published()).witnesses.map(({ name }) => name)).toEqual(['w2.example']);
    expect((await folder.notes()).unwitnessedSince).toBeUndefined();
  });

  test('keep the first moment of their absence, and the cosignatures that there are', async () => {
    w1.lie = () => new Response('', { status: 500 });
    await sequence(parts({ quorum: 2 }));
    const first = (await published()).witnesses;
    clock += 31_000;
    grow(1);
    await sequence(parts({ quorum: 2 }));
    clock += 31_000;
    w2.lie = w1.lie;
    w1.lie = undefined;
    await sequence(parts({ quorum: 2 }));
    expect(first).toHaveLength(1);
    expect((await published()).witnesses).toHaveLength(2);
    expect(warnings).toContain('too few witnesses');
  });

  test.each([
    ['a size beyond all', () => new Response('1000000000\n', { status: 409 })],
    ['a size that is no number', () => new Response('-1\n', { status: 409 })],
    ['that the proof is wrong', () => new Response('', { status: 422 })],
    ['another key', () => new Response('— w1.example AAAAAAAAAAAA\n')],
    ['a page', () => new Response('<html>')],
    ['without an end', () => new Response('x'.repeat(100_000))],
    [
      'a checkpoint that the log never signed',
      (request: Request) =>
        request.method === 'GET'
          ? new Response(`${log.name}\n900\n${'A'.repeat(43)}=\n\n— ${log.name} AAAAAAAAAAAA\n`)
          : undefined,
    ],
  ])('and say %s are left out; nothing halts', async (_, lie) => {
    w1.lie = lie;
    expect(await sequence(parts())).toMatchObject({ state: 'published', isWitnessed: true });
    grow(3);
    expect(await sequence(parts())).toMatchObject({
      state: 'published',
      size: 8,
      isWitnessed: true,
    });
    expect(await folder.halted()).toBeUndefined();
  });

  test('that begin anew are told the whole way', async () => {
    await sequence(parts());
    w1.kept.clear();
    grow(3);
    await sequence(parts());
    expect((await published()).witnesses).toHaveLength(2);
  });
});

describe('what the log itself once signed and cannot be true now', () => {
  async function shownBy(witness: TestWitness, note: string) {
    witness.lie = (request) => (request.method === 'GET' ? new Response(note) : undefined);
  }

  test('a larger checkpoint at a witness halts it: leaves were lost', async () => {
    await sequence(parts());
    await shownBy(w2, await signedBy([...leaves, entry('lost')]));
    grow(1, 'new');
    // As many leaves as the witness saw, but others.
    expect(await sequence(parts())).toEqual({ state: 'halted', code: 'forked' });
    expect(await folder.halted()).toBe('forked');
  });

  test('at the start the urn finds it even when nothing is new', async () => {
    await sequence(parts());
    await shownBy(w2, await signedBy([...leaves, entry('lost')]));
    expect(await sequence(parts())).toEqual({ state: 'idle' });
    expect(await sequence(parts(), { isStart: true })).toEqual({ state: 'halted', code: 'behind' });
    expect(await sequence(parts())).toEqual({ state: 'halted', code: 'behind' });
  });

  test('a database that was put back is behind its own head', async () => {
    grow(4);
    await sequence(parts());
    leaves = leaves.slice(0, 6);
    const size = (await published()).checkpoint.size;
    expect(await sequence(parts())).toEqual({ state: 'halted', code: 'behind' });
    grow(30);
    expect(await sequence(parts())).toEqual({ state: 'halted', code: 'behind' });
    expect((await published()).checkpoint.size).toBe(size);
  });

  test('another history of the same size is seen without any witness', async () => {
    await sequence(parts({ witnesses: [], quorum: 0 }));
    leaves = [...leaves.slice(0, 4), entry('other'), entry('next')];
    const alone = parts({ witnesses: [], quorum: 0 });
    expect(await sequence(alone)).toEqual({ state: 'halted', code: 'forked' });
  });

  test('once the leaves are there again it goes on', async () => {
    grow(4);
    await sequence(parts());
    const all = leaves;
    leaves = leaves.slice(0, 6);
    await sequence(parts());
    leaves = [...all, entry('after')];
    await folder.resume();
    expect(await sequence(parts())).toMatchObject({ state: 'published', size: 10 });
    expect((await readdir(join(home, 'ensayo'))).some((name) => name.startsWith('halted-'))).toBe(
      true,
    );
  });
});

describe('two processes', () => {
  test('take each head once; who comes second steps down', async () => {
    await sequence(parts());
    grow(2);
    const answers = await Promise.all(Array.from({ length: 6 }, () => sequence(parts())));
    const states = answers.map(({ state }) => state);
    expect(states.filter((state) => state === 'stepped-down').length).toBeGreaterThan(0);
    expect(states.filter((state) => state === 'halted')).toEqual([]);
    expect(await readdir(join(home, 'ensayo/heads'))).toEqual(['0000000001', '0000000002']);
    expect((await published()).checkpoint.size).toBe(7);
  });

  test('that do not see the same leaves halt rather than sign both', async () => {
    await sequence(parts());
    const other = [...leaves, entry('theirs')];
    grow(1, 'ours');
    const raced = {
      ...folder,
      takeHead: async () => {
        await folder.takeHead({ version: 2, note: await signedBy(other) });
        return false;
      },
    };
    expect(await sequence(parts({ folder: raced }))).toEqual({
      state: 'halted',
      code: 'head-taken',
    });
  });
});

describe('a crash', () => {
  test.each(['keepNote', 'publish', 'writeNotes'] as const)(
    'before %s loses nothing',
    async (step) => {
      await sequence(parts());
      grow(300);
      const failing = { ...folder, [step]: () => Promise.reject(new Error('killed')) };
      await expect(sequence(parts({ folder: failing }))).rejects.toThrow('killed');
      grow(1);
      await sequence(parts());
      expect((await published()).checkpoint.size).toBe(306);
      expect((await folder.read('tile/entries/000'))?.length).toBeGreaterThan(0);
      expect(await sequence(parts())).toEqual({ state: 'idle' });
    },
  );

  test('between files leaves the old checkpoint, whose files are all there', async () => {
    await sequence(parts());
    grow(300);
    const cut = {
      ...folder,
      publish: (files: ReadonlyMap<string, Uint8Array>) =>
        folder.publish(new Map([...files].slice(0, 3))).then(() => {
          throw new Error('killed');
        }),
    };
    await expect(sequence(parts({ folder: cut }))).rejects.toThrow('killed');
    expect((await published()).checkpoint.size).toBe(5);
    expect(await folder.read('tile/0/000.p/5')).toBeDefined();
    expect(await folder.read('tile/0/001.p/49')).toBeUndefined();
    expect(await sequence(parts())).toMatchObject({ state: 'published', size: 305 });
  });
});
