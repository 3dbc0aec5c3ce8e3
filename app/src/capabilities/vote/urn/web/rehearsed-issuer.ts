// Signs blindly with a key that was invented for a rehearsal: plain arithmetic, for nothing that counts.
import { type Bytes, fromBase64url, toHex } from '@minga/ballot';

/** `bm^d mod n`, by the two primes. */
export function rawSigner({ n, p, q, dp, dq, qi }: JsonWebKey): (bm: Bytes) => Bytes {
  const [N, P, Q, DP, DQ, QI] = [n, p, q, dp, dq, qi].map(numberOf) as Six;
  return (bm) => {
    const message = BigInt(`0x${toHex(bm)}`) % N;
    const [byP, byQ] = [power(message, DP, P), power(message, DQ, Q)];
    const h = ((((byP - byQ) * QI) % P) + P) % P;
    return bytesOf(byQ + Q * h, bm.length);
  };
}

type Six = [bigint, bigint, bigint, bigint, bigint, bigint];

function numberOf(text: string | undefined): bigint {
  return BigInt(`0x${toHex(fromBase64url(text ?? '') ?? new Uint8Array(1))}`);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function bytesOf(value: bigint, length: number): Bytes {
  const hex = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}
