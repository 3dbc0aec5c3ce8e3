// Ends a consultation: with the act that was approved behind published answers, or withdrawn with a reason.
import { err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { findNorm } from '../../../ground/norms/index.ts';
import { depositFact } from '../../editions/index.ts';
import { mayApprove } from '../rules/answer.ts';
import type { Refusal } from '../rules/refusal.ts';
import { fits, type Paragraph } from '../rules/text.ts';
import type { ApprovedAct, Consultation } from '../store/consultations.ts';
import { saveEnd } from '../store/endings.ts';
import { listGroups, readOwed } from '../store/groups.ts';
import { saveParagraphs } from '../store/paragraphs.ts';
import { findDocumentOf, listClosedBases } from '../store/what-is-asked.ts';
import { type ByStaff, log, onConsultation, onHeld } from './acting.ts';
import { tellOfEnd } from './tell.ts';

export interface Approval {
  readonly id: string;
  readonly act: ApprovedAct;
  readonly words: string | undefined;
  /** The text as it was approved; empty where the act says it. */
  readonly text: readonly Paragraph[];
}

/** Refused while an observation has no group or a group no published answer; an edition learns that its rules were consulted. */
export function approveAct(
  db: Database,
  by: ByStaff,
  { id, act, words, text }: Approval,
): Promise<Result<void, Refusal>> {
  return onHeld(db, by, id, async (tx, consultation) => {
    const may = mayApprove(consultation.state, await readOwed(tx, id));
    if (!may.ok) return may;
    if (!fits(text)) return err({ code: 'consultations/text-too-long' });
    const actId = await findAct(tx, consultation, act);
    if (actId === undefined) return err({ code: 'consultations/act-unknown' });
    await saveParagraphs(tx, id, text, 'approved');
    await saveEnd(tx, id, { outcome: 'approved', words, act: act.kind, actId }, by.now);
    await depositRulesConsulted(tx, consultation);
    await tellOfEnd(tx, by, consultation, 'approved');
    const told = { step: 'approved', act: act.kind };
    await log(tx, by, 'consultations/call', consultation, told);
    return ok(undefined);
  });
}

/** What was said stays to be read; there will be no act. */
export function withdrawConsultation(
  db: Database,
  by: ByStaff,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'withdraw', async (tx, consultation) => {
    await saveEnd(tx, id, { outcome: 'withdrawn', words: reason }, by.now);
    await tellOfEnd(tx, by, consultation, 'withdrawn');
    await log(tx, by, 'consultations/call', consultation, { step: 'withdrawn' }, reason);
    return ok(undefined);
  });
}

/** The row of the act: a norm, a document of this institution, or a version of the bases that were consulted. */
async function findAct(
  tx: Tx,
  { institutionId, edition }: Consultation,
  act: ApprovedAct,
): Promise<string | undefined> {
  if (act.kind === 'norm') {
    const norm = await findNorm(tx, act.code);
    const isTheirs = norm?.institutionId === institutionId && norm.annulledAt === undefined;
    return isTheirs ? norm.id : undefined;
  }
  if (act.kind === 'document') return findDocumentOf(tx, institutionId, act.code);
  const { version } = act;
  const bases = await listClosedBases(tx, institutionId);
  return bases.find((one) => one.editionId === edition?.id && one.version === version)?.rulebookId;
}

async function depositRulesConsulted(
  tx: Tx,
  { id, slug, edition, observationsCount }: Consultation,
): Promise<void> {
  if (edition === undefined) return;
  const groups = await listGroups(tx, id);
  await depositFact(tx, edition.id, {
    kind: 'rules-consulted',
    key: id,
    payload: {
      consultation: slug,
      version: edition.version,
      observations: observationsCount,
      answers: groups.length,
    },
  });
}
