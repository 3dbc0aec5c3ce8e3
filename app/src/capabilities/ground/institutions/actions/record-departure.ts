// Writes down that a member left a body, with the day and the reason; or that this was a mistake.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type BodyKind, decideSeating, type MemberId } from '../rules/body.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listMembers, lockBody, saveDeparture } from '../store/bodies.ts';
import type { ByStaff } from './by-staff.ts';

export interface Departure {
  readonly kind: BodyKind;
  readonly id: MemberId;
  /** Undefined takes a departure back: the seat must still be free. */
  readonly departure: { readonly on: string; readonly reason: string } | undefined;
  /** Version of what the person saw. */
  readonly seen: string;
}

export function recordDeparture(
  db: Database,
  by: ByStaff,
  { kind, id, departure, seen }: Departure,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const body = await lockBody(tx, by.scope.id, kind);
    const members = await listMembers(tx, by.scope.id, kind);
    const before = members.find((member) => member.id === id);
    if (before === undefined) return err({ code: 'institutions/not-here' });
    if (before.version !== seen) return err({ code: 'institutions/changed-meanwhile' });
    const { mandateFrom } = before;
    if (departure !== undefined && departure.on < mandateFrom) {
      return err({ code: 'institutions/left-before-beginning', mandateFrom });
    }
    const others = members.filter((member) => member.id !== id);
    const one = { ...before, leftOn: departure?.on ?? null };
    const decided = decideSeating(one, others, body.seen.seats);
    if (!decided.ok) return decided;
    await saveDeparture(tx, id, departure);
    await audit(tx, {
      ...by,
      act: 'institutions/edit-bodies',
      subject: `body-member:${id}`,
      before: { leftOn: before.leftOn },
      after: { leftOn: departure?.on ?? null },
      told: {
        body: kind,
        seat: before.seat,
        changed: departure === undefined ? 'departure-taken-back' : 'left',
        on: departure?.on ?? null,
      },
    });
    return ok(undefined);
  });
}
