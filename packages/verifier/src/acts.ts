// Acts of officers: assertions of their passkeys over what they signed, under the roles in force at that leaf.
import { type Audit, inDomain } from './audit.ts';
import { type Bytes, fromBase64url, join, sameBytes, textOf, toBase64url, utf8 } from './bytes.ts';
import { canon, isObject } from './canon.ts';
import type { Officer, Sig } from './manifest-shape.ts';
import { pointOf } from './p256.ts';
import type { CryptoPort } from './port.ts';
import { checkEd25519 } from './strict.ts';

/** M# in the manifest itself. */
export const noFingerprint = new Uint8Array(32);

const PRESENT = 0x01;
const VERIFIED = 0x04;

/** Why an act does not hold; undefined when two officers in force signed it, one of them certifying. */
export async function actProblem(
  { port, manifest }: Pick<Audit, 'port' | 'manifest'>,
  leaf: { readonly type: string; readonly sigs: readonly Sig[] },
  fingerprint: Bytes,
  officers: ReadonlyMap<string, Officer>,
): Promise<string | undefined> {
  // An urn that holds its own key publishes it alone: that it is the key is proven by its point.
  if (isOfUrnItself(manifest, leaf)) return undefined;
  const { sigs, ...payload } = leaf;
  const signed = inDomain('pb-act/1', fingerprint, canon(payload));
  const challenge = toBase64url(await port.sha256(signed));
  const signers = new Set(sigs.map(({ by }) => by));
  if (signers.size < 2 || signers.size < sigs.length) return 'too-few-signers';
  // Two names with one passkey are one person.
  const keys = new Set([...signers].map((by) => officers.get(by)?.jwk.x));
  if (keys.size < signers.size && !keys.has(undefined)) return 'one-key';
  const roles = [...signers].map((by) => officers.get(by)?.role);
  if (roles.includes(undefined)) return 'not-in-force';
  const isOfTable = ['table', 'cvr', 'totals'].includes(leaf.type);
  if (roles.includes('observer') || (roles.includes('table') && !isOfTable)) return 'role';
  if (!roles.includes('certifier') && !roles.includes('substitute')) return 'no-certifier';
  for (const sig of sigs) {
    const officer = officers.get(sig.by);
    const isRight =
      officer !== undefined &&
      (await checkAssertion(port, sig, { challenge, officer, origin: manifest.origins.A }));
    if (!isRight) return `signature ${sig.by}`;
  }
  return undefined;
}

function isOfUrnItself(
  { urn }: Audit['manifest'],
  { type, sigs }: { readonly type: string; readonly sigs: readonly Sig[] },
): boolean {
  return type === 'urn-key' && urn.mode === 'server' && sigs.length === 0;
}

async function checkAssertion(
  port: CryptoPort,
  sig: Sig,
  expected: { readonly challenge: string; readonly officer: Officer; readonly origin: string },
): Promise<boolean> {
  const [ad, cd, signature] = [sig.ad, sig.cd, sig.sig].map(fromBase64url);
  if (ad === undefined || cd === undefined || signature === undefined || ad.length < 37) {
    return false;
  }
  if (!isExpectedClient(cd, expected)) return false;
  const { rp_id, jwk } = expected.officer;
  if (!sameBytes(ad.subarray(0, 32), await port.sha256(utf8(rp_id)))) return false;
  const flags = ad[32] as number;
  if ((flags & PRESENT) === 0 || (flags & VERIFIED) === 0) return false;
  const message = join(ad, await port.sha256(cd));
  const x = fromBase64url(jwk.x) ?? noFingerprint;
  if (jwk.kty === 'OKP') return checkEd25519(port, x, message, signature);
  const point = pointOf(x, fromBase64url(jwk.y) ?? noFingerprint);
  const raw = fromDer(signature);
  return point !== undefined && raw !== undefined && port.ecdsa(point, message, raw);
}

function isExpectedClient(
  cd: Bytes,
  { challenge, origin }: { readonly challenge: string; readonly origin: string },
): boolean {
  let told: unknown;
  try {
    told = JSON.parse(textOf(cd) ?? '');
  } catch {
    return false;
  }
  return (
    isObject(told) &&
    told.type === 'webauthn.get' &&
    told.challenge === challenge &&
    told.origin === origin &&
    told.crossOrigin !== true
  );
}

/** r and s of 32 bytes each, of a signature in strict DER. */
function fromDer(der: Bytes): Bytes | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 72) return undefined;
  const r = readInteger(der, 2);
  const s = r && readInteger(der, r.end);
  return s?.end === der.length ? join(r?.value ?? noFingerprint, s.value) : undefined;
}

function readInteger(der: Bytes, at: number): { value: Bytes; end: number } | undefined {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  const digits = der.subarray(at + 2, end);
  const [first = 0, second = 0] = digits;
  if (der[at] !== 0x02 || length === 0 || end > der.length || first >= 128) return undefined;
  if (first === 0 && length > 1 && second < 128) return undefined;
  const bare = first === 0 ? digits.subarray(1) : digits;
  if (bare.length > 32) return undefined;
  return { value: join(new Uint8Array(32 - bare.length), bare), end };
}
