// Announces a lot: from now on its list, its hour and its observers are public and do not change.
import { err, hashLotList, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { type Announcement, hashAnnouncement, judgeNotice } from '../rules/lot-draw.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertLot } from '../store/lots.ts';
import type { ByStaff } from './by-staff.ts';

/** Returns the id of the lot. */
export function announceLot(
  db: Database,
  by: ByStaff,
  announcement: Announcement,
): Promise<Result<string, Refusal>> {
  return inTransaction(db, (tx) => announceLotIn(tx, by, announcement));
}

/** In the transaction of whoever freezes the list that is drawn. */
export async function announceLotIn(
  tx: Tx,
  { actor, scope, now }: ByStaff,
  announcement: Announcement,
): Promise<Result<string, Refusal>> {
  const judged = judgeNotice(announcement.heldAt, now);
  if (!judged.ok) return judged;
  const listSha256 = await hashLotList(announcement.list.map(({ id }) => id));
  const announcementSha256 = await hashAnnouncement(announcement);
  const id = await insertLot(tx, {
    ...announcement,
    institutionId: scope.id,
    listSha256,
    announcementSha256,
    announcedAt: now,
  });
  if (id === undefined) return err({ code: 'records/lot-label-taken' });
  await audit(tx, {
    actor,
    scope,
    act: 'records/announce-lot',
    subject: `lot:${id}`,
    after: { announcement: announcementSha256 },
    told: { announced: announcement.label, list: listSha256, announcement: announcementSha256 },
  });
  return ok(id);
}
