// The one lot (pb-lot/1), drawn again from what was published.
import { type Bytes, compareBytes, join, utf8 } from './bytes.ts';
import { canon } from './canon.ts';
import type { CryptoPort } from './port.ts';

/** H of the list as it was frozen, before anybody knew what chance would say. */
export async function listHash(port: CryptoPort, ids: readonly string[]): Promise<Bytes> {
  return port.sha256(canon(ids.toSorted()));
}

export async function drawLot(
  port: CryptoPort,
  label: string,
  ids: readonly string[],
  entropy: string,
): Promise<readonly string[]> {
  const common = join(
    utf8('pb-lot/1\0'),
    await port.sha256(utf8(label)),
    await listHash(port, ids),
    await port.sha256(utf8(entropy)),
  );
  const drawn = await Promise.all(
    ids.map(async (id) => ({
      id,
      place: await port.sha256(join(common, await port.sha256(utf8(id)))),
    })),
  );
  return drawn.toSorted((a, b) => compareBytes(a.place, b.place)).map(({ id }) => id);
}
