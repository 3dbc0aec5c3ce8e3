// Writes down that somebody was shown who decides what: by name at proposing, as a count at the ballot paper.
import type { Tx } from '../../../../platform/database/database.ts';
import { insertAcknowledgement } from '../store/acknowledgements.ts';

export interface Acknowledging {
  readonly editionId: string;
  readonly noticeVersion: number;
  readonly now: Date;
}

/** Once for each person and version of the notice. */
export function acknowledgeAtProposal(
  tx: Tx,
  personId: string,
  given: Acknowledging,
): Promise<void> {
  return insertAcknowledgement(tx, { ...given, moment: 'proposal', personId });
}

/** Who takes a ballot paper is never named: this only counts. */
export function acknowledgeAtBallotPaper(tx: Tx, given: Acknowledging): Promise<void> {
  return insertAcknowledgement(tx, { ...given, moment: 'ballot-paper', personId: null });
}
