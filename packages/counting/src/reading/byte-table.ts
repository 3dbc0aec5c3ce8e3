// Distinct byte strings and the order in which they came: voters are told apart without making text of them.
import { assert } from '@minga/basics';
import { grown, hashPrime, hashStart, nextSlot, roomier, slotOf } from '../growing.ts';

export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = hashStart;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), hashPrime);
  return hash;
}

/** Holds up to 4 GiB. As long as each is greater than the one before, none needs to be looked for. */
export class ByteTable {
  #length = 0;
  #stored = new Uint8Array(512);
  /** Where each begins in `stored`. */
  #starts = new Uint32Array(64);
  #isAscending = true;
  #slots = new Int32Array(0);
  // Of the last search: where what was not found belongs, and its hash.
  #free = 0;
  #hash = 0;

  /** The place of the bytes among those that were added, or -1. */
  find(bytes: Uint8Array, from: number, to: number): number {
    if (this.#isAscending) {
      if (this.#order(this.#length - 1, bytes, from, to) < 0) return -1;
      this.#beginSlots();
    }
    const hash = hashBytes(bytes, from, to);
    this.#hash = hash;
    const slots = this.#slots;
    let slot = slotOf(hash, slots);
    for (;;) {
      const place = (slots[slot] as number) - 1;
      if (place === -1) break;
      if (slots[slot + 1] === hash && this.#order(place, bytes, from, to) === 0) return place;
      slot = nextSlot(slot, slots);
    }
    this.#free = slot;
    return -1;
  }

  /** Adds bytes that the last `find` did not find, and gives their place. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const place = this.#length;
    const start = this.#starts[place] as number;
    const end = start + to - from;
    assert(end < 2 ** 32, 'the ids of all voters take less than 4 GiB');
    if (end > this.#stored.length) this.#stored = grown(this.#stored, end);
    for (let i = from, at = start; i < to; i += 1, at += 1) this.#stored[at] = bytes[i] as number;
    this.#length += 1;
    if (this.#length === this.#starts.length) this.#starts = grown(this.#starts, this.#length + 1);
    this.#starts[this.#length] = end;
    if (!this.#isAscending) this.#fillSlot(this.#free, place, this.#hash);
    return place;
  }

  /** Less than 0 when what is at `place` goes before: the shorter first, then byte by byte. */
  #order(place: number, bytes: Uint8Array, from: number, to: number): number {
    if (place < 0) return -1;
    let at = this.#starts[place] as number;
    const longer = (this.#starts[place + 1] as number) - at - (to - from);
    if (longer !== 0) return longer;
    for (let i = from; i < to; i += 1, at += 1) {
      const difference = (this.#stored[at] as number) - (bytes[i] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #beginSlots(): void {
    this.#isAscending = false;
    this.#slots = new Int32Array(4 * 2 ** Math.ceil(Math.log2(this.#length + 64)));
    for (let place = 0; place < this.#length; place += 1) {
      const [from, to] = [this.#starts[place] as number, this.#starts[place + 1] as number];
      const hash = hashBytes(this.#stored, from, to);
      let slot = slotOf(hash, this.#slots);
      while (this.#slots[slot] !== 0) slot = nextSlot(slot, this.#slots);
      this.#fillSlot(slot, place, hash);
    }
  }

  #fillSlot(slot: number, place: number, hash: number): void {
    this.#slots[slot] = place + 1;
    this.#slots[slot + 1] = hash;
    if (4 * (place + 1) > this.#slots.length) this.#slots = roomier(this.#slots);
  }
}
