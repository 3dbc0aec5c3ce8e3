// Moves proposals to another state, or notes what happened to them where they are, and tells whoever stands behind them.
import { err, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import type { EventKind, Told } from '../rules/events.ts';
import { decideMove } from '../rules/move.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { HeldBy, ProposalState } from '../rules/states.ts';
import { insertEvents } from '../store/events.ts';
import { lockProposals, type Proposal, saveStates } from '../store/proposals.ts';
import { refreshDocuments } from './refresh-document.ts';
import { type PathIn, tellStates } from './tell-authors.ts';

export interface Move {
  readonly proposalId: string;
  /** The same state as before: something happens to it without a move, and only its history tells of it. */
  readonly to: ProposalState;
  readonly kind: EventKind;
  readonly told: Told;
  readonly heldBy: HeldBy | null;
  /** In words, as everybody reads it: the office, the committee. */
  readonly holder: string | null;
  /** `YYYY-MM-DD` there. */
  readonly heldUntil: string | null;
  readonly documentId?: string;
  readonly now: Date;
}

/** In the transaction of whoever moves it; the row is locked until it ends. */
export function moveProposal(
  tx: Tx,
  { pathIn, ...move }: Move & { readonly pathIn: PathIn },
): Promise<Result<void, Refusal>> {
  return moveProposals(tx, [move], pathIn);
}

/** Each of another proposal, all of them or none: in as many queries as one alone. */
export async function moveProposals(
  tx: Tx,
  moves: readonly Move[],
  pathIn: PathIn,
): Promise<Result<void, Refusal>> {
  if (moves.length === 0) return ok(undefined);
  const proposals = await lockProposals(
    tx,
    moves.map(({ proposalId }) => proposalId),
  );
  const judged: Moved[] = [];
  for (const move of moves) {
    const proposal = proposals.get(move.proposalId);
    if (proposal === undefined) return err({ code: 'proposals/unknown' });
    const may = decideMove(proposal.state, move.to);
    if (!may.ok) return may;
    judged.push({ ...move, state: move.to, proposal });
  }
  await saveStates(tx, judged.map(stateOf));
  const keys = await insertEvents(tx, judged);
  const others = judged.filter(({ state, proposal }) => state !== proposal.state);
  const tellings = others.map((one) => ({ ...one, key: keys.get(one.proposalId) ?? '', pathIn }));
  const [first] = moves;
  if (others.length > 0 && first !== undefined) await tellStates(tx, tellings, first.now);
  const ids = others.map(({ proposalId }) => proposalId);
  if (ids.length > 0) await refreshDocuments(tx, ids, pathIn);
  return ok(undefined);
}

type Moved = Move & { readonly state: ProposalState; readonly proposal: Proposal };

function stateOf({ proposalId, state, heldBy, holder, heldUntil, now }: Moved) {
  return { proposalId, state, heldBy, holder, heldUntil, now };
}
