// The files that a command line names: the vote, in pieces of a few megabytes, and small texts beside it.
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import {
  createPabulibReader,
  type Locale,
  maxFileBytes,
  type ReadResult,
  sniff,
} from '../src/index.ts';
import { printable } from './printable.ts';
import type { Tell } from './progress.ts';
import { commandWords } from './words.ts';

const pieceBytes = 4 << 20;

export interface ReadingOptions {
  readonly locale: Locale;
  /** Only who writes the ballots again needs them. */
  readonly keepBallots?: boolean;
  /** Is given every byte of the file, in order. */
  readonly onBytes?: (bytes: Uint8Array) => void;
  readonly tell: Tell;
}

/** The file as an election, or the sentence that says why it cannot be read at all. */
export async function readElectionFile(
  file: string,
  options: ReadingOptions,
): Promise<ReadResult | string> {
  try {
    const descriptor = openSync(file, 'r');
    try {
      return await readOpenFile(file, descriptor, options);
    } finally {
      closeSync(descriptor);
    }
  } catch (failure) {
    return unreadable(file, failure, options.locale);
  }
}

async function readOpenFile(
  file: string,
  descriptor: number,
  options: ReadingOptions,
): Promise<ReadResult | string> {
  const { size } = fstatSync(descriptor);
  const pieces = piecesOf(descriptor, size, options);
  const first = pieces.next().value ?? new Uint8Array();
  const kind = sniff(first);
  if (kind === 'csv' || (kind === 'text' && /\.(csv|tsv|txt)$/i.test(file))) {
    if (size > maxFileBytes) return tooLarge(size, options.locale);
    const { readTableCsv } = await import('../src/tables.ts');
    const whole = [Buffer.from(first)];
    for (const piece of pieces) whole.push(Buffer.from(piece));
    return readTableCsv(Buffer.concat(whole));
  }
  const reader = createPabulibReader({ keepBallots: options.keepBallots === true });
  reader.push(first);
  for (const piece of pieces) reader.push(piece);
  return reader.finish();
}

/** Each piece is good until the next is asked for, unless the ballots are kept. */
function* piecesOf(
  descriptor: number,
  size: number,
  { keepBallots, onBytes, tell, locale }: ReadingOptions,
): Generator<Uint8Array, undefined, void> {
  const length = size === 0 ? pieceBytes : Math.min(pieceBytes, size + 1);
  // Not a Buffer, whose `slice` does not copy: the reader keeps what it has to.
  let room = new Uint8Array(length);
  let done = 0;
  for (;;) {
    const read = readSync(descriptor, room, 0, length, null);
    if (read === 0) return undefined;
    done += read;
    const piece = room.subarray(0, read);
    onBytes?.(piece);
    yield piece;
    if (size > 0) tell(() => commandWords[locale].reading(Math.floor((100 * done) / size)));
    if (keepBallots) room = new Uint8Array(length);
  }
}

/** All the bytes of a file that is looked at as a whole, or the sentence that says why they cannot be had. */
export async function readWholeFile(file: string, locale: Locale): Promise<Uint8Array | string> {
  try {
    const { size } = statSync(file);
    return size > maxFileBytes ? await tooLarge(size, locale) : readFileSync(file);
  } catch (failure) {
    return unreadable(file, failure, locale);
  }
}

/** A small text, such as a lot or settings, or the sentence that says why it cannot be read. */
export function readSmallText(
  file: string,
  locale: Locale,
): { readonly text: string } | { readonly refusal: string } {
  try {
    return { text: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
  } catch (failure) {
    return { refusal: unreadable(file, failure, locale) };
  }
}

async function tooLarge(bytes: number, locale: Locale): Promise<string> {
  const { problemSentence } = await import('../src/sentences.ts');
  const params = { bytes, limit: maxFileBytes };
  return problemSentence({ severity: 'error', code: 'file-too-large', params }, locale);
}

/** A failure of the system; anything else is a fault of ours. */
function unreadable(file: string, failure: unknown, locale: Locale): string {
  const { code, syscall } = failure as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw failure;
  return commandWords[locale].cannotRead(printable(file).replaceAll('\n', ' '), code);
}
