// Steps 9, 10, 14 and 19: the leaves in their order, each canonical, known, lawful and in its phase, and what they told.
import { actProblem } from './acts.ts';
import { type Audit, inDomain } from './audit.ts';
import { type Bytes, compareBytes, fromBase64url, textOf } from './bytes.ts';
import { canon, isObject, readCanon } from './canon.ts';
import { endsBeforeTables, endsWithTables } from './check-manifest.ts';
import { type Leaf, leafShapes, type Result, type Vote } from './leaf-shapes.ts';
import type { Officer } from './manifest-shape.ts';
import { leafHash } from './merkle.ts';
import { mayStand, type Phase, phaseAfter } from './phases.ts';
import { momentOf } from './shapes.ts';
import { checkEd25519 } from './strict.ts';

/** A ballot of the log: its leaf, or the one that came late within an act. */
export interface Cast {
  readonly index: number;
  readonly contest: string;
  readonly bytes: Bytes;
  readonly hash: Bytes;
  readonly isLate: boolean;
}

export type Placed<T> = T & { readonly index: number };
type OfType<T extends Leaf['type']> = Extract<Leaf, { readonly type: T }>;

interface Batch {
  readonly index: number;
  readonly contest: string;
  readonly n: number;
  left: number;
  last: Bytes | undefined;
}

/** What the leaves told, all of it that later steps need. */
export interface Story {
  phase: Phase;
  readonly casts: Cast[];
  readonly batches: Batch[];
  readonly officers: Map<string, Officer>;
  /** What officers signed until here, without their signatures. */
  readonly signed: Set<string>;
  readonly withdrawn: Map<string, Set<string>>;
  readonly annulled: { readonly what: string; readonly id: string }[];
  issueUntil: string;
  castUntil: string;
  bundleSha256: string;
  /** The booth before the last act that announced another. */
  formerBundle: string | undefined;
  isExtended: boolean;
  closeIndex: number | undefined;
  closedAt: string | undefined;
  u: Bytes | undefined;
  isUnopenable: boolean;
  /** Every other leaf by its type. */
  readonly leaves: { readonly [T in Leaf['type']]?: Placed<OfType<T>>[] };
}

export function told<T extends Leaf['type']>(story: Story, type: T): readonly Placed<OfType<T>>[] {
  return (story.leaves[type] as Placed<OfType<T>>[] | undefined) ?? [];
}

export function lastResult(story: Story): Placed<Result> | undefined {
  return told(story, 'result').at(-1);
}

export async function readStory(audit: Audit): Promise<Story> {
  const { manifest, findings, leaves } = audit;
  const story: Story = {
    phase: 'voting',
    ...{ casts: [], batches: [], withdrawn: new Map(), annulled: [], leaves: {} },
    officers: new Map(manifest.officers.map((officer) => [officer.id, officer])),
    signed: new Set(),
    issueUntil: manifest.windows.issue_until,
    castUntil: manifest.windows.cast_until,
    bundleSha256: manifest.client.bundle_sha256,
    formerBundle: undefined,
    ...{ isExtended: false, isUnopenable: false },
    ...{ closeIndex: undefined, closedAt: undefined, u: undefined },
  };
  for (let index = 1; index < leaves.length; index++) {
    const bytes = leaves[index] as Bytes;
    const leaf = readLeaf(audit, bytes, index);
    const isVote = leaf?.type === 'vote';
    if (!isVote) endBatch(audit, story);
    if (leaf === undefined) continue;
    if (isVote) {
      takeVote(audit, story, leaf, index);
      continue;
    }
    if (!mayStand(leaf.type, story.phase)) {
      findings.contradiction(leaf.type === 'urn-key' ? 19 : 9, 'phase', `#${index}`, leaf.type);
    }
    await checkSignatures(audit, story, leaf, index);
    await take(audit, story, leaf, index);
    story.phase = phaseAfter(leaf.type, story.phase);
    const list = (story.leaves[leaf.type] ?? []) as Placed<Leaf>[];
    list.push({ ...leaf, index });
    (story.leaves as Record<string, Placed<Leaf>[]>)[leaf.type] = list;
  }
  endBatch(audit, story);
  checkSmallBatches(audit, story);
  return story;
}

