// The command without its process: what it would print, where, and with which exit code.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { answerCommand } from '../answer-command.ts';
import { readCommandLine } from '../command-line.ts';
import type { Tell } from '../progress.ts';

export const golden = fileURLToPath(new URL('../../../../golden/', import.meta.url));
export const poor = `${golden}counting/bolsillos-distintos.pb`;
export const demonstration = `${golden}ejemplo-pudeto.pb`;
export const folder = mkdtempSync(join(tmpdir(), 'minga-count-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export async function runTelling(tell: Tell, ...line: readonly string[]) {
  const { out = '', refusal, exitCode = 0 } = await answerCommand(readCommandLine(line), tell);
  const stdout = typeof out === 'string' ? out : [...out].join('');
  return refusal === undefined
    ? { status: exitCode, stdout, stderr: '' }
    : { status: 2, stdout, stderr: `${refusal}\n` };
}

export function run(...line: readonly string[]) {
  return runTelling(() => {}, ...line);
}

/** The JSON that it prints. */
export async function runJson(...line: readonly string[]) {
  const { status, stdout, stderr } = await run(...line, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

export function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Refused: exit code 2, nothing on standard output, one line on standard error. */
export async function expectRefused(line: readonly string[], sentence: RegExp): Promise<void> {
  const { status, stdout, stderr } = await run(...line);
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
  expect(status).toBe(2);
}
