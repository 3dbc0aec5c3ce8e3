// Acts of officers: a passkey signs the very payload, and whoever reads the log checks who, what and where.
import { err, ok, type Result } from '@minga/basics';
import { sha256 } from '@noble/hashes/sha2.js';
import { checkEd25519 } from '../crypto/ed25519.ts';
import type { BallotCrypto } from '../crypto/port.ts';
import {
  type Bytes,
  concat,
  fromBase64url,
  sameBytes,
  toBase64url,
  utf8,
} from '../encoding/bytes.ts';
import { canon } from '../encoding/canon.ts';
import { withoutKey } from './hashes.ts';
import type { LeafOf, LeafType } from './leaves.ts';
import type { Officer, OfficerKey, Sig } from './manifest.ts';

/** In the manifest itself M# is 32 zero bytes. */
export const NO_FINGERPRINT: Bytes = new Uint8Array(32);

/** What the passkey is asked to sign: `payload` is the leaf without `sigs`. */
export function actChallenge(manifestHash: Bytes, payload: object): Bytes {
  return sha256(concat(utf8('pb-act/1\0'), manifestHash, canon(withoutKey(payload, 'sigs'))));
}

export type SigProblem =
  | 'officer-unknown'
  | 'encoding'
  | 'client-data'
  | 'challenge'
  | 'origin'
  | 'rp-id'
  | 'user-flags'
  | 'signature';

export interface ActContext {
  readonly manifestHash: Bytes;
  /** Those in force. */
  readonly officers: readonly Officer[];
  /** `origins.A`. */
  readonly origin: string;
  readonly crypto: BallotCrypto;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;

/** The officer whose passkey signed the payload, or what is wrong with the assertion. */
export async function checkSig(
  sig: Sig,
  payload: object,
  { manifestHash, officers, origin, crypto }: ActContext,
): Promise<Result<Officer, SigProblem>> {
  const officer = officers.find(({ id }) => id === sig.by);
  if (officer === undefined) return err('officer-unknown');
  const [ad, cd, signature] = [sig.ad, sig.cd, sig.sig].map(fromBase64url);
  if (ad === undefined || cd === undefined || signature === undefined) return err('encoding');
  const client = readClientData(cd);
  if (client === undefined || client.type !== 'webauthn.get') return err('client-data');
  const challenge = toBase64url(actChallenge(manifestHash, payload));
  if (client.challenge !== challenge) return err('challenge');
  if (client.origin !== origin || client.crossOrigin === true) return err('origin');
  if (!sameBytes(ad.slice(0, 32), sha256(utf8(officer.rp_id)))) return err('rp-id');
  const asked = USER_PRESENT | USER_VERIFIED;
  if (ad.length < 37 || ((ad[32] ?? 0) & asked) !== asked) return err('user-flags');
  const message = concat(ad, sha256(cd));
  return (await verifyAssertion(officer.jwk, message, signature, crypto))
    ? ok(officer)
    : err('signature');
}

interface ClientData {
  readonly type?: unknown;
  readonly challenge?: unknown;
  readonly origin?: unknown;
  readonly crossOrigin?: unknown;
}

/** A byte order mark is not skipped: what is read is what was signed. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readClientData(bytes: Bytes): ClientData | undefined {
  try {
    const value: unknown = JSON.parse(strictUtf8.decode(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

async function verifyAssertion(
  key: OfficerKey,
  message: Bytes,
  signature: Bytes,
  port: BallotCrypto,
): Promise<boolean> {
  const x = fromBase64url(key.x) ?? new Uint8Array();
  if (key.kty === 'OKP') return checkEd25519(port, x, message, signature);
  const raw = rawOfDer(signature);
  const xy = concat(x, fromBase64url(key.y) ?? new Uint8Array());
  return raw !== undefined && xy.length === 64 && port.verifyEs256(xy, message, raw);
}

/** r ‖ s of `SEQUENCE { INTEGER r, INTEGER s }`; undefined for any other encoding than DER's one. */
export function rawOfDer(der: Bytes): Bytes | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 72) return undefined;
  const r = readInteger(der, 2);
  const s = r === undefined ? undefined : readInteger(der, r.next);
  return r === undefined || s === undefined || s.next !== der.length
    ? undefined
    : concat(r.value, s.value);
}

function readInteger(der: Bytes, at: number): { value: Bytes; next: number } | undefined {
  const length = der[at + 1] ?? 0;
  const digits = der.slice(at + 2, at + 2 + length);
  const [first = 0, second = 0] = digits;
  const isMinimal = length === 1 || first !== 0 || second >= 0x80;
  if (der[at] !== 0x02 || length === 0 || digits.length !== length) return undefined;
  if (first >= 0x80 || !isMinimal) return undefined;
  const magnitude = first === 0 ? digits.slice(1) : digits;
  if (magnitude.length > 32) return undefined;
  const value = new Uint8Array(32);
  value.set(magnitude, 32 - magnitude.length);
  return { value, next: at + 2 + length };
}

/** Leaves that officers sign. */
type ActLeaf = Extract<LeafOf<LeafType>, { readonly sigs: readonly Sig[] }>;

export type ActProblem =
  | SigProblem
  | 'signers-few'
  | 'signer-twice'
  | 'certifier-missing'
  | 'signer-role';

/**
 * Whether two officers in force signed the leaf, with two keys, one of them certifier or substitute. Observers never count;
 * officers of a table only under what a table counted. Every signature that is there must hold.
 */
export async function checkAct(
  leaf: ActLeaf,
  context: ActContext,
): Promise<Result<readonly Officer[], ActProblem>> {
  const signers: Officer[] = [];
  for (const sig of leaf.sigs) {
    const checked = await checkSig(sig, leaf, context);
    if (!checked.ok) return checked;
    const { role } = checked.value;
    if (role === 'observer' || (role === 'table' && !ofTables.has(leaf.type))) {
      return err('signer-role');
    }
    signers.push(checked.value);
  }
  // Two names with one passkey are one person.
  const isTwice = [signers.map(({ id }) => id), signers.map(({ jwk }) => jwk.x)].some(
    (names) => new Set(names).size < signers.length,
  );
  if (isTwice) return err('signer-twice');
  if (signers.length < 2) return err('signers-few');
  const isCertified = signers.some(({ role }) => role === 'certifier' || role === 'substitute');
  return isCertified ? ok(signers) : err('certifier-missing');
}

const ofTables: ReadonlySet<LeafType> = new Set(['table', 'cvr', 'totals']);

/** The officers in force after the leaf. */
export function officersAfter(
  officers: readonly Officer[],
  leaf: LeafOf<LeafType>,
): readonly Officer[] {
  if (leaf.type === 'manifest') return leaf.officers;
  if (leaf.type !== 'officer') return officers;
  const others = officers.filter(({ id }) => id !== leaf.officer.id);
  return leaf.change === 'add' ? [...others, leaf.officer] : others;
}
