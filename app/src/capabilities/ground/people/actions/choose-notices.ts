// What a person wants to be told by mail and push, and whether by mail at all.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { NoticeKind } from '../../../../platform/room.ts';
import { switchMail } from '../store/mail-settings.ts';
import { saveStoppedKinds } from '../store/notices.ts';

/** `wanted` are the kinds that she ticked; those that are always told cannot be stopped. */
export function chooseNotices(
  db: Database,
  kinds: readonly NoticeKind[],
  given: {
    readonly personId: string;
    /** Undefined leaves it as it is. */
    readonly isMailOn: boolean | undefined;
    readonly wanted: readonly string[];
    readonly now: Date;
  },
): Promise<void> {
  const { personId, isMailOn, wanted, now } = given;
  const stopped = kinds.filter(({ kind, isAlways }) => !isAlways && !wanted.includes(kind));
  return inTransaction(db, async (tx) => {
    if (isMailOn !== undefined) await switchMail(tx, { personId, isOn: isMailOn, now });
    await saveStoppedKinds(
      tx,
      personId,
      stopped.map(({ kind }) => kind),
    );
  });
}
