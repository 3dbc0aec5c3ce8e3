// Tells whoever stands behind a proposal, and whoever follows it, what happened to it, in the transaction of its cause.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import { inBothLocales, type Notice, notify } from '../../../ground/people/index.ts';
import { endOfDay } from '../../../ground/territories/rules/index.ts';
import type { ProposalState } from '../rules/states.ts';
import { listWhoIsTold, type WhoIsTold } from '../store/authors.ts';
import type { Proposal } from '../store/proposals.ts';

/** Where the page of a proposal is, told by whoever knows the addresses of the room. */
export type PathIn = (
  one: Pick<Proposal, 'institutionSlug' | 'editionSlug' | 'number'>,
  locale: Locale,
) => string;

const sentences: Readonly<Record<ProposalState, (said: { title: string }) => string>> = {
  waiting: m.proposals_told_waiting,
  sent: m.proposals_told_sent,
  'in-review': m.proposals_told_in_review,
  correcting: m.proposals_told_correcting,
  'not-admitted': m.proposals_told_not_admitted,
  'not-feasible': m.proposals_told_not_feasible,
  appealed: m.proposals_told_appealed,
  feasible: m.proposals_told_feasible,
  listed: m.proposals_told_listed,
  sanctioned: m.proposals_told_sanctioned,
  'not-sanctioned': m.proposals_told_not_sanctioned,
  merged: m.proposals_told_merged,
  split: m.proposals_told_split,
  withdrawn: m.proposals_told_withdrawn,
  lapsed: m.proposals_told_lapsed,
};

export interface Telling {
  readonly proposal: Proposal;
  readonly state: ProposalState;
  /** Who has it now, and until when. */
  readonly heldBy: Proposal['heldBy'];
  readonly heldUntil: string | null;
  /** Makes it one and the same: it is told once. */
  readonly key: string;
  readonly pathIn: PathIn;
}

/** That each stands otherwise: to its authors, or the delegates of its assembly, always and at once; to others with their digest. */
export async function tellStates(tx: Tx, given: readonly Telling[], now: Date): Promise<void> {
  const told = await listWhoIsTold(
    tx,
    given.map(({ proposal }) => proposal.id),
  );
  const notices = given.flatMap((one) => noticesOf(one, told.get(one.proposal.id)));
  await notify(tx, notices, now);
}

function noticesOf(
  { proposal, state, heldBy, heldUntil, key, pathIn }: Telling,
  told: WhoIsTold | undefined,
): readonly Notice[] {
  if (told === undefined) return [];
  const { title } = proposal.contents;
  const common = {
    key: `${proposal.id}:${key}`,
    titles: inBothLocales(() => sentences[state]({ title })),
    paths: bothPaths((locale) => pathIn(proposal, locale)),
    isPublic: true,
    institutionId: proposal.institutionId,
  };
  const answer = { ...common, kind: 'proposals/answer', isUrgent: true } as const;
  const isTheirs = heldBy === 'author' && heldUntil !== null;
  const term = isTheirs ? { dueAt: endOfDay(proposal.timeZone, heldUntil) } : {};
  return [
    ...told.authors.map((personId) => ({ ...answer, ...term, personId })),
    ...told.delegates.map((personId) => ({ ...answer, personId })),
    ...told.followers.map((personId) => ({
      ...{ ...common, personId },
      kind: 'proposals/followed' as const,
    })),
  ];
}
