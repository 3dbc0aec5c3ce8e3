// The one lot of Minga (pb-lot/1): an order that nobody could choose and that anybody can compute again.
import { assert } from './assert.ts';
import { canonicalJson } from './canonical-json.ts';
import { hashBytes, hashText } from './sha-256.ts';

const DOMAIN = 'pb-lot/1\0';

/**
 * SHA-256, in hexadecimal, of the canonical JSON of the sorted ids: what is published when the list is
 * frozen, before the entropy exists. Ids are sorted by UTF-16 code unit, as RFC 8785 sorts keys.
 * Throws unless the ids differ from each other and are normalised (NFC).
 */
export async function hashLotList(ids: readonly string[]): Promise<string> {
  for (const id of ids) assert(id === id.normalize('NFC'), 'the ids of a lot are in NFC');
  assert(new Set(ids).size === ids.length, 'the ids of a lot differ from each other');
  return hashText(canonicalJson([...ids].sort()));
}

/**
 * The ids in the order of the lot: ascending by
 * `H("pb-lot/1\0" ‖ H(label) ‖ H(canon(sorted ids)) ‖ H(entropy) ‖ H(id))`, where H is SHA-256 and texts
 * are in UTF-8. `entropy` is what chance said after the list was frozen: twenty throws of a die as digits,
 * or the result of a public draw named beforehand. Throws as `hashLotList` does.
 * Source: the voting protocol of Minga, PB-VOTO/1, section 4.
 */
export async function lot(
  label: string,
  ids: readonly string[],
  entropy: string,
): Promise<string[]> {
  assert(label.isWellFormed() && entropy.isWellFormed(), 'texts of a lot are well-formed Unicode');
  const prefix = [await hashText(label), await hashLotList(ids), await hashText(entropy)].join('');
  const drawn = await Promise.all(
    ids.map(async (id) => ({ id, place: await hashParts(prefix + (await hashText(id))) })),
  );
  // Hexadecimal digits of one length stand in the order of their bytes, and no two are alike.
  return drawn.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ id }) => id);
}

/** The digest of the domain followed by the bytes that the digits name. */
function hashParts(hexDigits: string): Promise<string> {
  const domain = new TextEncoder().encode(DOMAIN);
  const bytes = new Uint8Array(domain.length + hexDigits.length / 2);
  bytes.set(domain);
  for (let at = 0; at < hexDigits.length; at += 2) {
    bytes[domain.length + at / 2] = Number.parseInt(hexDigits.slice(at, at + 2), 16);
  }
  return hashBytes(bytes);
}
