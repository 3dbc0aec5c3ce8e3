// An organisation stands behind the proposal of a person or a group: it is asked or offers itself, and the other side answers.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { standingOf } from '../../../ground/organizations/index.ts';
import { mayAct } from '../../../ground/organizations/rules/index.ts';
import { inBothLocales, notify } from '../../../ground/people/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideConsent } from '../rules/submission.ts';
import { listAuthors } from '../store/authors.ts';
import {
  answerSponsorship,
  type ConsentAnswer,
  insertSponsorship,
  listRepresentatives,
  readConsents,
} from '../store/consents.ts';
import { insertEvent } from '../store/events.ts';
import { lockProposal, type Proposal } from '../store/proposals.ts';
import { listOrganizationsAround } from '../store/senders.ts';
import { type ByPerson, onOwn } from './by-person.ts';
import { completeConsents, editionOf } from './complete-consents.ts';

type By = Pick<ByPerson, 'now' | 'pathIn'>;

/** The organisation that acts, on the address that its representative was let through. */
export interface ByOrganization extends By {
  readonly organizationId: string;
}

/** In the transaction of whoever sends it: its representatives are told. */
export async function askSponsorIn(
  tx: Tx,
  proposal: Proposal,
  organizationId: string,
  { pathIn, now }: By,
): Promise<boolean> {
  const asked = { proposalId: proposal.id, organizationId, askedBy: 'author', now } as const;
  if (!(await insertSponsorship(tx, asked))) return false;
  const { id: proposalId, state } = proposal;
  await insertEvent(tx, { proposalId, kind: 'sponsor-asked', state, told: {}, now });
  const persons = await listRepresentatives(tx, organizationId);
  await tell(tx, proposal, persons, {
    key: `${proposalId}:sponsor-asked:${organizationId}`,
    say: () => m.proposals_notice_sponsor_asked({ title: proposal.contents.title }),
    ...{ pathIn, now },
  });
  return true;
}

async function tell(
  tx: Tx,
  proposal: Proposal,
  persons: readonly string[],
  { key, say, pathIn, now }: By & { readonly key: string; readonly say: () => string },
): Promise<void> {
  const common = {
    kind: 'proposals/consent' as const,
    key,
    titles: inBothLocales(say),
    paths: bothPaths((locale) => pathIn(proposal, locale)),
    institutionId: proposal.institutionId,
    isUrgent: true,
  };
  await notify(
    tx,
    persons.map((personId) => ({ ...common, personId })),
    now,
  );
}

/** Its author asks an organisation of the territory. */
export function askSponsor(
  db: Database,
  { proposalId, organizationId }: { proposalId: string; organizationId: string },
  actor: Pick<Actor, 'personId' | 'grants'>,
  by: By,
): Promise<Result<void, Refusal>> {
  return onOwn(db, proposalId, actor, async (tx, proposal) => {
    const takes = await takesSponsors(tx, proposal, by.now);
    if (!takes.ok) return takes;
    const around = await listOrganizationsAround(tx, proposal);
    if (!around.some(({ id }) => id === organizationId)) {
      return err({ code: 'proposals/sponsor-unknown' });
    }
    const isNew = await askSponsorIn(tx, proposal, organizationId, by);
    return isNew ? ok(undefined) : err({ code: 'proposals/answered-already' });
  });
}

/** While it waits or was just sent, the edition takes proposals, and nobody stands behind it yet. */
async function takesSponsors(
  tx: Tx,
  proposal: Proposal,
  now: Date,
): Promise<Result<void, Refusal>> {
  const { state, authorKind } = proposal;
  if ((state !== 'waiting' && state !== 'sent') || !['person', 'group'].includes(authorKind)) {
    return err({ code: 'proposals/text-is-settled' });
  }
  if ((await readConsents(tx, proposal.id)).hasSponsor) {
    return err({ code: 'proposals/sponsor-already' });
  }
  const open = decideConsent(await editionOf(tx, proposal), proposal, now);
  return open.ok ? ok(undefined) : open;
}

