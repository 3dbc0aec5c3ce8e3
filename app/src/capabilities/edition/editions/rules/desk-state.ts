// Where an edition is on its way to be published, as its staff see it.
import { haltedBy, inForce, type Standing } from './standing.ts';

export type DeskState =
  | 'draft'
  | 'closed'
  | 'committed'
  | 'published'
  | 'suspended'
  | 'annulled'
  | 'archived';

export function deskStateOf(standing: Standing): DeskState {
  if (standing.isArchived) return 'archived';
  const halted = haltedBy(standing, null);
  if (halted !== undefined) return halted;
  if (inForce(standing) !== undefined) return 'published';
  const last = standing.versions.at(-1);
  if (last === undefined) return 'draft';
  return commitmentFor(standing, last) === undefined ? 'closed' : 'committed';
}

/** The commitment under which a version may be in force: it stands, saw its committed part and covers it. */
export function commitmentFor<Found extends Standing['commitments'][number]>(
  { commitments }: { readonly commitments: readonly Found[] },
  version: Pick<Standing['versions'][number], 'committedSha256' | 'envelopeClp'>,
): Found | undefined {
  return commitments.findLast(
    ({ isRevoked, committedSha256, amountClp }) =>
      !isRevoked && committedSha256 === version.committedSha256 && amountClp >= version.envelopeClp,
  );
}

/** The version that was closed last, when it is not in force yet. */
export function versionToCome<Found extends Standing['versions'][number]>(standing: {
  readonly versions: readonly Found[];
  readonly publications: Standing['publications'];
}): Found | undefined {
  const last = standing.versions.at(-1);
  const current = standing.publications.at(-1);
  return last !== undefined && last.version > (current?.version ?? 0) ? last : undefined;
}
