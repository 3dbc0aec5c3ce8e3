// Keeps what there is of a sheet before it is entered: its scan, whose it is, and what was typed so far.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { keepFile, type StoredFile } from '../../../../platform/files/kept-files.ts';
import type { House } from '../../../../platform/room.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { findByDocument, recordLooks } from '../../people/index.ts';
import type { IdentityDocument } from '../../people/rules/index.ts';
import { sheetName } from '../rules/paper.ts';
import type { Refusal } from '../rules/refusal.ts';
import { saveBegun, sealDraft } from '../store/paper-sheets.ts';
import type { ByStaff } from './by-staff.ts';
import { logSheet, onSheet } from './paper-sheet.ts';

export interface SheetBegun {
  readonly code: string;
  readonly scan: StoredFile | undefined;
  /** The document in her hand: used to find her account, and forgotten. */
  readonly document: IdentityDocument | undefined;
  /** What was typed in the fields of the step. */
  readonly draft: Readonly<Record<string, string>>;
}

/** Says whether a document was looked up in vain: all the rest is kept all the same. */
export function beginSheet(
  { db, keys }: Pick<House, 'db' | 'keys'>,
  by: ByStaff,
  { code, scan, document, draft }: SheetBegun,
): Promise<Result<{ readonly problem: Refusal | undefined }, Refusal>> {
  return onSheet(db, by, code, async (tx, sheet) => {
    if (sheet.voidedAt !== null) return err({ code: 'records/paper-void' });
    if (sheet.enteredAt !== null) return err({ code: 'records/paper-entered' });
    const { actor, scope, now } = by;
    if (scan !== undefined) {
      const words = () => m.records_paper_scan_alt({ name: sheetName(sheet) });
      const alt = scan.kind === 'image' ? inLocale(sourceLocale, words) : null;
      await keepFile(tx, scan, { room: 'records', alt, isPublic: false });
    }
    const owner = document === undefined ? undefined : await findByDocument(tx, keys, document);
    const problem = problemWith({ document, ownerId: owner?.id, ownId: actor.personId });
    const isFound = owner !== undefined && problem === undefined;
    if (isFound) {
      const look = { personIds: [owner.id], what: 'records/paper', actor } as const;
      await recordLooks(tx, { ...look, institutionId: scope.id, now });
    }
    await saveBegun(
      tx,
      sheet.id,
      {
        draftSealed: sealDraft(keys, sheet.id, JSON.stringify(draft)),
        ...(scan === undefined ? {} : { scanFileId: scan.id }),
        ...(isFound ? { personId: owner.id } : {}),
      },
      now,
    );
    await logSheet(tx, by, sheet, {
      step: 'begun',
      scan: scan !== undefined,
      ...(document === undefined ? {} : { found: isFound }),
    });
    return ok({ problem });
  });
}

function problemWith(given: {
  readonly document: IdentityDocument | undefined;
  readonly ownerId: string | undefined;
  readonly ownId: string;
}): Refusal | undefined {
  const { document, ownerId, ownId } = given;
  if (document === undefined) return undefined;
  if (ownerId === undefined) return { code: 'records/paper-nobody' };
  return ownerId === ownId ? { code: 'records/paper-own' } : undefined;
}
