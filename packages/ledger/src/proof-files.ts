// A proof that needs no connection: index, inclusion proof and checkpoint in one text (C2SP tlog-proof).
import { assert, err, ok, type Result } from '@minga/basics';
import { type Bytes, fromBase64, readCount, textOfBytes, toBase64 } from './bytes.ts';
import { hashLength } from './hashes.ts';
import { parseNote } from './notes.ts';

export interface LogProof {
  readonly index: number;
  readonly proof: readonly Bytes[];
  /** The signed note as it was published. */
  readonly checkpoint: string;
  /** Nothing vouches for it. */
  readonly extra?: Bytes;
}

const header = 'c2sp.org/tlog-proof@v1';
const maxHashes = 63;

export function formatProof({ index, proof, checkpoint, extra }: LogProof): string {
  assert(Number.isSafeInteger(index) && index >= 0, 'index of a leaf');
  const lines = [
    header,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads a `.tlog-proof`. Whether it proves anything is for `openCheckpoint` and `verifyInclusion` to say. */
export function parseProof(source: string | Bytes): Result<LogProof, 'proof-shape'> {
  const text = typeof source === 'string' ? source : textOfBytes(source);
  const at = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || at < 0) return err('proof-shape');
  const checkpoint = text.slice(at + 2);
  const [first, ...lines] = text.slice(0, at).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : null;
  const [, digits = ''] = /^index (\d+)$/.exec(lines.shift() ?? '') ?? [];
  const index = readCount(digits);
  const proof = readHashes(lines);
  const isShape = first === header && extra !== undefined && index !== undefined;
  if (!isShape || proof === undefined || !parseNote(checkpoint).ok) return err('proof-shape');
  return ok({ index, proof, checkpoint, ...(extra === null ? {} : { extra }) });
}

/** One hash a line, at most 63; undefined when a line is not one. */
export function readHashes(lines: readonly string[]): readonly Bytes[] | undefined {
  if (lines.length > maxHashes) return undefined;
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === hashLength);
  return hashes.length === lines.length ? hashes.filter((hash) => hash !== undefined) : undefined;
}
