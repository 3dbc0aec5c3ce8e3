// Whether a leaf from outside may be the next of the log: phase, signatures, and what its kind demands.
import {
  type ActProblem,
  type AmendProblem,
  amendProblem,
  type BallotCrypto,
  type CastCode,
  canon,
  checkAct,
  checkEd25519,
  checkVote,
  factsMessage,
  fromBase64url,
  type Leaf,
  type LeafOf,
  type LeafType,
  leafHash,
  mayFollow,
  type PhaseProblem,
  pointOf,
  promiseMessage,
  registroMessage,
  toBase64url,
} from '@minga/ballot';
import type { LogView } from './log-view.ts';

type Bytes = Uint8Array;

export type LeafProblem =
  | PhaseProblem
  | ActProblem
  | AmendProblem
  | CastCode
  /** Only the urn itself makes such a leaf. */
  | 'urn-own'
  /** Its time is ahead of the urn's clock. */
  | 'future'
  | 'signature-wrong'
  | 'events-order'
  | 'contest-unknown'
  | 'officer-there'
  | 'officer-not-there'
  | 'key-wrong'
  | 'version'
  | 'promise-wrong'
  | 'in-log';

export interface Judge {
  readonly crypto: BallotCrypto;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a clock of another machine may be ahead. */
const AHEAD_MS = 60_000;

/** Undefined when the leaf, whose bytes these are, may be appended after what `view` knows. */
export async function leafProblem(
  view: LogView,
  leaf: Leaf,
  bytes: Bytes,
  judge: Judge,
): Promise<LeafProblem | undefined> {
  if (isOwn(leaf, view)) return 'urn-own';
  const follows = mayFollow(view.state, leaf, bytes);
  if (!follows.ok) return follows.error;
  if ('at' in leaf && Date.parse(leaf.at) > judge.now + AHEAD_MS) return 'future';
  return (await signatureProblem(view, leaf, judge)) ?? (await kindProblem(view, leaf, judge));
}

function isOwn(leaf: Leaf, { manifest }: LogView): boolean {
  const isOwnKey = leaf.type === 'urn-key' && manifest.urn.mode === 'server';
  const isOwnFacts = leaf.type === 'facts' && leaf.by === 'U';
  return isOwnKey || isOwnFacts || ['manifest', 'batch', 'vote', 'close'].includes(leaf.type);
}

async function signatureProblem(
  view: LogView,
  leaf: Leaf,
  { crypto }: Judge,
): Promise<LeafProblem | undefined> {
  const { manifest, manifestHash, officers } = view;
  if (leaf.type === 'registro' || leaf.type === 'facts') {
    const message =
      leaf.type === 'registro'
        ? registroMessage(manifestHash, leaf)
        : factsMessage(manifestHash, leaf);
    const key = bytesOf(manifest.registrar.sign);
    return (await checkEd25519(crypto, key, message, bytesOf(leaf.sig)))
      ? undefined
      : 'signature-wrong';
  }
  if (!('sigs' in leaf) || leaf.type === 'manifest') return undefined;
  const context = { manifestHash, officers, origin: manifest.origins.A, crypto };
  const act = await checkAct(leaf as Parameters<typeof checkAct>[0], context);
  return act.ok ? undefined : act.error;
}

async function kindProblem(
  view: LogView,
  leaf: Leaf,
  judge: Judge,
): Promise<LeafProblem | undefined> {
  const { manifest, amended, officers, results } = view;
  const isKnown = (id: string) => manifest.contests.some((contest) => contest.id === id);
  switch (leaf.type) {
    case 'registro':
      return registroProblem(leaf);
    case 'amend':
      return amendProblem(manifest, amended, leaf);
    case 'officer': {
      const isThere = officers.some(({ id }) => id === leaf.officer.id);
      if (leaf.change === 'add') return isThere ? 'officer-there' : undefined;
      return isThere ? undefined : 'officer-not-there';
    }
    case 'table':
    case 'cvr':
    case 'totals':
      return isKnown(leaf.contest) ? undefined : 'contest-unknown';
    case 'incident':
      return leaf.contest === '' || isKnown(leaf.contest) ? undefined : 'contest-unknown';
    case 'late':
      return lateProblem(view, leaf, judge);
    case 'urn-key': {
      const point = pointOf(bytesOf(leaf.u));
      return point && toBase64url(point) === manifest.urn.commits[0] ? undefined : 'key-wrong';
    }
    case 'result':
      return leaf.version === results + 1 ? undefined : 'version';
    case 'sanction':
      return leaf.result_version === results ? undefined : 'version';
    default:
      return undefined;
  }
}

/** Events stand in the order of (c, ev), none twice; only what is added says its style and how it was ascertained. */
function registroProblem({ events }: LeafOf<'registro'>): LeafProblem | undefined {
  const keys = events.map(({ c, ev }) => `${c} ${ev}`);
  const isOrdered = keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') < key);
  const areAdded = events.every(
    ({ ev, style, assurance }) =>
      (ev === 'add') === (style !== undefined) && (ev === 'add') === (assurance !== undefined),
  );
  return isOrdered && areAdded ? undefined : 'events-order';
}

/** A ballot that was promised and is not there: everything holds that would have held when it was cast. */
async function lateProblem(
  { manifest, manifestHash }: LogView,
  { e, promise }: LeafOf<'late'>,
  { crypto }: Judge,
): Promise<LeafProblem | undefined> {
  const bytes = canon(e);
  const { contests } = manifest;
  const vote = await checkVote(bytes, { manifestHash, contests, time: 'open', crypto });
  if (!vote.ok) return vote.error;
  const message = promiseMessage(manifestHash, leafHash(bytes));
  const key = bytesOf(manifest.promise_key);
  const isPromised = await checkEd25519(crypto, key, message, bytesOf(promise));
  return isPromised ? undefined : 'promise-wrong';
}

function bytesOf(text: string): Bytes {
  return fromBase64url(text) ?? new Uint8Array();
}

/** Leaves that change how the next one is judged, or that are read one by one; ballots and rights are counted apart. */
export const bulkTypes: readonly LeafType[] = ['batch', 'vote', 'registro'];
