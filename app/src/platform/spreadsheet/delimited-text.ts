// A CSV as cells: the encodings and separators in which spreadsheets of Chile save it, told from the bytes.
import { err, ok, type Result } from '@minga/basics';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Cell } from './workbook.ts';

export interface TextLine {
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

export type TextProblem =
  /** Neither text nor a spreadsheet that we read. */
  | { readonly code: 'file-not-table' }
  /** A quotation mark opens and never closes, or stands where none may. */
  | { readonly code: 'quotation-broken'; readonly line: number };

const separators = [';', ',', '\t'] as const;

/** Cells of a text with `,` `;` or tabs, whichever its first line has most of. */
export function readDelimitedText(bytes: Uint8Array): Result<readonly TextLine[], TextProblem> {
  const text = decode(bytes);
  if (text.includes('\0') || text.startsWith('%PDF-')) return err({ code: 'file-not-table' });
  try {
    const options = { delimiter: separatorOf(text), info: true, relax_column_count: true };
    const records = parse(text, options) as unknown as readonly ParsedRecord[];
    return ok(
      records.map(({ record }, at) => ({
        line: (records[at - 1]?.info.lines ?? 0) + 1,
        cells: record,
      })),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err({ code: 'quotation-broken', line: Number(error.lines) });
  }
}

interface ParsedRecord {
  readonly record: readonly string[];
  /** Its `lines` is the line on which the record ends. */
  readonly info: { readonly lines: number };
}

/** UTF-8; UTF-16 with its mark ("Texto Unicode" of Excel); else Windows-1252, which takes any byte. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** By the first line with something in it; what stands between quotation marks does not count. */
function separatorOf(text: string): string {
  const first = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const countOf = (separator: string) => bare.split(separator).length;
  return separators.reduce((one, other) => (countOf(other) > countOf(one) ? other : one));
}
