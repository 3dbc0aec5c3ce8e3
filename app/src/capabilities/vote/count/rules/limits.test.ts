// The limits of files are those that docs/counting.md tells.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { maxFileBytes, maxProjects } from '@minga/counting';
import { expect, test } from 'vitest';
import { formatNumber } from '../../../../ui/format.ts';
import { browserFileBytes, uploadBytes } from './limits.ts';

test('the page about counting tells the limits of the code', () => {
  const page = join(import.meta.dirname, '../../../../../../docs/counting.md');
  const files = /## Files\n([\s\S]*?)\n## /.exec(readFileSync(page, 'utf8'))?.[1] ?? '';
  for (const limit of [
    `read whole is refused above ${maxFileBytes / 2 ** 20} MiB`,
    `takes files up to ${browserFileBytes / 1e6} MB`,
    `without JavaScript, up to ${uploadBytes / 1e6} MB`,
    `above ${formatNumber(maxProjects, 'en')} projects are refused`,
  ]) {
    expect(files).toContain(limit);
  }
});
