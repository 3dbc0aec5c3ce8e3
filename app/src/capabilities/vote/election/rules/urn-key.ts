// The key of an urn that three people share: how it is made, and whether what a holder typed is her share of it.
import {
  type Bytes,
  checkShare,
  fromBase64url,
  joinShares,
  readShareCode,
  readUrnKey,
  type Share,
  sameBytes,
  scalarOfRandom,
  seal,
  sharePoint,
  splitKey,
  utf8,
} from '@minga/ballot';
import { assert } from '@minga/basics';

const HOLDERS = 3;
const RANDOM_BYTES = 48;

export interface SharedKey {
  /** C0 and C1, which are public. */
  readonly commits: readonly Bytes[];
  /** One for each holder, in their order. */
  readonly shares: readonly Share[];
}

/** Every pair of shares is tried before any is shown: it gives the key back. The key itself is kept by nobody. */
export function makeSharedKey(random: (length: number) => Bytes): SharedKey {
  const u = scalarOfRandom(random(RANDOM_BYTES));
  const made = splitKey(u, [scalarOfRandom(random(RANDOM_BYTES))], HOLDERS);
  for (const without of made.shares) {
    const pair = made.shares.filter((one) => one !== without);
    const joined = joinShares(pair, made.commits);
    assert(joined.ok && sameBytes(joined.value, u), 'two shares give the key back');
  }
  u.fill(0);
  return made;
}

/** Why a share does not do: copied wrong or of another vote, somebody else’s, or of another key. */
export type ShareProblem = 'copied-wrong' | 'of-another' | 'other-key';

export interface ShareTyped {
  readonly electionId: string;
  readonly holder: number;
  /** What the ceremony made public, in base64url. */
  readonly commits: readonly string[];
  readonly typed: string;
}

/** Undefined when the share is this holder’s, fits what was made public, and opens what is sealed to it. */
export async function shareProblem(given: ShareTyped): Promise<ShareProblem | undefined> {
  const share = readShareCode(given.electionId, given.typed);
  if (share === undefined) return 'copied-wrong';
  if (share.i !== given.holder) return 'of-another';
  const points = given.commits.flatMap((text) => fromBase64url(text) ?? []);
  if (points.length === 0 || !checkShare(share, points)) return 'other-key';
  return (await opens(share, points)) ? undefined : 'other-key';
}

async function opens(share: Share, points: readonly Bytes[]): Promise<boolean> {
  const binding = { info: utf8('pb-share/1\0'), aad: new Uint8Array() };
  const sealed = await seal(sharePoint(share.i, points), utf8('ensayo'), binding);
  const opened = await (await readUrnKey(share.secret)).open(sealed, binding);
  return opened.ok && sameBytes(opened.value, utf8('ensayo'));
}
