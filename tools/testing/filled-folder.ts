// A data folder as the first start of a demonstration leaves it: filled once in a run of the tests, and copied by whoever needs one.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { throwawayFolder } from '../../app/src/platform/testing/throwaway.ts';
import { takeTurn } from '../turn.mjs';
import { root } from '../vite-settings.ts';

/** Where the browser tests' server is reached, which its votes keep for ever. */
const PORT = Number(process.env.MINGA_E2E_PORT ?? 4310);

/** Makes `dataDir`, which is not there yet. Throws with what the product said if it cannot be filled. */
export async function fillFolder(dataDir: string): Promise<void> {
  const copied = spawnSync('cp', ['-a', await filledFolder(), dataDir], { encoding: 'utf8' });
  if (copied.status !== 0) throw new Error(copied.stderr);
}

async function filledFolder(): Promise<string> {
  const filled = join(tmpdir(), 'minga-filled');
  const endTurn = await takeTurn(filled, () => {});
  try {
    if (!existsSync(filled)) await startOnce(filled);
  } finally {
    endTurn();
  }
  return filled;
}

/** As a person starts it; under another name until it is whole. */
async function startOnce(filled: string): Promise<void> {
  const folder = throwawayFolder();
  try {
    const dataDir = join(folder, 'data');
    const product = spawn('npm', ['start', '--silent'], {
      cwd: root,
      env: {
        ...process.env,
        ...{ PORT: '0', MINGA_MODE: '', MINGA_DATA_DIR: dataDir, MINGA_LOG_LEVEL: 'warn' },
        MINGA_PUBLIC_URL: `http://localhost:${PORT}`,
        MINGA_URN_URL: `http://127.0.0.1:${PORT + 1}`,
      },
    });
    const complained = text(product.stderr);
    const ended = once(product, 'exit');
    let said = '';
    product.stdout.on('data', (words) => {
      said += words;
      if (said.includes('lista en')) product.kill('SIGTERM');
    });
    const [code] = await ended;
    if (code !== 0 || !said.includes('lista en')) throw new Error(said + (await complained));
    renameSync(dataDir, filled);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