function readLeaf({ findings }: Audit, bytes: Bytes, index: number): Leaf | undefined {
  const value = readCanon(bytes);
  if (value === undefined) {
    findings.contradiction(9, 'leaf-not-canonical', `#${index}`);
    return undefined;
  }
  const type = isObject(value) && typeof value.type === 'string' ? value.type : '';
  if (!Object.hasOwn(leafShapes, type)) {
    const code = type === 'manifest' ? 'second-manifest' : 'leaf-unknown';
    findings.contradiction(9, code, `#${index}`);
    return undefined;
  }
  if (!leafShapes[type as Leaf['type']](value)) {
    findings.contradiction(9, 'leaf-shape', `#${index}`, type);
    return undefined;
  }
  return value as unknown as Leaf;
}

function takeVote({ findings, hashes, leaves }: Audit, story: Story, leaf: Vote, index: number) {
  const hash = hashes[index] as Bytes;
  const batch = story.batches.at(-1);
  if (batch === undefined || batch.left === 0 || story.phase !== 'voting') {
    findings.contradiction(14, 'batch-count', `#${index}`);
  } else {
    if (leaf.contest !== batch.contest) findings.contradiction(14, 'batch-contest', `#${index}`);
    if (batch.last !== undefined && compareBytes(batch.last, hash) >= 0) {
      findings.contradiction(14, 'batch-order', `#${index}`);
    }
    batch.left -= 1;
    batch.last = hash;
  }
  const bytes = leaves[index] as Bytes;
  story.casts.push({ index, contest: leaf.contest, bytes, hash, isLate: false });
}

function endBatch({ findings }: Audit, story: Story): void {
  const batch = story.batches.at(-1);
  if (batch === undefined || batch.left === 0) return;
  findings.contradiction(14, 'batch-count', `#${batch.index}`);
  batch.left = 0;
}

/** Only the last batch of a contest may be small, and only once the vote is closed. */
function checkSmallBatches({ findings, manifest }: Audit, story: Story): void {
  for (const { id } of manifest.contests) {
    const batches = story.batches.filter(({ contest }) => contest === id);
    for (const [place, { n, index }] of batches.entries()) {
      const isClosing = place === batches.length - 1 && story.closeIndex !== undefined;
      if (n < manifest.batch.min && !isClosing) {
        findings.contradiction(14, 'batch-min', `#${index}`, n);
      }
    }
  }
}

async function checkSignatures(audit: Audit, story: Story, leaf: Leaf, index: number) {
  const { port, findings, manifest, fingerprint } = audit;
  if ('sigs' in leaf) {
    const problem = await actProblem(audit, leaf, fingerprint, story.officers);
    if (problem !== undefined) {
      findings.contradiction(10, 'act-invalid', `#${index}`, leaf.type, problem);
    }
    // Signed once, it cannot be used a second time: in another order or form its signatures would hold as well.
    const { sigs: _, ...payload } = leaf;
    const says = textOf(canon(payload)) ?? '';
    if (story.signed.has(says)) {
      findings.contradiction(10, 'act-invalid', `#${index}`, leaf.type, 'repeated');
    }
    story.signed.add(says);
  }
  if (leaf.type === 'facts') {
    const { sig, ...payload } = leaf;
    const key = leaf.by === 'R' ? manifest.registrar.sign : manifest.promise_key;
    const message = inDomain('pb-facts/1', fingerprint, canon(payload));
    const [raw, signature] = [fromBase64url(key), fromBase64url(sig)];
    const isRight =
      raw !== undefined &&
      signature !== undefined &&
      (await checkEd25519(port, raw, message, signature));
    if (!isRight) findings.contradiction(10, 'facts-signature', `#${index}`);
  }
}

