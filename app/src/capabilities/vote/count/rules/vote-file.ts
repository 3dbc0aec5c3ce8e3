// The file of a vote, whatever its kind: an election, or everything that is wrong with it.
import { err } from '@minga/basics';
import {
  type Election,
  listedProblemsLimit,
  type Problem,
  type Problems,
  type ReadResult,
  readPabulib,
  sniff,
} from '@minga/counting';
import { readTableCsv, readTables } from '@minga/counting/tables';
import type { WorkbookProblem } from './workbook.ts';

export type FileProblem = Problem | WorkbookProblem;

export interface VoteFile {
  /** Absent when there is any error. */
  readonly election?: Election;
  readonly problems: readonly FileProblem[];
  readonly more: Problems['more'];
}

/** Reads a Pabulib file, our CSV or our spreadsheet; the kind is told from the bytes, not from the name. */
export async function readVoteFile(bytes: Uint8Array): Promise<VoteFile> {
  const kind = sniff(bytes);
  if (kind === 'xlsx') return readSpreadsheet(bytes);
  return judged(kind === 'csv' ? readTableCsv(bytes) : readPabulib(bytes));
}

async function readSpreadsheet(bytes: Uint8Array): Promise<VoteFile> {
  const tables = await loadAndRead(bytes);
  if (tables.ok) return judged(readTables(tables.value));
  const listed = tables.error.slice(0, listedProblemsLimit);
  return { problems: listed, more: { errors: tables.error.length - listed.length, warnings: 0 } };
}

/** Unzipping and reading spreadsheets is heavy and rarely needed: in the browser it is fetched now. */
async function loadAndRead(bytes: Uint8Array) {
  let reader: typeof import('./workbook.ts');
  try {
    reader = await import('./workbook.ts');
  } catch {
    return err([{ code: 'reader-not-loaded' }] as const);
  }
  return reader.readWorkbook(bytes);
}

function judged({ election, problems, more }: ReadResult): VoteFile {
  const isSound = election !== undefined && problems.every(({ severity }) => severity !== 'error');
  return { ...(isSound ? { election } : {}), problems, more };
}

/** A problem of a spreadsheet always stops the reading; one of its content may be a warning only. */
export function isWarning(problem: FileProblem): boolean {
  return 'severity' in problem && problem.severity === 'warning';
}
