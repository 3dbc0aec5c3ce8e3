// How far the log of a sealed vote has come, told from its leaves alone: closed, paper closed, opened, counted, sanctioned.
import type { Leaf, LeafOf, Manifest } from '@minga/ballot';

/** A leaf with its place in the log. */
export interface PlacedLeaf<L extends Leaf = Leaf> {
  readonly place: number;
  readonly leaf: L;
}

export type SealedPhase =
  | 'open'
  | 'closed'
  | 'paper-closed'
  | 'opened'
  | 'unopenable'
  | 'counted'
  | 'sanctioned';

export interface LogState {
  readonly manifest: Manifest;
  readonly phase: SealedPhase;
  readonly close: PlacedLeaf<LeafOf<'close'>> | undefined;
  readonly paperClose: PlacedLeaf<LeafOf<'paper-close'>> | undefined;
  readonly urnKey: PlacedLeaf<LeafOf<'urn-key'>> | undefined;
  readonly unopenable: PlacedLeaf<LeafOf<'unopenable'>> | undefined;
  /** The oldest first; the last one is in force. */
  readonly results: readonly PlacedLeaf<LeafOf<'result'>>[];
  readonly sanctions: readonly PlacedLeaf<LeafOf<'sanction'>>[];
  readonly objections: readonly PlacedLeaf<LeafOf<'objection'>>[];
  readonly incidents: readonly PlacedLeaf<LeafOf<'incident'>>[];
  readonly annulments: readonly PlacedLeaf<LeafOf<'annul'>>[];
  readonly late: readonly PlacedLeaf<LeafOf<'late'>>[];
  /** When casting ends, extended or not. */
  readonly castUntil: string;
}

/** `leaves` in the order of the log; those of ballots, batches and the roll may be left out. */
export function logState(manifest: Manifest, leaves: readonly PlacedLeaf[]): LogState {
  const all = <T extends Leaf['type']>(type: T) =>
    leaves.filter(({ leaf }) => leaf.type === type) as unknown as readonly PlacedLeaf<LeafOf<T>>[];
  const told = {
    close: all('close').at(0),
    paperClose: all('paper-close').at(0),
    urnKey: all('urn-key').at(0),
    unopenable: all('unopenable').at(0),
    ...{ results: all('result'), sanctions: all('sanction'), objections: all('objection') },
    ...{ incidents: all('incident'), annulments: all('annul'), late: all('late') },
  };
  const extended = all('amend').flatMap(({ leaf }) =>
    leaf.kind === 'extend' ? [leaf.until.cast] : [],
  );
  return {
    ...{ manifest, ...told, phase: phaseOf(told) },
    castUntil: extended.at(-1) ?? manifest.windows.cast_until,
  };
}

type Told = Pick<
  LogState,
  'close' | 'paperClose' | 'urnKey' | 'unopenable' | 'results' | 'sanctions'
>;

function phaseOf({ close, paperClose, urnKey, unopenable, results, sanctions }: Told): SealedPhase {
  if (sanctions.length > 0) return 'sanctioned';
  if (results.length > 0) return 'counted';
  if (unopenable !== undefined) return 'unopenable';
  if (urnKey !== undefined) return 'opened';
  if (paperClose !== undefined) return 'paper-closed';
  return close === undefined ? 'open' : 'closed';
}

/** Whether two officers annulled a contest, or the whole vote. */
export function isAnnulled({ annulments }: Pick<LogState, 'annulments'>, contest: string): boolean {
  return annulments.some(
    ({ leaf: { what, id } }) => what === 'election' || (what === 'contest' && id === contest),
  );
}

/** Projects that were withdrawn after the opening, by contest. */
export function withdrawnProjects(
  leaves: readonly PlacedLeaf[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const withdrawn = new Map<string, Set<string>>();
  for (const { leaf } of leaves) {
    if (leaf.type !== 'amend' || leaf.kind !== 'withdraw') continue;
    const own = withdrawn.get(leaf.contest) ?? new Set();
    withdrawn.set(leaf.contest, own.add(leaf.project));
  }
  return withdrawn;
}
