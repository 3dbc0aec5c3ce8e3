// Enters a sheet of paper: its room takes the step, and whoever it belongs to is told; once, with its scan.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { PaperForm, PaperSubject } from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inLocale } from '../../../../platform/words.ts';
import { notify } from '../../people/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type PaperSheet, saveEntered } from '../store/paper-sheets.ts';
import type { ByStaff } from './by-staff.ts';
import { logSheet, onSheet } from './paper-sheet.ts';

export interface SheetToEnter {
  readonly code: string;
  readonly form: PaperForm;
  readonly subject: PaperSubject;
  /** As its form has parsed them. */
  readonly values: unknown;
}

export function enterPaperSheet(
  house: House,
  by: ByStaff,
  { code, form, subject, values }: SheetToEnter,
): Promise<Result<void, Refusal>> {
  return onSheet(house.db, by, code, async (tx, sheet) => {
    const may = mayEnter(sheet, form, by);
    if (!may.ok) return may;
    const { now } = by;
    const entered = await form.enter({
      tx,
      house,
      institutionId: sheet.institutionId,
      sheetId: sheet.id,
      subject: sheet.subject,
      personId: sheet.personId ?? undefined,
      now,
      enteredAt: now,
      values,
    });
    if (!entered.ok) return err({ code: 'records/paper-refused', ...entered.error });
    await saveEntered(tx, sheet.id, now);
    await logSheet(tx, by, sheet, { step: 'entered' });
    if (sheet.personId !== null) {
      const say = () => m.records_paper_notice({ form: form.title(subject) });
      const told = {
        personId: sheet.personId,
        kind: 'records/paper-entered',
        key: sheet.code,
        titles: { 'es-CL': inLocale('es-CL', say), en: inLocale('en', say) },
        paths: bothPaths((locale) => inLocale(locale, () => form.seenAt(sheet.subject))),
        isPublic: true,
        institutionId: sheet.institutionId,
      } as const;
      await notify(tx, [told], now);
    }
    return ok(undefined);
  });
}

function mayEnter(sheet: PaperSheet, form: PaperForm, by: ByStaff): Result<void, Refusal> {
  if (sheet.voidedAt !== null) return err({ code: 'records/paper-void' });
  if (sheet.enteredAt !== null) return err({ code: 'records/paper-entered' });
  if (sheet.scanFileId === null) return err({ code: 'records/paper-unscanned' });
  if (form.needsAccount !== true) return ok(undefined);
  if (sheet.personId === null) return err({ code: 'records/paper-unidentified' });
  return sheet.personId === by.actor.personId ? err({ code: 'records/paper-own' }) : ok(undefined);
}
