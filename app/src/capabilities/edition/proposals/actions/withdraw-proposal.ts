// Its author withdraws a proposal, with her reason if she gives one; it stays to be read, with its history.
import { err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { depositWithdrawal } from '../../editions/index.ts';
import { stageOf } from '../../editions/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { moves } from '../rules/states.ts';
import type { Proposal } from '../store/proposals.ts';
import { deleteSameness } from '../store/senders.ts';
import { type ByPerson, onOwn } from './by-person.ts';
import { editionOf } from './complete-consents.ts';
import { moveProposal } from './move-proposal.ts';
import { openConversation } from './open-conversation.ts';

export interface Withdrawn {
  readonly proposalId: string;
  /** Read by everybody. */
  readonly reason: string;
}

export function withdrawProposal(
  db: Database,
  { proposalId, reason }: Withdrawn,
  actor: Pick<Actor, 'personId' | 'grants'>,
  { now, pathIn }: Pick<ByPerson, 'now' | 'pathIn'>,
): Promise<Result<void, Refusal>> {
  return onOwn(db, proposalId, actor, async (tx, proposal) => {
    const { state } = proposal;
    if (!moves[state].includes('withdrawn')) {
      return err({ code: 'proposals/cannot-move', from: state, to: 'withdrawn' });
    }
    if (reason === '') return err({ code: 'proposals/reason-missing' });
    if (await hasVoted(tx, proposal)) return err({ code: 'proposals/is-voted' });
    const moved = await moveProposal(tx, {
      proposalId,
      to: 'withdrawn',
      kind: 'withdrawn',
      told: { reason },
      heldBy: null,
      holder: null,
      heldUntil: null,
      now,
      pathIn,
    });
    if (!moved.ok) return moved;
    await deleteSameness(tx, proposalId);
    if (state === 'feasible' || state === 'listed') {
      await depositWithdrawal(tx, { projectId: proposalId, reason, now });
    }
    if (state !== 'waiting') {
      await openConversation(tx, proposal, { pathIn, now, isOpen: false });
    }
    return ok(undefined);
  });
}

/** Nobody takes away what people are voting on. */
async function hasVoted(tx: Tx, proposal: Proposal): Promise<boolean> {
  if (proposal.state !== 'listed') return false;
  return stageOf(await editionOf(tx, proposal), proposal.contestId) !== undefined;
}