interface Answered {
  readonly proposalId: string;
  readonly answer: ConsentAnswer;
  /** Why not; told to its author. */
  readonly reason: string | null;
}

/** The organisation that was asked says yes or no. */
export function answerAsSponsor(
  db: Database,
  answered: Answered,
  by: ByOrganization,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const proposal = await lockProposal(tx, answered.proposalId);
    if (proposal === undefined) return err({ code: 'proposals/unknown' });
    const may = await maySponsor(tx, proposal, by);
    if (!may.ok) return may;
    const { organizationId } = by;
    return settle(tx, proposal, { ...answered, organizationId, askedBy: 'author' }, by);
  });
}

async function maySponsor(
  tx: Tx,
  proposal: Proposal,
  { organizationId, now }: ByOrganization,
): Promise<Result<void, Refusal>> {
  const standing = await standingOf(tx, organizationId, now);
  if (standing === undefined || !mayAct(standing)) {
    return err({ code: 'proposals/organization-may-not-act' });
  }
  const around = await listOrganizationsAround(tx, proposal);
  if (!around.some(({ id }) => id === organizationId)) return err({ code: 'proposals/unknown' });
  return takesSponsors(tx, proposal, now);
}

/** An organisation offers itself to a proposal that looks for one: its author answers. */
export function offerSponsorship(
  db: Database,
  proposalId: string,
  by: ByOrganization,
): Promise<Result<void, Refusal>> {
  const { organizationId, now, pathIn } = by;
  return inTransaction(db, async (tx) => {
    const proposal = await lockProposal(tx, proposalId);
    if (proposal?.state !== 'waiting') return err({ code: 'proposals/unknown' });
    const may = await maySponsor(tx, proposal, by);
    if (!may.ok) return may;
    const offered = { proposalId, organizationId, askedBy: 'organization', now } as const;
    if (!(await insertSponsorship(tx, offered))) return err({ code: 'proposals/answered-already' });
    const { state } = proposal;
    await insertEvent(tx, { proposalId, kind: 'sponsor-offered', state, told: {}, now });
    await tell(tx, proposal, await listAuthors(tx, proposalId), {
      key: `${proposalId}:sponsor-offered:${organizationId}`,
      say: () => m.proposals_notice_sponsor_offered({ title: proposal.contents.title }),
      ...{ pathIn, now },
    });
    return ok(undefined);
  });
}

/** Its author takes the offer of an organisation, or does not. */
export function answerOffer(
  db: Database,
  { organizationId, ...answered }: Answered & { readonly organizationId: string },
  actor: Pick<Actor, 'personId' | 'grants'>,
  by: By,
): Promise<Result<void, Refusal>> {
  return onOwn(db, answered.proposalId, actor, async (tx, proposal) => {
    const takes = await takesSponsors(tx, proposal, by.now);
    if (!takes.ok) return takes;
    return settle(tx, proposal, { ...answered, organizationId, askedBy: 'organization' }, by);
  });
}

async function settle(
  tx: Tx,
  proposal: Proposal,
  given: Answered & {
    readonly organizationId: string;
    readonly askedBy: 'author' | 'organization';
  },
  by: By,
): Promise<Result<void, Refusal>> {
  const { now } = by;
  if (!(await answerSponsorship(tx, { ...given, now }))) {
    return err({ code: 'proposals/answered-already' });
  }
  const { id: proposalId, state } = proposal;
  const kind = given.answer === 'accepted' ? 'sponsor-accepted' : 'sponsor-declined';
  await insertEvent(tx, { proposalId, kind, state, told: {}, now });
  if (given.askedBy === 'author') {
    const { title } = proposal.contents;
    const say =
      given.answer === 'accepted'
        ? () => m.proposals_notice_sponsor_accepted({ title })
        : () => m.proposals_notice_sponsor_declined({ title });
    const key = `${proposalId}:${kind}:${given.organizationId}`;
    await tell(tx, proposal, await listAuthors(tx, proposalId), { ...by, key, say });
  }
  return completeConsents(tx, proposal, by);
}
