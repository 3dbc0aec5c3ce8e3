// Opens a draft to residents until its deadline, and moves the deadline on with a reason.
import { assert, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { mayExtend, mayOpen } from '../rules/consultation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readWithin, saveOpening } from '../store/consultations.ts';
import { extend } from '../store/endings.ts';
import { listParagraphs } from '../store/paragraphs.ts';
import { documentOf, SEARCH_ROOM } from '../store/search-documents.ts';
import { findStandingCommitment } from '../store/what-is-asked.ts';
import { type ByStaff, log, onConsultation } from './acting.ts';
import { tellOfExtension } from './tell.ts';

/** From here on its text, its level and its basis stay as people read them. */
export function openConsultation(
  db: Database,
  by: ByStaff,
  { id, closesAt }: { readonly id: string; readonly closesAt: Date },
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'open', async (tx, consultation) => {
    const { kind, level, edition } = consultation;
    const commitmentId =
      level === 'decision' && edition !== undefined
        ? await findStandingCommitment(tx, edition.id)
        : undefined;
    const paragraphs = await listParagraphs(tx, id);
    const may = mayOpen({
      kind,
      level,
      paragraphsCount: paragraphs.length,
      hasCommitment: commitmentId !== undefined,
      closesAt,
      now: by.now,
    });
    if (!may.ok) return may;
    await saveOpening(tx, id, { openedAt: by.now, closesAt, commitmentId });
    const opened = await readWithin(tx, by.scope.id, id, by.now);
    assert(opened !== undefined, 'it is held');
    await putDocuments(tx, SEARCH_ROOM, [documentOf(opened, by.pathIn)]);
    const told = { step: 'opened', level, closes_at: closesAt.toISOString() };
    await log(tx, by, 'consultations/call', consultation, told);
    return ok(undefined);
  });
}

/** Whoever took part is told of the new hour. */
export function extendDeadline(
  db: Database,
  by: ByStaff,
  { id, untilAt, reason }: { readonly id: string; readonly untilAt: Date; readonly reason: string },
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'extend', async (tx, consultation) => {
    const { openedAt, closesAt } = consultation;
    assert(openedAt !== undefined && closesAt !== undefined, 'it is open');
    const may = mayExtend(closesAt, untilAt, openedAt);
    if (!may.ok) return may;
    await extend(tx, id, { closedAt: closesAt, untilAt, reason }, by.now);
    await tellOfExtension(tx, by, consultation, untilAt);
    const told = { step: 'extended', closes_at: untilAt.toISOString() };
    await log(tx, by, 'consultations/call', consultation, told, reason);
    return ok(undefined);
  });
}
