// Steps 15, 16, 18 and 20: every ballot judged again, one for each key, promises, and no more of them than papers taken.
import { type Audit, inDomain } from './audit.ts';
import { asLeft, type BallotJudge, type BallotRules, type Judged, type Opened } from './ballots.ts';
import { code32, fromBase64url, textOf, toBase64url } from './bytes.ts';
import type { Roll } from './check-roll.ts';
import { timesBase } from './p256.ts';
import { type Cast, type Story, told } from './story.ts';
import { checkEd25519 } from './strict.ts';

/** A ballot that counts, or is null, once the urn is open. */
export interface OpenedBallot {
  readonly contest: string;
  readonly tracker: string;
  readonly opened: Opened;
}

export interface Ballots {
  /** By contest, ballots of the log that hold; those refused are not among them. */
  readonly accepted: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
  /** Undefined while the key is not known. */
  readonly opened: readonly OpenedBallot[] | undefined;
}

export async function checkBallots(
  audit: Audit,
  story: Story,
  roll: Roll,
  judge: BallotJudge,
  onProgress: (done: number) => void,
): Promise<Ballots> {
  const { findings, manifest } = audit;
  const rules = ballotRules(audit, story);
  const bytes = story.casts.map((cast) => cast.bytes);
  const judged = await judge(bytes, rules, onProgress);
  const accepted = new Map(manifest.contests.map(({ id }) => [id, 0]));
  const opened: OpenedBallot[] = [];
  const keys = new Set<string>();
  const refused = new Map<string, number>();
  for (const [place, cast] of story.casts.entries()) {
    const { code, opened: says } = judged[place] as Judged;
    const key = code === '' ? keyOf(cast) : '';
    const problem = code !== '' ? code : keys.has(key) ? 'already-voted' : '';
    if (problem !== '') {
      refused.set(cast.contest, (refused.get(cast.contest) ?? 0) + 1);
      // Excluded from the recount, so that a result which counts it differs.
      findings.incident(cast.isLate ? 18 : 15, `ballot-${problem}`, `#${cast.index}`, cast.contest);
      continue;
    }
    keys.add(key);
    accepted.set(cast.contest, (accepted.get(cast.contest) ?? 0) + 1);
    const tracker = code32(cast.hash, 16);
    if (says !== undefined) opened.push({ contest: cast.contest, tracker, opened: says });
  }
  await checkLatePromises(audit, story);
  for (const { id } of manifest.contests) {
    const [cast, issued] = [accepted.get(id) ?? 0, roll.issued.get(id) ?? 0];
    if (cast <= issued) continue;
    // The registro of a day comes after its ballots: until the roll is closed this can be so.
    const isOpen = story.phase === 'voting' || story.phase === 'closed';
    if (isOpen) findings.unchecked(16, 'registro-behind', id, cast, issued);
    else findings.contradiction(16, 'more-ballots-than-issued', id, cast, issued);
  }
  return { accepted, refused, opened: rules.urn === undefined ? undefined : opened };
}

/** A token is of one contest: the same key in another one is another ballot. */
function keyOf({ bytes, contest }: Cast): string {
  // Judged before: it has this member.
  return `${contest} ${JSON.parse(textOf(bytes) ?? '{}').pk}`;
}

function ballotRules(audit: Audit, story: Story): BallotRules {
  const { findings, manifest, fingerprint } = audit;
  const contests = manifest.contests.map(({ id, budget, projects, ballot, issuer }) => ({
    ...asLeft({ id, budget, projects, ballot }, story.withdrawn.get(id)),
    modulus: fromBase64url(issuer.n) ?? fingerprint,
  }));
  const rules = { fingerprint, contests };
  if (story.u === undefined) return rules;
  const point = timesBase(story.u);
  const [c0 = ''] = manifest.urn.commits;
  const isKey = point !== undefined && toBase64url(Uint8Array.of(4, ...point.x, ...point.y)) === c0;
  if (!isKey) {
    findings.contradiction(20, 'urn-key');
    return rules;
  }
  return { ...rules, urn: { scalar: story.u, point } };
}

async function checkLatePromises(audit: Audit, story: Story): Promise<void> {
  const { port, findings, manifest, fingerprint } = audit;
  const late = new Map(
    story.casts.flatMap((cast) => (cast.isLate ? [[cast.index, cast] as const] : [])),
  );
  const inBatches = new Set(
    story.casts.flatMap(({ isLate, hash }) => (isLate ? [] : [toBase64url(hash)])),
  );
  for (const leaf of told(story, 'late')) {
    const cast = late.get(leaf.index);
    if (cast === undefined) continue;
    const key = fromBase64url(manifest.promise_key) ?? fingerprint;
    const message = inDomain('pb-promise/1', fingerprint, cast.hash);
    const promise = fromBase64url(leaf.promise) ?? fingerprint;
    if (!(await checkEd25519(port, key, message, promise))) {
      findings.contradiction(18, 'late-promise', `#${leaf.index}`);
    }
    if (inBatches.has(toBase64url(cast.hash))) {
      findings.contradiction(18, 'late-twice', `#${leaf.index}`);
    }
  }
}
