// What may change while people vote, and what holds after it: later windows, another client, a project withdrawn.
import type { Amend, LeafOf } from './leaves.ts';
import type { Manifest } from './manifest.ts';

/** What holds now of what the manifest said. */
export interface Amended {
  readonly issueUntil: string;
  readonly castUntil: string;
  readonly bundleSha256: string;
  readonly isExtended: boolean;
  /** Withdrawn projects of each contest. */
  readonly withdrawn: ReadonlyMap<string, ReadonlySet<string>>;
}

export type AmendProblem =
  | 'extended-before'
  | 'not-later'
  | 'too-long'
  | 'window-over'
  | 'windows'
  | 'tables'
  | 'client-other'
  | 'project-unknown'
  | 'withdrawn-before';

const DAY = 24 * 3600 * 1000;
const BEFORE_TABLES = 12 * 3600 * 1000;

export function unamended(manifest: Manifest): Amended {
  return {
    issueUntil: manifest.windows.issue_until,
    castUntil: manifest.windows.cast_until,
    bundleSha256: manifest.client.bundle_sha256,
    isExtended: false,
    withdrawn: new Map(),
  };
}

/** Why the amendment is not lawful; undefined when it is. Its signatures are judged apart. */
export function amendProblem(
  manifest: Manifest,
  now: Amended,
  leaf: Amend,
): AmendProblem | undefined {
  switch (leaf.kind) {
    case 'extend':
      return extensionProblem(manifest, now, leaf);
    case 'client':
      return leaf.old === now.bundleSha256 && leaf.new !== leaf.old ? undefined : 'client-other';
    case 'withdraw': {
      const contest = manifest.contests.find(({ id }) => id === leaf.contest);
      if (!contest?.projects.some(({ id }) => id === leaf.project)) return 'project-unknown';
      return now.withdrawn.get(leaf.contest)?.has(leaf.project) ? 'withdrawn-before' : undefined;
    }
  }
}

/** Once, later by no more than a day, before the window that it moves has ended, and not into the hours of the tables. */
function extensionProblem(
  { windows }: Manifest,
  now: Amended,
  { until, at }: Extract<Amend, { kind: 'extend' }>,
): AmendProblem | undefined {
  const [issue, cast] = [Date.parse(until.issue), Date.parse(until.cast)];
  const [issueNow, castNow] = [Date.parse(now.issueUntil), Date.parse(now.castUntil)];
  if (now.isExtended) return 'extended-before';
  if (issue < issueNow || cast < castNow || (issue === issueNow && cast === castNow)) {
    return 'not-later';
  }
  if (issue - issueNow > DAY || cast - castNow > DAY) return 'too-long';
  const isOver = Date.parse(at) >= (issue > issueNow ? issueNow : castNow);
  if (isOver) return 'window-over';
  if (cast < issue + 1800 * 1000) return 'windows';
  return meetsTables(windows, { issue, cast }) ? 'tables' : undefined;
}

/** As the gate of the manifest: voting ends no later than the tables, and separated papers twelve hours before them. */
function meetsTables(
  { tables, channels }: Manifest['windows'],
  { issue, cast }: { readonly issue: number; readonly cast: number },
): boolean {
  if (tables.length === 0) return false;
  const first = Math.min(...tables.map(({ from }) => Date.parse(from)));
  const last = Math.max(...tables.map(({ to }) => Date.parse(to)));
  return cast > last || (channels === 'separated' && issue + BEFORE_TABLES > first);
}

/** What holds after a lawful amendment. */
export function amendedBy(now: Amended, leaf: LeafOf<'amend'>): Amended {
  switch (leaf.kind) {
    case 'extend':
      return {
        ...now,
        isExtended: true,
        issueUntil: leaf.until.issue,
        castUntil: leaf.until.cast,
      };
    case 'client':
      return { ...now, bundleSha256: leaf.new };
    case 'withdraw': {
      const before = now.withdrawn.get(leaf.contest) ?? [];
      const ofContest = new Set([...before, leaf.project]);
      return { ...now, withdrawn: new Map(now.withdrawn).set(leaf.contest, ofContest) };
    }
  }
}
