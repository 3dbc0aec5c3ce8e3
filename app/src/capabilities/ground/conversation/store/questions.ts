// Questions of the forum: asked once, closed and opened, and listed as everybody reads them.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { keysWithWords } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { QuestionFilter } from '../rules/question-filter.ts';
import type { Theme } from '../rules/theme.ts';

/** The next number, which nobody else takes as long as the transaction lasts. */
export async function nextQuestionNumber(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('conversation.forum_question', 0))`.execute(
    tx,
  );
  const { last } = await tx
    .selectFrom('conversation.forum_question')
    .select(sql<number>`coalesce(max(number), 0)::int`.as('last'))
    .executeTakeFirstOrThrow();
  return last + 1;
}

export interface NewQuestion {
  readonly placeId: string;
  readonly number: number;
  readonly title: string;
  readonly theme: Theme;
  readonly cut: string | undefined;
  readonly askedCommentId: string;
}

export async function insertQuestion(tx: Tx, question: NewQuestion): Promise<void> {
  const { placeId, number, title, theme, cut, askedCommentId } = question;
  await tx
    .insertInto('conversation.forum_question')
    .values({
      ...{ place_id: placeId, number, title, theme, cut: cut ?? null },
      asked_comment_id: askedCommentId,
    })
    .execute();
}

/** What was asked at a place, as far as actions need it. */
export interface AskedQuestion {
  readonly placeId: string;
  readonly number: number;
  readonly title: string | null;
  readonly theme: Theme;
  readonly cut: string | null;
  readonly askedCommentId: string;
  readonly askerId: string | null;
  readonly shownVersion: number | null;
  readonly hidingId: string | null;
  readonly withdrawnAt: Date | null;
  readonly closedAt: Date | null;
}

export function asked(db: Database | Tx) {
  return db
    .selectFrom('conversation.forum_question as question')
    .innerJoin('conversation.comment as asked', 'asked.id', 'question.asked_comment_id')
    .select(['question.place_id as placeId', 'question.number', 'question.title', 'question.cut'])
    .select(sql<Theme>`question.theme`.as('theme'))
    .select(['question.asked_comment_id as askedCommentId', 'question.closed_at as closedAt'])
    .select(['asked.author_id as askerId', 'asked.shown_version as shownVersion'])
    .select(['asked.hiding_id as hidingId', 'asked.withdrawn_at as withdrawnAt']);
}

/** Undefined where nothing was asked: a place of another room. */
export function readAskedAt(
  db: Database | Tx,
  placeId: string,
): Promise<AskedQuestion | undefined> {
  return asked(db).where('question.place_id', '=', placeId).executeTakeFirst();
}

/** The same, held as long as the transaction lasts. */
export function holdAsked(tx: Tx, placeId: string): Promise<AskedQuestion | undefined> {
  return asked(tx)
    .where('question.place_id', '=', placeId)
    .forUpdate('question')
    .executeTakeFirst();
}

/** What a place is called from now on: where its question is not read, its number. */
export async function savePlaceTitles(
  tx: Tx,
  placeId: string,
  titles: Readonly<Record<Locale, string>>,
): Promise<void> {
  await tx
    .updateTable('conversation.place')
    .set({ title: titles['es-CL'], english_title: titles.en })
    .where('id', '=', placeId)
    .execute();
}

export interface Closing {
  readonly placeId: string;
  /** What everybody reads of why; undefined opens it again. */
  readonly words: string | undefined;
  readonly institutionId: string;
  readonly personId: string;
  readonly now: Date;
}

/** A closed question can be read, and nothing is written below it. */
export async function saveClosing(tx: Tx, closing: Closing): Promise<void> {
  const { placeId, words, institutionId, personId, now } = closing;
  const isClosed = words !== undefined;
  await tx
    .updateTable('conversation.forum_question')
    .set({
      closed_at: isClosed ? now : null,
      closing_words: words ?? null,
      closed_in: isClosed ? institutionId : null,
      closed_by: isClosed ? personId : null,
    })
    .where('place_id', '=', placeId)
    .execute();
  await tx
    .updateTable('conversation.place')
    .set({ closed_at: isClosed ? now : null })
    .where('id', '=', placeId)
    .execute();
}

/** Everybody reads it: of `question` joined with the comment that asked it as `asked`. */
export const questionIsRead = sql<boolean>`(asked.shown_version is not null
  and asked.hiding_id is null and asked.withdrawn_at is null)`;

/** Answers that everybody reads. */
export const answers = sql`from conversation.comment answer
  where answer.place_id = question.place_id and answer.thread_id is null
    and answer.id <> question.asked_comment_id and answer.shown_version is not null
    and answer.hiding_id is null and answer.withdrawn_at is null`;
const hasGuide = sql<boolean>`exists (select from conversation.guide
  where guide.place_id = question.place_id and guide.withdrawn_at is null)`;

export interface ListedQuestion {
  readonly placeId: string;
  readonly number: number;
  readonly title: string;
  readonly lang: string;
  readonly theme: Theme;
  readonly cut: string | null;
  readonly comunaName: string | null;
  readonly comunaSlug: string | null;
  readonly askerId: string | null;
  /** The institution whose team she speaks for; null for herself. */
  readonly spokenFor: string | null;
  readonly askedAt: Date;
  readonly answersCount: number;
  readonly lastAnswerAt: Date | null;
  /** How many people found one of its answers useful. */
  readonly usefulCount: number;
  readonly hasPin: boolean;
  readonly hasGuide: boolean;
  readonly closedAt: Date | null;
}

export function readQuestions(db: Database) {
  return db
    .selectFrom('conversation.forum_question as question')
    .innerJoin('conversation.comment as asked', 'asked.id', 'question.asked_comment_id')
    .innerJoin('conversation.version as version', (join) =>
      join
        .onRef('version.comment_id', '=', 'asked.id')
        .onRef('version.number', '=', 'asked.shown_version'),
    )
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'question.cut')
    .where(questionIsRead);
}

function filtered(db: Database, filter: QuestionFilter) {
  const { text, theme, comuna, state } = filter;
  let query = readQuestions(db);
  if (theme !== undefined) query = query.where('question.theme', '=', theme);
  if (comuna !== undefined) query = query.where('comuna.slug', '=', comuna);
  if (state === 'unanswered') query = query.where(sql<boolean>`not exists (select ${answers})`);
  if (state === 'answered') query = query.where(sql<boolean>`exists (select ${answers})`);
  if (state === 'with-guide') query = query.where(hasGuide);
  if (text !== '') {
    const keys = keysWithWords({ room: 'conversation', text, partOf: undefined });
    query = query.where(sql<boolean>`question.place_id::text in ${keys}`);
  }
  return query;
}

export async function countQuestions(db: Database, filter: QuestionFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The newest first. */
export async function listQuestions(
  db: Database,
  filter: QuestionFilter,
  stretch: { readonly limit: number; readonly offset: number },
): Promise<readonly ListedQuestion[]> {
  return listedOf(filtered(db, filter))
    .orderBy('asked.shown_at', 'desc')
    .orderBy('question.number', 'desc')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
}

export function listedOf(query: ReturnType<typeof readQuestions>) {
  return query
    .select(['question.place_id as placeId', 'question.number', 'question.cut', 'version.lang'])
    .select(sql<string>`question.title`.as('title'))
    .select(sql<Theme>`question.theme`.as('theme'))
    .select(['comuna.name as comunaName', 'comuna.slug as comunaSlug'])
    .select(['asked.author_id as askerId', 'question.closed_at as closedAt'])
    .select(
      sql<string | null>`(select name from institutions.institution
        where id = asked.for_institution_id)`.as('spokenFor'),
    )
    .select(sql<Date>`asked.shown_at`.as('askedAt'))
    .select(sql<number>`(select count(*)::int ${answers})`.as('answersCount'))
    .select(sql<Date | null>`(select max(answer.shown_at) ${answers})`.as('lastAnswerAt'))
    .select(
      sql<number>`(select count(*)::int from conversation.useful_mark mark
        where mark.comment_id in (select answer.id ${answers}))`.as('usefulCount'),
    )
    .select(
      sql<boolean>`exists (select from conversation.pin
        where pin.comment_id in (select answer.id ${answers}))`.as('hasPin'),
    )
    .select(hasGuide.as('hasGuide'));
}

export interface ReadQuestion {
  readonly placeId: string;
  readonly number: number;
  readonly title: string | null;
  readonly theme: Theme;
  readonly cut: string | null;
  readonly comunaName: string | null;
  readonly comunaSlug: string | null;
  readonly askedCommentId: string;
  readonly closing:
    | { readonly at: Date; readonly words: string; readonly institutionName: string }
    | undefined;
}

/** By its number, whether or not anybody reads it: that, the comment that asked it says. */
export function readQuestion(db: Database, number: number): Promise<ReadQuestion | undefined> {
  return readOne(db, (query) => query.where('question.number', '=', number));
}

/** The question of a place; undefined where nothing was asked. */
export function readQuestionAt(db: Database, placeId: string): Promise<ReadQuestion | undefined> {
  return readOne(db, (query) => query.where('question.place_id', '=', placeId));
}

function questionRows(db: Database) {
  return db
    .selectFrom('conversation.forum_question as question')
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'question.cut')
    .leftJoin('institutions.institution as institution', 'institution.id', 'question.closed_in')
    .select(['question.place_id as placeId', 'question.number', 'question.title', 'question.cut'])
    .select(sql<Theme>`question.theme`.as('theme'))
    .select(['comuna.name as comunaName', 'comuna.slug as comunaSlug'])
    .select(['question.asked_comment_id as askedCommentId', 'question.closed_at as closedAt'])
    .select(['question.closing_words as words', 'institution.name as institutionName']);
}

async function readOne(
  db: Database,
  which: (query: ReturnType<typeof questionRows>) => ReturnType<typeof questionRows>,
): Promise<ReadQuestion | undefined> {
  const row = await which(questionRows(db)).executeTakeFirst();
  if (row === undefined) return undefined;
  const { closedAt, words, institutionName, ...question } = row;
  const closing =
    closedAt === null || words === null || institutionName === null
      ? undefined
      : { at: closedAt, words, institutionName };
  return { ...question, closing };
}

/** Comunas about which something is asked, for a list to choose from. */
export function listAskedComunas(
  db: Database,
): Promise<readonly { readonly name: string; readonly slug: string }[]> {
  return readQuestions(db)
    .select([sql<string>`comuna.name`.as('name'), sql<string>`comuna.slug`.as('slug')])
    .where('comuna.cut', 'is not', null)
    .groupBy(['comuna.name', 'comuna.slug'])
    .orderBy(sql`comuna.name collate "es-x-icu"`)
    .execute();
}

/** How many questions everybody reads of each theme. */
export async function countByTheme(db: Database): Promise<ReadonlyMap<Theme, number>> {
  const rows = await readQuestions(db)
    .select(sql<Theme>`question.theme`.as('theme'))
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy('question.theme')
    .execute();
  return new Map(rows.map(({ theme, count }) => [theme, count]));
}
