// One file of an address, as long as it is not too long and comes in time.
import type { Bytes } from '../src/index.ts';

const MAX_BYTES = 2 ** 30;

/** Undefined for whatever is no answer. */
export async function get(address: string): Promise<Bytes | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(120_000) });
    if (!response.ok || response.body === null) return undefined;
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of response.body) {
      length += piece.length;
      if (length > MAX_BYTES) return undefined;
      pieces.push(piece);
    }
    return new Uint8Array(Buffer.concat(pieces));
  } catch {
    return undefined;
  }
}
