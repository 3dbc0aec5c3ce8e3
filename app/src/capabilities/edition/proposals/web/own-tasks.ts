// What proposals ask of the person who is signed in: to correct, to answer an offer, to get a consent, to stand behind one.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { endOfDay } from '../../../ground/territories/rules/index.ts';
import { listAskedSponsors, listOwn, type OwnProposal } from '../store/own-proposals.ts';
import { addressOf, own, proposalPath, sponsorDeskPath } from './paths.ts';

/** Ids of the organisations that somebody represents. */
export function organizationsOf({ grants }: Pick<Actor, 'grants'>): readonly string[] {
  return grants.flatMap(({ role, scope }) =>
    role === 'organization-representative' && scope?.kind === 'organization' ? [scope.id] : [],
  );
}

export async function tasksOf(db: Database, actor: Actor): Promise<readonly OwnTask[]> {
  const organizations = organizationsOf(actor);
  const [proposals, asked] = await Promise.all([
    listOwn(db, actor.personId, organizations),
    listAskedSponsors(db, organizations),
  ]);
  return [
    ...proposals.flatMap(tasksOfProposal),
    ...asked.map(({ organizationName, organizationSlug, title }) => ({
      label: m.proposals_task_sponsor({ title }),
      href: sponsorDeskPath.to({ organization: organizationSlug }),
      inNameOf: organizationName,
    })),
  ];
}

function tasksOfProposal(one: OwnProposal): readonly OwnTask[] {
  const { title, state, heldUntil, timeZone, organizationName } = one;
  const common = {
    note: one.editionName,
    ...(organizationName === null ? {} : { inNameOf: organizationName }),
    ...(heldUntil === null ? {} : { dueAt: endOfDay(timeZone, heldUntil) }),
  };
  const to = addressOf(one);
  if (state === 'correcting') {
    return [{ ...common, label: m.proposals_task_correct({ title }), href: proposalPath.to(to) }];
  }
  if (state !== 'waiting' || one.isCoauthor) return [];
  const sponsors = { ...common, href: own.sponsors.to(to) };
  if (one.offers > 0) return [{ ...sponsors, label: m.proposals_task_offer({ title }) }];
  return one.pendingCoauthors > 0
    ? [{ ...common, label: m.proposals_task_coauthors({ title }), href: own.coauthors.to(to) }]
    : [{ ...sponsors, label: m.proposals_task_find_sponsor({ title }) }];
}
