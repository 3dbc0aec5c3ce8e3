// A guardian lets a child take part in one track, having read what is done with its data.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { type ChildRefusal, type ChildTrack, decideConsent } from '../rules/childhood.ts';
import { findWard, insertConsent } from '../store/guardianships.ts';
import { openDetails } from '../store/persons.ts';
import { checkGuardian } from './check-guardian.ts';

export interface ConsentToGive {
  readonly guardianId: string;
  readonly childId: string;
  /** The track that was asked for; undefined if it is not open any more. */
  readonly track: ChildTrack | undefined;
  /** Version of the text that was shown. */
  readonly textVersion: string;
  /** Today in Chile, `YYYY-MM-DD`. */
  readonly today: string;
  readonly now: Date;
}

/** Given twice it stands once. */
export function giveConsent(
  db: Database,
  keys: Keys,
  given: ConsentToGive,
): Promise<Result<void, ChildRefusal>> {
  return inTransaction(db, async (tx) => {
    const { guardianId, childId, textVersion, now } = given;
    const may = await checkGuardian(tx, keys, given);
    if (!may.ok) return may;
    const ward = await findWard(tx, guardianId, childId);
    if (ward === undefined || ward.endedAt !== null) return err({ code: 'people/child-not-there' });
    const { birthDate } = await openDetails(tx, keys, childId);
    assert(birthDate !== undefined, 'the birth date of a child is known');
    const decided = decideConsent(birthDate, given.track, given);
    if (!decided.ok) return decided;
    const { subject } = decided.value;
    await insertConsent(tx, { childId, guardianId, subject, textVersion, now });
    return ok(undefined);
  });
}
