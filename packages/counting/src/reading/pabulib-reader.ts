// Reads a Pabulib file (.pb): META, PROJECTS and VOTES, as http://pabulib.org/format describes them.
import type { Election } from '../types.ts';
import { FileBytes } from './file-bytes.ts';
import { isTooLarge } from './file-text.ts';
import { createKeptRows } from './kept-rows.ts';
import { PabulibRows } from './pabulib-rows.ts';
import { createProblemList } from './problem-list.ts';
import type { Problems } from './problems.ts';

export interface ReadResult extends Problems {
  /** Absent when any problem is an error. */
  readonly election?: Election;
}

/** Takes a file in pieces, in their order; how it is cut changes nothing. */
export interface PabulibReader {
  /** With `keepBallots` the memory of the chunk is kept: it must not be written to again. */
  push(chunk: Uint8Array): void;
  finish(): ReadResult;
}

/**
 * The election of a Pabulib file, with everything that is wrong or odd about the file. BOM, CRLF,
 * quotes, blanks around ids, a decimal comma and the old column `target` (now `beneficiaries`) are
 * understood. A file above `maxFileBytes` is refused; `createPabulibReader` has no such limit.
 */
export function readPabulib(file: string | Uint8Array): ReadResult {
  const problems = createProblemList();
  if (isTooLarge(file, problems)) return problems.toProblems();
  const reader = createPabulibReader();
  reader.push(typeof file === 'string' ? new TextEncoder().encode(file) : file);
  return reader.finish();
}

/**
 * The same for a file that arrives in pieces, of any size up to 2^31 ballots (with `keepBallots`, 4 GiB).
 * Without it the ballots are counted as they pass and only their profile stays: `election.ballots.at`
 * throws.
 */
export function createPabulibReader({ keepBallots = true } = {}): PabulibReader {
  const refusals = createProblemList();
  const problems = createProblemList();
  const rows = new PabulibRows(problems, keepBallots ? createKeptRows() : undefined);
  const file = new FileBytes(rows, refusals);
  return {
    push: (chunk) => file.push(chunk),
    finish() {
      file.finish();
      if (refusals.hasErrors()) return refusals.toProblems();
      const election = rows.finish();
      return { ...(election === undefined ? {} : { election }), ...problems.toProblems() };
    },
  };
}
