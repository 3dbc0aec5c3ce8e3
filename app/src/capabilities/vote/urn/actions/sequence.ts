// Takes the published log forward: one process at a time, one head after the other, witnessed, as files that stay.
import {
  consistencyProof,
  encodeEntries,
  formatCheckpoint,
  formatNote,
  type NoteSignature,
  parseNote,
  pathOfTile,
  type Signer,
  signNote,
  type Tile,
  tileBytes,
  tilesBetween,
  tileWidth,
  treeRoot,
  type VerifySignature,
  type Vkey,
  verifyNote,
} from '@minga/ledger';
import { contradictionOf } from '../rules/log-evidence.ts';
import type { HaltCode, LogFolder, LogNotes } from '../store/log-folders.ts';
import { platformHash } from '../store/platform-hash.ts';
import {
  askCosignature,
  provenCheckpoint,
  type SeenCheckpoint,
  type Send,
  seenBy,
  type Witness,
} from '../store/witness-calls.ts';

type Bytes = Uint8Array;

/** The leaves as the database has them. */
export interface LogLeaves {
  size(): Promise<number>;
  hashes(): Promise<readonly Bytes[]>;
  /** Their bytes, from the first up to and without the second index. */
  entries(from: number, to: number): Promise<readonly Bytes[]>;
}

export interface SequencedLog {
  readonly leaves: LogLeaves;
  readonly folder: LogFolder;
  /** The key of the log; its name is the origin. */
  readonly log: Vkey;
  readonly signer: Signer;
  readonly witnesses: readonly Witness[];
  readonly quorum: number;
  readonly verify: VerifySignature;
  readonly send: Send;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What an operator should hear. */
  readonly warn: (event: string, fields: Readonly<Record<string, unknown>>) => void;
}

export type Sequenced =
  | { readonly state: 'idle' }
  | { readonly state: 'published'; readonly size: number; readonly isWitnessed: boolean }
  /** Another process took the same step; its checkpoint agrees with ours. */
  | { readonly state: 'stepped-down' }
  | { readonly state: 'halted'; readonly code: HaltCode };

/** How long a witness that did not answer is left in peace. */
const ASK_AGAIN_MS = 30_000;

/**
 * One step. Does nothing where nothing is new, unless `isStart`: then witnesses are asked what they saw in any case.
 * Halts only on a checkpoint signed with the log's own key that cannot be true of the leaves in the database.
 */
export async function sequence(log: SequencedLog, { isStart = false } = {}): Promise<Sequenced> {
  const { folder, leaves } = log;
  const before = await folder.halted();
  if (before !== undefined) return { state: 'halted', code: before };
  const head = await ownHead(log);
  const published = await publishedCheckpoint(log);
  const isNews = (await leaves.size()) !== (head?.checkpoint.size ?? 0);
  const isUnpublished = head !== undefined && head.checkpoint.size !== published?.checkpoint.size;
  const isDue = isNews || isUnpublished || (await lacksWitnesses(log));
  if (!isDue && !isStart) return { state: 'idle' };
  const found = await findContradiction(log, head);
  if (found !== undefined) return halt(log, found.code, found.evidence);
  const hashes = await leaves.hashes();
  if (hashes.length === 0) return { state: 'idle' };
  const taken = hashes.length === head?.checkpoint.size ? head : await takeNext(log, hashes, head);
  if ('state' in taken) return taken;
  if (!isDue) return { state: 'idle' };
  return publish(log, hashes, taken, published);
}

interface OwnHead extends SeenCheckpoint {
  readonly version: number;
}

async function ownHead({ folder, log, verify }: SequencedLog): Promise<OwnHead | undefined> {
  const head = await folder.lastHead();
  if (head === undefined) return undefined;
  const proven = await provenCheckpoint(head.note, log, verify);
  if (proven === undefined) throw new Error(`head ${head.version} is not signed by ${log.name}`);
  return { ...proven, version: head.version };
}

async function publishedCheckpoint({ folder, log, verify }: SequencedLog) {
  const bytes = await folder.read('checkpoint');
  return bytes && provenCheckpoint(new TextDecoder().decode(bytes), log, verify);
}

async function lacksWitnesses({ folder, now }: SequencedLog): Promise<boolean> {
  const { unwitnessedSince, askedAt = 0 } = await folder.notes();
  return unwitnessedSince !== undefined && now() - askedAt >= ASK_AGAIN_MS;
}

/** Evidence is what our own key signed: our last head, and what witnesses show. */
async function findContradiction(
  log: SequencedLog,
  head: OwnHead | undefined,
): Promise<{ readonly code: HaltCode; readonly evidence: string } | undefined> {
  const asked = await Promise.all(log.witnesses.map((one) => seenBy(one, log.log, log)));
  const seen = [head, ...asked].filter((one) => one !== undefined);
  // Read after the witnesses answered: what they saw was in the database before it was signed.
  const hashes = await log.leaves.hashes();
  for (const { checkpoint, note } of seen) {
    const code = contradictionOf(checkpoint, hashes, platformHash);
    if (code !== undefined) return { code, evidence: note };
  }
  return undefined;
}

