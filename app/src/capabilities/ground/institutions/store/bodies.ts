// The bodies of institutions and their members, always within their institution.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Body, BodyId, BodyKind, Member, MemberId, MemberWords, Seat } from '../rules/body.ts';
import { versionOf } from './institutions.ts';

/** A body as it is set; one that was never set is empty. */
export async function readBody(
  db: Database | Tx,
  institutionId: string,
  kind: BodyKind,
): Promise<Body> {
  const row = await bodies(db, [institutionId]).where('kind', '=', kind).executeTakeFirst();
  return row ?? unset(kind);
}

function unset(kind: BodyKind): Body {
  return { id: undefined, kind, seats: null, quorum: null, attendanceRule: null, version: '' };
}

function bodies(db: Database | Tx, institutionIds: readonly string[]) {
  return db
    .selectFrom('institutions.body')
    .select([
      'institution_id as institutionId',
      sql<BodyId>`id`.as('id'),
      sql<BodyKind>`kind`.as('kind'),
      'seats',
      'quorum',
      'attendance_rule as attendanceRule',
      versionOf('updated_at').as('version'),
    ])
    .where('institution_id', 'in', institutionIds);
}

/**
 * Holds a body until the transaction ends, so that whoever writes to it next sees this one's writes. Its
 * row is made if it was never set; `seen` is how it was before.
 */
export async function lockBody(
  tx: Tx,
  institutionId: string,
  kind: BodyKind,
): Promise<{ readonly id: BodyId; readonly seen: Body }> {
  const made = await tx
    .insertInto('institutions.body')
    .values({ institution_id: institutionId, kind })
    .onConflict((conflict) => conflict.columns(['institution_id', 'kind']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made !== undefined) return { id: made.id as BodyId, seen: unset(kind) };
  const row = await bodies(tx, [institutionId])
    .where('kind', '=', kind)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return { id: row.id, seen: row };
}

export async function saveBodyRow(
  tx: Tx,
  id: BodyId,
  to: Pick<Body, 'seats' | 'quorum' | 'attendanceRule'>,
): Promise<void> {
  await tx
    .updateTable('institutions.body')
    .set({
      seats: to.seats,
      quorum: to.quorum,
      attendance_rule: to.attendanceRule,
      updated_at: sql`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute();
}

function members(db: Database | Tx) {
  return db
    .selectFrom('institutions.body_member as member')
    .innerJoin('institutions.body as body', 'body.id', 'member.body_id')
    .select([
      sql<MemberId>`member.id`.as('id'),
      'member.name',
      'member.plain_name as plainName',
      sql<Seat>`member.seat`.as('seat'),
      'member.stands_for as standsFor',
      sql<string>`member.mandate_from::text`.as('mandateFrom'),
      sql<string | null>`member.mandate_until::text`.as('mandateUntil'),
      'member.email',
      sql<string | null>`member.left_on::text`.as('leftOn'),
      'member.left_reason as leftReason',
      versionOf('member.updated_at').as('version'),
    ]);
}

const inOrder = sql`array_position(array['chair', 'member', 'secretary'], member.seat),
  member.name collate "es-x-icu", member.mandate_from desc`;

/** Everybody who ever sat in it: who chairs first, then by name. */
export function listMembers(
  db: Database | Tx,
  institutionId: string,
  kind: BodyKind,
): Promise<Member[]> {
  return members(db)
    .where('body.institution_id', '=', institutionId)
    .where('body.kind', '=', kind)
    .orderBy(inOrder)
    .execute();
}

/** A member of that body of that institution and of no other. */
export function findMember(
  db: Database | Tx,
  institutionId: string,
  kind: BodyKind,
  id: MemberId,
): Promise<Member | undefined> {
  return members(db)
    .where('body.institution_id', '=', institutionId)
    .where('body.kind', '=', kind)
    .where('member.id', '=', id)
    .executeTakeFirst();
}

/** Body and members of each institution, for what is seen of many at once. */
export async function readSeatings(
  db: Database | Tx,
  institutionIds: readonly string[],
): Promise<
  readonly {
    readonly institutionId: string;
    readonly body: Body;
    readonly members: readonly Member[];
  }[]
> {
  if (institutionIds.length === 0) return [];
  const found = await bodies(db, institutionIds).execute();
  const sitting = await members(db)
    .select('member.body_id as bodyId')
    .where('body.institution_id', 'in', institutionIds)
    .orderBy(inOrder)
    .execute();
  const byBody = Map.groupBy(sitting, ({ bodyId }) => bodyId);
  return found.map(({ institutionId, ...body }) => ({
    institutionId,
    body,
    members: byBody.get(body.id) ?? [],
  }));
}

/** Names as they are compared. */
export async function plainNames(
  db: Database | Tx,
  names: readonly string[],
): Promise<readonly string[]> {
  const found = await sql<{ plain: string }>`
    select territories.plain(name) as plain
    from unnest(${names}::text[]) with ordinality as given (name, place) order by place`.execute(
    db,
  );
  return found.rows.map(({ plain }) => plain);
}

export async function insertMember(tx: Tx, bodyId: BodyId, words: MemberWords): Promise<MemberId> {
  const row = await tx
    .insertInto('institutions.body_member')
    .values({ body_id: bodyId, ...rowOf(words) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id as MemberId;
}

export async function updateMember(tx: Tx, id: MemberId, words: MemberWords): Promise<void> {
  await changeMember(tx, id, rowOf(words));
}

/** With a day and a reason somebody has left; with neither the departure was a mistake. */
export async function saveDeparture(
  tx: Tx,
  id: MemberId,
  departure: { readonly on: string; readonly reason: string } | undefined,
): Promise<void> {
  await changeMember(tx, id, {
    left_on: departure?.on ?? null,
    left_reason: departure?.reason ?? null,
  });
}

async function changeMember(
  tx: Tx,
  id: MemberId,
  to: Partial<ReturnType<typeof rowOf>> & { left_on?: string | null; left_reason?: string | null },
): Promise<void> {
  const changed = await tx
    .updateTable('institutions.body_member')
    .set({ ...to, updated_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .executeTakeFirst();
  assert(changed.numUpdatedRows === 1n, 'the member was read in this transaction');
}

function rowOf(words: MemberWords) {
  return {
    name: words.name,
    seat: words.seat,
    stands_for: words.standsFor,
    mandate_from: words.mandateFrom,
    mandate_until: words.mandateUntil,
    email: words.email,
  };
}
