// Forgets a person at her word: every room takes out what it holds about her, and the account goes last.
import { ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { decideForgetting, type ForgettingRefusal } from '../rules/forgetting.ts';
import { deletePerson, tiesOf } from '../store/forgetting.ts';

export function forgetAccount(
  { db, privacy }: Pick<House, 'db' | 'privacy'>,
  given: { readonly personId: string; readonly now: Date },
): Promise<Result<void, ForgettingRefusal>> {
  const { personId, now } = given;
  return inTransaction(db, async (tx) => {
    const decided = decideForgetting(await tiesOf(tx, personId, now));
    if (!decided.ok) return decided;
    // From the last room to the first: a later one may refer to what an earlier one holds.
    for (const { forget } of privacy.toReversed()) await forget(tx, personId, now);
    await deletePerson(tx, personId);
    await audit(tx, {
      actor: undefined,
      act: 'people/forget-account',
      scope: undefined,
      subject: 'account:forgotten',
    });
    return ok(undefined);
  });
}
