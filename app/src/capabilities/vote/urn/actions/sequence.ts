// Takes the published log forward: one process at a time, one head after the other, witnessed, as files that stay.
import {
  encodeEntries,
  formatCheckpoint,
  formatNote,
  type NoteSignature,
  parseNote,
  pathOfTile,
  type Signer,
  signNote,
  type Tile,
  tilesBetween,
  tileWidth,
  type VerifySignature,
  type Vkey,
  verifyNote,
} from '@minga/ledger';
import type { GrowingTree } from '../rules/growing-tree.ts';
import { contradictionOf } from '../rules/log-evidence.ts';
import type { HaltCode, LogFolder, LogNotes } from '../store/log-folders.ts';
import {
  askCosignature,
  provenCheckpoint,
  type SeenCheckpoint,
  type Send,
  seenBy,
  type Witness,
} from '../store/witness-calls.ts';
import { allHashes, type LogLeaves, type LogMemory, readTree, remember } from './log-tree.ts';

type Bytes = Uint8Array;

export interface SequencedLog {
  readonly leaves: LogLeaves;
  readonly folder: LogFolder;
  readonly memory: LogMemory;
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
 * One step. Does nothing where nothing is new, unless `isStart`: then every leaf is read, and witnesses are asked what
 * they saw in any case.
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
  if (isStart) delete log.memory.seen;
  const asked = await Promise.all(log.witnesses.map((one) => seenBy(one, log.log, log)));
  // Read after the witnesses answered: what they saw was in the database before it was signed.
  const tree = await readTree(log);
  const found = await findContradiction([head, ...asked], tree);
  if (found !== undefined) return halt(log, found.code, found.evidence);
  if (tree.size === 0) return { state: 'idle' };
  const taken = tree.size === head?.checkpoint.size ? head : await takeNext(log, tree, head);
  if ('state' in taken) return taken;
  if (isDue) return publish(log, tree, taken, published);
  await remember(log.memory, tree);
  return { state: 'idle' };
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
  seen: readonly (SeenCheckpoint | undefined)[],
  tree: GrowingTree,
): Promise<{ readonly code: HaltCode; readonly evidence: string } | undefined> {
  for (const { checkpoint, note } of seen.filter((one) => one !== undefined)) {
    const code = await contradictionOf(checkpoint, tree);
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
  tree: GrowingTree,
  head: OwnHead | undefined,
): Promise<OwnHead | Sequenced> {
  const { folder, signer, verify } = log;
  const { size } = tree;
  const checkpoint = { origin: log.log.name, size, root: await tree.rootAt(size) };
  const text = formatCheckpoint(checkpoint);
  const note = formatNote({ text, signatures: [await signNote(text, signer)] });
  const version = (head?.version ?? 0) + 1;
  if (await folder.takeHead({ version, note })) return { version, note, checkpoint };
  const other = await folder.lastHead();
  const proven = other && (await provenCheckpoint(other.note, log.log, verify));
  if (proven === undefined) throw new Error(`head ${version} was taken by nobody`);
  const code = await contradictionOf(proven.checkpoint, await readTree(log));
  return code === undefined ? { state: 'stepped-down' } : halt(log, 'head-taken', proven.note);
}

async function publish(
  log: SequencedLog,
  tree: GrowingTree,
  head: OwnHead,
  published: SeenCheckpoint | undefined,
): Promise<Sequenced> {
  const { folder, quorum, warn } = log;
  const { size } = head.checkpoint;
  const kept = published?.checkpoint.size === size ? published.note : undefined;
  // What is signed can be read again from the files before anybody else hears of it.
  await publishTiles(log, tree, published?.checkpoint.size ?? 0);
  const { note, witnesses, notes } = await witnessed(log, tree, head, kept);
  const isWitnessed = witnesses >= quorum;
  if (!isWitnessed) warn('too few witnesses', { log: log.log.name, witnesses, quorum });
  if (note !== kept) {
    const checkpoints = await folder.keepNote(head.version, note);
    const bytes = (text: string) => new TextEncoder().encode(text);
    await folder.publish(
      new Map([
        ['leaf-hashes.bin', await allHashes(log, tree)],
        ['checkpoints.txt', bytes(checkpoints)],
        ['checkpoint', bytes(note)],
      ]),
    );
  }
  await folder.writeNotes(notes);
  await remember(log.memory, tree);
  return { state: 'published', size, isWitnessed };
}

/** Files that are held in memory at once. */
const TOGETHER = 16;

async function publishTiles(log: SequencedLog, tree: GrowingTree, from: number): Promise<void> {
  const tiles = tilesBetween(from, tree.size);
  for (let at = 0; at < tiles.length; at += TOGETHER) {
    const files = new Map<string, Bytes>();
    for (const tile of tiles.slice(at, at + TOGETHER)) {
      files.set(pathOfTile(tile), await contentOf(log, tree, tile));
    }
    await log.folder.publish(files);
  }
}

async function contentOf({ leaves }: SequencedLog, tree: GrowingTree, tile: Tile) {
  if (tile.level !== 'entries') return tree.tileBytes(tile);
  const first = tile.index * tileWidth;
  return encodeEntries(await leaves.entries(first, first + tile.width));
}

/** The note with all cosignatures that are there, those of `kept` included. */
async function witnessed(
  log: SequencedLog,
  tree: GrowingTree,
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
    proofFrom: tree.consistencyProof,
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
