// Makes node_modules agree with package-lock.json: installs once, one process at a time, and again when cut short.
// Plain JavaScript and built-ins only: it runs under whatever Node the machine has, before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeTurn } from './turn.mjs';

const PLATFORM = `${process.platform}-${process.arch}`;

/** Resolves when node_modules is right; rejects with a sentence for the person when it cannot be made so. */
export async function ensureInstalled(root, say) {
  if (isInstalled(root)) return;
  const release = await takeTurn(root, () =>
    say('otra ventana está instalando; esperando… · another window is installing; waiting…'),
  );
  try {
    if (isInstalled(root)) return;
    if (!agreesWithLock(root)) await install(root, say);
    writeStamp(root);
  } finally {
    release();
  }
}

function stampPath(root) {
  return join(root, 'node_modules', '.minga-installed');
}

/** What node_modules depends on: the lock and the system. */
function fingerprint(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(PLATFORM).digest('hex');
}

function isInstalled(root) {
  const path = stampPath(root);
  return existsSync(path) && readFileSync(path, 'utf8') === fingerprint(root);
}

function writeStamp(root) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampPath(root), fingerprint(root));
}

/**
 * Whether npm's own note of what it installed (written last, removed first) says the same as the lock: then somebody
 * ran `npm install` or `npm ci` by hand, and there is nothing to do.
 */
export function agreesWithLock(root) {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const found = packagesOf(note);
  return (
    Object.keys(found).every((place) => place in wanted) &&
    Object.entries(wanted).every(([place, entry]) =>
      place in found ? isSame(entry, found[place]) : place === '' || mayBeAbsent(entry),
    )
  );
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function isSame(wanted, found) {
  return wanted.version === found.version && wanted.integrity === found.integrity;
}

/** Optional packages are absent on systems they are not for, and so is what only those need. */
function mayBeAbsent({ optional, devOptional, os, cpu, libc }) {
  if (!optional && !devOptional) return false;
  const isForHere = [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch);
  return !isForHere || libc !== undefined;
}

async function install(root, say) {
  const began = Date.now();
  say(
    'instalando dependencias, una sola vez, cerca de medio minuto… · installing, only once, about half a minute…',
  );
  const flags = [
    'ci',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ];
  const code = await runNpm(root, flags);
  if (code !== 0) {
    throw new Error(
      'no se pudieron instalar las dependencias (arriba está la causa); revisa la conexión y el espacio en disco, y repite · ' +
        'the dependencies could not be installed (the cause is above); check the network and the disk, and try again',
    );
  }
  say(`listo en ${Math.round((Date.now() - began) / 1000)} s · done`);
}

/** Ends npm when the writing end of its pipe closes, that is, when this process dies, however it dies. */
const WATCHDOG = `
exec 3<&0
"$@" </dev/null 3<&- & npm=$!
( read -r _ <&3; kill -TERM $npm ) 2>/dev/null & watcher=$!
exec 3<&-
wait $npm; result=$?
kill $watcher 2>/dev/null
exit $result`;

/** npm's exit code. Its chatter goes to standard error, so that a command's output stays its own. */
function runNpm(root, flags) {
  const cli = process.env.npm_execpath;
  const npm = /npm-cli\.c?js$/.test(cli ?? '') ? [process.execPath, cli] : ['npm'];
  const isWindows = process.platform === 'win32';
  const [command, ...args] = isWindows
    ? [...npm, ...flags]
    : ['/bin/sh', '-c', WATCHDOG, 'minga-install', ...npm, ...flags];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['pipe', 2, 2],
    shell: isWindows && npm.length === 1,
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(-1));
    child.on('exit', (code) => resolve(code ?? -1));
  });
}
