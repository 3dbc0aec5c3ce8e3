// Seals and opens a stream as age does (C2SP age v1): chunks of 64 KiB, each authenticated, the last one marked as last.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import {
  expand,
  MAX_HEADER_BYTES,
  type Openers,
  openFileKey,
  type SealedFor,
  sealFileKey,
} from './age-header.ts';

const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 16;

/** Why what was sealed cannot be opened. */
export type SealTrouble = 'key-wrong' | 'damaged' | 'cut';

/** Gathers what comes into pieces of one size; the last, at the end, may be shorter. */
class Pieces {
  readonly #size: number;
  #held: Buffer[] = [];
  #heldBytes = 0;
  constructor(size: number) {
    this.#size = size;
  }
  /** Whole pieces, but never the one that could turn out to be the last. */
  take(bytes: Buffer): Buffer[] {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes <= this.#size) return [];
    const all = Buffer.concat(this.#held);
    const pieces: Buffer[] = [];
    let at = 0;
    for (; all.length - at > this.#size; at += this.#size) {
      pieces.push(all.subarray(at, at + this.#size));
    }
    this.#held = [all.subarray(at)];
    this.#heldBytes = all.length - at;
    return pieces;
  }
  rest(): Buffer {
    return Buffer.concat(this.#held);
  }
}

/** 88 bits that count the chunks, and a byte that says whether it is the last. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** What is written to it comes out sealed, for whoever it is for. */
export async function sealing(sealedFor: SealedFor): Promise<Transform> {
  const { fileKey, header } = await sealFileKey(sealedFor);
  const nonce = randomBytes(NONCE_BYTES);
  const key = expand(fileKey, nonce, 'payload');
  const pieces = new Pieces(CHUNK_BYTES);
  let index = 0;
  function seal(piece: Buffer, isLast: boolean): Buffer {
    const cipher = createCipheriv('chacha20-poly1305', key, nonceOf(index++, isLast), {
      authTagLength: TAG_BYTES,
    });
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
  const stream = new Transform({
    transform(bytes: Buffer, _, done) {
      for (const piece of pieces.take(bytes)) this.push(seal(piece, false));
      done();
    },
    flush(done) {
      this.push(seal(pieces.rest(), true));
      done();
    },
  });
  stream.push(header);
  stream.push(nonce);
  return stream;
}

/**
 * What was sealed comes out as it was; nothing comes out of a chunk that is not authentic. `troubleOf` makes the
 * error that ends the stream: a wrong key, something changed, or an end that is not its end.
 */
export function opening(openers: Openers, troubleOf: (trouble: SealTrouble) => Error): Transform {
  let head: Buffer | undefined = Buffer.alloc(0);
  let key: Buffer = Buffer.alloc(0);
  let index = 0;
  const pieces = new Pieces(CHUNK_BYTES + TAG_BYTES);
  function open(piece: Buffer, isLast: boolean): Buffer {
    const decipher = createDecipheriv('chacha20-poly1305', key, nonceOf(index++, isLast), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(piece.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG_BYTES)), decipher.final()]);
  }
  /** What follows the head, once it is whole. */
  async function readHead(bytes: Buffer): Promise<Buffer | SealTrouble | undefined> {
    const all = Buffer.concat([head ?? bytes, bytes]);
    const end = all.indexOf('\n', all.indexOf('\n---') + 1);
    const isWhole = all.indexOf('\n---') >= 0 && end >= 0 && all.length >= end + 1 + NONCE_BYTES;
    if (!isWhole) {
      head = all;
      return all.length > MAX_HEADER_BYTES ? 'damaged' : undefined;
    }
    const fileKey = await openFileKey(all.toString('latin1', 0, end + 1), openers);
    if (typeof fileKey === 'string') return fileKey;
    key = expand(fileKey, all.subarray(end + 1, end + 1 + NONCE_BYTES), 'payload');
    head = undefined;
    return all.subarray(end + 1 + NONCE_BYTES);
  }
  async function take(stream: Transform, bytes: Buffer): Promise<SealTrouble | undefined> {
    const payload = head === undefined ? bytes : await readHead(bytes);
    if (payload === undefined || typeof payload === 'string') return payload;
    try {
      for (const piece of pieces.take(payload)) stream.push(open(piece, false));
    } catch {
      return 'damaged';
    }
    return undefined;
  }
  /** A last chunk that is not authentic as the last one was cut, or others were cut after it, or it was changed. */
  function finish(stream: Transform): SealTrouble | undefined {
    const last = pieces.rest();
    if (head !== undefined || last.length < TAG_BYTES) return 'cut';
    try {
      stream.push(open(last, true));
    } catch {
      return 'cut';
    }
    return undefined;
  }
  const outcome = (trouble: SealTrouble | undefined) =>
    trouble === undefined ? null : troubleOf(trouble);
  return new Transform({
    transform(bytes: Buffer, _, done) {
      take(this, bytes).then((trouble) => done(outcome(trouble)), done);
    },
    flush(done) {
      done(outcome(finish(this)));
    },
  });
}
