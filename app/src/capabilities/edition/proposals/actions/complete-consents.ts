// Sends a proposal that waits once everybody has said yes, and says who has it then.
import { assert, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { findPublicEdition, type PublicEdition } from '../../editions/index.ts';
import { areConsentsThere, needsSponsor } from '../rules/consents.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readConsents } from '../store/consents.ts';
import type { Proposal } from '../store/proposals.ts';
import type { ByPerson } from './by-person.ts';
import { moveProposal } from './move-proposal.ts';
import { openConversation } from './open-conversation.ts';

/** Only editions in force have proposals. */
export async function editionOf(
  tx: Tx,
  { institutionSlug, editionSlug }: Pick<Proposal, 'institutionSlug' | 'editionSlug'>,
): Promise<PublicEdition> {
  const edition = await findPublicEdition(tx, institutionSlug, editionSlug);
  assert(edition !== undefined, 'an edition with proposals is in force');
  return edition;
}

/** Who has a proposal that was sent: the institution, until it must have been looked at. */
export function heldOnceSent({ rules, place }: PublicEdition) {
  const { calendar } = rules.operational;
  const until = calendar.find(({ phase }) => phase === 'feasibility')?.until ?? null;
  return { heldBy: 'institution', holder: place.name, heldUntil: until } as const;
}

/** No move while somebody has yet to answer, or of what does not wait. */
export async function completeConsents(
  tx: Tx,
  proposal: Proposal,
  { now, pathIn }: Pick<ByPerson, 'now' | 'pathIn'>,
): Promise<Result<void, Refusal>> {
  if (proposal.state !== 'waiting') return ok(undefined);
  const edition = await editionOf(tx, proposal);
  const consents = await readConsents(tx, proposal.id);
  if (!areConsentsThere(consents, needsSponsor(edition.rules, proposal.authorKind))) {
    return ok(undefined);
  }
  const moved = await moveProposal(tx, {
    proposalId: proposal.id,
    to: 'sent',
    kind: 'consents-complete',
    told: {},
    ...heldOnceSent(edition),
    now,
    pathIn,
  });
  if (moved.ok) await openConversation(tx, proposal, { pathIn, now });
  return moved;
}
