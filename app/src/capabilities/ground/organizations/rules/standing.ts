// Whether an organisation can act today: what later rooms ask before they let it propose, sign or call.
import { type BoardState, isInOffice } from './board.ts';
import type { LegalState } from './legal-check.ts';

export interface Standing {
  readonly legalState: LegalState;
  readonly board: BoardState;
  /** The certifying officer is changing who represents it. */
  readonly isFrozen: boolean;
}

/** Its legal personality was confirmed, its board holds office, and nobody disputes who represents it. */
export function mayAct({ legalState, board, isFrozen }: Standing): boolean {
  return legalState === 'confirmed' && isInOffice(board) && !isFrozen;
}
