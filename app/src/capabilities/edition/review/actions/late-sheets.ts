// Sheets that came in time and are entered when the review went on without them.
import { assert } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { moveProposal, type Proposal } from '../../proposals/index.ts';
import type { Sheet } from '../rules/on-paper.ts';
import { clearSignOff } from '../store/signatures.ts';
import { receivedTold } from './answering.ts';

/** Takes a signature back that nobody was told of: whoever signs it again has read the sheet. */
export async function reopenFor(
  tx: Tx,
  { id, institutionId, editionSlug, number }: Proposal,
): Promise<void> {
  await clearSignOff(tx, id);
  await audit(tx, {
    actor: undefined,
    act: 'review/sign-off',
    scope: { kind: 'institution', id: institutionId },
    subject: `institution:${institutionId}`,
    told: { edition: editionSlug, step: 'sign-off-taken-back', proposal: number },
  });
}

/** Its history tells of it, with the day on which it was received; the result that was published stays. */
export async function keepLate(
  tx: Tx,
  { id: proposalId, state, heldBy, holder, heldUntil }: Proposal,
  sheet: Sheet | undefined,
  now: Date,
): Promise<void> {
  const kept = await moveProposal(tx, {
    ...{ proposalId, to: state, kind: 'answered-late', told: receivedTold(sheet) },
    ...{ heldBy, holder, heldUntil, now },
  });
  assert(kept.ok, 'a proposal stays where it is');
}
