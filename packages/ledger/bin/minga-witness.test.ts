import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatVkey, keyTypes, openCheckpoint, parseVkey } from '../src/index.ts';
import { testLog } from '../src/testing/logs.ts';
import { verifyEd25519 } from './node-keys.ts';
import { openState } from './state-file.ts';
import { witnessCommand } from './witness-command.ts';

const log = testLog('urna.example/ensayo');
const rewritten = testLog('urna.example/ensayo', 'other');
const logLine = `${formatVkey(log.origin, keyTypes.ed25519, log.vkey.key)}\n`;

let folder: string;
let servers: Server[] = [];
let children: ChildProcess[] = [];
const at = (name: string) => join(folder, name);
const places = () => ['--key', at('key'), '--state', at('state.json')];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minga-witness-'));
  await writeFile(at('logs'), `# votaciones\n\n${logLine}`);
});

afterEach(async () => {
  for (const server of servers) server.close();
  for (const child of children) child.kill('SIGKILL');
  servers = [];
  children = [];
  await rm(folder, { recursive: true });
});

async function init(): Promise<string> {
  const made = await witnessCommand(['init', '--name', 'testigo.example/w1', ...places()]);
  if (!made.ok) throw new Error(made.error);
  return made.value.out.trim().split('\n').at(-1) ?? '';
}

async function serve(): Promise<string> {
  const line = ['serve', ...places(), '--logs', at('logs'), '--port', '0'];
  const outcome = await witnessCommand(line);
  if (!outcome.ok || outcome.value.server === undefined) throw new Error('no server');
  servers.push(outcome.value.server);
  return /^http:\S+/.exec(outcome.value.out)?.[0] ?? '';
}

async function add(address: string, body: string) {
  const response = await fetch(`${address}/add-checkpoint`, { method: 'POST', body });
  const type = response.headers.get('content-type');
  return { status: response.status, type, text: await response.text() };
}

async function refusal(...line: string[]): Promise<string> {
  const outcome = await witnessCommand(line);
  return outcome.ok ? '' : outcome.error;
}

describe('minga-witness', () => {
  it('cosigns over HTTP what grows, and shows what it last saw', async () => {
    const vkey = parseVkey(await init());
    if (!vkey.ok) throw new Error('vkey');
    const address = await serve();
    const first = await add(address, await log.request(0, 4));
    expect(first.status).toBe(200);
    const published = `${await log.note(4)}${first.text}`;
    const keys = { log: log.vkey, witnesses: [vkey.value] };
    const opened = await openCheckpoint(published, keys, verifyEd25519);
    expect(opened.ok && opened.value.witnesses).toHaveLength(1);
    const shown = await fetch(`${address}/checkpoint?origin=${encodeURIComponent(log.origin)}`);
    expect(await shown.text()).toBe(await log.note(4));
    expect(await (await fetch(`${address}/checkpoint`)).text()).toBe(await log.note(4));
    expect(await (await fetch(address)).text()).toContain('testigo.example/w1+');
  });

  it('answers each refusal with its status, and the size where it is another', async () => {
    await init();
    const address = await serve();
    expect((await fetch(`${address}/checkpoint`)).status).toBe(404);
    await add(address, await log.request(0, 4));
    const conflict = await add(address, await log.request(0, 9));
    expect(conflict).toEqual({ status: 409, type: 'text/x.tlog.size', text: '4\n' });
    expect((await add(address, await rewritten.request(4, 9))).status).toBe(422);
    expect((await add(address, 'old 4\n')).status).toBe(400);
    expect((await add(address, 'x'.repeat(70_000))).status).toBe(413);
    const stranger = await testLog('otra.example/x').request(0, 1);
    expect((await add(address, stranger)).status).toBe(404);
    expect((await fetch(`${address}/nada`)).status).toBe(404);
    expect((await fetch(`${address}/checkpoint?origin=otra`)).status).toBe(404);
  });

  it('knows a new log without a new start', async () => {
    await init();
    const address = await serve();
    const other = testLog('otra.example/x');
    const line = formatVkey(other.origin, keyTypes.ed25519, other.vkey.key);
    await writeFile(at('logs'), `${logLine}${line}\n`);
    expect((await add(address, await other.request(0, 1))).status).toBe(200);
    expect((await fetch(`${address}/checkpoint`)).status).toBe(400);
  });
});

