// Typed arrays and hash tables that grow: nobody knows how many ballots a file has before its end.

type GrowingArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/**
 * An array of twice the length, or `needed` when that is more, with the same beginning. Ask whether it is
 * needed where the kind of the array is known: asking here costs more than reading the ballot.
 */
export function grown<A extends GrowingArray>(array: A, needed: number): A {
  const larger = new (array.constructor as new (length: number) => A)(
    Math.max(needed, 2 * array.length),
  );
  larger.set(array);
  return larger;
}

/** FNV-1a (RFC 9923): from `hashStart`, each member by exclusive or, then times `hashPrime`. */
export const hashStart = 0x811c9dc5 | 0;
export const hashPrime = 0x01000193;

/**
 * A hash table with linear probing, at most half full, as pairs: one more than what is found there (0 in a
 * free slot), and its hash. Where the search for a hash begins; the next pairs follow.
 */
export function slotOf(hash: number, slots: Int32Array): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (2 * (half ^ (half >>> 13))) & (slots.length - 1);
}

/** The pair of a slot after this one. */
export function nextSlot(slot: number, slots: Int32Array): number {
  return (slot + 2) & (slots.length - 1);
}

/** The same table with room for twice as much. */
export function roomier(slots: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * slots.length);
  for (let at = 0; at < slots.length; at += 2) {
    if (slots[at] === 0) continue;
    const hash = slots[at + 1] as number;
    let slot = slotOf(hash, larger);
    while (larger[slot] !== 0) slot = nextSlot(slot, larger);
    larger[slot] = slots[at] as number;
    larger[slot + 1] = hash;
  }
  return larger;
}
