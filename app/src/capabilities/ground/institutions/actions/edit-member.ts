// Corrects what is written of a member, unless somebody else has changed it since or it would not fit.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import {
  type BodyKind,
  decideSeating,
  type MemberId,
  type MemberWords,
  publicWords,
} from '../rules/body.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listMembers, lockBody, plainNames, updateMember } from '../store/bodies.ts';
import type { ByStaff } from './by-staff.ts';

export interface MemberEdit {
  readonly kind: BodyKind;
  readonly id: MemberId;
  readonly words: MemberWords;
  /** Version of what the person saw. */
  readonly seen: string;
}

export function editMember(
  db: Database,
  by: ByStaff,
  { kind, id, words, seen }: MemberEdit,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const body = await lockBody(tx, by.scope.id, kind);
    const members = await listMembers(tx, by.scope.id, kind);
    const before = members.find((member) => member.id === id);
    if (before === undefined) return err({ code: 'institutions/not-here' });
    if (before.version !== seen) return err({ code: 'institutions/changed-meanwhile' });
    if (before.leftOn !== null && before.leftOn < words.mandateFrom) {
      return err({ code: 'institutions/left-before-beginning', mandateFrom: words.mandateFrom });
    }
    const [plainName = ''] = await plainNames(tx, [words.name]);
    const others = members.filter((member) => member.id !== id);
    const one = { ...words, plainName, leftOn: before.leftOn };
    const decided = decideSeating(one, others, body.seen.seats);
    if (!decided.ok) return decided;
    await updateMember(tx, id, words);
    await audit(tx, {
      ...by,
      act: 'institutions/edit-bodies',
      subject: `body-member:${id}`,
      before: publicWords(before),
      after: publicWords(words),
      told: { body: kind, seat: words.seat, changed: 'corrected' },
    });
    return ok(undefined);
  });
}
