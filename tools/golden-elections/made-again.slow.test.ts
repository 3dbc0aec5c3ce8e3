// The golden elections made again: of fixed keys the same bytes, of the first ones the same findings.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { root } from '../vite-settings.ts';
import { pack } from './bundle.ts';
import { firstCases, fixedCases } from './cases.ts';
import { expectedOf, judge } from './judged.ts';

const committed = (file: string) => readFileSync(join(root, 'golden/elections', file));

test.each(fixedCases)('$name comes out the same, byte by byte', async (golden) => {
  const made = await golden.make();
  // How gzip packs is a matter of its version.
  const again = gunzipSync(pack(golden.name, made.files));
  expect(again.equals(gunzipSync(committed(`${golden.name}.tar.gz`)))).toBe(true);
  const expected = expectedOf(golden, made, await judge(golden, made));
  const said = JSON.parse(committed(`${golden.name}.expected.json`).toString());
  expect(JSON.parse(JSON.stringify(expected))).toEqual(said);
});

test.each(firstCases)('$name, with other keys, is judged as when it was frozen', async (golden) => {
  const made = await golden.make();
  const { findings, verdict, label } = JSON.parse(
    committed(`${golden.name}.expected.json`).toString(),
  );
  const again = expectedOf(golden, made, await judge(golden, made));
  expect(again).toMatchObject({ findings, verdict, label });
});
