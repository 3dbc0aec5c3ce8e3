// The files that a command line names: the vote, in pieces of a few megabytes, and small texts beside it.
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { err, ok, type Result } from '@minga/basics';
import { type Locale, maxFileBytes } from '../src/index.ts';
import type { Tell } from './progress.ts';
import { commandWords } from './words.ts';

const pieceBytes = 4 << 20;

export interface ReadingOptions {
  readonly locale: Locale;
  /** Whether each piece stays as it is; else it is good until the next is asked for. */
  readonly keepPieces?: boolean;
  readonly tell: Tell;
}

/** The bytes of a file in order. `size` is 0 when nobody knows it, as of a pipe. */
export interface Pieces extends Iterable<Uint8Array> {
  readonly size: number;
}

/** What `read` makes of a file, or the sentence that says why its bytes cannot be had. */
export async function readInPieces<T>(
  file: string,
  options: ReadingOptions,
  read: (pieces: Pieces) => T | Promise<T>,
): Promise<Result<T, string>> {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const pieces = { size, [Symbol.iterator]: () => piecesOf(descriptor, size, options) };
      return ok(await read(pieces));
    } finally {
      closeSync(descriptor);
    }
  } catch (failure) {
    return err(unreadable(file, failure, options.locale));
  }
}

function* piecesOf(
  descriptor: number,
  size: number,
  { keepPieces, tell, locale }: ReadingOptions,
): Generator<Uint8Array, undefined, void> {
  const length = size === 0 ? pieceBytes : Math.min(pieceBytes, size + 1);
  // Not a Buffer, whose `slice` does not copy: the reader keeps what it has to.
  let room = new Uint8Array(length);
  let done = 0;
  for (;;) {
    const read = fill(descriptor, room);
    if (read === 0) return undefined;
    done += read;
    yield room.subarray(0, read);
    if (size > 0) tell(() => commandWords[locale].reading(Math.floor((100 * done) / size)));
    if (keepPieces) room = new Uint8Array(length);
  }
}

/** A pipe gives what it has: a piece is full all the same, unless it is the last. */
function fill(descriptor: number, room: Uint8Array): number {
  let filled = 0;
  while (filled < room.length) {
    const read = readSync(descriptor, room, filled, room.length - filled, null);
    if (read === 0) break;
    filled += read;
  }
  return filled;
}

/** A small text, such as a lot or settings, or the sentence that says why it cannot be read. */
export async function readSmallText(file: string, locale: Locale): Promise<Result<string, string>> {
  try {
    const { size } = statSync(file);
    if (size > maxFileBytes) return err(await tooLarge(size, locale));
    return ok(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (failure) {
    return err(unreadable(file, failure, locale));
  }
}

/** Of a file that is looked at as a whole. */
export async function tooLarge(bytes: number, locale: Locale): Promise<string> {
  const { problemSentence } = await import('../src/sentences.ts');
  const params = { bytes, limit: maxFileBytes };
  return problemSentence({ severity: 'error', code: 'file-too-large', params }, locale);
}

/** A failure of the system, or a row that no text can hold; anything else is a fault of ours. */
function unreadable(file: string, failure: unknown, locale: Locale): string {
  const { code, syscall } = failure as NodeJS.ErrnoException;
  if (code === 'ERR_STRING_TOO_LONG') return commandWords[locale].rowTooLong(file);
  if (code === undefined || syscall === undefined) throw failure;
  return commandWords[locale].cannotRead(file, code);
}
