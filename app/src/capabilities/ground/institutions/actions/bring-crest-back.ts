// Shows the earlier crest of an institution again: the undo of a new one, and of taking it off.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { exchangeCrests, lockFrontPage } from '../store/front-pages.ts';
import type { ByStaff } from './by-staff.ts';

export function bringCrestBack(db: Database, by: ByStaff): Promise<Result<void, Refusal>> {
  const { id } = by.scope;
  return inTransaction(db, async (tx) => {
    const { crestSha256, earlierCrestSha256 } = await lockFrontPage(tx, id);
    if (earlierCrestSha256 === null) return err({ code: 'institutions/no-earlier-crest' });
    await exchangeCrests(tx, id);
    await audit(tx, {
      ...by,
      act: 'institutions/edit-front-page',
      subject: `institution:${id}`,
      before: { crest: crestSha256 },
      after: { crest: earlierCrestSha256 },
      told: { changed: 'crest', crest: earlierCrestSha256 },
    });
    return ok(undefined);
  });
}
