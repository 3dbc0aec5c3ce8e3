// Gives free seats to those who wait, in their order, and tells them.
import type { Tx } from '../../../../platform/database/database.ts';
import { advancing } from '../rules/waiting.ts';
import { type Gathering, readGathering } from '../store/gatherings.ts';
import { listRegistrations, saveState } from '../store/registrations.ts';
import type { Acting } from './acting.ts';
import { tellOfSeats } from './tell.ts';

/** The gathering is held by this transaction; its seats are read again. */
export async function advanceWaiting(
  tx: Tx,
  by: Pick<Acting, 'now' | 'pathIn'>,
  { id }: Pick<Gathering, 'id'>,
): Promise<void> {
  const gathering = await readGathering(tx, id);
  if (gathering === undefined || by.now >= gathering.startsAt) return;
  const registrations = await listRegistrations(tx, id);
  const waiting = registrations
    .filter(({ state }) => state === 'waiting')
    .map((one) => ({ ...one, seats: 1 + one.companions }));
  const now = advancing(gathering.capacity, gathering.seatsTaken, waiting);
  const ids = new Set(now.map((one) => one.id));
  if (ids.size === 0) return;
  for (const registrationId of ids) await saveState(tx, registrationId, 'confirmed');
  await tellOfSeats(
    tx,
    by,
    gathering,
    registrations.filter((one) => ids.has(one.id)),
  );
}