async function take(audit: Audit, story: Story, leaf: Leaf, index: number): Promise<void> {
  const { findings, port } = audit;
  switch (leaf.type) {
    case 'batch': {
      const { contest, n } = leaf;
      if (n === 0) findings.contradiction(14, 'batch-count', `#${index}`);
      if (!audit.manifest.contests.some(({ id }) => id === contest)) {
        findings.contradiction(14, 'batch-contest', `#${index}`);
      }
      story.batches.push({ index, contest, n, left: n, last: undefined });
      return;
    }
    case 'amend':
      takeAmend(audit, story, leaf, index);
      return;
    case 'officer':
      if (leaf.change === 'add') story.officers.set(leaf.officer.id, leaf.officer);
      else story.officers.delete(leaf.officer.id);
      return;
    case 'annul':
      story.annulled.push({ what: leaf.what, id: leaf.id });
      findings.incident(9, 'annulled', `#${index}`, leaf.what, leaf.id);
      return;
    case 'incident':
      findings.incident(9, 'incident-declared', `#${index}`, leaf.code, leaf.contest, leaf.table);
      return;
    case 'late': {
      const bytes = canon(leaf.e);
      const hash = await leafHash(port, bytes);
      story.casts.push({ index, contest: leaf.e.contest, bytes, hash, isLate: true });
      findings.incident(18, 'late', `#${index}`);
      return;
    }
    case 'close':
      takeClose(audit, story, leaf, index);
      return;
    case 'paper-close': {
      const wait = audit.manifest.demo ? 60 : 24 * 3600;
      const waited = (momentOf(leaf.at) ?? 0) - (momentOf(story.closedAt ?? '') ?? 0);
      if (waited < wait) findings.contradiction(19, 'paper-close-early', `#${index}`);
      return;
    }
    case 'urn-key':
      story.u = fromBase64url(leaf.u);
      return;
    case 'unopenable':
      story.isUnopenable = true;
      findings.incident(19, 'unopenable', `#${index}`);
      return;
    default:
  }
}

function takeAmend(
  { findings, manifest }: Audit,
  story: Story,
  leaf: OfType<'amend'>,
  index: number,
) {
  const refuse = (why: string) => findings.contradiction(10, 'amend', `#${index}`, why);
  if (leaf.kind === 'client') {
    if (leaf.old !== story.bundleSha256 || leaf.new === leaf.old) refuse('client');
    story.formerBundle = story.bundleSha256;
    story.bundleSha256 = leaf.new;
    findings.incident(10, 'client-changed', `#${index}`);
    return;
  }
  if (leaf.kind === 'withdraw') {
    const contest = manifest.contests.find(({ id }) => id === leaf.contest);
    const gone = story.withdrawn.get(leaf.contest) ?? new Set();
    const isThere = contest?.projects.some(({ id }) => id === leaf.project) === true;
    if (!isThere || gone.has(leaf.project)) refuse('withdraw');
    story.withdrawn.set(leaf.contest, gone.add(leaf.project));
    findings.incident(10, 'project-withdrawn', `#${index}`, leaf.contest, leaf.project);
    return;
  }
  const at = (moment: string) => momentOf(moment) ?? 0;
  const moved = [
    at(leaf.until.issue) - at(story.issueUntil),
    at(leaf.until.cast) - at(story.castUntil),
  ] as const;
  const [issue, cast] = moved;
  const ends = issue > 0 ? story.issueUntil : story.castUntil;
  const isLawful =
    !story.isExtended &&
    moved.every((by) => by >= 0 && by <= 24 * 3600) &&
    issue + cast > 0 &&
    at(leaf.at) < at(ends) &&
    at(leaf.until.cast) >= at(leaf.until.issue) + 1800 &&
    endsWithTables(manifest.windows, at(leaf.until.cast)) &&
    endsBeforeTables(manifest.windows, at(leaf.until.issue));
  if (!isLawful) refuse('extend');
  story.isExtended = true;
  story.issueUntil = leaf.until.issue;
  story.castUntil = leaf.until.cast;
  findings.incident(10, 'extended', `#${index}`, leaf.until.cast);
}

function takeClose(
  { findings, manifest }: Audit,
  story: Story,
  leaf: OfType<'close'>,
  index: number,
) {
  // A second one stands in a phase in which it may not, which was told.
  if (story.closeIndex !== undefined) return;
  story.closeIndex = index;
  story.closedAt = leaf.at;
  if ((momentOf(leaf.at) ?? 0) < (momentOf(story.castUntil) ?? 0)) {
    findings.contradiction(19, 'close-early', leaf.at);
  }
  if (leaf.size !== index) findings.contradiction(14, 'close-counts', leaf.size, index);
  const counted = manifest.contests.map(({ id }) => {
    const n = story.casts.filter(({ contest }) => contest === id).length;
    return `${id} ${n}`;
  });
  const said = leaf.ballots.map(({ contest, n }) => `${contest} ${n}`);
  if (said.join() !== counted.join()) findings.contradiction(14, 'close-counts', ...said);
}
