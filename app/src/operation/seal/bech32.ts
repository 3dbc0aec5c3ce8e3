// How age writes keys: bytes as Bech32 (BIP 173) under a prefix, with a checksum that tells a typing error.

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECKSUM_LETTERS = 6;

/** Lower case, of any length. */
export function toBech32(prefix: string, bytes: Uint8Array): string {
  const words = regroup([...bytes], 8, 5, true) ?? [];
  const checked = [...spread(prefix), ...words, ...Array(CHECKSUM_LETTERS).fill(0)];
  const remainder = polymod(checked) ^ 1;
  const checksum = Array.from({ length: CHECKSUM_LETTERS }, (_, index) => {
    return (remainder >> (5 * (CHECKSUM_LETTERS - 1 - index))) & 31;
  });
  return `${prefix}1${[...words, ...checksum].map((word) => LETTERS[word]).join('')}`;
}

/** The bytes below that prefix; undefined if the text is mistyped, of mixed case or of another prefix. */
export function fromBech32(prefix: string, text: string): Buffer | undefined {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return undefined;
  if (!lower.startsWith(`${prefix}1`)) return undefined;
  const words = [...lower.slice(prefix.length + 1)].map((letter) => LETTERS.indexOf(letter));
  if (words.length < CHECKSUM_LETTERS || words.includes(-1)) return undefined;
  if (polymod([...spread(prefix), ...words]) !== 1) return undefined;
  const bytes = regroup(words.slice(0, -CHECKSUM_LETTERS), 5, 8, false);
  return bytes && Buffer.from(bytes);
}

function polymod(words: readonly number[]): number {
  let checksum = 1;
  for (const word of words) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ word;
    for (const [bit, generator] of GENERATORS.entries()) {
      if ((top >> bit) & 1) checksum ^= generator;
    }
  }
  return checksum >>> 0;
}

function spread(prefix: string): number[] {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

/** Bits in groups of another size; undefined where the bits left over are not padding of zeros. */
function regroup(
  groups: readonly number[],
  from: number,
  to: number,
  pads: boolean,
): number[] | undefined {
  const regrouped: number[] = [];
  let bits = 0;
  let held = 0;
  for (const group of groups) {
    held = ((held << from) | group) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      regrouped.push((held >> bits) & ((1 << to) - 1));
    }
  }
  const rest = held & ((1 << bits) - 1);
  if (pads) {
    if (bits > 0) regrouped.push((rest << (to - bits)) & ((1 << to) - 1));
  } else if (bits >= from || rest !== 0) {
    return undefined;
  }
  return regrouped;
}
