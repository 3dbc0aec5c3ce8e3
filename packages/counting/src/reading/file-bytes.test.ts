// A giver of chunks may use their memory again, as a reader of files does with one buffer.
import { expect, test } from 'vitest';
import { createPabulibReader, readPabulib } from './pabulib-reader.ts';

const rows = Array.from({ length: 300 }, (_, index) => `v${index};p${1 + (index % 2)}`);
const text = [
  'META\nkey;value\nbudget;9\nvote_type;approval',
  'PROJECTS\nproject_id;cost\np1;4\np2;3',
  `VOTES\nvoter_id;vote\n${rows.join('\n')}\n`,
].join('\n');
const bytes = new TextEncoder().encode(text);

test.each([
  ['a Uint8Array', (length: number) => new Uint8Array(length)],
  // Its `slice` gives the same memory and not a copy.
  ['a Buffer of Node', (length: number) => Buffer.alloc(length)],
])('chunks that come one after another in the memory of %s', (_, roomOf) => {
  for (const length of [7, 100, 1000]) {
    const room = roomOf(length);
    const reader = createPabulibReader({ keepBallots: false });
    for (let at = 0; at < bytes.length; at += length) {
      const chunk = bytes.subarray(at, at + length);
      room.set(chunk);
      reader.push(room.subarray(0, chunk.length));
    }
    const { election } = reader.finish();
    expect(election?.profile).toEqual(readPabulib(text).election?.profile);
    expect(election?.profile.ballots).toBe(300);
  }
});
