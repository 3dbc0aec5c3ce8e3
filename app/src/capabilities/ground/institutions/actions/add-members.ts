// Writes new members into a body, one or a whole file of them: all fit or none comes in.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import {
  type BodyId,
  type BodyKind,
  type MemberWords,
  publicWords,
  seatAll,
  type Unseated,
} from '../rules/body.ts';
import { insertMember, listMembers, lockBody, plainNames } from '../store/bodies.ts';
import type { ByPlatform, ByStaff } from './by-staff.ts';

/** How many came in; or who does not fit, and why, in which case nobody came in. */
export function addMembers(
  db: Database,
  by: ByStaff | ByPlatform,
  kind: BodyKind,
  given: readonly MemberWords[],
): Promise<Result<number, readonly Unseated[]>> {
  return inTransaction(db, async (tx) => {
    const { id, seen } = await lockBody(tx, by.scope.id, kind);
    const names = await plainNames(
      tx,
      given.map(({ name }) => name),
    );
    const there = await listMembers(tx, by.scope.id, kind);
    const asking = given.map((words, place) => ({
      ...words,
      plainName: names[place] ?? '',
      leftOn: null,
    }));
    const unseated = seatAll(asking, there, seen.seats);
    if (unseated.length > 0) return err(unseated);
    for (const words of given) await addMember(tx, by, { id, kind }, words);
    return ok(given.length);
  });
}

async function addMember(
  tx: Tx,
  by: ByStaff | ByPlatform,
  body: { readonly id: BodyId; readonly kind: BodyKind },
  words: MemberWords,
): Promise<void> {
  const id = await insertMember(tx, body.id, words);
  await audit(tx, {
    ...by,
    act: 'institutions/edit-bodies',
    subject: `body-member:${id}`,
    after: publicWords(words),
    told: { body: body.kind, seat: words.seat, changed: 'added' },
  });
}
