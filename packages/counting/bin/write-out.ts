// Writes an answer to standard output, no faster than its reader takes it.
import type { Writable } from 'node:stream';

/** Writes piece after piece until all are written or one cannot be: the failure of the system, if any. */
export async function writeOut(
  stream: Writable,
  pieces: Iterable<string>,
): Promise<NodeJS.ErrnoException | undefined> {
  // What fails is told to whoever wrote it; without a listener it would end the process too.
  stream.on('error', () => {});
  for (const piece of pieces) {
    const failure = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
      stream.write(piece, resolve);
    });
    if (failure) return failure;
  }
  return undefined;
}
