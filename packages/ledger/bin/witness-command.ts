// What the command `minga-witness` does with its command line: make a key, or serve.
import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@minga/basics';
import { formatVkey, keyTypes, parseVkey, type Vkey } from '../src/index.ts';
import {
  formatSecretKey,
  parseSecretKey,
  type SecretKey,
  secretKeyOf,
  verifyEd25519,
} from './node-keys.ts';
import { createState, openState, StateFileDamaged } from './state-file.ts';
import { witnessServer } from './witness-server.ts';
import { type WitnessWords, witnessWords } from './witness-words.ts';

/** What to print, and the server when one was started; or the sentence of a refusal. */
export type Outcome = Result<{ readonly out: string; readonly server?: Server }, string>;

/** A mistake of whoever called, told in one sentence. */
class Mistake extends Error {}

const options = {
  name: { type: 'string' },
  key: { type: 'string' },
  state: { type: 'string' },
  logs: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8095' },
  help: { type: 'boolean', default: false },
  en: { type: 'boolean', default: false },
} as const;

/** Never throws for what a person typed or a file holds. */
export async function witnessCommand(line: readonly string[]): Promise<Outcome> {
  const words = witnessWords[line.includes('--en') ? 'en' : 'es-CL'];
  try {
    return ok(await obey(line, words));
  } catch (problem) {
    if (problem instanceof Mistake) return err(problem.message);
    throw problem;
  }
}

async function obey(line: readonly string[], words: WitnessWords) {
  const { tokens } = parseArgs({ args: [...line], options, strict: false, tokens: true });
  for (const token of tokens) {
    const isKnown = token.kind !== 'option' || Object.hasOwn(options, token.name);
    if (!isKnown) throw new Mistake(words.unknownOption(token.rawName));
  }
  const { values, positionals } = readLine(line, words);
  const [verb, ...rest] = positionals;
  const need = (option: 'name' | 'key' | 'state' | 'logs') => {
    const value = values[option];
    if (value === undefined || value === '') throw new Mistake(words.missing(`--${option}`));
    return value;
  };
  if (values.help || verb === undefined) return { out: words.help };
  if (rest[0] !== undefined) throw new Mistake(words.unknownOption(rest[0]));
  if (verb === 'init') {
    return init({ name: need('name'), key: need('key'), state: need('state') }, words);
  }
  if (verb !== 'serve') throw new Mistake(words.unknownOption(verb));
  const { host, port } = values;
  return serve({ key: need('key'), state: need('state'), logs: need('logs'), host, port }, words);
}

function readLine(line: readonly string[], words: WitnessWords) {
  try {
    return parseArgs({ args: [...line], options, allowPositionals: true });
  } catch (problem) {
    throw new Mistake(words.unknownOption(problem instanceof Error ? problem.message : ''));
  }
}

async function init(
  { name, key, state }: { name: string; key: string; state: string },
  words: WitnessWords,
) {
  if (/[\s+]/u.test(name)) throw new Mistake(words.badName(name));
  const seed = new Uint8Array(randomBytes(32));
  const secret = secretKeyOf(name, keyTypes.cosignature, seed);
  const text = `${formatSecretKey(secret, keyTypes.cosignature, seed)}\n`;
  await reaching(key, words, () => writeFile(key, text, { flag: 'wx', mode: 0o600 }));
  await reaching(state, words, () => createState(state));
  return { out: words.made(vkeyText(secret)) };
}

async function serve(
  places: { key: string; state: string; logs: string; host: string; port: string },
  words: WitnessWords,
) {
  const port = Number(places.port);
  if (!/^\d{1,5}$/.test(places.port) || port > 65_535)
    throw new Mistake(words.badPort(places.port));
  const secret = await readKey(places.key, words);
  const memory = await reaching(places.state, words, () => openState(places.state));
  await readLogs(places.logs, words);
  const vkey = vkeyText(secret);
  const witness = {
    vkey,
    memory,
    logs: () => readLogs(places.logs, words),
    signer: secret.signer,
    verify: verifyEd25519,
    now: () => Math.floor(Date.now() / 1000),
  };
  const server = witnessServer(witness, words);
  const address = `http://${places.host}`;
  await reaching(`${address}:${port}`, words, () => listen(server, port, places.host));
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  return { out: words.listening(`${address}:${actual}`, vkey), server };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

async function readKey(path: string, words: WitnessWords): Promise<SecretKey> {
  const text = await reaching(path, words, () => readFile(path, 'utf8'));
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new Mistake(words.openKey(path));
  const secret = parseSecretKey(text.trimEnd());
  if (!secret.ok || secret.value.type !== keyTypes.cosignature) {
    throw new Mistake(words.badKey(path));
  }
  return secret.value;
}

/** One key a line; empty lines and those that begin with `#` are let pass. */
async function readLogs(path: string, words: WitnessWords): Promise<readonly Vkey[]> {
  const text = await reaching(path, words, () => readFile(path, 'utf8'));
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const vkey = parseVkey(line);
    if (!vkey.ok || vkey.value.type !== keyTypes.ed25519) throw new Mistake(words.badLog(line));
    return vkey.value;
  });
}

async function reaching<T>(path: string, words: WitnessWords, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (problem) {
    if (problem instanceof StateFileDamaged) throw new Mistake(words.badState(path));
    const code = (problem as NodeJS.ErrnoException).code;
    if (code === undefined) throw problem;
    throw new Mistake(code === 'EEXIST' ? words.exists(path) : words.cannotRead(path, code));
  }
}

function vkeyText({ name, type, publicKey }: SecretKey): string {
  return formatVkey(name, type, publicKey);
}
