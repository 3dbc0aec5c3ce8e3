// Signs off what was found about a proposal, or takes the signature back while nothing is published.
import { err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { authorsOf } from '../../proposals/index.ts';
import { needsChange } from '../rules/changes.ts';
import { costOf } from '../rules/cost.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideSignOff } from '../rules/sign-off.ts';
import { listChanges } from '../store/changes.ts';
import type { Examination } from '../store/examinations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { clearSignOff, saveSignOff } from '../store/signatures.ts';
import { endIfOver } from './ask-correction.ts';
import { type ByStaff, log, onExamination, whoMay } from './by-staff.ts';

export interface SigningOff {
  readonly number: number;
  /** As the page had it. */
  readonly revision: number;
  /** What whoever proposed is told, in plain words; a feasible one may go without. */
  readonly answer: string;
}

export function signOff(
  db: Database,
  by: ByStaff,
  edition: ReviewEdition,
  { number, revision, answer }: SigningOff,
): Promise<Result<void, Refusal>> {
  const { actor, scope, now } = by;
  return onExamination(db, by, { edition, number }, async (tx, _, examination) => {
    const { proposalId, checks, hasOpenChange } = examination;
    if (examination.signedOffAt !== null) return err({ code: 'review/signed-off' });
    if (examination.revision !== revision) return err({ code: 'review/changed-meanwhile' });
    const authors = await authorsOf(tx, proposalId);
    if (authors.includes(actor.personId)) return err({ code: 'review/own-proposal' });
    const isBack = await endIfOver(tx, examination, now);
    const hasOpenCorrection = examination.state === 'correcting' && !isBack;
    const decided = decideSignOff(
      { checks, answer, hasOpenCorrection, hasOpenChange },
      actor.personId,
      await whoMay(tx, scope, 'review/sign-off'),
    );
    if (!decided.ok) return decided;
    const { outcome, isAlone } = decided.value;
    const isFeasible = outcome === 'feasible';
    if (isFeasible && (await lacksChange(tx, examination))) {
      return err({ code: 'review/change-needed' });
    }
    await saveSignOff(tx, {
      ...{ proposalId, outcome, answer, signedBy: actor.personId, isAlone, now },
    });
    // The result is told to nobody before it is published, the log included.
    await log(tx, by, 'review/sign-off', edition, { step: 'signed-off', proposal: number });
    return ok(undefined);
  });
}

/** Whether its author was never asked about the cost that was found. */
async function lacksChange(
  tx: Tx,
  { proposalId, costLines, contingencyPermille, proposedClp }: Examination,
): Promise<boolean> {
  const changes = await listChanges(tx, proposalId);
  const asked = changes.map(({ contents, answer }) => ({ costClp: contents.costClp, answer }));
  return needsChange({ foundClp: costOf(costLines, contingencyPermille), proposedClp, asked });
}

/** So that a check can be made again. */
export function takeBackSignOff(
  db: Database,
  by: ByStaff,
  edition: ReviewEdition,
  number: number,
): Promise<Result<void, Refusal>> {
  return onExamination(db, by, { edition, number }, async (tx, _, { signedOffAt, proposalId }) => {
    if (signedOffAt === null) return err({ code: 'review/not-signed-off' });
    await clearSignOff(tx, proposalId);
    await log(tx, by, 'review/sign-off', edition, {
      step: 'sign-off-taken-back',
      proposal: number,
    });
    return ok(undefined);
  });
}
