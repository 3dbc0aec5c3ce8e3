// Begins a consultation as a draft, edits it, and throws a draft away.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import { findNorm } from '../../../ground/norms/index.ts';
import type { ConsultationWritten } from '../rules/consultation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { fits, type Paragraph } from '../rules/text.ts';
import {
  type Consultation,
  deleteConsultation,
  type Founded,
  insertConsultation,
  readWithin,
  updateConsultation,
} from '../store/consultations.ts';
import { saveParagraphs } from '../store/paragraphs.ts';
import { listClosedBases } from '../store/what-is-asked.ts';
import { type ByStaff, log, onConsultation } from './acting.ts';
import { paragraphsOfBlocks } from './document-paragraphs.ts';

export interface Asked {
  readonly written: ConsultationWritten;
  /** What is read: as it was typed, or the closed bases of an edition. */
  readonly text: { readonly paragraphs: readonly Paragraph[] } | { readonly rulebookId: string };
}

export function draftConsultation(
  db: Database,
  by: ByStaff,
  asked: Asked,
): Promise<Result<Consultation, Refusal>> {
  return inTransaction(db, async (tx) => {
    const checked = await check(tx, by, asked);
    if (!checked.ok) return checked;
    const { founded, paragraphs } = checked.value;
    const institutionId = by.scope.id;
    const { timeZone } = await readInstitution(tx, institutionId);
    const { written } = asked;
    const { now } = by;
    const id = await insertConsultation(tx, { institutionId, timeZone, written, founded, now });
    await saveParagraphs(tx, id, paragraphs);
    const consultation = await readWithin(tx, institutionId, id, now);
    assert(consultation !== undefined, 'it was added just now');
    const told = { step: 'drafted', kind: written.kind };
    await log(tx, by, 'consultations/call', consultation, told);
    return ok(consultation);
  });
}

export function editDraft(
  db: Database,
  by: ByStaff,
  id: string,
  asked: Asked,
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'edit', async (tx, consultation) => {
    const checked = await check(tx, by, asked);
    if (!checked.ok) return checked;
    await updateConsultation(tx, id, asked.written, checked.value.founded);
    await saveParagraphs(tx, id, checked.value.paragraphs);
    await log(tx, by, 'consultations/call', consultation, { step: 'edited' });
    return ok(undefined);
  });
}

export function deleteDraft(db: Database, by: ByStaff, id: string): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'delete', async (tx, consultation) => {
    await deleteConsultation(tx, id);
    await log(tx, by, 'consultations/call', consultation, { step: 'deleted' });
    return ok(undefined);
  });
}

interface Checked {
  readonly founded: Founded;
  readonly paragraphs: readonly Paragraph[];
}

/** The norm that it stands on, and what is read. */
async function check(
  tx: Tx,
  { scope }: ByStaff,
  { written, text }: Asked,
): Promise<Result<Checked, Refusal>> {
  const norm = await findNorm(tx, written.norm);
  if (norm === undefined || norm.annulledAt !== undefined) {
    return err({ code: 'consultations/norm-unknown' });
  }
  if ('paragraphs' in text) {
    const paragraphs = written.kind === 'question' ? [] : text.paragraphs;
    if (!fits(paragraphs)) return err({ code: 'consultations/text-too-long' });
    return ok({ founded: { normId: norm.id, edition: undefined }, paragraphs });
  }
  const bases = await listClosedBases(tx, scope.id);
  const chosen = bases.find(({ rulebookId }) => rulebookId === text.rulebookId);
  if (chosen === undefined || written.kind !== 'rules') {
    return err({ code: 'consultations/rulebook-unknown' });
  }
  const { editionId, rulebookId } = chosen;
  const paragraphs = paragraphsOfBlocks(chosen.blocks);
  if (!fits(paragraphs)) return err({ code: 'consultations/text-too-long' });
  return ok({ founded: { normId: norm.id, edition: { editionId, rulebookId } }, paragraphs });
}
