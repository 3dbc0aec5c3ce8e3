// Asks witnesses over HTTP: what they last cosigned, and for a cosignature. What they answer is proven or left out.
import {
  type Checkpoint,
  formatCheckpointRequest,
  type Note,
  type NoteSignature,
  parseCheckpoint,
  parseNote,
  parseSignatureLines,
  type VerifySignature,
  type Vkey,
  verifyNote,
} from '@minga/ledger';

type Bytes = Uint8Array;

/** A witness of the manifest, where this installation reaches it. */
export interface Witness {
  readonly vkey: Vkey;
  /** Without a slash at its end; `/add-checkpoint` and `/checkpoint` lie below it. */
  readonly url: string;
}

export type Send = (request: Request) => Response | Promise<Response>;

export interface SeenCheckpoint {
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

/** Why a witness did not cosign. None of it is evidence of anything. */
export type WitnessTrouble = 'unreachable' | 'refused' | 'size' | 'nonsense';

export interface Cosigned {
  readonly signature?: NoteSignature;
  readonly trouble?: WitnessTrouble;
  /** What the witness knows of the log now. */
  readonly size?: number;
}

const PATIENCE_MS = 5_000;
const MAX_ANSWER = 64 * 1024;

/** What the witness last cosigned of this log, if it shows it with the signature of the log itself. */
export async function seenBy(
  { url }: Witness,
  log: Vkey,
  { send, verify }: { readonly send: Send; readonly verify: VerifySignature },
): Promise<SeenCheckpoint | undefined> {
  const answer = await call(send, `${url}/checkpoint?origin=${encodeURIComponent(log.name)}`);
  if (answer?.status !== 200) return undefined;
  return provenCheckpoint(answer.text, log, verify);
}

/** Whether anybody answers there. */
export async function answers(url: string, send: Send): Promise<boolean> {
  return (await call(send, url)) !== undefined;
}

/** The checkpoint of a note that this log signed; undefined for anything else. */
export async function provenCheckpoint(
  source: string,
  log: Vkey,
  verify: VerifySignature,
): Promise<SeenCheckpoint | undefined> {
  const note = parseNote(source);
  if (!note.ok || !(await verifyNote(note.value, [log], verify)).ok) return undefined;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok || checkpoint.value.origin !== log.name) return undefined;
  return { note: source, checkpoint: checkpoint.value };
}

export interface Submission {
  /** The signed note, and the same as it is written. */
  readonly note: Note;
  readonly written: string;
  readonly size: number;
  /** Proof that the log grew from that size. */
  readonly proofFrom: (oldSize: number) => Promise<readonly Bytes[]>;
}

/** Asks for a cosignature, from the size that the witness is believed to know; once more if it knows another. */
export async function askCosignature(
  witness: Witness,
  believed: number,
  submission: Submission,
  tools: { readonly send: Send; readonly verify: VerifySignature },
): Promise<Cosigned> {
  const first = await submit(witness, Math.min(believed, submission.size), submission, tools);
  const isCorrected =
    first.trouble === 'size' && first.size !== undefined && first.size <= submission.size;
  return isCorrected ? submit(witness, first.size, submission, tools) : first;
}

async function submit(
  { url, vkey }: Witness,
  oldSize: number,
  { note, written, size, proofFrom }: Submission,
  { send, verify }: { readonly send: Send; readonly verify: VerifySignature },
): Promise<Cosigned> {
  const proof = await proofFrom(oldSize);
  const body = formatCheckpointRequest({ oldSize, proof, note: written });
  const answer = await call(send, `${url}/add-checkpoint`, body);
  if (answer === undefined) return { trouble: 'unreachable' };
  if (answer.status === 409) {
    const known = /^\d{1,15}\n$/.test(answer.text) ? Number(answer.text) : undefined;
    return { trouble: 'size', ...(known === undefined ? {} : { size: known }) };
  }
  if (answer.status !== 200) return { trouble: 'refused' };
  const lines = parseSignatureLines(answer.text);
  if (!lines.ok) return { trouble: 'nonsense' };
  const signed = await verifyNote({ ...note, signatures: lines.value }, [vkey], verify);
  const signature = signed.ok ? signed.value[0]?.signature : undefined;
  return signature === undefined ? { trouble: 'nonsense' } : { signature, size };
}

async function call(send: Send, url: string, body?: string) {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const init = body === undefined ? { signal } : { method: 'POST', body, signal };
    const response = await send(new Request(url, { ...init, redirect: 'error' }));
    const bytes = await boundedBody(response);
    return bytes && { status: response.status, text: new TextDecoder().decode(bytes) };
  } catch {
    return undefined;
  }
}

/** Undefined when there is more than a witness has to say. */
async function boundedBody(response: Response): Promise<Bytes | undefined> {
  const chunks: Bytes[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_ANSWER) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
