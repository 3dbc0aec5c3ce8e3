// Kills its own process, as a power cut does, at one named moment: nothing of the product knows of it.
import crypto from 'node:crypto';
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import pg from 'pg';

/** The `nth` time that something whose text matches is about to be done, or has just been done. */
export interface Deadly {
  /** A statement, a rename or link by where it leads, what is appended to a file or synced, what is signed. */
  readonly what: 'query' | 'rename' | 'link' | 'append' | 'sync' | 'sign';
  readonly match: string;
  /** `torn`: in the middle of what is appended. */
  readonly when: 'before' | 'after' | 'torn';
  readonly nth?: number;
}

type Anything = (...given: unknown[]) => unknown;

/** From now on. */
export async function dieAt({ what, match, when, nth = 1 }: Deadly): Promise<void> {
  const expression = new RegExp(match);
  let left = nth;
  function deadly(holder: object, name: string, textOf: (given: readonly unknown[]) => string) {
    const methods = holder as Record<string, Anything>;
    const original = methods[name] as Anything;
    methods[name] = function (this: unknown, ...given: unknown[]) {
      if (expression.test(textOf(given))) left -= 1;
      else return original.apply(this, given);
      if (left !== 0) return original.apply(this, given);
      if (when === 'before') die();
      if (when === 'torn') {
        const text = String(given[0]);
        return (original.apply(this, [text.slice(0, text.length / 2)]) as Promise<void>).then(die);
      }
      const last = given.at(-1);
      // What takes a callback tells there that it is done.
      if (typeof last === 'function') return original.apply(this, [...given.slice(0, -1), die]);
      const done = original.apply(this, given);
      return done instanceof Promise ? done.then(die) : die();
    };
  }
  const second = (given: readonly unknown[]) => String(given[1]);
  if (what === 'query') deadly(pg.Client.prototype, 'query', statementOf);
  if (what === 'rename' || what === 'link') deadly(fs, what, second);
  if (what === 'sign')
    deadly(crypto, 'sign', (given) => Buffer.from(given[1] as Uint8Array).toString('latin1'));
  if (what === 'append') deadly(await fileMethods(), 'appendFile', (given) => String(given[0]));
  if (what === 'sync') deadly(await fileMethods(), 'datasync', () => '');
  syncBuiltinESMExports();
}

function statementOf([asked]: readonly unknown[]): string {
  return typeof asked === 'string'
    ? asked
    : String((asked as { text?: unknown } | undefined)?.text);
}

/** What all open files of this process share. */
async function fileMethods(): Promise<object> {
  const file: FileHandle = await fs.open(process.execPath);
  await file.close();
  return Object.getPrototypeOf(file) as object;
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('a process outlives its kill');
}
