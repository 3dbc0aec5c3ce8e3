// Annuls a document: it stays where it is, and says since when and why it holds no longer.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Role } from '../../people/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { annulRow, findDocument } from '../store/documents.ts';
import { type ByStaff, CERTIFYING } from './by-staff.ts';

interface Annulled {
  readonly code: string;
  readonly reason: string;
}

export function annulDocument(
  db: Database,
  by: ByStaff,
  asked: Annulled,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, (tx) => annulDocumentIn(tx, by, { ...asked, as: CERTIFYING }));
}

/** In the transaction of what makes it void, in the role of whoever does that. */
export async function annulDocumentIn(
  tx: Tx,
  { scope, actor, now }: ByStaff,
  { code, reason, as }: Annulled & { readonly as: Role },
): Promise<Result<void, Refusal>> {
  const document = await findDocument(tx, code);
  if (document?.institutionId !== scope.id) return err({ code: 'records/not-here' });
  const which = { id: document.id, institutionId: scope.id, as };
  const isAnnulled = await annulRow(tx, which, { at: now, reason });
  if (!isAnnulled) return err({ code: 'records/already-annulled' });
  await audit(tx, {
    actor,
    scope,
    act: 'records/annul-document',
    subject: `document:${document.code}`,
    before: { annulled: false },
    after: { annulled: true },
    told: { annulled: document.content.number },
    reason,
  });
  return ok(undefined);
}
