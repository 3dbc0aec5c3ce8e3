// Keeps who sits in the mixed committee, and which gatherings belong to the edition.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { gatheringsOf } from '../../../ground/gatherings/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  endSeat,
  insertSeat,
  linkGathering,
  type Purpose,
  type SeatWritten,
  unlinkGathering,
} from '../store/committee.ts';
import { type Edition, lockEdition } from '../store/editions.ts';
import type { ByStaff } from './by-staff.ts';

type Told = Readonly<Record<string, string>>;

function onEdition(
  db: Database,
  by: ByStaff,
  editionId: string,
  act: (tx: Tx, edition: Edition) => Promise<Result<Told, Refusal>>,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
    if (edition.isArchived) return err({ code: 'editions/archived' });
    const done = await act(tx, edition);
    if (!done.ok) return done;
    const subject = `edition:${editionId}`;
    await audit(tx, { ...by, act: 'editions/edit', subject, told: done.value });
    return ok(undefined);
  });
}

/** The log names no resident: only on which side a seat was taken. */
export function takeSeat(
  db: Database,
  by: ByStaff,
  editionId: string,
  seat: SeatWritten,
): Promise<Result<void, Refusal>> {
  return onEdition(db, by, editionId, async (tx) => {
    await insertSeat(tx, editionId, seat, by.now);
    return ok({ committee: 'seat-taken', side: seat.side });
  });
}

/** A seat that was left stays in the list, with its last day. */
export function leaveSeat(
  db: Database,
  by: ByStaff,
  editionId: string,
  given: { readonly seatId: string; readonly until: string },
): Promise<Result<void, Refusal>> {
  return onEdition(db, by, editionId, async (tx) =>
    (await endSeat(tx, editionId, given.seatId, given.until))
      ? ok({ committee: 'seat-left' })
      : err({ code: 'editions/seat-unknown' }),
  );
}

/** Only a published gathering of the institution itself, and only of one edition. */
export function attachGathering(
  db: Database,
  by: ByStaff,
  editionId: string,
  given: { readonly gatheringId: string; readonly purpose: Purpose },
): Promise<Result<void, Refusal>> {
  return onEdition(db, by, editionId, async (tx) => {
    const own = await gatheringsOf(tx, { institutionId: by.scope.id });
    const gathering = own.find(({ id }) => id === given.gatheringId);
    if (gathering === undefined) return err({ code: 'editions/gathering-unknown' });
    const linked = await linkGathering(tx, { editionId, ...given }, by.now);
    if (!linked) return err({ code: 'editions/gathering-taken' });
    return ok({ gathering: gathering.slug, purpose: given.purpose });
  });
}

export function detachGathering(
  db: Database,
  by: ByStaff,
  editionId: string,
  gatheringId: string,
): Promise<Result<void, Refusal>> {
  return onEdition(db, by, editionId, async (tx) =>
    (await unlinkGathering(tx, editionId, gatheringId))
      ? ok({ gathering: 'detached' })
      : err({ code: 'editions/gathering-unknown' }),
  );
}
