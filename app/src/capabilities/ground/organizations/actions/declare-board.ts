// Declares a new board and asks for its check; the one before it stays in office until its own last day, or until the new one begins.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { DeclaredBoard } from '../rules/board.ts';
import type { Refusal } from '../rules/refusal.ts';
import { forgetMembers, insertBoard } from '../store/boards.ts';
import { listChecks, readOpenCheck } from '../store/legal-checks.ts';
import type { Acting } from './acting.ts';
import { askForCheck } from './ask-for-check.ts';
import { holdOwn } from './own-organization.ts';

export function declareBoard(
  db: Database,
  scope: Scope,
  board: DeclaredBoard,
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { actor, now, addressOf } = by;
  return inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, scope);
    if (!held.ok) return held;
    const { id, slug, legalState, facts } = held.value;
    if (legalState !== 'confirmed') return err({ code: 'organizations/not-confirmed' });
    if ((await readOpenCheck(tx, id)) !== undefined)
      return err({ code: 'organizations/check-open' });
    for (const { about, state, boardId } of await listChecks(tx, id)) {
      const isReplaced = about === 'board' && state === 'returned';
      if (isReplaced && boardId !== null) await forgetMembers(tx, boardId);
    }
    const boardId = await insertBoard(tx, id, board, now);
    await askForCheck(tx, {
      organization: { id, slug, name: facts.name },
      cut: facts.cut,
      about: 'board',
      boardId,
      personId: actor.personId,
      now,
      addressOf,
    });
    await audit(tx, {
      actor,
      act: 'organizations/change-board',
      scope,
      subject: `organization:${id}`,
      told: { valid_from: board.validFrom, valid_until: board.validUntil },
    });
    return ok(undefined);
  });
}
