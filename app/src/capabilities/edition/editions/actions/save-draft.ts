// Saves the bases that are being written; whoever saved in between is not written over.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { rulebookText } from '../rules/rulebook-text.ts';
import { readDraft, saveDraftRow } from '../store/drafts.ts';
import { lockEdition } from '../store/editions.ts';
import type { ByStaff } from './by-staff.ts';

export interface DraftEdit {
  readonly editionId: string;
  readonly rules: Rulebook;
  /** Version of what the person saw. */
  readonly seen: string;
  /** Which part was edited, as the log names it. */
  readonly part: string;
}

export function saveDraft(
  db: Database,
  by: ByStaff,
  { editionId, rules, seen, part }: DraftEdit,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
    if (edition.isArchived) return err({ code: 'editions/archived' });
    const before = await readDraft(tx, editionId);
    if (
      before === undefined ||
      !(await saveDraftRow(tx, editionId, { rules, seen, now: by.now }))
    ) {
      return err({ code: 'editions/changed-meanwhile' });
    }
    await audit(tx, {
      ...by,
      act: 'editions/edit',
      subject: `edition:${editionId}`,
      before: { bases: rulebookText(before.rules) },
      after: { bases: rulebookText(rules) },
      told: { part },
    });
    return ok(undefined);
  });
}
