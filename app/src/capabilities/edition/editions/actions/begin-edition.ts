// Begins an edition: its address, its name, and bases to go on from.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { insertEdition } from '../store/drafts.ts';
import type { ByStaff } from './by-staff.ts';

export interface Beginning {
  readonly slug: string;
  readonly name: string;
  readonly rules: Rulebook;
  /** Of the edition that these bases were copied from. */
  readonly copiedFrom: string | null;
  /** The preset that they began with, as the log names it. */
  readonly preset: string | null;
}

/** The id of the edition; refused when the institution has another one at this address. */
export function beginEdition(
  db: Database,
  by: ByStaff,
  given: Beginning,
): Promise<Result<string, Refusal>> {
  const { slug, name, rules, copiedFrom, preset } = given;
  return inTransaction(db, async (tx) => {
    const institutionId = by.scope.id;
    const id = await insertEdition(tx, {
      institutionId,
      slug,
      name,
      copiedFrom,
      rules,
      now: by.now,
    });
    if (id === undefined) return err({ code: 'editions/address-taken' });
    await audit(tx, {
      ...by,
      act: 'editions/edit',
      subject: `edition:${id}`,
      told: { edition: name, preset, copied: copiedFrom !== null },
    });
    return ok(id);
  });
}