describe('the memory of minga-witness', () => {
  it('outlives a kill what it answered', async () => {
    await init();
    for (const [oldSize, size] of [
      [0, 4],
      [4, 30],
      [30, 31],
    ] as const) {
      const script = new URL('minga-witness.ts', import.meta.url).pathname;
      const line = ['serve', ...places(), '--logs', at('logs'), '--port', '0'];
      const child = spawn(process.execPath, [script, ...line], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      children.push(child);
      const [said] = await once(child.stdout, 'data');
      const address = /^http:\S+/.exec(String(said))?.[0] ?? '';
      expect((await add(address, await log.request(oldSize, size))).status).toBe(200);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const address = await serve();
    expect((await add(address, await log.request(4, 31))).text).toBe('31\n');
  });

  it('comes before a signature: nothing is signed that cannot be kept', async () => {
    await init();
    const address = await serve();
    const before = await readFile(at('state.json'), 'utf8');
    await mkdir(at('state.json.next'));
    const answer = await add(address, await log.request(0, 4));
    expect(answer.status).toBe(503);
    expect(await readFile(at('state.json'), 'utf8')).toBe(before);
    await rmdir(at('state.json.next'));
    expect((await add(address, await log.request(0, 4))).status).toBe(200);
  });

  it('is a whole file with nothing beside it', async () => {
    await init();
    const address = await serve();
    await add(address, await log.request(0, 4));
    expect((await readdir(folder)).toSorted()).toEqual(['key', 'logs', 'state.json']);
    const again = await openState(at('state.json'));
    expect((await again.last(log.origin))?.size).toBe(4);
    const stale = { size: 3, root: new Uint8Array(32), note: '' };
    expect(await again.replace(log.origin, stale, stale)).toBe(false);
    expect(await again.replace(log.origin, undefined, stale)).toBe(false);
  });
});

describe('what is wrong is told in one sentence', () => {
  it('of the command line', async () => {
    expect(await refusal('jump')).toContain('«jump»');
    expect(await refusal('serve', '--en')).toBe('--key is missing. See minga-witness --help.');
    expect(await refusal('serve', '--colour', 'red')).toContain('«--colour»');
    expect(await refusal('init', '--name', 'a b', ...places())).toContain('«a b»');
    expect(await refusal('serve', ...places(), '--logs', at('logs'), '--port', 'x')).toContain(
      '«x»',
    );
    const help = await witnessCommand(['--help', '--en']);
    expect(help.ok && help.value.out).toContain('minga-witness serve');
  });

  it('of its files', async () => {
    const line = ['serve', ...places(), '--logs', at('logs'), '--port', '0'];
    expect(await refusal(...line)).toContain('ENOENT');
    await init();
    expect(await refusal('init', '--name', 'w', ...places())).toContain('ya existe');
    await writeFile(at('logs'), 'nonsense\n');
    expect(await refusal(...line)).toContain('«nonsense»');
    await writeFile(at('state.json'), '{"a":1}');
    expect(await refusal(...line)).toContain('está dañado');
    await writeFile(at('state.json'), '{"a"');
    expect(await refusal(...line)).toContain('está dañado');
    await chmod(at('key'), 0o644);
    expect(await refusal(...line)).toContain('chmod 600');
    await writeFile(at('key'), 'PRIVATE+KEY+x');
    await chmod(at('key'), 0o600);
    expect(await refusal(...line)).toContain('no contiene');
  });
});
