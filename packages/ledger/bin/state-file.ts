// What a witness saw, in one file that is whole at any moment: written beside, flushed to the disk, then renamed.
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  equalBytes,
  fromBase64,
  hashLength,
  toBase64,
  type Witnessed,
  type WitnessMemory,
} from '../src/index.ts';

/** The file is not what a witness wrote; nobody can know what it had cosigned. */
export class StateFileDamaged extends Error {}

/** An empty state; refused (EEXIST) where there is one already. */
export async function createState(path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  await file.writeFile('{}\n');
  await file.sync();
  await file.close();
  await syncFolder(path);
}

/** One process for each file: what two of them read and write at once would not be one step. */
export async function openState(path: string): Promise<WitnessMemory> {
  const kept = parseState(await readFile(path, 'utf8'));
  let turn: Promise<unknown> = Promise.resolve();
  async function replace(origin: string, before: Witnessed | undefined, after: Witnessed) {
    if (!isSame(kept.get(origin), before)) return false;
    await writeState(path, new Map(kept).set(origin, after));
    kept.set(origin, after);
    return true;
  }
  return {
    last: async (origin) => kept.get(origin),
    replace: (origin, before, after) => {
      const answer = turn.then(() => replace(origin, before, after));
      turn = answer.catch(() => {});
      return answer;
    },
  };
}

async function writeState(path: string, kept: ReadonlyMap<string, Witnessed>): Promise<void> {
  const rows = [...kept].map(
    ([origin, { size, root, note }]) => [origin, { size, root: toBase64(root), note }] as const,
  );
  const next = `${path}.next`;
  const file = await open(next, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(Object.fromEntries(rows), undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
  await syncFolder(path);
}

async function syncFolder(path: string): Promise<void> {
  // Windows has no such thing as a folder that is flushed.
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function parseState(text: string): Map<string, Witnessed> {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    throw new StateFileDamaged('not JSON');
  }
  if (typeof rows !== 'object' || rows === null) throw new StateFileDamaged('not an object');
  return new Map(Object.entries(rows).map(([origin, row]) => [origin, parseRow(origin, row)]));
}

function parseRow(origin: string, row: unknown): Witnessed {
  const { size, root, note } = (row ?? {}) as Record<string, unknown>;
  const bytes = typeof root === 'string' ? fromBase64(root) : undefined;
  const isGood = Number.isSafeInteger(size) && bytes?.length === hashLength;
  if (!isGood || bytes === undefined || typeof note !== 'string')
    throw new StateFileDamaged(origin);
  return { size: Number(size), root: bytes, note };
}

function isSame(a: Witnessed | undefined, b: Witnessed | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.size === b.size && equalBytes(a.root, b.root);
}
