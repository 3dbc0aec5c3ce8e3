// `npm run dev`: the product as it is, rebuilt and restarted whenever a source file changes.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root } from './vite-settings.ts';

const QUIET_MS = 150;
let child: ChildProcess | undefined;
let waiting: NodeJS.Timeout | undefined;
let isRestarting = false;

for (const dir of ['app/src', 'app/migrations', 'packages']) {
  watch(join(root, dir), { recursive: true }, (_, file) => {
    if (file === null || /\.test\.tsx?$|node_modules|~$/.test(file)) return;
    clearTimeout(waiting);
    waiting = setTimeout(restart, QUIET_MS);
  });
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, leave);
process.on('disconnect', leave);
await restart();

async function restart(): Promise<void> {
  if (isRestarting) return;
  isRestarting = true;
  await stop();
  child = spawn(process.execPath, [join(root, 'tools/start.ts')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  isRestarting = false;
}

async function stop(): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function leave(): Promise<void> {
  await stop();
  process.exit(0);
}
