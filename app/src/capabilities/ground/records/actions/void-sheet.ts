// Makes a sheet void: what it did is taken back, and a new one of the next number corrects it if somebody asks for that.
import { assert, err, ok, type Result } from '@minga/basics';
import type { PaperForm } from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../institutions/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { VoidReason } from '../rules/paper.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  findSheet,
  insertSheets,
  openDraft,
  saveBegun,
  saveVoid,
  sealDraft,
} from '../store/paper-sheets.ts';
import type { ByStaff } from './by-staff.ts';
import { logSheet, onSheet } from './paper-sheet.ts';
import { newCode } from './print-sheets.ts';

export interface SheetToVoid {
  readonly code: string;
  readonly form: PaperForm;
  readonly reason: VoidReason;
  /** Whether a new sheet begins with the scan, the person and what was typed of this one. */
  readonly isCorrected: boolean;
}

/** Returns the code of the sheet that corrects it, if one does. */
export function voidSheet(
  house: House,
  by: ByStaff,
  { code, form, reason, isCorrected }: SheetToVoid,
): Promise<Result<string | undefined, Refusal>> {
  const { db, keys } = house;
  return onSheet(db, by, code, async (tx, sheet) => {
    if (sheet.voidedAt !== null) return err({ code: 'records/paper-void' });
    const { now } = by;
    const { id, enteredAt, institutionId, personId, scanFileId } = sheet;
    if (enteredAt !== null) {
      const undone = await form.undo({
        tx,
        house,
        institutionId,
        sheetId: id,
        subject: sheet.subject,
        personId: personId ?? undefined,
        now,
        enteredAt,
      });
      if (!undone.ok) return err({ code: 'records/paper-refused', ...undone.error });
    }
    await saveVoid(tx, id, { reason, now });
    await logSheet(tx, by, sheet, { step: 'void', reason, corrected: isCorrected });
    if (!isCorrected) return ok(undefined);
    const { timeZone } = await readInstitution(tx, institutionId);
    const year = Number(dayIn(timeZone, now).slice(0, 4));
    const next = newCode();
    const isAnonymous = form.isAnonymous === true;
    const fresh = {
      runId: sheet.runId,
      institutionId,
      year,
      codes: [next],
      isAnonymous,
      replaces: id,
    };
    await insertSheets(tx, fresh);
    const inserted = await findSheet(tx, next);
    assert(inserted !== undefined, 'the sheet that was numbered is there');
    const draft = openDraft(keys, sheet) ?? '{}';
    const begun = {
      draftSealed: sealDraft(keys, inserted.id, draft),
      ...(personId === null ? {} : { personId }),
      ...(scanFileId === null ? {} : { scanFileId }),
    };
    await saveBegun(tx, inserted.id, begun, now);
    return ok(next);
  });
}
