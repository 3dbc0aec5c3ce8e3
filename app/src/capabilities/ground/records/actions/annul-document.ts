// Annuls a document: it stays where it is, and says since when and why it holds no longer.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { annulRow, findDocument } from '../store/documents.ts';
import { type ByStaff, CERTIFYING } from './by-staff.ts';

export async function annulDocument(
  db: Database,
  by: ByStaff,
  asked: { readonly code: string; readonly reason: string },
): Promise<Result<void, Refusal>> {
  const { scope, actor, now } = by;
  return inTransaction(db, async (tx) => {
    const document = await findDocument(tx, asked.code);
    if (document?.institutionId !== scope.id) return err({ code: 'records/not-here' });
    const which = { id: document.id, institutionId: scope.id, as: CERTIFYING };
    const isAnnulled = await annulRow(tx, which, { at: now, reason: asked.reason });
    if (!isAnnulled) return err({ code: 'records/already-annulled' });
    await audit(tx, {
      actor,
      scope,
      act: 'records/annul-document',
      subject: `document:${document.code}`,
      before: { annulled: false },
      after: { annulled: true },
      told: { annulled: document.content.number },
      reason: asked.reason,
    });
    return ok(undefined);
  });
}
