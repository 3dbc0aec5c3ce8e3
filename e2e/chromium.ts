// Where the browser of the tests is: unpacked from its npm package into the project's own cache.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';

const cache = join(import.meta.dirname, '../.cache/chromium-153');

/** `MINGA_CHROMIUM` names another browser; otherwise the pinned one, apart for each user. */
export async function chromiumPath(): Promise<string> {
  const given = process.env.MINGA_CHROMIUM;
  if (given !== undefined && given !== '') return given;
  mkdirSync(cache, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = cache;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
