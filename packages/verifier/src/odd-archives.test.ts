// Archives that are none: cut, swollen, with names that stand twice or lead elsewhere; and texts inside that no reader follows.
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openArchive } from './bundle.ts';
import { type Bytes, utf8 } from './bytes.ts';
import { readConventions } from './count/polls.ts';
import { readPabulibFile } from './pabulib.ts';

const file = new URL('../../../golden/elections/con-mesas.tar.gz', import.meta.url);
const archive = new Uint8Array(readFileSync(file));

const problemOf = async (bytes: Bytes) => {
  const opened = await openArchive(bytes);
  return 'problem' in opened ? opened.problem : 'none';
};

/** A tar of these, as anybody could write one. */
function tarOf(files: readonly (readonly [name: string, bytes: Bytes])[]): Bytes {
  const blocks = files.flatMap(([name, bytes]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 'utf8');
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    header.write('        0', 148, 'latin1');
    header.write('ustar\x0000', 257, 'latin1');
    const sum = header.reduce((so, byte) => so + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return [header, bytes, new Uint8Array((512 - (bytes.length % 512)) % 512)];
  });
  return new Uint8Array(Buffer.concat([...blocks, new Uint8Array(1024)]));
}

test('a small file that unpacks to a large one is refused before it fills the machine', async () => {
  const bomb = gzipSync(new Uint8Array(200 * 2 ** 20), { level: 9 });
  expect(bomb.length).toBeLessThan(300_000);
  expect(await problemOf(bomb)).toBe('too-large');
  // Behind a good one, too.
  expect(await problemOf(new Uint8Array(Buffer.concat([archive, bomb])))).not.toBe('none');
});

test('an archive cut anywhere is refused', async () => {
  for (const length of [0, 1, 9, 10, 100, archive.length >> 1, archive.length - 1]) {
    expect([length, await problemOf(archive.slice(0, length))]).not.toContain('none');
  }
  const tar = gunzipSync(archive);
  for (const length of [1, 511, 512, 513, tar.length >> 1]) {
    expect([length, await problemOf(new Uint8Array(tar.subarray(0, length)))]).not.toContain(
      'none',
    );
  }
});

test('one name stands for one file, and none leads elsewhere', async () => {
  const plain = ['x/manifest.json', utf8('{}')] as const;
  expect(await problemOf(tarOf([plain]))).toBe('none');
  expect(await problemOf(tarOf([plain, plain]))).toBe('odd-names');
  expect(await problemOf(tarOf([plain, ['./x/manifest.json', utf8('[]')]]))).toBe('odd-names');
  const odd = ['../etc/passwd', '/etc/passwd', 'x/../y', 'x//y', 'x/.', 'x\\y', 'x/\u0007', 'x/'];
  for (const name of odd) {
    expect([name, await problemOf(tarOf([[name, utf8('')]]))]).toEqual([name, 'odd-names']);
  }
  const many = Array.from({ length: 10_001 }, (_, at) => [`x/${at}`, utf8('')] as const);
  expect(await problemOf(tarOf(many))).toBe('too-large');
});

test('ids of a rule are texts or numbers, however deep somebody puts others', () => {
  const poll = { kind: 'approval', unit: 1n } as const;
  const deep = '['.repeat(5000) + ']'.repeat(5000);
  for (const conflicts of [deep, '[["a",{}]]', '[null]', '[["a"],"b"]']) {
    expect(readConventions({ rule: 'greedy', conflicts }, poll, [])).toBeUndefined();
  }
  const read = readConventions({ rule: 'greedy', conflicts: '[["a","b"]]' }, poll, []);
  expect(read?.conflicts).toEqual([['a', 'b']]);
});

test('cells of a file are read as they were, whatever quotes they hold', () => {
  const file = readPabulibFile(
    utf8(
      'META\nkey;value\r\nnote;"a ""b"";\nc"\nbudget;5\nPROJECTS\nproject_id;cost\n1;"2"\nVOTES\nvoter_id;vote\n1;"1"x\n2;\n3;1',
    ),
  );
  expect(file?.meta.get('note')).toBe('a "b";\nc');
  expect(file?.projects).toEqual([{ project_id: '1', cost: '2' }]);
  expect(file?.votes.map(({ vote }) => vote)).toEqual(['"1"x', '', '1']);
});
