// Opens a zip that somebody sent: weighed before it is opened, so that it cannot become what it does not look like.
import { err, ok, type Result } from '@minga/basics';
import { type UnzipFileInfo, unzipSync } from 'fflate';

export type ZipProblem =
  /** Opened it would take `bytes`, or one part of it grows suspiciously: a zip bomb, or far too big. */
  | { readonly code: 'workbook-too-big'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'workbook-bomb' }
  | { readonly code: 'workbook-damaged' };

const limits = {
  entries: 500,
  /** Times that one entry may grow; real sheets grow 5 to 40 times, bombs about 1,000. */
  growth: 250,
} as const;

export interface OpenedZip {
  /** Those that were wanted, by name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Of everything in it. */
  readonly names: readonly string[];
}

/** Opens the entries that are `wanted`, which together may take `inflatedBytes`. */
export function unzipWithinLimits(
  bytes: Uint8Array,
  inflatedBytes: number,
  wanted: (name: string) => boolean = () => true,
): Result<OpenedZip, ZipProblem> {
  try {
    const entries: UnzipFileInfo[] = [];
    unzipSync(bytes, { filter: (entry) => entries.push(entry) === 0 });
    const problem = weigh(entries, inflatedBytes, wanted);
    if (problem !== undefined) return err(problem);
    // fflate never writes beyond the declared size, so an entry that lies is cut and found damaged.
    const files = unzipSync(bytes, { filter: ({ name }) => wanted(name) });
    return ok({ files, names: entries.map(({ name }) => name) });
  } catch {
    return err({ code: 'workbook-damaged' });
  }
}

function weigh(
  entries: readonly UnzipFileInfo[],
  limit: number,
  wanted: (name: string) => boolean,
): ZipProblem | undefined {
  if (entries.length > limits.entries) return { code: 'workbook-bomb' };
  const opened = entries.filter(({ name }) => wanted(name));
  const total = opened.reduce((sum, { originalSize }) => sum + originalSize, 0);
  const grows = opened.some(
    ({ originalSize, size }) => originalSize > limits.growth * Math.max(size, 4096),
  );
  if (grows) return { code: 'workbook-bomb' };
  return total > limit ? { code: 'workbook-too-big', bytes: total, limit } : undefined;
}
