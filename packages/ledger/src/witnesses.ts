// A witness: cosigns a checkpoint only when it extends the last one that it cosigned (C2SP tlog-witness).
import { assert, err, ok, type Result } from '@minga/basics';
import { type Bytes, readCount, toBase64 } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoints.ts';
import { cosign } from './cosignatures.ts';
import { emptyRoot } from './hashes.ts';
import {
  formatNote,
  formatSignatureLine,
  type Note,
  parseNote,
  type VerifySignature,
  type Vkey,
  verifyNote,
} from './notes.ts';
import { readHashes } from './proof-files.ts';
import { verifyConsistency } from './proofs.ts';
import type { Signer } from './signatures.ts';

/** What is sent to a witness. */
export interface CheckpointRequest {
  readonly oldSize: number;
  readonly proof: readonly Bytes[];
  /** The signed note. */
  readonly note: string;
}

/** What a witness last cosigned of one log. */
export interface Witnessed {
  readonly size: number;
  readonly root: Bytes;
  /** With the signatures of the log and no others: the evidence, should it ever say otherwise. */
  readonly note: string;
}

/** Where a witness keeps what it saw. `replace` is one step, durable when it answers, and false when `before` is no longer true. */
export interface WitnessMemory {
  last(origin: string): Promise<Witnessed | undefined>;
  replace(origin: string, before: Witnessed | undefined, after: Witnessed): Promise<boolean>;
}

export type WitnessRefusal =
  /** 400: not what the protocol asks for, or the old size is above the new one. */
  | { readonly status: 400; readonly code: 'request-shape' | 'old-size' }
  /** 403: not signed by a key known for this origin. */
  | { readonly status: 403; readonly code: 'signature' }
  | { readonly status: 404; readonly code: 'origin-unknown' }
  /** 409: what was cosigned last has this size, which the body says; or this size and another root. */
  | { readonly status: 409; readonly code: 'size' | 'root'; readonly size: number }
  /** 422: the proof does not lead from the last root to the new one. */
  | { readonly status: 422; readonly code: 'proof' };

export type WitnessAnswer = { readonly status: 200; readonly lines: string } | WitnessRefusal;

export interface WitnessPorts {
  readonly logs: readonly Vkey[];
  readonly memory: WitnessMemory;
  readonly signer: Signer;
  readonly verify: VerifySignature;
  /** Seconds since 1970. */
  readonly now: () => number;
}

export function formatCheckpointRequest({ oldSize, proof, note }: CheckpointRequest): string {
  assert(Number.isSafeInteger(oldSize) && oldSize >= 0, 'size of a tree');
  return [`old ${oldSize}\n`, ...proof.map((hash) => `${toBase64(hash)}\n`), '\n', note].join('');
}

export function parseCheckpointRequest(body: string): Result<CheckpointRequest, 'request-shape'> {
  const at = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(at, 0)).split('\n');
  const [, digits = ''] = /^old (\d+)$/.exec(first) ?? [];
  const oldSize = readCount(digits);
  const proof = readHashes(lines);
  if (at < 0 || oldSize === undefined || proof === undefined) return err('request-shape');
  return ok({ oldSize, proof, note: body.slice(at + 2) });
}

/** What follows from a request, the log's keys and what was cosigned last: the next state, or the refusal. */
export async function judgeRequest(
  body: string,
  logs: readonly Vkey[],
  last: (origin: string) => Promise<Witnessed | undefined>,
  verify: VerifySignature,
): Promise<Result<Accepted, WitnessRefusal>> {
  const read = readRequest(body);
  if (read === undefined) return err({ status: 400, code: 'request-shape' });
  const { request, note, checkpoint } = read;
  const keys = logs.filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return err({ status: 404, code: 'origin-unknown' });
  const signed = await verifyNote(note, keys, verify);
  if (!signed.ok) return err({ status: 403, code: 'signature' });
  if (request.oldSize > checkpoint.size) return err({ status: 400, code: 'old-size' });
  const before = await last(checkpoint.origin);
  const refusal = compare(request, checkpoint, before);
  if (refusal !== undefined) return err(refusal);
  const { size, root } = checkpoint;
  const signatures = signed.value.map(({ signature }) => signature);
  const after = { size, root, note: formatNote({ text: note.text, signatures }) };
  return ok({ origin: checkpoint.origin, text: note.text, before, after });
}

export interface Accepted {
  readonly origin: string;
  readonly text: string;
  readonly before: Witnessed | undefined;
  readonly after: Witnessed;
}

/** The whole call `add-checkpoint`. The new state is kept before anything is signed. */
export async function addCheckpoint(body: string, ports: WitnessPorts): Promise<WitnessAnswer> {
  const { logs, memory, signer, verify, now } = ports;
  const judged = await judgeRequest(body, logs, (origin) => memory.last(origin), verify);
  if (!judged.ok) return judged.error;
  const { origin, text, before, after } = judged.value;
  if (!(await memory.replace(origin, before, after))) {
    return { status: 409, code: 'size', size: (await memory.last(origin))?.size ?? 0 };
  }
  return { status: 200, lines: formatSignatureLine(await cosign(text, signer, now())) };
}

function readRequest(
  body: string,
): { request: CheckpointRequest; note: Note; checkpoint: Checkpoint } | undefined {
  const request = parseCheckpointRequest(body);
  if (!request.ok) return undefined;
  const note = parseNote(request.value.note);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!note.ok || !checkpoint.ok) return undefined;
  return { request: request.value, note: note.value, checkpoint: checkpoint.value };
}

function compare(
  { oldSize, proof }: CheckpointRequest,
  { size, root }: Checkpoint,
  before: Witnessed | undefined,
): WitnessRefusal | undefined {
  const lastSize = before?.size ?? 0;
  if (oldSize !== lastSize) return { status: 409, code: 'size', size: lastSize };
  const oldRoot = before?.root ?? emptyRoot();
  const isConsistent = verifyConsistency({ oldSize, oldRoot, newSize: size, newRoot: root, proof });
  if (isConsistent) return undefined;
  if (oldSize === size && proof.length === 0) return { status: 409, code: 'root', size };
  return { status: 422, code: 'proof' };
}
