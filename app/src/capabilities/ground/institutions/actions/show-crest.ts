// Shows a crest on the front page of an institution; the one shown until now can be brought back.
import { createHash } from 'node:crypto';
import { ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockFrontPage, saveCrestRow, saveCrestText } from '../store/front-pages.ts';
import type { ByStaff } from './by-staff.ts';
import { redrawPicture } from './redraw-picture.ts';

export interface CrestGiven {
  readonly bytes: Uint8Array;
  /** What it shows, for whoever does not see it. */
  readonly text: string;
}

export async function showCrest(
  db: Database,
  by: ByStaff,
  { bytes, text }: CrestGiven,
): Promise<Result<void, Refusal>> {
  const redrawn = await redrawPicture(bytes);
  if (!redrawn.ok) return redrawn;
  const png = redrawn.value;
  const sha256 = createHash('sha256').update(png).digest('hex');
  const { id } = by.scope;
  return inTransaction(db, async (tx) => {
    const before = await lockFrontPage(tx, id);
    // The same picture with other words: the earlier one is kept to go back to.
    if (before.crestSha256 === sha256) await saveCrestText(tx, id, text);
    else await saveCrestRow(tx, id, { png, sha256, text });
    await audit(tx, {
      ...by,
      act: 'institutions/edit-front-page',
      subject: `institution:${id}`,
      before: { crest: before.crestSha256 },
      after: { crest: sha256, text },
      told: { changed: 'crest', crest: sha256 },
    });
    return ok(undefined);
  });
}
