// Whoever is asked to speak for a member accepts or not by herself, and gives the seat back whenever she wants.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listAsked, saveAcceptance, saveEnd } from '../store/representatives.ts';
import { findSeat, holdPerson } from '../store/seats.ts';
import { type ByRepresentative, onSeat } from './at-seat.ts';

/** One seat a person: whoever speaks for another member gives that up first. */
export function answerRepresentation(
  db: Database,
  { personId, now }: ByRepresentative,
  { id, accepts }: { readonly id: string; readonly accepts: boolean },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    await holdPerson(tx, personId);
    const asked = await listAsked(tx, personId);
    if (!asked.some(({ representative }) => representative.id === id)) {
      return err({ code: 'roundtable/not-asked' });
    }
    if (!accepts) {
      await saveEnd(tx, { id, endedAs: 'declined', now });
      return ok(undefined);
    }
    if ((await findSeat(tx, personId)) !== undefined)
      return err({ code: 'roundtable/sits-elsewhere' });
    const saved = await saveAcceptance(tx, { id, personId, now });
    return saved ? ok(undefined) : err({ code: 'roundtable/not-asked' });
  });
}

export function stepDown(db: Database, by: ByRepresentative): Promise<Result<void, Refusal>> {
  return onSeat(db, by, async (tx, { representativeId: id }) => {
    await saveEnd(tx, { id, endedAs: 'stepped-down', now: by.now });
    return ok(undefined);
  });
}
