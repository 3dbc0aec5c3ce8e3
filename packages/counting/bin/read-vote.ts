// The vote that a command line names: read in pieces, and judged.
import { err, ok, type Result } from '@minga/basics';
import {
  createPabulibReader,
  type Election,
  type Locale,
  maxFileBytes,
  type Problem,
  type ReadResult,
  sniff,
} from '../src/index.ts';
import type { Command } from './command-line.ts';
import type { Tell } from './progress.ts';
import { type Pieces, readInPieces, tooLarge } from './read-files.ts';
import { summarize } from './summarize.ts';
import { commandWords } from './words.ts';

export interface Vote {
  readonly election: Election;
  /** What is odd about the file, in plain words. */
  readonly warnings: readonly string[];
  /** SHA-256 of the bytes of the file, in hexadecimal; empty unless the answer is JSON. */
  readonly input: string;
}

/** The vote, or one sentence. Only who writes the ballots again needs `keepBallots`. */
export async function readVote(
  { file, options, locale }: Command,
  tell: Tell,
  { keepBallots = false } = {},
): Promise<Result<Vote, string>> {
  const hash = options.json ? (await import('node:crypto')).createHash('sha256') : undefined;
  const reading = { locale, tell, keepPieces: keepBallots };
  const read = await readInPieces(file, reading, (pieces) =>
    readElection(pieces, file, { keepBallots, locale, onBytes: (bytes) => hash?.update(bytes) }),
  );
  if (!read.ok) return read;
  if (!read.value.ok) return read.value;
  const { election, problems, more } = read.value.value;
  if (election === undefined) return err(await summarize(problems, more.errors, locale));
  const warnings = await sentencesOf(problems, locale);
  return ok({ election, warnings, input: hash?.digest('hex') ?? '' });
}

/** Ballots that are kept are found again by positions of 32 bits. */
const keptBytes = 2 ** 32;

interface ElectionOptions {
  readonly keepBallots: boolean;
  readonly locale: Locale;
  /** Is given every byte of the file, in order. */
  readonly onBytes: (bytes: Uint8Array) => void;
}

/** By what the first piece looks like: a Pabulib file, or a table, which is read whole. */
async function readElection(
  pieces: Pieces,
  file: string,
  { keepBallots, locale, onBytes }: ElectionOptions,
): Promise<Result<ReadResult, string>> {
  const reader = createPabulibReader({ keepBallots });
  let table: Buffer[] | undefined;
  let isFirst = true;
  let length = 0;
  for (const piece of pieces) {
    if (isFirst && isTable(piece, file)) table = [];
    isFirst = false;
    length = Math.max(pieces.size, length + piece.length);
    if (table !== undefined && length > maxFileBytes) return err(await tooLarge(length, locale));
    if (keepBallots && length > keptBytes) return err(commandWords[locale].tooLargeForPb);
    onBytes(piece);
    if (table === undefined) reader.push(piece);
    else table.push(Buffer.from(piece));
  }
  if (table === undefined) return ok(reader.finish());
  const { readTableCsv } = await import('../src/tables.ts');
  return ok(readTableCsv(Buffer.concat(table)));
}

function isTable(opening: Uint8Array, file: string): boolean {
  const kind = sniff(opening);
  return kind === 'csv' || (kind === 'text' && /\.(csv|tsv|txt)$/i.test(file));
}

async function sentencesOf(
  problems: readonly Problem[],
  locale: Locale,
): Promise<readonly string[]> {
  if (problems.length === 0) return [];
  const { problemSentence } = await import('../src/sentences.ts');
  return problems.map((problem) => problemSentence(problem, locale));
}
