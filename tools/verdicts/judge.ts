// The frozen verdicts held against whoever judges on this platform: urn, booth and verifier.
import {
  type BallotCrypto,
  checkEd25519 as ballotEd25519,
  checkToken as ballotToken,
  readCanon as readBallotCanon,
  toBase64url,
  webCrypto,
} from '@minga/ballot';
import { type CryptoPort, webPort } from '@minga/verifier';
import { fromBase64url } from '../../packages/verifier/src/bytes.ts';
import { readCanon } from '../../packages/verifier/src/canon.ts';
import { checkEd25519, checkToken } from '../../packages/verifier/src/strict.ts';

type Bytes = Uint8Array;

interface Verdict {
  readonly why: string;
  readonly verdict: boolean;
}

/** `golden/verdicts.json`; bytes are base64url. */
export interface Vectors {
  readonly ed25519: readonly (Verdict & Readonly<Record<'pk' | 'msg' | 'sig', string>>)[];
  readonly tokens: {
    readonly modulus: string;
    readonly vectors: readonly (Verdict & Readonly<Record<'msg' | 'token', string>>)[];
  };
  readonly canon: readonly (Verdict & { readonly bytes: string })[];
}

/** One implementation over one cryptography. */
export interface Judge {
  readonly name: string;
  readonly ed25519: (pk: Bytes, msg: Bytes, sig: Bytes) => Promise<boolean>;
  readonly token: (modulus: Bytes, msg: Bytes, token: Bytes) => Promise<boolean>;
  readonly canon: (bytes: Bytes) => boolean;
}

export interface Judged {
  readonly judge: string;
  readonly signatures: number;
  readonly tokens: number;
  readonly texts: number;
  /** What was judged otherwise than it is frozen. */
  readonly differ: readonly string[];
}

/** As the product judges: the urn over node:crypto, the booth over WebCrypto. */
export function productJudge(name: string, crypto: BallotCrypto): Judge {
  return {
    name,
    ed25519: (pk, msg, sig) => ballotEd25519(crypto, pk, msg, sig),
    token: (modulus, msg, token) => {
      const n = toBase64url(modulus);
      return ballotToken({ kty: 'RSA', n, e: 'AQAB' }, msg, token, crypto);
    },
    canon: (bytes) => readBallotCanon(bytes).ok,
  };
}

export function verifierJudge(name: string, port: CryptoPort): Judge {
  return {
    name,
    ed25519: (pk, msg, sig) => checkEd25519(port, pk, msg, sig),
    token: (modulus, msg, token) => checkToken(port, modulus, msg, token),
    canon: (bytes) => readCanon(bytes) !== undefined,
  };
}

/** Those that every platform with WebCrypto has. */
export function webJudges(): readonly Judge[] {
  return [
    productJudge('booth, WebCrypto', webCrypto),
    verifierJudge('verifier, WebCrypto', webPort(globalThis.crypto.subtle)),
  ];
}

export async function judgeAll(
  { ed25519, tokens, canon }: Vectors,
  judges: readonly Judge[],
): Promise<readonly Judged[]> {
  const modulus = read(tokens.modulus);
  const all: Judged[] = [];
  for (const judge of judges) {
    const differ: string[] = [];
    const hold = (why: string, expected: boolean, found: boolean) => {
      if (found !== expected) differ.push(`${why}: ${found} instead of ${expected}`);
    };
    for (const { why, verdict, pk, msg, sig } of ed25519) {
      hold(why, verdict, await judge.ed25519(read(pk), read(msg), read(sig)));
    }
    for (const { why, verdict, msg, token } of tokens.vectors) {
      hold(why, verdict, await judge.token(modulus, read(msg), read(token)));
    }
    for (const { why, verdict, bytes } of canon) hold(why, verdict, judge.canon(read(bytes)));
    const [signatures, texts] = [ed25519.length, canon.length];
    all.push({ judge: judge.name, signatures, tokens: tokens.vectors.length, texts, differ });
  }
  return all;
}

function read(text: string): Bytes {
  const bytes = fromBase64url(text);
  if (bytes === undefined) throw new Error(`no base64url: ${text}`);
  return bytes;
}
