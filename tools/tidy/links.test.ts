// Every file that a document links to or shows is there.
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../vite-settings.ts';
import { documentFiles, readDocument } from './documents.ts';

/** Targets of links and pictures that are paths, without their fragment. */
function pathsIn(markdown: string): string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

test('no document links to a file that is not there', () => {
  const broken = documentFiles().flatMap((file) =>
    pathsIn(readDocument(file))
      .filter((target) => !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test('every decision record has its four parts and its own number', () => {
  const records = globSync('docs/decisions/*.md', { cwd: root }).sort();
  const parts = [
    /^# \d{4} /m,
    /^## Context$/m,
    /^## Choice/m,
    /^## What we gave up$/m,
    /^## How we would know/m,
  ];
  const incomplete = records.filter((file) => parts.some((part) => !part.test(readDocument(file))));
  expect(incomplete).toEqual([]);
  const numbers = records.map((file) => Number(file.split('/').at(-1)?.slice(0, 4)));
  expect(numbers).toEqual(records.map((_, index) => index + 1));
});

test('links are found in prose and not in code', () => {
  expect(pathsIn('See [a](docs/a.md#b), ![c](c.png), [d](https://d.cl) and `[e](e)`.')).toEqual([
    'docs/a.md',
    'c.png',
  ]);
  expect(pathsIn('```\n[a](b)\n```\n')).toEqual([]);
});
