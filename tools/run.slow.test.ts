// Tries the first link of the chain for real, in a small repository of its own: installing, passing on, dying together.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');
const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;

const APP = `
import { dieWithParent } from '${join(repository, 'app/src/platform/process-chain.ts')}';
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => process.exit(0));
dieWithParent(() => process.exit(0));
setInterval(() => {}, 1000);
console.log(JSON.stringify({ app: process.pid, wrapper: process.ppid }));
`;
const COMMAND = `
import { dieWithParent } from '${join(repository, 'app/src/platform/process-chain.ts')}';
dieWithParent(() => {});
console.log(JSON.stringify({ args: process.argv.slice(2), from: process.env.INIT_CWD, version: process.versions.node }));
process.exitCode = 3;
`;

let folder: string;
let running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minga-chain-'));
  mkdirSync(join(folder, 'tools'));
  for (const file of ['run.mjs', 'install.mjs', 'turn.mjs']) {
    cpSync(join(repository, 'tools', file), join(folder, 'tools', file));
  }
  writeFileSync(join(folder, 'tools/start.ts'), APP);
  writeFileSync(join(folder, 'tools/minga.ts'), COMMAND);
  mkdirSync(join(folder, 'dependency'));
  writeFileSync(join(folder, 'dependency/package.json'), '{"name":"dependency","version":"1.0.0"}');
  const scripts = {
    start: 'exec node tools/run.mjs start',
    minga: 'exec node tools/run.mjs minga',
  };
  const root = { name: 'chain', version: '1.0.0', dependencies: { dependency: 'file:dependency' } };
  const packages = {
    '': root,
    dependency: { version: '1.0.0' },
    'node_modules/dependency': { resolved: 'dependency', link: true },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...root, type: 'module', scripts }));
  const lock = { name: 'chain', version: '1.0.0', lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
});

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

const stamp = () => join(folder, 'node_modules/.minga-installed');
const environment = { ...process.env, PATH, npm_lifecycle_event: undefined, INIT_CWD: undefined };

interface Chain {
  readonly npm: number;
  readonly wrapper: number;
  readonly app: number;
}

/** As if somebody had installed by hand: npm's note of it, without the half second it takes. */
function pretendInstalled(): void {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  delete lock.packages[''];
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify(lock));
}

async function startChain(): Promise<Chain> {
  pretendInstalled();
  const child = spawn('npm', ['start', '--silent'], { cwd: folder, env: environment });
  running.push(child);
  let said = '';
  for await (const text of child.stdout) {
    said += text;
    const [line] = /\{"app".*\}/.exec(said) ?? [];
    if (line !== undefined) return { npm: child.pid ?? 0, ...JSON.parse(line) };
  }
  throw new Error(`the chain ended: ${said}`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function untilGone(pids: readonly number[]): Promise<number> {
  const began = Date.now();
  while (pids.some(isAlive) && Date.now() - began < 10_000) await wait(20);
  return Date.now() - began;
}

const onLinux = test.runIf(process.platform === 'linux');

for (const [signal, link] of [
  ['SIGTERM', 'npm'],
  ['SIGINT', 'npm'],
  ['SIGHUP', 'npm'],
  ['SIGKILL', 'npm'],
  ['SIGTERM', 'wrapper'],
  ['SIGKILL', 'wrapper'],
  ['SIGKILL', 'app'],
] as const) {
  onLinux(`${signal} to the ${link} leaves nothing of the chain behind`, async () => {
    const chain = await startChain();
    process.kill(chain[link], signal);
    expect(await untilGone(Object.values(chain))).toBeLessThan(8_000);
  });
}

onLinux('an npm whose wrapper is killed during the installation ends with it', async () => {
  const npm = join(folder, 'npm-cli.js');
  writeFileSync(npm, 'console.log("npm", process.pid); setInterval(() => {}, 1000);');
  const wrapper = spawn(process.execPath, ['tools/run.mjs', 'minga'], {
    cwd: folder,
    env: { ...environment, npm_execpath: npm },
  });
  running.push(wrapper);
  let said = '';
  for await (const text of wrapper.stderr) {
    said += text;
    if (/npm \d+/.test(said)) break;
  }
  wrapper.kill('SIGKILL');
  expect(await untilGone([Number(/npm (\d+)/.exec(said)?.[1])])).toBeLessThan(8_000);
  expect(existsSync(stamp())).toBe(false);
});

test('a command gets its arguments, the folder where it was asked for, and gives its exit code', () => {
  pretendInstalled();
  const args = ['run', '--silent', 'minga', '--', 'territories', 'import-boundaries', 'a b.json'];
  const done = spawnSync('npm', args, { cwd: folder, env: environment, encoding: 'utf8' });
  expect(JSON.parse(done.stdout)).toEqual({
    args: ['territories', 'import-boundaries', 'a b.json'],
    from: folder,
    version: process.versions.node,
  });
  expect(done.status).toBe(3);
});

function runCommand() {
  return spawnSync(process.execPath, ['tools/run.mjs', 'minga'], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  });
}

test('installs at the first run, says so on standard error, and not again', () => {
  const first = runCommand();
  expect(first.stderr).toContain('instalando');
  expect(JSON.parse(first.stdout).args).toEqual([]);
  expect(existsSync(join(folder, 'node_modules/dependency/package.json'))).toBe(true);
  expect(runCommand().stderr).toBe('');
});

test('an installation cut short, or another lock, is installed again', () => {
  runCommand();
  rmSync(stamp());
  rmSync(join(folder, 'node_modules/.package-lock.json'));
  expect(runCommand().stderr).toContain('instalando');
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  lock.packages.dependency.version = '1.0.1';
  writeFileSync(join(folder, 'dependency/package.json'), '{"name":"dependency","version":"1.0.1"}');
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  expect(runCommand().stderr).toContain('instalando');
});

test('what somebody installed by hand is taken as it is', () => {
  runCommand();
  rmSync(stamp());
  expect(runCommand().stderr).toBe('');
  expect(existsSync(stamp())).toBe(true);
});

test('two first runs at once install once', async () => {
  const children = [0, 1].map(() =>
    spawn(process.execPath, ['tools/run.mjs', 'minga'], { cwd: folder, env: environment }),
  );
  running.push(...children);
  const said = await Promise.all(
    children.map(async (child) => {
      let text = '';
      child.stderr.on('data', (chunk) => {
        text += chunk;
      });
      const [code] = await once(child, 'close');
      return { text, code };
    }),
  );
  expect(said.map(({ code }) => code)).toEqual([3, 3]);
  expect(said.filter(({ text }) => text.includes('instalando dependencias'))).toHaveLength(1);
});

test('a lock that cannot be installed ends with one sentence and exit code 1', () => {
  writeFileSync(join(folder, 'package.json'), '{"dependencies":{"absent":"file:absent"}}');
  const done = runCommand();
  expect(done.stderr).toContain('Minga: no se pudieron instalar las dependencias');
  expect(done.status).toBe(1);
  expect(existsSync(stamp())).toBe(false);
});
