// What is packed for a thread is what was given, whatever was refused between.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckedCast } from './check-cast.ts';
import { packBodies, packChecked, unpackBodies, unpackChecked } from './packed-casts.ts';

const order = { election: '', manifest: undefined, time: 'open' } as const;
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** A cast, and of each ballot that passes in it where its leaf ends; undefined for one that is refused. */
const cast = fc.record({
  body: fc.uint8Array({ minLength: 4, maxLength: 40 }),
  ballots: fc.option(
    fc.array(fc.record({ pk: digest, hash: digest, end: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    { nil: undefined },
  ),
});

test('bodies arrive as they were, and what was found of each goes back to its own', () => {
  fc.assert(
    fc.property(fc.array(cast, { maxLength: 8 }), (casts) => {
      const sent = casts.map(({ body }) => body);
      const there = unpackBodies({ ...order, ...packBodies(sent) });
      expect(there.map((body) => [...body])).toEqual(sent.map((body) => [...body]));
      const checkedOf = (bodies: readonly Uint8Array[]) =>
        casts.map(({ ballots }, place): CheckedCast => {
          if (ballots === undefined) return { ok: false, error: { code: 'length', ballot: place } };
          const value = ballots.map(({ pk, hash, end }, at) => {
            const leaf = (bodies[place] ?? new Uint8Array()).subarray(1, end);
            return { contest: `c${at}`, pk, hash, leaf };
          });
          return { ok: true, value };
        });
      const back = unpackChecked(packChecked(checkedOf(there), there), sent);
      expect(back).toEqual(checkedOf(sent));
      for (const [place, one] of back.entries()) {
        for (const { leaf } of one.ok ? one.value : []) {
          expect(leaf.buffer).toBe(sent[place]?.buffer);
        }
      }
    }),
  );
});
