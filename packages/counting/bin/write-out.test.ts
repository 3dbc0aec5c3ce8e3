// A long answer arrives whole wherever it is written: into a file, or a pipe that is slow, never waits or closes early.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { manyBallots } from './testing/many-ballots.ts';
import { demonstration, fileOf, folder } from './testing/run.ts';

const command = fileURLToPath(new URL('minga-count.ts', import.meta.url));
const isWindows = process.platform === 'win32';

/** The vote comes back byte by byte, in several pieces, each longer than a pipe holds. */
function answerOf(file: string): string {
  return `'${process.execPath}' '${command}' '${file}' --rule greedy --pb`;
}

function bash(line: string) {
  return spawnSync('bash', ['-c', `set -o pipefail; ${line}`], { maxBuffer: 1 << 28 });
}

test.skipIf(isWindows)('into a file, and after what is there already', () => {
  const file = manyBallots('a-un-archivo.pb', 40_000);
  const out = fileOf('respuesta.pb', 'antes\n');
  expect(bash(`${answerOf(file)} >> '${out}'`).status).toBe(0);
  expect(readFileSync(out, 'utf8')).toBe(`antes\n${readFileSync(file, 'utf8')}`);
});

test.skipIf(isWindows)('into a pipe whose reader takes its time', () => {
  const file = manyBallots('lenta.pb', 40_000);
  expect(statSync(file).size).toBeGreaterThan(5 << 16);
  const { status, stdout } = bash(`${answerOf(file)} | (sleep 0.5; head -c 70000; sleep 0.5; cat)`);
  expect(status).toBe(0);
  expect(stdout.equals(readFileSync(file))).toBe(true);
});

test.skipIf(isWindows)('a pipe that closes before the end ends it, and is no fault', () => {
  const file = manyBallots('cerrada.pb', 40_000);
  const { status, stdout, stderr } = bash(`${answerOf(file)} | head -n 1`);
  expect({ status, stdout: String(stdout), stderr: String(stderr) }).toEqual({
    ...{ status: 0, stdout: 'META\n', stderr: '' },
  });
});

test.skipIf(isWindows)('into a pipe that does not let anybody wait', async () => {
  const file = manyBallots('sin-espera.pb', 40_000);
  const pipe = join(folder, 'tubo');
  expect(bash(`mkfifo '${pipe}'`).status).toBe(0);
  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  const child = spawn('bash', ['-c', `exec ${answerOf(file)} >&3`], {
    stdio: ['ignore', 'ignore', 'pipe', writer],
  });
  closeSync(writer);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const room = Buffer.alloc(1 << 14);
  const found: Buffer[] = [];
  for (let length = -1; length !== 0; ) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    length = readNow(reader, room);
    found.push(Buffer.from(room.subarray(0, Math.max(0, length))));
  }
  closeSync(reader);
  expect(await ended).toBe(0);
  expect(Buffer.concat(found).equals(readFileSync(file))).toBe(true);
});

/** How much there was; 0 at the end, -1 when there is nothing yet. */
function readNow(descriptor: number, room: Uint8Array): number {
  try {
    return readSync(descriptor, room);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EAGAIN') return -1;
    throw failure;
  }
}

test('a short answer makes neither of the streams of Node, which take a tenth of its start', () => {
  // As a module, `node:util` looks at standard error for itself: that is over when we begin to watch.
  const watched = `import 'node:util';
    import { writeFileSync } from 'node:fs';
    performance.now = () => 0; // However long it takes.
    for (const name of ['stdout', 'stderr']) {
      const { get } = Object.getOwnPropertyDescriptor(process, name);
      Object.defineProperty(process, name, {
        get() { writeFileSync(process.env.MADE, name, { flag: 'a' }); return get.call(process); },
      });
    }`;
  const made = fileOf('hechos.txt', '');
  const preload = `data:text/javascript,${encodeURIComponent(watched)}`;
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', preload, command, demonstration],
    { encoding: 'utf8', env: { ...process.env, MADE: made } },
  );
  expect(status).toBe(0);
  expect(stdout).toContain('Total');
  expect(readFileSync(made, 'utf8')).toBe('');
});
