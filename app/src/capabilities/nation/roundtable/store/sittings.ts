// Sittings of the Mesa: which members were there, what they say of the minutes, and which actions came of an agreement.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ActionState } from '../rules/action.ts';
import type { MinutesSays, MinutesWord } from '../rules/minutes-words.ts';
import type { Written } from './bottlenecks.ts';
import { memberIn, type NamedMember } from './member-names.ts';

export interface MemberOfDay extends NamedMember {
  readonly isPresent: boolean;
}

/** Those that were members on the day of a sitting, by name, with whether they were there. */
export async function listMembersOfDay(
  db: Database | Tx,
  gatheringId: string,
  day: string,
): Promise<readonly MemberOfDay[]> {
  const found = await db
    .selectFrom('roundtable.member as member')
    .select([
      memberIn('member.id').as('named'),
      sql<boolean>`exists (select from roundtable.sitting_presence presence
        where presence.gathering_id = ${gatheringId} and presence.member_id = member.id)`.as(
        'is_present',
      ),
    ])
    .where(sql<boolean>`member.joined_on <= ${day}::date`)
    .where(sql<boolean>`(member.left_on is null or member.left_on >= ${day}::date)`)
    .execute();
  return found
    .map(({ named, is_present }) => ({ ...named, isPresent: is_present }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'es'));
}

/** Nobody else changes it or its minutes before the transaction ends. */
export async function lockSitting(tx: Tx, gatheringId: string): Promise<void> {
  await tx
    .selectFrom('gatherings.gathering')
    .select('id')
    .where('id', '=', gatheringId)
    .forUpdate()
    .execute();
}

/** Takes the place of what was noted before. */
export async function savePresent(
  tx: Tx,
  gatheringId: string,
  memberIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('roundtable.sitting_presence')
    .where('gathering_id', '=', gatheringId)
    .execute();
  if (memberIds.length === 0) return;
  await tx
    .insertInto('roundtable.sitting_presence')
    .values(memberIds.map((member_id) => ({ gathering_id: gatheringId, member_id })))
    .execute();
}

export interface WordOfMinutes {
  readonly id: string;
  readonly member: NamedMember;
  readonly says: MinutesSays;
  readonly what: string | undefined;
  /** When the text that was read was written. */
  readonly textOf: Date;
  readonly writtenAt: Date;
  /** Why the text stays as it is. */
  readonly answer: string | undefined;
}

/** All that was said, the latest first. */
export async function listWords(
  db: Database | Tx,
  minutesId: string,
): Promise<readonly WordOfMinutes[]> {
  const found = await db
    .selectFrom('roundtable.minutes_word as word')
    .leftJoin('roundtable.contest_answer as answer', 'answer.word_id', 'word.id')
    .select([
      'word.id',
      'word.says',
      'word.what',
      'word.text_of',
      'word.written_at',
      'answer.reason',
      memberIn('word.member_id').as('member'),
    ])
    .where('word.minutes_id', '=', minutesId)
    .orderBy('word.written_at', 'desc')
    .orderBy('word.id')
    .execute();
  return found.map((row) => ({
    id: row.id,
    member: row.member,
    says: row.says as MinutesSays,
    what: row.what ?? undefined,
    textOf: row.text_of,
    writtenAt: row.written_at,
    answer: row.reason ?? undefined,
  }));
}

/** The last word of each member, of the text that was written at an instant. */
export function lastWords(
  words: readonly WordOfMinutes[],
  draftedAt: Date,
): readonly MinutesWord[] {
  const seen = new Set<string>();
  return words.flatMap(({ member, says, textOf, answer }) => {
    if (seen.has(member.id)) return [];
    seen.add(member.id);
    const isOfThisText = textOf.getTime() === draftedAt.getTime();
    return [{ memberId: member.id, says, isOfThisText, isAnswered: answer !== undefined }];
  });
}

export async function insertWord(
  tx: Tx,
  { memberId, representativeId, now }: Written,
  given: {
    readonly minutesId: string;
    readonly says: MinutesSays;
    readonly what: string | undefined;
    readonly textOf: Date;
  },
): Promise<void> {
  await tx
    .insertInto('roundtable.minutes_word')
    .values({
      ...{ minutes_id: given.minutesId, member_id: memberId, representative_id: representativeId },
      ...{ says: given.says, what: given.what ?? null, text_of: given.textOf, written_at: now },
    })
    .execute();
}

/** False where it was answered already. */
export async function insertAnswer(
  tx: Tx,
  { wordId, reason, now }: { readonly wordId: string; readonly reason: string; readonly now: Date },
): Promise<boolean> {
  const added = await tx
    .insertInto('roundtable.contest_answer')
    .values({ word_id: wordId, reason, answered_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('word_id')
    .executeTakeFirst();
  return added !== undefined;
}

export interface TracedAction {
  readonly position: number;
  readonly number: number;
  readonly title: string;
  readonly state: ActionState;
  readonly dueOn: string;
  /** Whether the agreement ended it; it came of it otherwise. */
  readonly isEnd: boolean;
}

/** The actions that came of the agreements of a sitting, or that they ended. */
export async function listTraced(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly TracedAction[]> {
  const { rows } = await sql<TracedAction>`
    select traced.position, action.number, action.title, action.state,
      action.due_on::text as "dueOn", traced.ends as "isEnd"
    from (select action_id, position, false as ends from roundtable.agreement_action
        where gathering_id = ${gatheringId}
      union all select id, cancelled_by_agreement, true from roundtable.action
        where cancelled_in = ${gatheringId}) traced
      join roundtable.action on action.id = traced.action_id
    order by traced.position, action.number`.execute(db);
  return rows;
}

/** Traces an agreement to an action; nothing changes where it is traced already. */
export async function insertTraced(
  tx: Tx,
  given: {
    readonly gatheringId: string;
    readonly position: number;
    readonly actionId: string;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('roundtable.agreement_action')
    .values({
      ...{ gathering_id: given.gatheringId, position: given.position },
      ...{ action_id: given.actionId, linked_at: given.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface AgreementFound {
  readonly gatheringId: string;
  readonly sitting: number;
  readonly position: number;
  readonly text: string;
}

/** Every agreement in the minutes that hold, of the latest sitting first. */
export async function listAgreements(db: Database | Tx): Promise<readonly AgreementFound[]> {
  const { rows } = await sql<AgreementFound>`
    select gathering.id as "gatheringId", gathering.number as sitting, agreement.position, agreement.text
    from gatherings.gathering
      join lateral (select id from gatherings.minutes
        where gathering_id = gathering.id and approved_at is not null
        order by version desc limit 1) minutes on true
      join gatherings.agreement on agreement.minutes_id = minutes.id
    where gathering.kind = 'roundtable'
    order by gathering.number desc, agreement.position`.execute(db);
  return rows;
}
