// Opens the sealed ballots of a log: each is checked as the urn had to, then read; what is none of this vote is told apart from what is null.
import {
  type BallotCrypto,
  type CheckedVote,
  canon,
  checkVote,
  fingerprint,
  leafHash,
  type Manifest,
  openVote,
  parseLeaf,
  parseManifest,
  pointOf,
  readUrnKey,
  toBase64url,
  tracker,
  withoutUnreachable,
} from '@minga/ballot';
import { assert } from '@minga/basics';
import type { ExcludedBallot, OpenedBallot } from './opened.ts';

export interface OpenedBallots {
  /** With the key of each, so that whoever joins parts finds one that came twice. */
  readonly ballots: readonly (OpenedBallot & { readonly pk: string })[];
  readonly excluded: readonly ExcludedBallot[];
}

/** Whether `u` is the key whose public half the manifest promises. */
export function isUrnKey(u: Uint8Array, { urn }: Pick<Manifest, 'urn'>): boolean {
  const point = pointOf(u);
  return point !== undefined && toBase64url(point) === urn.commits[0];
}

/** `leaves` are of type `vote` or `late`; undefined when the key is another one. Never fails for what a ballot says. */
export async function openBallots(
  {
    manifest: manifestBytes,
    u,
    withdrawn,
    leaves,
  }: {
    readonly manifest: Uint8Array;
    readonly u: Uint8Array;
    /** Projects that acts withdrew, by contest: what is judged is judged after all of them. */
    readonly withdrawn: ReadonlyMap<string, ReadonlySet<string>>;
    readonly leaves: readonly Uint8Array[];
  },
  crypto: BallotCrypto,
): Promise<OpenedBallots | undefined> {
  const manifest = parseManifest(manifestBytes);
  assert(manifest.ok, 'leaf 0 is a manifest');
  if (!isUrnKey(u, manifest.value)) return undefined;
  const manifestHash = fingerprint(manifestBytes);
  const key = await readUrnKey(u);
  const context = {
    ...{ manifestHash, crypto },
    contests: manifest.value.contests.map((contest) =>
      withoutUnreachable(contest, withdrawn.get(contest.id)),
    ),
    time: 'open' as const,
  };
  const ballots: (OpenedBallot & { readonly pk: string })[] = [];
  const excluded: ExcludedBallot[] = [];
  for (const leaf of leaves) {
    const bytes = voteBytes(leaf);
    const checked = await checkVote(bytes, context);
    if (!checked.ok) {
      excluded.push({ ...namesOf(bytes), code: checked.error });
      continue;
    }
    ballots.push(await openOne(checked.value, key, manifestHash));
  }
  return { ballots, excluded };
}

async function openOne(
  { vote, contest, tracker }: CheckedVote,
  key: Awaited<ReturnType<typeof readUrnKey>>,
  manifestHash: Uint8Array,
): Promise<OpenedBallot & { readonly pk: string }> {
  const opened = await openVote(key, vote, contest, manifestHash);
  return {
    ...{ contest: contest.id, tracker, pk: vote.pk },
    choices: opened.ok ? opened.value.choices : [],
    control: opened.ok ? opened.value.control : '',
    null: opened.ok ? '' : opened.error,
  };
}

/** Of a late one, the ballot that it carries. */
function voteBytes(leaf: Uint8Array): Uint8Array {
  const parsed = parseLeaf(leaf);
  return parsed.ok && parsed.value.type === 'late' ? canon(parsed.value.e) : leaf;
}

function namesOf(bytes: Uint8Array): Pick<ExcludedBallot, 'contest' | 'tracker'> {
  const parsed = parseLeaf(bytes);
  const contest = parsed.ok && parsed.value.type === 'vote' ? parsed.value.contest : '';
  return { contest, tracker: tracker(leafHash(bytes)) };
}
