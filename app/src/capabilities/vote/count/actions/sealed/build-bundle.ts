// Builds the public bundle of a sealed vote, piece by piece, so that a large log needs no large memory; the last one is kept.
import { createHash } from 'node:crypto';
import { createGzip } from 'node:zlib';
import { posterCode, toBase64url } from '@minga/ballot';
import { type Database, inTransaction } from '../../../../../platform/database/database.ts';
import { bundleReadme, checkpointsText } from '../../rules/sealed/bundle.ts';
import { logState } from '../../rules/sealed/log-state.ts';
import { tarEnd, tarHead, tarPadding } from '../../rules/sealed/tar.ts';
import { findBundle, insertPiece, lockBundle, saveBundle } from '../../store/sealed/bundles.ts';
import { readSealed, type SealedElection } from '../../store/sealed/elections.ts';
import {
  leavesLength,
  listCheckpoints,
  readActs,
  readFollowed,
  readRawLeaves,
} from '../../store/sealed/logs.ts';
import { readOpenedText } from '../../store/sealed/openings.ts';
import { readSealedTexts } from '../../store/sealed/sealed-results.ts';

export interface BundleTools {
  readonly db: Database;
  readonly now: () => Date;
  /** `padron.jsonl`; undefined while the roll cannot be asked. */
  readonly padron: (electionId: string) => Promise<string | undefined>;
  /** Where the record is read. */
  readonly address: (electionId: string) => string;
}

const PIECE_BYTES = 1024 * 1024;
const LEAVES_AT_A_TIME = 2000;

interface BundleFile {
  readonly name: string;
  readonly size: number;
  readonly parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Whether there is one of the log as it is by now. Builds nothing anew when nothing of it changed. */
export async function buildBundle(tools: BundleTools, electionId: string): Promise<boolean> {
  const { db, now } = tools;
  const election = await readSealed(db, electionId);
  const padron = election && (await tools.padron(electionId));
  const followed = await readFollowed(db, electionId);
  if (election === undefined || padron === undefined || followed === undefined) return false;
  if (followed.size === 0) return false;
  const texts = await readSealedTexts(db, electionId);
  const madeOf = hashed([padron, ...texts.flatMap(({ counted, outcome }) => [counted, outcome])]);
  const there = await findBundle(db, electionId);
  if (there?.size === followed.size && there.madeOf === madeOf) return true;
  await inTransaction(db, async (tx) => {
    const build = await lockBundle(tx, electionId, followed.size, now());
    const files = filesOf(tools, { election, padron, texts, size: followed.size });
    const keep: KeepPiece = (place, bytes) =>
      insertPiece(tx, { electionId, build, place, bytes, now: now() });
    const { sha256, bytesCount } = await write(electionId, files, keep);
    await saveBundle(tx, {
      ...{ electionId, build, size: followed.size, sha256, bytesCount, madeOf, now: now() },
    });
  });
  return true;
}

function hashed(texts: readonly string[]): string {
  const digest = createHash('sha256');
  for (const text of texts) digest.update(text).update('\0');
  return digest.digest('hex');
}

interface Given {
  readonly election: SealedElection;
  readonly padron: string;
  readonly texts: Awaited<ReturnType<typeof readSealedTexts>>;
  readonly size: number;
}

async function* filesOf(
  { db, address }: BundleTools,
  { election, padron, texts, size }: Given,
): AsyncGenerator<BundleFile> {
  const { id, manifest, manifestBytes, fingerprint } = election;
  const checkpoints = (await listCheckpoints(db, id)).filter((one) => one.size <= size);
  const opened = await readOpenedText(db, id);
  const state = logState(manifest, await readActs(db, id));
  yield textFile(
    'README.txt',
    bundleReadme({
      ...{ state, size, address: address(id) },
      ...{ poster: posterCode(fingerprint), fingerprint: toBase64url(fingerprint) },
    }),
  );
  yield { name: 'manifest.json', size: manifestBytes.length, parts: [manifestBytes] };
  yield textFile('checkpoint', checkpoints.at(-1)?.note ?? '');
  yield textFile('checkpoints.txt', checkpointsText(checkpoints.map(({ note }) => note)));
  yield {
    name: 'leaves.bin',
    size: await leavesLength(db, id, size),
    parts: leavesOf(db, id, size),
  };
  yield textFile('padron.jsonl', padron);
  if (opened !== undefined) yield textFile('opened.jsonl', opened);
  for (const { code, counted, outcome } of texts) {
    yield textFile(`contests/${code}.pb`, counted);
    yield textFile(`contests/${code}.outcome.json`, outcome);
  }
}

function textFile(name: string, text: string): BundleFile {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, parts: [bytes] };
}

/** Each with its length in two bytes before it. */
async function* leavesOf(
  db: Database,
  electionId: string,
  size: number,
): AsyncGenerator<Uint8Array> {
  for (let after = -1; after < size - 1; ) {
    const limit = Math.min(LEAVES_AT_A_TIME, size - 1 - after);
    const leaves = await readRawLeaves(db, electionId, { after, limit });
    for (const { bytes } of leaves) {
      yield Uint8Array.of(bytes.length >> 8, bytes.length & 0xff);
      yield bytes;
    }
    after += leaves.length;
    if (leaves.length === 0) break;
  }
}

type KeepPiece = (place: number, bytes: Buffer) => Promise<void>;

async function write(electionId: string, files: AsyncIterable<BundleFile>, keep: KeepPiece) {
  const digest = createHash('sha256');
  let [bytesCount, place] = [0, 0];
  let held: Buffer[] = [];
  let heldBytes = 0;
  const flush = async () => {
    const piece = Buffer.concat(held);
    [held, heldBytes] = [[], 0];
    if (piece.length === 0) return;
    digest.update(piece);
    bytesCount += piece.length;
    await keep(place, piece);
    place += 1;
  };
  const gzip = createGzip();
  const feeding = feed(gzip, tarOf(`${electionId}/`, files));
  for await (const part of gzip) {
    held.push(part as Buffer);
    heldBytes += (part as Buffer).length;
    if (heldBytes >= PIECE_BYTES) await flush();
  }
  await feeding;
  await flush();
  return { sha256: digest.digest(), bytesCount };
}

async function feed(gzip: ReturnType<typeof createGzip>, parts: AsyncIterable<Uint8Array>) {
  try {
    for await (const part of parts) {
      if (!gzip.write(part)) await new Promise((resolve) => gzip.once('drain', resolve));
    }
    gzip.end();
  } catch (fault) {
    gzip.destroy(fault as Error);
  }
}

async function* tarOf(
  folder: string,
  files: AsyncIterable<BundleFile>,
): AsyncGenerator<Uint8Array> {
  for await (const { name, size, parts } of files) {
    yield tarHead(folder + name, size);
    yield* parts;
    yield tarPadding(size);
  }
  yield tarEnd;
}
