// Saves how an institution is reached, unless somebody else has changed it since it was read.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Contact, lockFrontPage, saveContactRow } from '../store/front-pages.ts';
import type { ByStaff } from './by-staff.ts';

export interface ContactEdit {
  readonly contact: Contact;
  /** Version of what the person saw. */
  readonly seen: string;
}

export function saveContact(
  db: Database,
  by: ByStaff,
  { contact, seen }: ContactEdit,
): Promise<Result<void, Refusal>> {
  const { id } = by.scope;
  return inTransaction(db, async (tx) => {
    const before = await lockFrontPage(tx, id);
    if (before.version !== seen) return err({ code: 'institutions/changed-meanwhile' });
    await saveContactRow(tx, id, contact);
    const { address, phone, email, website } = before;
    await audit(tx, {
      ...by,
      act: 'institutions/edit-front-page',
      subject: `institution:${id}`,
      before: { address, phone, email, website },
      after: { ...contact },
      told: { changed: 'contact' },
    });
    return ok(undefined);
  });
}
