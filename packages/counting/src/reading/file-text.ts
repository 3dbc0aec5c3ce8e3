// From the bytes of a file to its text: size, kind and encoding are settled here, or refused by name.
import type { ProblemList } from './problem-list.ts';
import { type FileKind, sniff, sniffText } from './sniff.ts';

/** Files above this size are refused before they are read: 256 MiB, some 60 times the largest known vote. */
export const maxFileBytes = 256 * 1024 * 1024;

/** Whether the file is too large to be read at once, which is then reported. */
export function isTooLarge(file: string | Uint8Array, problems: ProblemList): boolean {
  if (file.length <= maxFileBytes) return false;
  problems.error('file-too-large', { bytes: file.length, limit: maxFileBytes });
  return true;
}

/** The text without BOM, or undefined when a problem was reported. */
export function readText(file: string | Uint8Array, problems: ProblemList): string | undefined {
  if (isTooLarge(file, problems)) return undefined;
  const kind = typeof file === 'string' ? sniffText(file) : sniff(file);
  if (kind === 'empty') {
    problems.error('empty-file', {});
    return undefined;
  }
  if (!isText(kind)) {
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

export function isText(kind: FileKind): boolean {
  return kind === 'pabulib' || kind === 'csv' || kind === 'text';
}

/** The line on which a position stands, from 1. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\r|\n/).length;
}

/** UTF-16 when a BOM says so, else `createDecoder`. */
function decode(bytes: Uint8Array, problems: ProblemList): string {
  const wide = utf16Of(bytes);
  return wide === undefined ? createDecoder(problems)(bytes) : new TextDecoder(wide).decode(bytes);
}

/** The kind of UTF-16 that a BOM announces. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Decodes UTF-8; what is not, as Windows-1252, in which Excel in Chile saves CSV files: that is told once. */
export function createDecoder(problems: ProblemList): (bytes: Uint8Array) => string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let isTold = false;
  return (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch {
      if (!isTold) problems.warn('not-utf8', {});
      isTold = true;
      return new TextDecoder('windows-1252').decode(bytes);
    }
  };
}
