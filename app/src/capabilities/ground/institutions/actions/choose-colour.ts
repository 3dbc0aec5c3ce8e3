// Gives an institution its colour, or takes it away: one on which white text can be read.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { decideColour } from '../rules/colour.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockFrontPage, saveColourRow } from '../store/front-pages.ts';
import type { ByStaff } from './by-staff.ts';

export interface ColourChoice {
  /** As typed; undefined for none. */
  readonly colour: string | undefined;
  /** The colour that the person saw there; undefined for none. */
  readonly seen: string | undefined;
}

export function chooseColour(
  db: Database,
  by: ByStaff,
  { colour, seen }: ColourChoice,
): Promise<Result<void, Refusal>> {
  const { id } = by.scope;
  return inTransaction(db, async (tx) => {
    const decided = colour === undefined ? ok(null) : decideColour(colour);
    if (!decided.ok) return decided;
    const before = await lockFrontPage(tx, id);
    if (before.colour !== (seen ?? null)) return err({ code: 'institutions/changed-meanwhile' });
    await saveColourRow(tx, id, decided.value);
    await audit(tx, {
      ...by,
      act: 'institutions/edit-front-page',
      subject: `institution:${id}`,
      before: { colour: before.colour },
      after: { colour: decided.value },
      told: { changed: 'colour', colour: decided.value },
    });
    return ok(undefined);
  });
}
