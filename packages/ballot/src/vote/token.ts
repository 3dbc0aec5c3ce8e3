// The token of a contest: asked for blind, finished by the voter, and valid for one key in one contest of one election.
import { err, ok, type Result } from '@minga/basics';
import { answersBlinded, blindMessage, unblind } from '../crypto/blind-rsa.ts';
import type { BallotCrypto } from '../crypto/port.ts';
import { type Bytes, compareBytes, fromBase64url } from '../encoding/bytes.ts';
import type { Contest, Issuer } from '../log/manifest.ts';
import { type ContestSecrets, issuerKey, tokenMessage } from './seed.ts';

/** Of a token, a blinded message and its answer. */
export const TOKEN_LENGTH = 384;

/** A plain RSA key of exactly 3,072 bits, odd, with e = 65537. */
export function checkIssuer(issuer: Issuer): boolean {
  const n = fromBase64url(issuer.n);
  return (
    issuer.kty === 'RSA' &&
    issuer.e === 'AQAB' &&
    n?.length === TOKEN_LENGTH &&
    (n[0] ?? 0) >= 0x80 &&
    ((n[TOKEN_LENGTH - 1] ?? 0) & 1) === 1
  );
}

interface TokenOf {
  readonly contest: Pick<Contest, 'id' | 'issuer'>;
  readonly manifestHash: Bytes;
  readonly secrets: ContestSecrets;
}

/** `bm` of a contest: what the roll signs without being able to recognise the token later. */
export function blind({
  contest,
  manifestHash,
  secrets,
}: TokenOf): Result<Bytes, 'not-invertible'> {
  const message = tokenMessage(manifestHash, contest.id, secrets.pk);
  return blindMessage({
    key: issuerKey(contest.issuer),
    message,
    salt: secrets.salt,
    r: secrets.r,
  });
}

export type TokenProblem =
  | 'not-invertible'
  /** `bs^e` is not `bm`: with `bm` and `bs` anybody can see that the roll answered wrong. */
  | 'answer-wrong'
  | 'token-invalid';

/** The token of the roll's answer `bs`, verified. */
export async function finishToken(
  of: TokenOf & { readonly bs: Bytes; readonly crypto: BallotCrypto },
): Promise<Result<Bytes, TokenProblem>> {
  const { contest, manifestHash, secrets, bs, crypto } = of;
  const bm = blind(of);
  if (!bm.ok) return bm;
  const key = issuerKey(contest.issuer);
  if (!answersBlinded(key, bm.value, bs)) return err('answer-wrong');
  const token = unblind(key, bs, secrets.r);
  if (!token.ok) return token;
  const message = tokenMessage(manifestHash, contest.id, secrets.pk);
  const isValid = await checkToken(contest.issuer, message, token.value, crypto);
  return isValid ? ok(token.value) : err('token-invalid');
}

/** 384 bytes, 0 < τ < n, RSA-PSS with SHA-384 and a salt of exactly 48 bytes. */
export async function checkToken(
  issuer: Issuer,
  message: Bytes,
  token: Bytes,
  { verifyPss }: Pick<BallotCrypto, 'verifyPss'>,
): Promise<boolean> {
  const key = issuerKey(issuer);
  if (token.length !== TOKEN_LENGTH || key.n.length !== TOKEN_LENGTH) return false;
  if (token.every((byte) => byte === 0) || compareBytes(token, key.n) >= 0) return false;
  return verifyPss(key, message, token);
}
