// Where the sanction of an edition is, as everybody is told at the head of its page.
import { isContestSanctioned, type Signable, signedOf } from './standing.ts';

interface Submitted {
  readonly contests: readonly { readonly contestId: string; readonly isStale: boolean }[];
  readonly matters: Parameters<typeof isContestSanctioned>[0]['matters'];
  readonly sittings: readonly {
    readonly id: string;
    readonly continuesId: string | null;
    readonly state: 'open' | 'suspended' | 'closed';
    readonly decisions: readonly Signable[];
  }[];
  readonly resolutions: readonly { readonly id: string }[];
  readonly lapse: object | null;
}

export type PublicPhase =
  | 'not-certified'
  | 'certified'
  | 'waits'
  | 'open'
  | 'suspended'
  | 'returned'
  | 'sanctioned'
  | 'lapsed'
  | 'stale';

/** Of the list that was submitted last; `isCertified`: something is certified that no body has. */
export function publicPhaseOf(
  submissions: readonly Submitted[],
  isCertified: boolean,
): PublicPhase {
  const last = submissions.at(-1);
  if (last === undefined) return isCertified ? 'certified' : 'not-certified';
  if (last.contests.every(({ isStale }) => isStale)) return 'stale';
  if (last.lapse !== null) return 'lapsed';
  const going = goingSitting(last);
  if (going !== undefined) return going.state === 'open' ? 'open' : 'suspended';
  if (signedOf(last).some(({ outcome }) => outcome === 'returned')) return 'returned';
  const standing = last.contests.filter(({ isStale }) => !isStale);
  return standing.every(({ contestId }) => isContestSanctioned(last, contestId))
    ? 'sanctioned'
    : 'waits';
}

/** That is open, or suspended and not yet resumed. */
export function goingSitting<S extends Submitted['sittings'][number]>({
  sittings,
}: {
  readonly sittings: readonly S[];
}): S | undefined {
  return sittings.find(
    ({ id, state }) =>
      state === 'open' ||
      (state === 'suspended' && !sittings.some(({ continuesId }) => continuesId === id)),
  );
}
