// Takes the crest off the front page of an institution; it can be brought back.
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { lockFrontPage, saveCrestRow } from '../store/front-pages.ts';
import type { ByStaff } from './by-staff.ts';

/** Asking twice is the same as asking once: the second keeps what the first set aside. */
export function hideCrest(db: Database, by: ByStaff): Promise<void> {
  const { id } = by.scope;
  return inTransaction(db, async (tx) => {
    const { crestSha256 } = await lockFrontPage(tx, id);
    if (crestSha256 === null) return;
    await saveCrestRow(tx, id, undefined);
    await audit(tx, {
      ...by,
      act: 'institutions/edit-front-page',
      subject: `institution:${id}`,
      before: { crest: crestSha256 },
      after: { crest: null },
      told: { changed: 'crest', crest: null },
    });
  });
}
