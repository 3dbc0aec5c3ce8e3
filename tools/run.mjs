// The first link of every command: installs what is missing, finds the Node that Minga is made for, and runs under it.
// Plain JavaScript and built-ins only: it runs under whatever Node the machine has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const binDir = join(root, 'node_modules', '.bin');

/** Each command of package.json: the script that is run, and what it is always given. */
const COMMANDS = {
  start: ['tools/start.ts'],
  dev: ['tools/dev.ts'],
  test: ['tools/test.ts'],
  check: ['tools/test.ts', '--quick'],
  minga: ['tools/minga.ts'],
  'bench:count': ['tools/bench-count.ts'],
  'bench:editions': ['tools/bench-editions.ts'],
  'bench:people': ['tools/bench-people.ts'],
  'bench:proposals': ['tools/bench-proposals.ts'],
  'bench:search': ['tools/bench-search.ts'],
  'bench:urn': ['tools/bench-urn.ts'],
  'bugs:count': ['tools/seeded-bugs.ts', 'counting'],
  'bugs:gates': ['tools/seeded-bugs.ts', 'gates'],
  'bugs:sanction': ['tools/seeded-bugs.ts', 'sanction'],
  'bugs:vote': ['tools/seeded-bugs.ts', 'vote'],
  'bugs:whole': ['tools/seeded-bugs.ts', 'whole'],
  verdicts: ['tools/verdicts.ts'],
};

const PARENT_WATCH_MS = 500;
/** What an orphaned command may take to finish what is in flight. */
const LAST_GRACE_MS = 30_000;

function say(text) {
  process.stderr.write(`Minga: ${text}\n`);
}

/** Node 24.2 is the first that runs TypeScript without a flag and has what the launcher uses. */
function isGoodNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 2);
}

/** The pinned Node when its package is installed for this system, else the machine's own if it will do. */
function findNode() {
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const pinned = join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  return isGoodNode(process.versions.node) ? process.execPath : undefined;
}

function runUnder(node, [script, ...given], args) {
  const env = {
    ...process.env,
    PATH: `${binDir}${delimiter}${process.env.PATH ?? ''}`,
    // Where the person is, to read the paths they write: npm says it, and without npm it is here.
    INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
  };
  const flags = ['--disable-warning=ExperimentalWarning', join(root, script)];
  return spawn(node, [...flags, ...given, ...args], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

/** Signals are passed on; a dead npm is one too, since it cannot pass any. */
function bindToParent(child) {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), LAST_GRACE_MS);
  }, PARENT_WATCH_MS);
}

async function main([name, ...args]) {
  const command = COMMANDS[name];
  if (command === undefined) {
    say(`usa · use: node tools/run.mjs ${Object.keys(COMMANDS).join('|')}`);
    process.exit(2);
  }
  await ensureInstalled(root, say);
  const node = findNode();
  if (node === undefined) {
    throw new Error(
      `hace falta Node 24.2 o posterior y este es ${process.versions.node} · ` +
        `Node 24.2 or later is needed and this is ${process.versions.node}: https://nodejs.org`,
    );
  }
  const child = runUnder(node, command, args);
  bindToParent(child);
  child.on('error', (error) => {
    say(`${node}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

main(process.argv.slice(2)).catch((error) => {
  say(error.message);
  process.exit(1);
});
