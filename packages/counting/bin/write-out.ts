// Writes an answer to standard output, no faster than its reader takes it.
import { fstatSync, writeSync } from 'node:fs';

const standardOutput = 1;

/**
 * Writes piece after piece until all are written or one cannot be: the failure of the system, if any. A file
 * or pipe takes them without the stream of Node, whose making is a tenth of the start of the command; a
 * terminal, and a pipe that would have us wait (EAGAIN), take the rest through it.
 */
export async function writeOut(
  pieces: Iterable<string>,
): Promise<NodeJS.ErrnoException | undefined> {
  let isDirect = takesBytes();
  for (const piece of pieces) {
    let bytes: Uint8Array = Buffer.from(piece);
    if (isDirect) {
      const { written, failure } = writeDirectly(bytes);
      if (failure !== undefined && failure.code !== 'EAGAIN') return failure;
      bytes = bytes.subarray(written);
      isDirect = failure === undefined;
    }
    const failure = isDirect ? undefined : await writeToStream(bytes);
    if (failure) return failure;
  }
  return undefined;
}

function takesBytes(): boolean {
  const output = fstatSync(standardOutput);
  return output.isFile() || output.isFIFO() || output.isSocket();
}

/** Waits while a pipe is full, if it lets us; it may take a part at a time. */
function writeDirectly(bytes: Uint8Array): {
  readonly written: number;
  readonly failure?: NodeJS.ErrnoException;
} {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(standardOutput, bytes, written);
    return { written };
  } catch (failure) {
    return { written, failure: failure as NodeJS.ErrnoException };
  }
}

function writeToStream(bytes: Uint8Array): Promise<NodeJS.ErrnoException | null | undefined> {
  const { stdout } = process;
  // What fails is told to whoever wrote it; without a listener it would end the process too.
  if (stdout.listenerCount('error') === 0) stdout.on('error', () => {});
  return new Promise((resolve) => {
    stdout.write(bytes, resolve);
  });
}
