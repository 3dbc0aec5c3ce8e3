// Real elections written back: byte by byte when they follow the format, and always the same election.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { filesOf } from '../../testing/references.ts';
import { checkPabulib } from '../checking/check-pieces.ts';
import { readPabulib } from '../reading/pabulib-reader.ts';
import type { Election } from '../types.ts';
import { writePabulib } from './pabulib-writer.ts';

const shared =
  process.env.MINGA_SHARED === undefined
    ? new URL('../../../../../shared/', import.meta.url)
    : pathToFileURL(`${process.env.MINGA_SHARED}/`);

/** A repeated choice is not written again, and a value is quoted whole or not at all. */
const notCanonical = [
  'Poland_Warszawa_2026_Blonia_Wilanowskie',
  't14_float_trap',
  't4_poor_voters',
  't7_add1_then_utilitarian',
];

const files = [...filesOf('pb/'), ...filesOf('tiny/')];

const bytesOf = (file: string) => readFileSync(new URL(`data/elections/${file}`, shared));

function read(file: string | Uint8Array): Election {
  const { election } = readPabulib(file);
  if (election === undefined) throw new Error('no election');
  return election;
}

test.skipIf(files.length === 0)('files that follow the format come back byte by byte', () => {
  const different = files.filter((file) => {
    const text = bytesOf(file)
      .toString()
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
    return writePabulib(read(bytesOf(file))) !== text.replace(/\n?$/, '\n');
  });
  expect(different.map((file) => file.replace(/^.*\//, '').replace('.pb', ''))).toEqual(
    notCanonical,
  );
});

test.skipIf(files.length === 0)('the others are the same election, with no new warning', () => {
  for (const file of files.filter((name) => notCanonical.some((part) => name.includes(part)))) {
    const election = read(bytesOf(file));
    const written = writePabulib(election);
    expect(read(written)).toEqual(election);
    const before = new Set(checkPabulib(bytesOf(file)).problems.map(({ code }) => code));
    const after = checkPabulib(written).problems.map(({ code }) => code);
    expect(after.filter((code) => !before.has(code))).toEqual([]);
  }
});
