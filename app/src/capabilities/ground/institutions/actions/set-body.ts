// Sets how a body sits: seats, quorum and the rule of attendance; never fewer seats than people who sit at once.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type Body, type BodyKind, mostAtOnce } from '../rules/body.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listMembers, lockBody, saveBodyRow } from '../store/bodies.ts';
import type { ByPlatform, ByStaff } from './by-staff.ts';

export interface BodyEdit {
  readonly kind: BodyKind;
  readonly to: Pick<Body, 'seats' | 'quorum' | 'attendanceRule'>;
  /** Version of what the person saw; empty for a body that was never set. */
  readonly seen: string;
}

export function setBody(
  db: Database,
  by: ByStaff | ByPlatform,
  { kind, to, seen }: BodyEdit,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const { id, seen: before } = await lockBody(tx, by.scope.id, kind);
    if (before.version !== seen) return err({ code: 'institutions/changed-meanwhile' });
    const sitting = mostAtOnce(await listMembers(tx, by.scope.id, kind));
    if (to.seats !== null && to.seats < sitting) {
      return err({ code: 'institutions/seats-are-taken', sitting });
    }
    await saveBodyRow(tx, id, to);
    await audit(tx, {
      ...by,
      act: 'institutions/edit-bodies',
      subject: `body:${id}`,
      before: stateOf(before),
      after: stateOf(to),
      told: { body: kind, seats: to.seats, quorum: to.quorum },
    });
    return ok(undefined);
  });
}

function stateOf({ seats, quorum, attendanceRule }: BodyEdit['to']) {
  return { seats, quorum, attendanceRule };
}