async function halt(
  { folder, warn, log }: SequencedLog,
  code: HaltCode,
  evidence: string,
): Promise<Sequenced> {
  await folder.halt(code, evidence);
  warn('the log of an election was halted', { log: log.name, code });
  return { state: 'halted', code };
}

async function takeNext(
  log: SequencedLog,
  hashes: readonly Bytes[],
  head: OwnHead | undefined,
): Promise<OwnHead | Sequenced> {
  const { folder, signer, verify } = log;
  const root = treeRoot(hashes, platformHash);
  const checkpoint = { origin: log.log.name, size: hashes.length, root };
  const text = formatCheckpoint(checkpoint);
  const note = formatNote({ text, signatures: [await signNote(text, signer)] });
  const version = (head?.version ?? 0) + 1;
  if (await folder.takeHead({ version, note })) return { version, note, checkpoint };
  const other = await folder.lastHead();
  const proven = other && (await provenCheckpoint(other.note, log.log, verify));
  if (proven === undefined) throw new Error(`head ${version} was taken by nobody`);
  const code = contradictionOf(proven.checkpoint, await log.leaves.hashes(), platformHash);
  return code === undefined ? { state: 'stepped-down' } : halt(log, 'head-taken', proven.note);
}

async function publish(
  log: SequencedLog,
  hashes: readonly Bytes[],
  head: OwnHead,
  published: SeenCheckpoint | undefined,
): Promise<Sequenced> {
  const { folder, quorum, warn } = log;
  const { size } = head.checkpoint;
  const kept = published?.checkpoint.size === size ? published.note : undefined;
  // What is signed can be read again from the files before anybody else hears of it.
  await folder.publish(await tileFiles(log, hashes, published?.checkpoint.size ?? 0));
  const { note, witnesses, notes } = await witnessed(log, hashes, head, kept);
  const isWitnessed = witnesses >= quorum;
  if (!isWitnessed) warn('too few witnesses', { log: log.log.name, witnesses, quorum });
  if (note !== kept) {
    const checkpoints = await folder.keepNote(head.version, note);
    const bytes = (text: string) => new TextEncoder().encode(text);
    await folder.publish(
      new Map([
        ['leaf-hashes.bin', Buffer.concat(hashes)],
        ['checkpoints.txt', bytes(checkpoints)],
        ['checkpoint', bytes(note)],
      ]),
    );
  }
  await folder.writeNotes(notes);
  return { state: 'published', size, isWitnessed };
}

async function tileFiles(log: SequencedLog, hashes: readonly Bytes[], from: number) {
  const files = new Map<string, Bytes>();
  for (const tile of tilesBetween(from, hashes.length)) {
    files.set(pathOfTile(tile), await contentOf(log, hashes, tile));
  }
  return files;
}

async function contentOf({ leaves }: SequencedLog, hashes: readonly Bytes[], tile: Tile) {
  if (tile.level !== 'entries') return tileBytes(tile, hashes, platformHash);
  const first = tile.index * tileWidth;
  return encodeEntries(await leaves.entries(first, first + tile.width));
}

/** The note with all cosignatures that are there, those of `kept` included. */
async function witnessed(
  log: SequencedLog,
  hashes: readonly Bytes[],
  head: OwnHead,
  kept: string | undefined,
): Promise<{ readonly note: string; readonly witnesses: number; readonly notes: LogNotes }> {
  const parsed = parseNote(head.note);
  if (!parsed.ok) throw new Error('a head is a note');
  const known = (await log.folder.notes()).known ?? {};
  const submission = {
    note: parsed.value,
    written: head.note,
    size: head.checkpoint.size,
    proofFrom: (oldSize: number) => consistencyProof(hashes, oldSize, platformHash),
  };
  const answers = await Promise.all(
    log.witnesses.map(async (witness) => {
      const { name } = witness.vkey;
      const earlier = kept && (await cosignatureIn(kept, witness.vkey, log.verify));
      if (earlier) return { name, signature: earlier, size: known[name] };
      const answer = await askCosignature(witness, known[name] ?? 0, submission, log);
      const { trouble } = answer;
      if (trouble !== undefined) log.warn('a witness did not cosign', { witness: name, trouble });
      return { name, ...answer };
    }),
  );
  const signatures = answers.flatMap(({ signature }) => signature ?? []);
  const since = (await log.folder.notes()).unwitnessedSince ?? new Date(log.now()).toISOString();
  const isWitnessed = signatures.length >= log.quorum;
  const sizes = answers.flatMap(({ name, size }) => (size === undefined ? [] : [[name, size]]));
  return {
    note: formatNote({ ...parsed.value, signatures: [...parsed.value.signatures, ...signatures] }),
    witnesses: signatures.length,
    notes: {
      known: { ...known, ...Object.fromEntries(sizes) },
      askedAt: log.now(),
      ...(isWitnessed ? {} : { unwitnessedSince: since }),
    },
  };
}

async function cosignatureIn(
  source: string,
  vkey: Vkey,
  verify: VerifySignature,
): Promise<NoteSignature | undefined> {
  const note = parseNote(source);
  const signed = note.ok ? await verifyNote(note.value, [vkey], verify) : note;
  return signed.ok ? signed.value[0]?.signature : undefined;
}
