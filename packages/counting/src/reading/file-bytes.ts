// The bytes of a text file as they arrive, in pieces of any size: kind and encoding settled, or refused.
import { isText, lineAt, utf16Of } from './file-text.ts';
import type { ProblemList } from './problem-list.ts';
import { closingBytes, openingBytes, sniff } from './sniff.ts';

/** Who reads the rows. */
export interface RowsReader {
  /**
   * Reads the whole rows at the beginning of `bytes` and gives their length; the rest comes again with
   * what follows it. After `isLast` nothing follows.
   */
  take(bytes: Uint8Array, isLast: boolean): number;
  /** The line on which the next row begins. */
  readonly line: number;
}

/**
 * Hands the bytes on without BOM, UTF-16 as UTF-8. `refusals` gets what makes them no text at all, and
 * then nothing more is handed on.
 */
export class FileBytes {
  readonly #rows: RowsReader;
  readonly #refusals: ProblemList;
  #waiting: Uint8Array[] = [];
  #length = 0;
  /** Rows are looked for again when there is twice as much: an unclosed quote must not cost a square. */
  #wanted = openingBytes;
  #isOpening = true;
  #toUtf8: ((chunk: Uint8Array, isLast: boolean) => Uint8Array) | undefined;

  constructor(rows: RowsReader, refusals: ProblemList) {
    this.#rows = rows;
    this.#refusals = refusals;
  }

  push(chunk: Uint8Array): void {
    this.#accept(this.#toUtf8?.(chunk, false) ?? chunk, false);
  }

  finish(): void {
    const nothing = new Uint8Array();
    this.#accept(this.#toUtf8?.(nothing, true) ?? nothing, true);
  }

  #accept(chunk: Uint8Array, isLast: boolean): void {
    this.#length += chunk.length;
    if (this.#length < this.#wanted && !isLast) {
      // A copy: the giver may use the memory of a chunk again, and `slice` of a Buffer shares it.
      this.#waiting.push(new Uint8Array(chunk));
      return;
    }
    const bytes = joined([...this.#waiting, chunk]);
    const rest = this.#isOpening ? this.#open(bytes, isLast) : this.#read(bytes, isLast);
    this.#wanted = rest.length < bytes.length ? 1 : 2 * bytes.length;
    this.#waiting = [new Uint8Array(rest)];
    this.#length = rest.length;
  }

  /** Reads the first bytes, from which the kind of the file is told; what is left over. */
  #open(bytes: Uint8Array, isLast: boolean): Uint8Array {
    const kind = sniff(bytes);
    // What a zip holds stands at its end.
    if (!isLast && ['zip', 'xlsx', 'office'].includes(kind)) return ends(bytes);
    this.#isOpening = false;
    if (kind === 'empty') this.#refusals.error('empty-file', {});
    else if (!isText(kind)) this.#refusals.error('not-a-table', { kind });
    const wide = utf16Of(bytes);
    if (wide !== undefined) {
      const decoder = new TextDecoder(wide);
      const encoder = new TextEncoder();
      this.#toUtf8 = (chunk, last) => encoder.encode(decoder.decode(chunk, { stream: !last }));
      return this.#read(this.#toUtf8(bytes, isLast), isLast);
    }
    const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return this.#read(hasBom ? bytes.subarray(3) : bytes, isLast);
  }

  #read(bytes: Uint8Array, isLast: boolean): Uint8Array {
    if (this.#refusals.hasErrors()) return bytes.subarray(bytes.length);
    const zero = bytes.indexOf(0);
    if (zero === -1) return bytes.subarray(this.#rows.take(bytes, isLast));
    // No text has it, and no database or terminal takes it: a file whose beginning alone is text.
    const before = bytes.subarray(0, zero);
    const rest = new TextDecoder().decode(before.subarray(this.#rows.take(before, false)));
    const line = this.#rows.line + lineAt(rest, rest.length) - 1;
    this.#refusals.error('not-a-table', { kind: 'binary' }, { line });
    return bytes.subarray(bytes.length);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only, ...others] = parts.filter((part) => part.length > 0);
  if (only === undefined || others.length === 0) return only ?? new Uint8Array();
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The parts of a file from which its kind is told. */
function ends(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= openingBytes + closingBytes) return bytes;
  return joined([bytes.subarray(0, openingBytes), bytes.subarray(-closingBytes)]);
}
