// What the certifying officer reveals: one person for each right, each the one of its commitment; a file of something else refutes nothing.
import { expect, test } from 'vitest';
import { nodePort } from '../bin/node-port.ts';
import type { Audit } from './audit.ts';
import { join, textOf, toBase64url, utf8 } from './bytes.ts';
import { canon } from './canon.ts';
import { checkOpenings, type Roll } from './check-roll.ts';
import { collectFindings } from './findings.ts';

const port = nodePort();

async function opening(run: string, salt: string, style = 'todos') {
  const payload = canon({ id: 'x', run, style, salt });
  const c = toBase64url(await port.sha256(join(utf8('pb-padron/1\0'), payload)));
  return { c, run, salt, style };
}

async function codesOf(rights: readonly { c: string; style: string }[], lines: readonly object[]) {
  const findings = collectFindings();
  const roll = { rights: new Map(rights.map(({ c, style }) => [c, { style }])) };
  const file = utf8(lines.map((line) => `${textOf(canon(line))}\n`).join(''));
  const audit = { port, findings, manifest: { id: 'x' } } as unknown as Audit;
  await checkOpenings(audit, roll as unknown as Roll, file);
  return findings.list.map(({ code, severity }) => `${severity} ${code}`);
}

test('each right is of one person, and no person has two', async () => {
  const [a, b, again] = [
    await opening('1-9', 's'),
    await opening('2-7', 's'),
    await opening('1-9', 't'),
  ];
  expect(await codesOf([a, b], [a, b])).toEqual([]);
  expect(await codesOf([a, b], [a, b, b])).toEqual([]);
  expect(await codesOf([a, again], [a, again])).toEqual(['contradiction person-twice']);
  expect(await codesOf([a, b], [a])).toEqual(['contradiction opening-missing']);
  const other = { ...b, run: '3-5' };
  expect(await codesOf([a, b], [a, other])).toEqual(['contradiction opening-differs']);
  const elsewhere = await opening('2-7', 's', 'otro');
  expect(await codesOf([a, { ...elsewhere, style: 'todos' }], [a, elsewhere])).toEqual([
    'contradiction opening-differs',
  ]);
});

test('what is no opening is not read, and accuses nobody', async () => {
  const a = await opening('1-9', 's');
  const { salt: _, ...short } = a;
  for (const odd of [short, { ...a, more: '' }, { ...a, run: 1 }, { ...a, run: ['1-9'] }]) {
    expect(await codesOf([a], [odd])).toEqual(['unchecked openings-not-read']);
  }
});
