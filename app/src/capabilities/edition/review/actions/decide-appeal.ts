// Decides an appeal: rejected, with its norm and for good, or upheld, and the checks that said no are made once more.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { moveProposal } from '../../proposals/index.ts';
import { type AppealDecided, decideAppealAnswer } from '../rules/appeals.ts';
import { stageOf } from '../rules/checks.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dueOn, usualDays } from '../rules/terms.ts';
import { type Appeal, findAppeal, openSecondInstance, saveDecision } from '../store/appeals.ts';
import { type Examination, findExamination, lockExamination } from '../store/examinations.ts';
import { undoReversal } from '../store/reversals.ts';
import { lockReviewEdition, type ReviewEdition } from '../store/review-editions.ts';
import { insertRound } from '../store/taken-in.ts';
import { type ByStaff, log, whyStill } from './by-staff.ts';
import { issue, type Site, type Written } from './issue.ts';
import { depositFeasible } from './keep-slate.ts';
import { heldNext } from './publish-round.ts';
import { citable } from './save-finding.ts';

export interface Deciding extends AppealDecided {
  readonly number: number;
  readonly article: string;
}

/** How the document says it, in the language of the moment. */
export type WriteDecision = (given: {
  readonly edition: ReviewEdition;
  readonly examination: Examination;
  readonly appeal: Appeal;
  readonly deciding: Deciding;
}) => Written;

/** By somebody who neither reviewed it, nor signed it off, nor proposed it. */
export function decideAppeal(
  db: Database,
  site: Site,
  by: ByStaff,
  given: {
    readonly editionId: string;
    readonly deciding: Deciding;
    readonly write: WriteDecision;
  },
): Promise<Result<void, Refusal>> {
  const { editionId, deciding, write } = given;
  return inTransaction(db, async (tx) => {
    const edition = await lockReviewEdition(tx, by.scope.id, editionId);
    const found = edition && (await findExamination(tx, edition.id, deciding.number));
    const examination = found && (await lockExamination(tx, by.scope.id, found.proposalId));
    if (edition === undefined || examination === undefined) return err({ code: 'review/unknown' });
    const still = whyStill(edition);
    if (still !== undefined) return err(still);
    const appeal = await findAppeal(tx, examination.proposalId);
    if (appeal === undefined || appeal.outcome !== null || examination.state !== 'appealed') {
      return err({ code: 'review/appeal-missing' });
    }
    if (appeal.tookPart.includes(by.actor.personId)) {
      return err({ code: 'review/appeal-by-another' });
    }
    const judged = decideAppealAnswer(deciding);
    if (!judged.ok) return judged;
    const normId = await citable(tx, deciding.norm, by.scope.id);
    if (normId === undefined) return err({ code: 'review/norm-unknown' });
    if (deciding.outcome === 'upheld' && appeal.reversalId !== null) {
      const deposited = await depositFeasible(tx, edition, {
        becoming: [examination],
        now: by.now,
      });
      if (!deposited.ok) return deposited;
    }
    const told = { edition, examination, appeal, deciding };
    const documentId = await issue(tx, site, by, {
      ...{ act: 'review/decide-appeal', kind: 'review-appeal' },
      ...inLocale(sourceLocale, () => write(told)),
    });
    const { outcome, answer, article } = deciding;
    await saveDecision(tx, {
      ...{ id: appeal.id, decidedBy: by.actor.personId, outcome, answer, normId, article },
      ...{ documentId, now: by.now },
    });
    const upheld = appeal.reversalId === null ? reopen : restore;
    await (outcome === 'upheld' ? upheld : close)(tx, { ...told, documentId, now: by.now });
    const step = `appeal-${outcome}`;
    await log(tx, by, 'review/decide-appeal', edition, { step, proposal: deciding.number });
    return ok(undefined);
  });
}

interface Decided {
  readonly edition: ReviewEdition;
  readonly examination: Examination;
  readonly appeal: Appeal;
  readonly documentId: string;
  readonly now: Date;
}

/** The answer stands, and nobody has to do anything with it any more. */
async function close(tx: Tx, { examination, appeal, documentId, now }: Decided): Promise<void> {
  const { proposalId } = examination;
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: appeal.against.outcome, kind: 'appeal-answered' },
    ...{ told: { outcome: 'rejected' }, heldBy: null, holder: null, heldUntil: null },
    ...{ documentId, now },
  });
  assert(moved.ok, 'what was appealed goes back to its answer');
}

/** It joins the round that is open, or opens one: its second result is published as the first was. */
async function reopen(tx: Tx, { edition, examination, documentId, now }: Decided): Promise<void> {
  const { proposalId, checks } = examination;
  const kinds = checks.flatMap(({ kind, finding }) => (finding === 'no' ? [kind] : []));
  const again = checks.map((one) => (one.finding === 'no' ? { ...one, finding: null } : one));
  const heldUntil = dueOn(dayIn(edition.timeZone, now), usualDays.feasibility);
  const roundId = edition.openRound?.id ?? (await insertRound(tx, edition.id, now));
  await openSecondInstance(tx, {
    ...{ proposalId, roundId, kinds, stage: stageOf(again), dueOn: heldUntil },
  });
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'in-review', kind: 'reopened', told: { outcome: 'upheld' } },
    ...{ heldBy: 'institution', holder: edition.institutionName, heldUntil },
    ...{ documentId, now },
  });
  assert(moved.ok, 'what was appealed goes back into review');
}

/** What was taken back stands again: no check had said no, and the list waited for this decision. */
async function restore(tx: Tx, given: Decided): Promise<void> {
  const { edition, examination, documentId, now } = given;
  const { proposalId } = examination;
  await undoReversal(tx, proposalId, now);
  const moved = await moveProposal(tx, {
    ...{ proposalId, to: 'feasible', kind: 'appeal-answered', told: { outcome: 'upheld' } },
    ...{ ...heldNext(edition, { outcome: 'feasible', wasAppealed: true }, now), documentId, now },
  });
  assert(moved.ok, 'what was appealed is feasible again');
}
