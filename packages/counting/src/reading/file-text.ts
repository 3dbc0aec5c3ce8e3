// From the bytes of a file to its text: size, kind and encoding are settled here, or refused by name.
import type { ProblemList } from './problem-list.ts';
import { sniff, sniffText } from './sniff.ts';

/** Files above this size are refused before they are read: 64 MiB, some 15 times the largest known vote. */
export const maxFileBytes = 64 * 1024 * 1024;

/** The text without BOM, or undefined when a problem was reported. */
export function readText(file: string | Uint8Array, problems: ProblemList): string | undefined {
  if (file.length > maxFileBytes) {
    problems.error('file-too-large', { bytes: file.length, limit: maxFileBytes });
    return undefined;
  }
  const kind = typeof file === 'string' ? sniffText(file) : sniff(file);
  if (kind === 'empty') {
    problems.error('empty-file', {});
    return undefined;
  }
  if (kind !== 'pabulib' && kind !== 'csv' && kind !== 'text') {
    problems.error('not-a-table', { kind });
    return undefined;
  }
  const text = typeof file === 'string' ? file : decode(file, problems);
  const zero = text.indexOf('\u0000');
  if (zero !== -1) {
    // No text has it, and no database or terminal takes it: a file whose beginning alone is text.
    problems.error('not-a-table', { kind: 'binary' }, { line: lineAt(text, zero) });
    return undefined;
  }
  const withoutBom = text.replace(/^\uFEFF/, '');
  if (withoutBom.trim() !== '') return withoutBom;
  problems.error('empty-file', {});
  return undefined;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\r|\n/).length;
}

/** UTF-8, UTF-16 when a BOM says so, else Windows-1252, in which Excel in Chile saves CSV files. */
function decode(bytes: Uint8Array, problems: ProblemList): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.warn('not-utf8', {});
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
