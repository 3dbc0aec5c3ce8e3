// Mends a registration that was sent back and asks for the check again.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { forgetMembers, insertBoard } from '../store/boards.ts';
import { listChecks } from '../store/legal-checks.ts';
import { findDuplicate, holdIdentity, updateOrganization } from '../store/organizations.ts';
import type { Acting } from './acting.ts';
import { askForCheck } from './ask-for-check.ts';
import { holdOwn } from './own-organization.ts';
import type { Registration } from './register-organization.ts';

export function mendRegistration(
  db: Database,
  scope: Scope,
  registration: Registration,
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { facts, profile, board } = registration;
  const { actor, now, addressOf } = by;
  return inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, scope);
    if (!held.ok) return held;
    const { id, slug, legalState } = held.value;
    if (legalState !== 'returned') return err({ code: 'organizations/not-returned' });
    await holdIdentity(tx, facts);
    const duplicate = await findDuplicate(tx, facts, id);
    if (duplicate !== undefined) {
      return err({ code: 'organizations/already-registered', ...duplicate });
    }
    const [before] = await listChecks(tx, id);
    if (before?.boardId) await forgetMembers(tx, before.boardId);
    const boardId = await insertBoard(tx, id, board, now);
    await updateOrganization(tx, id, { facts, profile, legalState: 'pending' });
    await askForCheck(tx, {
      organization: { id, slug, name: facts.name },
      cut: facts.cut,
      about: 'registration',
      boardId,
      personId: actor.personId,
      now,
      addressOf,
    });
    await audit(tx, {
      actor,
      act: 'organizations/edit-own',
      scope,
      subject: `organization:${id}`,
      told: { mended: 'registration' },
    });
    return ok(undefined);
  });
}
