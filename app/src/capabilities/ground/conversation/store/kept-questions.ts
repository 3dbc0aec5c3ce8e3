// Questions as an institution keeps them: those about its comuna or its region, and for a national body any.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import {
  type AskedQuestion,
  answers,
  asked,
  type ListedQuestion,
  listedOf,
  questionIsRead,
  readQuestions,
} from './questions.ts';

/** Whether the institution keeps a question: of its comuna or its region, or any for a national body. */
function isKeptIn(institutionId: string | RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from institutions.institution keeper
    left join territories.comuna about on about.cut = question.cut
    where keeper.id = ${institutionId} and (keeper.kind = 'national-body'
      or keeper.cut = about.municipality_cut
      or keeper.kind = 'regional-government' and keeper.region_code = about.region_code))`;
}

/** A question that the institution keeps and everybody reads, held as long as the transaction lasts. */
export function holdKept(
  tx: Tx,
  institutionId: string,
  number: number,
): Promise<AskedQuestion | undefined> {
  return asked(tx)
    .where('question.number', '=', number)
    .where(isKeptIn(institutionId))
    .where(questionIsRead)
    .forUpdate('question')
    .executeTakeFirst();
}

/** What the institution keeps, those without an answer first, each as it has waited longest. */
export async function listKept(
  db: Database,
  institutionId: string,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly ListedQuestion[]> {
  return listedOf(readQuestions(db).where(isKeptIn(institutionId)))
    .orderBy(sql`exists (select ${answers})`)
    .orderBy(sql`question.closed_at is not null`)
    .orderBy('asked.shown_at')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
}

/** Whether the institution keeps the question of a place, and everybody reads it. */
export async function isKept(
  db: Database,
  institutionId: string,
  placeId: string,
): Promise<boolean> {
  const row = await readQuestions(db)
    .where('question.place_id', '=', placeId)
    .where(isKeptIn(institutionId))
    .select('question.number')
    .executeTakeFirst();
  return row !== undefined;
}

export async function countKept(db: Database, institutionId: string): Promise<number> {
  const { count } = await readQuestions(db)
    .where(isKeptIn(institutionId))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Open questions of the institution that nobody has answered since `before`. */
export async function countUnanswered(
  db: Database,
  institutionId: string,
  before: Date,
): Promise<number> {
  const { count } = await readQuestions(db)
    .where(isKeptIn(institutionId))
    .where('question.closed_at', 'is', null)
    .where('asked.shown_at', '<=', before)
    .where(sql<boolean>`not exists (select ${answers})`)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export interface Keeper {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Which of these institutions keep a question. */
export async function listKeepers(
  db: Database,
  placeId: string,
  institutionIds: readonly string[],
): Promise<readonly Keeper[]> {
  if (institutionIds.length === 0) return [];
  return db
    .selectFrom('institutions.institution as institution')
    .innerJoin('conversation.forum_question as question', (join) =>
      join.on('question.place_id', '=', placeId),
    )
    .select(['institution.id', 'institution.slug', 'institution.name'])
    .where('institution.id', 'in', [...institutionIds])
    .where(isKeptIn(sql.ref('institution.id')))
    .orderBy('institution.name')
    .execute();
}
