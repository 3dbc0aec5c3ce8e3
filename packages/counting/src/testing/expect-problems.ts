// What tests of the readers expect: an election, or a named problem at its line.
import { expect } from 'vitest';
import { type ReadResult, readPabulib } from '../reading/pabulib-reader.ts';
import type { ProblemCode } from '../reading/problems.ts';
import type { Election } from '../types.ts';

export function electionFrom(file: string | Uint8Array): Election {
  const { election, problems } = readPabulib(file);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  if (election === undefined) throw new Error('no election');
  return election;
}

/** What was read, to be compared: ballots and their groups as lists, however they are kept. */
export function plain({ election, ...problems }: ReadResult): unknown {
  if (election === undefined) return problems;
  const ballots = [...election.ballots];
  const groups = ballots.map((_, index) => election.ballots.groupOf(index));
  return { ...problems, election: { ...election, ballots, groups } };
}

/** `code@line` for each problem, in the order in which they are told. */
export function told(file: string | Uint8Array): readonly string[] {
  return readPabulib(file).problems.map(
    ({ code, line }) => `${code}${line === undefined ? '' : `@${line}`}`,
  );
}

export function expectRefused(file: string | Uint8Array, code: ProblemCode, line?: number): void {
  const { election, problems } = readPabulib(file);
  expect(election).toBeUndefined();
  const found = problems.find((problem) => problem.code === code);
  expect(found, `told: ${problems.map((problem) => problem.code).join(' ')}`).toBeDefined();
  expect(found?.severity).toBe('error');
  expect(found?.line).toBe(line);
}

export function expectWarned(
  file: string | Uint8Array,
  code: ProblemCode,
  line?: number,
): Election {
  const { election, problems } = readPabulib(file);
  const found = problems.find((problem) => problem.code === code);
  expect(found, `told: ${problems.map((problem) => problem.code).join(' ')}`).toBeDefined();
  expect(found?.severity).toBe('warning');
  expect(found?.line).toBe(line);
  if (election === undefined) throw new Error('no election');
  return election;
}
