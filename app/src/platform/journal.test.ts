import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Journal, journalAt } from './journal.ts';

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minga-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'inner', 'journal.jsonl');
}

async function linesOf(journal: Journal): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of journal.lines()) lines.push(line);
  return lines;
}

test('what many append at once comes back whole and each in its order, also after it was opened again', async () => {
  const path = place();
  const journal = journalAt(path);
  expect(await linesOf(journal)).toEqual([]);
  await Promise.all(
    Array.from({ length: 50 }, (_, index) => journal.append([`${index} a`, `${index} b`])),
  );
  await journal.close();
  const again = journalAt(path);
  const lines = await linesOf(again);
  expect(lines).toHaveLength(100);
  expect(lines[lines.indexOf('7 a') + 1]).toBe('7 b');
  await again.append(['last']);
  expect((await linesOf(again)).at(-1)).toBe('last');
  await again.close();
});

test('a line that was cut short is not read, and the next one stands alone', async () => {
  const path = place();
  const journal = journalAt(path);
  await journal.append(['whole']);
  await journal.close();
  appendFileSync(path, 'cut sho');
  const again = journalAt(path);
  expect(await linesOf(again)).toEqual(['whole']);
  await again.append(['next']);
  expect(await linesOf(again)).toEqual(['whole', 'cut sho', 'next']);
  await again.close();
});

test('a file that cannot be written says so to whoever appends', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'minga-journal-')), 'file');
  onTestFinished(() => rmSync(dirname(file), { recursive: true, force: true }));
  writeFileSync(file, '');
  const journal = journalAt(join(file, 'journal'));
  await expect(journal.append(['x'])).rejects.toThrow();
  await expect(journal.append(['y'])).rejects.toThrow();
});
