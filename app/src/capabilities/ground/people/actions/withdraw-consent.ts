// A guardian takes a consent back: from this moment the child takes no part in that track.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { ChildRefusal } from '../rules/childhood.ts';
import { withdrawConsent as markWithdrawn } from '../store/guardianships.ts';

export interface ConsentToWithdraw {
  readonly id: string;
  readonly childId: string;
  readonly guardianId: string;
  readonly now: Date;
}

export function withdrawConsent(
  db: Database,
  consent: ConsentToWithdraw,
): Promise<Result<void, ChildRefusal>> {
  return inTransaction(db, async (tx) =>
    (await markWithdrawn(tx, consent)) ? ok(undefined) : err({ code: 'people/child-not-there' }),
  );
}
