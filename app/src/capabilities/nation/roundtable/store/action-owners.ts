// Who stands on an action of the agenda: asked, bound, and how it ended.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { OwnerPart } from '../rules/action.ts';

export interface NewOwner {
  readonly actionId: string;
  readonly memberId: string;
  readonly part: OwnerPart;
  readonly askedAt: Date;
  /** Undefined while it is only asked. */
  readonly acceptedAt: Date | undefined;
  /** Id of the row whose part it is asked to take. */
  readonly takesOver: string | undefined;
}

/** False where this member stands on it already, or another is asked to take the same part. */
export async function insertOwner(tx: Tx, given: NewOwner): Promise<boolean> {
  const added = await tx
    .insertInto('roundtable.action_owner')
    .values({
      action_id: given.actionId,
      member_id: given.memberId,
      part: given.part,
      asked_at: given.askedAt,
      accepted_at: given.acceptedAt ?? null,
      takes_over: given.takesOver ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function saveAcceptedOwner(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('roundtable.action_owner')
    .set({ accepted_at: now })
    .where('id', '=', id)
    .execute();
}

export async function saveEndOfOwner(
  tx: Tx,
  id: string,
  { endedAs, now }: { readonly endedAs: 'declined' | 'handed-over'; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('roundtable.action_owner')
    .set({ ended_at: now, ended_as: endedAs })
    .where('id', '=', id)
    .execute();
}

/** All that a member stands on and that is not over, in the transaction in which it leaves. */
export async function endOwnersOf(tx: Tx, memberId: string, now: Date): Promise<void> {
  await tx
    .updateTable('roundtable.action_owner')
    .set({ ended_at: now, ended_as: 'member-left' })
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .where('action_id', 'in', (query) =>
      query.selectFrom('roundtable.action').select('id').where('ended_at', 'is', null),
    )
    .execute();
}

/** How many a member is responsible for that are not over. */
export async function countOpenOf(tx: Tx, memberId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('roundtable.action_owner as owner')
    .innerJoin('roundtable.action as action', 'action.id', 'owner.action_id')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('owner.member_id', '=', memberId)
    .where('owner.ended_at', 'is', null)
    .where('owner.accepted_at', 'is not', null)
    .where('owner.part', '=', 'responsible')
    .where('action.state', 'in', ['agreed', 'in-progress'])
    .executeTakeFirstOrThrow();
  return count;
}
