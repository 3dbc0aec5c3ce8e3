// The package runs where there is no Node: in the booth, on an auditor's page.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);
const sources = globSync('*.ts', { cwd: folder }).filter((name) => !name.endsWith('.test.ts'));

test('nothing of one machine, of the clock or of chance', () => {
  expect(sources.length).toBeGreaterThan(9);
  for (const name of sources) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(text, name).not.toMatch(
      /from 'node:|\bBuffer\b|\bprocess\b|Date\.now|Math\.random|fetch\(/,
    );
  }
});
