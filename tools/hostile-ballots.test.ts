// A ballot that a voter made so that product and verifier would count it differently is counted alike by both.
import { verify } from '@minga/verifier';
import { expect, test } from 'vitest';
import { nodePort } from '../packages/verifier/bin/node-port.ts';
import { firstCases } from './golden-elections/cases.ts';

test('whatever voters seal to divide them, what the product counts is what the verifier finds', async () => {
  const made = await firstCases.find(({ name }) => name === 'papeletas-hostiles')?.make();
  if (made === undefined) throw new Error('that election is gone');
  const { files, vkey, fingerprint } = made;
  const report = await verify(files, { port: nodePort(), vkey, fingerprint });
  expect(report.findings.filter(({ severity }) => severity === 'contradiction')).toEqual([]);
  expect(report.verdict).toBe('proven');
  const nulls = report.contests.flatMap((contest) => contest.nulls.map(({ code, n }) => [code, n]));
  expect(Object.fromEntries(nulls)).toMatchObject({ undecryptable: 1, 'not-canonical': 5 });
});
