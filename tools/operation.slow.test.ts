// An operator's day with the embedded server: serve, back up while it serves, restore elsewhere, look, serve again.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { throwawayFolder } from '../app/src/platform/testing/throwaway.ts';
import { ensureBuilt } from './build.ts';
import { fillFolder } from './testing/filled-folder.ts';
import { root } from './vite-settings.ts';

const folder = throwawayFolder();
const running: ChildProcess[] = [];
ensureBuilt();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function envFor(dataDir: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: '0',
    MINGA_MODE: '',
    MINGA_DATA_DIR: join(folder, dataDir),
    INIT_CWD: folder,
    ...more,
  };
}

const script = [join(root, 'tools/minga.ts')];

function minga(words: string, env: NodeJS.ProcessEnv) {
  const done = spawnSync(process.execPath, [...script, ...words.split(' ')], {
    env,
    encoding: 'utf8',
  });
  return { code: done.status, said: done.stdout, complained: done.stderr };
}

async function serve(env: NodeJS.ProcessEnv): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [...script, 'serve'], { env });
  running.push(child);
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  const began = Date.now();
  while (!/lista en/.test(said)) {
    if (Date.now() - began > 120_000) throw new Error(`it does not start: ${said}`);
    await wait(50);
  }
  const url = /^Minga: (http:\S+)$/m.exec(said)?.[1] ?? '';
  return {
    url,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    },
  };
}

test('what one folder served another serves after a restore, and nothing is written over on the way', async () => {
  const first = envFor('first');
  expect(minga('export b', first)).toMatchObject({ code: 1 });
  expect(existsSync(join(folder, 'first'))).toBe(false);

  await fillFolder(join(folder, 'first'));
  const product = await serve(first);
  expect(minga('backup new-key ana.key', first).code).toBe(0);
  expect(minga('backup b --to ana.key.pub', first)).toMatchObject({ code: 0, complained: '' });
  const reset = minga('demo reset --yes', first);
  expect(reset).toMatchObject({ code: 1 });
  expect(reset.complained).toMatch(/ya está funcionando/);
  expect(minga('rotate-secret minga', first)).toMatchObject({ code: 1 });
  expect((await fetch(`${product.url}/comunas/nunoa`)).status).toBe(200);
  await product.stop();

  const archives = readdirSync(join(folder, 'b')).map((name) => `b/${name}`);
  expect(archives).toHaveLength(3);
  const restore = `restore ${archives.join(' ')} --key ana.key`;
  const withoutKey = minga(restore, envFor('second'));
  expect(withoutKey).toMatchObject({ code: 1 });
  expect(withoutKey.complained).toMatch(/falta la clave maestra/);
  expect(existsSync(join(folder, 'second'))).toBe(false);

  const masterKey = join(folder, 'first/secrets/master-key');
  const second = envFor('second', { MINGA_MASTER_KEY_FILE: masterKey });
  expect(minga(restore, second)).toMatchObject({ code: 0, complained: '' });
  expect(minga(restore, second)).toMatchObject({ code: 1 });
  expect(JSON.parse(readFileSync(join(folder, 'second/folder.json'), 'utf8')).kind).toBe(
    'demonstration',
  );

  expect(minga('rotate-secret minga_app', second)).toMatchObject({ code: 0, complained: '' });
  const again = await serve(second);
  expect((await fetch(`${again.url}/comunas/nunoa`)).status).toBe(200);
  const doctor = minga('doctor --json', second);
  expect(doctor.code, doctor.said).toBe(0);
  expect(JSON.parse(doctor.said).isWell).toBe(true);
  await again.stop();

  expect(minga('demo reset --yes', second)).toMatchObject({ code: 0, complained: '' });
  expect(minga('migrate', second).said).toContain('minga: estaba al día');
}, 600_000);
