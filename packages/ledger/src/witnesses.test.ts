import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../bin/node-keys.ts';
import { openCheckpoint } from './checkpoints.ts';
import { emptyRoot } from './hashes.ts';
import { testLog, testWitness } from './testing/logs.ts';
import {
  addCheckpoint,
  formatCheckpointRequest,
  parseCheckpointRequest,
  type Witnessed,
  type WitnessMemory,
  type WitnessPorts,
} from './witnesses.ts';

const log = testLog('urna.example/ensayo');
/** The same name and key with another history. */
const rewritten = testLog('urna.example/ensayo', 'other leaf');
const stranger = testLog('urna.example/otra-votacion');
const { vkey, signer } = testWitness('w.example');

function memory(): WitnessMemory & { readonly kept: Map<string, Witnessed> } {
  const kept = new Map<string, Witnessed>();
  return {
    kept,
    last: async (origin) => kept.get(origin),
    replace: async (origin, before, after) => {
      if (kept.get(origin) !== before) return false;
      kept.set(origin, after);
      return true;
    },
  };
}

function ports(over: Partial<WitnessPorts> = {}): WitnessPorts & { memory: WitnessMemory } {
  const now = () => 1_700_000_000;
  return { logs: [log.vkey], memory: memory(), signer, verify: verifyEd25519, now, ...over };
}

describe('a witness', () => {
  it('cosigns a log from nothing, as it grows, and when nothing is new', async () => {
    const witness = ports();
    for (const [oldSize, size] of [
      [0, 3],
      [3, 3],
      [3, 200],
      [200, 256],
    ] as const) {
      const answer = await addCheckpoint(await log.request(oldSize, size), witness);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer));
      const published = `${await log.note(size)}${answer.lines}`;
      const keys = { log: log.vkey, witnesses: [vkey] };
      const opened = await openCheckpoint(published, keys, verifyEd25519);
      expect(opened.ok && opened.value.witnesses).toEqual([
        { name: 'w.example', time: 1_700_000_000 },
      ]);
      expect((await witness.memory.last(log.origin))?.size).toBe(size);
    }
  });

  it('keeps the note with the signature of its log and no other', async () => {
    const witness = ports();
    const note = `${await log.note(3)}— anybody AAAAAAAA\n`;
    await addCheckpoint(formatCheckpointRequest({ oldSize: 0, proof: [], note }), witness);
    expect((await witness.memory.last(log.origin))?.note).toBe(await log.note(3));
  });

  it.each([
    ['another size than it saw', () => log.request(1, 9), { status: 409, code: 'size', size: 5 }],
    ['a beginning from nothing', () => log.request(0, 9), { status: 409, code: 'size', size: 5 }],
    ['a smaller tree', () => log.request(5, 4), { status: 400, code: 'old-size' }],
    ['an older tree', () => log.request(4, 4), { status: 409, code: 'size', size: 5 }],
    [
      'the same size and another root',
      () => rewritten.request(5, 5),
      { status: 409, code: 'root', size: 5 },
    ],
    ['a rewritten history', () => rewritten.request(5, 9), { status: 422, code: 'proof' }],
    ['an unknown log', () => stranger.request(0, 1), { status: 404, code: 'origin-unknown' }],
  ] as const)('refuses %s, and remembers what it saw', async (_, request, refusal) => {
    const witness = ports();
    await addCheckpoint(await log.request(0, 5), witness);
    const before = await witness.memory.last(log.origin);
    expect(await addCheckpoint(await request(), witness)).toEqual(refusal);
    expect(await witness.memory.last(log.origin)).toBe(before);
  });

  it('refuses what its log did not sign', async () => {
    const forged = (await log.request(0, 5)).replace('\n5\n', '\n6\n');
    expect(await addCheckpoint(forged, ports())).toEqual({ status: 403, code: 'signature' });
    const impostor = { ...stranger.vkey, name: log.origin };
    const unknown = ports({ logs: [impostor] });
    expect(await addCheckpoint(await log.request(0, 5), unknown)).toMatchObject({ status: 403 });
  });
});

describe('a witness in odd company', () => {
  it('refuses a proof with a hash too many, also from nothing', async () => {
    const note = await log.note(5);
    const body = formatCheckpointRequest({ oldSize: 0, proof: [emptyRoot()], note });
    expect(await addCheckpoint(body, ports())).toEqual({ status: 422, code: 'proof' });
  });

  it('cosigns one of two that come at once from the same size', async () => {
    const witness = ports();
    await addCheckpoint(await log.request(0, 5), witness);
    const requests = await Promise.all([log.request(5, 6), log.request(5, 250)]);
    const answers = await Promise.all(requests.map((body) => addCheckpoint(body, witness)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({
      size: (await witness.memory.last(log.origin))?.size,
    });
  });

  it('signs nothing that it could not keep', async () => {
    let signed = 0;
    const failing = ports({
      memory: { ...memory(), replace: () => Promise.reject(new Error('disk full')) },
      signer: {
        ...signer,
        sign: (message) => {
          signed += 1;
          return signer.sign(message);
        },
      },
    });
    await expect(addCheckpoint(await log.request(0, 5), failing)).rejects.toThrow('disk full');
    expect(signed).toBe(0);
  });

  it('never cosigns two histories, whatever is asked in whatever order', async () => {
    const step = fc.record({
      isRewritten: fc.boolean(),
      oldSize: fc.integer({ min: 0, max: 12 }),
      size: fc.integer({ min: 0, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const witness = ports();
        const histories = new Set<boolean>();
        let largest = 0;
        for (const { isRewritten, oldSize, size } of steps) {
          const source = isRewritten ? rewritten : log;
          const answer = await addCheckpoint(await source.request(oldSize, size), witness);
          if (answer.status !== 200) continue;
          expect(size).toBeGreaterThanOrEqual(largest);
          largest = size;
          if (size > 0) histories.add(isRewritten);
        }
        expect(histories.size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the request to a witness', () => {
  it('is written as specified and read back', async () => {
    const body = await log.request(3, 7);
    expect(body).toMatch(/^old 3\n([A-Za-z0-9+/]{43}=\n)+\nurna\.example\/ensayo\n7\n/);
    const read = parseCheckpointRequest(body);
    expect(read.ok && formatCheckpointRequest(read.value)).toBe(body);
  });

  it('out of shape is answered with 400', async () => {
    const good = await log.request(3, 7);
    for (const bad of [
      '',
      good.replace('old 3', 'old 03'),
      good.replace('old 3', 'old -3'),
      good.replace('old 3', 'new 3'),
      good.replace('old 3\n', 'old 3\nAAAA\n'),
      good.replace('old 3\n', `old 3\n${'A'.repeat(43)}=\n`.repeat(64)),
      good.replaceAll('\n\n', '\n'),
      good.replace('\n7\n', '\nseven\n'),
      good.slice(0, -1),
    ]) {
      expect(await addCheckpoint(bad, ports())).toEqual({ status: 400, code: 'request-shape' });
    }
  });
});
