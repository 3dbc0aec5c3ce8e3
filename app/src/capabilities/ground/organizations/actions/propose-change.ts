// Asks to change the legal facts of a confirmed organisation: they hold once they are checked.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { LegalFacts } from '../rules/legal-facts.ts';
import { saysTheSame } from '../rules/organization.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readOpenCheck } from '../store/legal-checks.ts';
import { findDuplicate, holdIdentity } from '../store/organizations.ts';
import type { Acting } from './acting.ts';
import { askForCheck } from './ask-for-check.ts';
import { holdOwn } from './own-organization.ts';

/** Until the answer, the page says what was confirmed before. */
export function proposeChange(
  db: Database,
  scope: Scope,
  facts: LegalFacts,
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { actor, now, addressOf } = by;
  return inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, scope);
    if (!held.ok) return held;
    const { id, slug, legalState, facts: before } = held.value;
    if (legalState !== 'confirmed') return err({ code: 'organizations/not-confirmed' });
    if ((await readOpenCheck(tx, id)) !== undefined)
      return err({ code: 'organizations/check-open' });
    if (saysTheSame(before, facts)) return err({ code: 'organizations/nothing-changed' });
    await holdIdentity(tx, facts);
    const duplicate = await findDuplicate(tx, facts, id);
    if (duplicate !== undefined) {
      return err({ code: 'organizations/already-registered', ...duplicate });
    }
    await askForCheck(tx, {
      organization: { id, slug, name: before.name },
      cut: facts.cut,
      about: 'change',
      proposed: facts,
      personId: actor.personId,
      now,
      addressOf,
    });
    await audit(tx, {
      actor,
      act: 'organizations/edit-own',
      scope,
      subject: `organization:${id}`,
      told: { proposed: 'legal facts' },
    });
    return ok(undefined);
  });
}
