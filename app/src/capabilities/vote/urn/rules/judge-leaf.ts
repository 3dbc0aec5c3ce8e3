// Whether the urn takes a leaf that the site sends: signed by whom, lawful, in its phase, not from the future.

import {
  type ActProblem,
  type AmendProblem,
  actChallenge,
  amendProblem,
  type BallotCrypto,
  type CastCode,
  canon,
  checkAct,
  checkEd25519,
  checkVote,
  factsMessage,
  fromBase64url,
  type GateCode,
  type Leaf,
  type LeafOf,
  type Manifest,
  manifestProblems,
  NO_FINGERPRINT,
  type PhaseProblem,
  pointOf,
  promiseMessage,
  registroMessage,
  sameBytes,
  toBase64url,
} from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { type LogView, type ReadLeaf, viewAfter, viewOfManifest } from './log-view.ts';

type Bytes = Uint8Array;

export type AppendCode =
  | ActProblem
  | AmendProblem
  | PhaseProblem
  | CastCode
  | GateCode
  /** The site does not write leaves of this type: the urn does, or nobody. */
  | 'not-yours'
  | 'manifest-other'
  | 'key-of-another'
  | 'origin-of-another'
  | 'registrar-signature'
  | 'promise-invalid'
  | 'urn-key-wrong'
  | 'from-the-future'
  | 'two-manifests'
  /** What was signed once is in the log: its signatures, in another order or form, say it no second time. */
  | 'act-repeated';

/** Clocks of site and urn differ by a few seconds. */
const AHEAD_MS = 5_000;

/** The public keys that the urn made for the election. */
export interface OwnKeys {
  readonly vkey: string;
  readonly promiseKey: string;
  readonly c0: string | undefined;
  /** Address at which people reach this urn. */
  readonly origin: string;
}

/** Whether a manifest opens the log of an urn with these keys. */
export async function judgeManifest(
  { leaf, bytes }: ReadLeaf & { readonly leaf: Manifest },
  own: OwnKeys,
  crypto: BallotCrypto,
): Promise<Result<LogView, AppendCode>> {
  if (leaf.log.vkey !== own.vkey || leaf.promise_key !== own.promiseKey) {
    return err('key-of-another');
  }
  const isServer = leaf.urn.mode === 'server';
  if (isServer !== (own.c0 !== undefined)) return err('key-of-another');
  if (isServer && leaf.urn.commits.join() !== own.c0) return err('key-of-another');
  if (leaf.origins.B !== own.origin) return err('origin-of-another');
  const [problem] = manifestProblems(leaf);
  if (problem !== undefined) return err(problem.code);
  const { officers, origins } = leaf;
  const context = { manifestHash: NO_FINGERPRINT, officers, origin: origins.A, crypto };
  const signed = await checkAct(leaf, context);
  return signed.ok ? viewOfManifest(leaf, bytes) : signed;
}

/** The view after the leaf, if the urn takes it; `now` by the clock of the urn. */
export async function judgeLeaf(
  view: LogView,
  read: ReadLeaf,
  crypto: BallotCrypto,
  now: Date,
): Promise<Result<LogView, AppendCode>> {
  const next = viewAfter(view, read);
  if (!next.ok) return next;
  const { leaf } = read;
  if ('at' in leaf && Date.parse(leaf.at) > now.getTime() + AHEAD_MS) return err('from-the-future');
  const wrong = await problemOf(view, leaf, crypto);
  return wrong === undefined ? next : err(wrong);
}

async function problemOf(
  view: LogView,
  leaf: Leaf,
  crypto: BallotCrypto,
): Promise<AppendCode | undefined> {
  switch (leaf.type) {
    case 'manifest':
      return 'two-manifests';
    case 'vote':
    case 'batch':
    case 'close':
      return 'not-yours';
    case 'registro':
      return signedByRegistrar(view, leaf.sig, registroMessage(view.manifestHash, leaf), crypto);
    case 'facts':
      if (leaf.by !== 'R') return 'not-yours';
      return signedByRegistrar(view, leaf.sig, factsMessage(view.manifestHash, leaf), crypto);
    case 'urn-key':
      return isUrnKey(view, leaf) ? actProblem(view, leaf, crypto) : 'urn-key-wrong';
    case 'amend':
      return (
        amendProblem(view.manifest, view.amended, leaf) ?? (await actProblem(view, leaf, crypto))
      );
    case 'late':
      return (await lateProblem(view, leaf, crypto)) ?? (await actProblem(view, leaf, crypto));
    default:
      return actProblem(view, leaf, crypto);
  }
}

/** Whether one of the acts says what this leaf says, whoever signed it and however. */
export function isRepeated(acts: readonly ReadLeaf[], leaf: Leaf): boolean {
  if (!('sigs' in leaf)) return false;
  const told = (one: Leaf) => toBase64url(actChallenge(NO_FINGERPRINT, one));
  const again = told(leaf);
  return acts.some((act) => 'sigs' in act.leaf && told(act.leaf) === again);
}

async function actProblem(
  { manifest, manifestHash, officers }: LogView,
  leaf: Parameters<typeof checkAct>[0],
  crypto: BallotCrypto,
): Promise<ActProblem | undefined> {
  const context = { manifestHash, officers, origin: manifest.origins.A, crypto };
  const signed = await checkAct(leaf, context);
  return signed.ok ? undefined : signed.error;
}

async function signedByRegistrar(
  { manifest }: LogView,
  sig: string,
  message: Bytes,
  crypto: BallotCrypto,
): Promise<'registrar-signature' | undefined> {
  const [key, signature] = [fromBase64url(manifest.registrar.sign), fromBase64url(sig)];
  const holds = key && signature && (await checkEd25519(crypto, key, message, signature));
  return holds ? undefined : 'registrar-signature';
}

/** Whether `u` is the key whose public half the manifest has. */
function isUrnKey({ manifest }: LogView, { u }: Pick<LeafOf<'urn-key'>, 'u'>): boolean {
  const scalar = fromBase64url(u);
  const point = scalar && pointOf(scalar);
  return point !== undefined && toBase64url(point) === manifest.urn.commits[0];
}

/** A ballot that was promised and is not in the log: all other checks of a cast hold for it. */
async function lateProblem(
  view: LogView,
  { e, promise }: LeafOf<'late'>,
  crypto: BallotCrypto,
): Promise<CastCode | 'promise-invalid' | undefined> {
  const checked = await checkPromised(view, canon(e), promise, crypto);
  return checked.ok ? undefined : checked.error;
}

/** A ballot with the promise that it would be in the log, judged as if the urn were still open. */
export async function checkPromised(
  { manifest, manifestHash }: LogView,
  vote: Bytes,
  promise: string,
  crypto: BallotCrypto,
): Promise<
  Result<
    { readonly hash: Bytes; readonly leaf: Bytes; readonly promise: Bytes },
    CastCode | 'promise-invalid'
  >
> {
  const { contests } = manifest;
  const checked = await checkVote(vote, { manifestHash, contests, time: 'open', crypto });
  if (!checked.ok) return checked;
  const { hash, leaf } = checked.value;
  const [key, sig] = [fromBase64url(manifest.promise_key), fromBase64url(promise)];
  const message = promiseMessage(manifestHash, hash);
  const holds = key && sig && (await checkEd25519(crypto, key, message, sig));
  return holds && sameBytes(leaf, vote) ? ok({ hash, leaf, promise: sig }) : err('promise-invalid');
}
