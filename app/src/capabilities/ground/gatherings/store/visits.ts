// Visits between municipalities as rows: asked for, answered, held, what each learned, and who helps.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { VisitState } from '../rules/visit.ts';
import type { Stretch } from './gatherings.ts';

export interface Municipality {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** One of the two, with the comuna by which people call it. */
export interface Party extends Municipality {
  readonly comuna: string;
}

/** What somebody wants to see: what it is called, and where it is read. */
export interface Interest {
  readonly title: string;
  readonly paths: Readonly<Record<Locale, string>> | undefined;
}

export interface Visit {
  readonly id: string;
  readonly number: number;
  readonly asker: Party;
  readonly asked: Party;
  readonly reason: string;
  readonly interest: Interest;
  /** Civil days. */
  readonly proposedDays: readonly string[];
  readonly state: VisitState;
  readonly visitOn: string | undefined;
  readonly stateReason: string | undefined;
  readonly askedAt: Date;
  readonly timeZone: string;
  readonly lessons: readonly { readonly institutionId: string; readonly text: string }[];
  readonly sponsors: readonly (Municipality & { readonly contribution: string })[];
}

interface Row extends Omit<Visit, 'interest' | 'visitOn' | 'stateReason'> {
  readonly interest: string;
  readonly path: string | null;
  readonly englishPath: string | null;
  readonly visitOn: string | null;
  readonly stateReason: string | null;
}

const party = (institution: string, comuna: string) =>
  sql`json_build_object('id', ${sql.ref(`${institution}.id`)}, 'slug', ${sql.ref(`${institution}.slug`)},
    'name', ${sql.ref(`${institution}.name`)}, 'comuna', ${sql.ref(`${comuna}.name`)})`;

const rows = sql`select visit.id, visit.number, ${party('asker', 'home')} as asker, ${party('asked', 'comuna')} as asked,
    visit.reason, visit.interest, visit.interest_path as path, visit.interest_english_path as "englishPath",
    visit.proposed_days::text[] as "proposedDays", visit.state, visit.visit_on::text as "visitOn",
    visit.state_reason as "stateReason", visit.asked_at as "askedAt",
    comuna.time_zone as "timeZone",
    (select coalesce(json_agg(json_build_object('institutionId', lesson.institution_id, 'text', lesson.text)
        order by lesson.institution_id = visit.asked_id), '[]')
      from gatherings.visit_lesson lesson where lesson.visit_id = visit.id) as lessons,
    (select coalesce(json_agg(json_build_object('id', body.id, 'slug', body.slug, 'name', body.name,
        'contribution', sponsor.contribution) order by sponsor.sponsored_at), '[]')
      from gatherings.visit_sponsor sponsor
        join institutions.institution body on body.id = sponsor.institution_id
      where sponsor.visit_id = visit.id) as sponsors
  from gatherings.visit
    join institutions.institution asker on asker.id = visit.asker_id
    join institutions.institution asked on asked.id = visit.asked_id
    join territories.comuna home on home.cut = asker.cut
    join territories.comuna on comuna.cut = asked.cut`;

function visitOf({ interest, path, englishPath, visitOn, stateReason, ...row }: Row): Visit {
  const paths =
    path === null || englishPath === null ? undefined : { 'es-CL': path, en: englishPath };
  return {
    ...row,
    interest: { title: interest, paths },
    visitOn: visitOn ?? undefined,
    stateReason: stateReason ?? undefined,
  };
}

export async function findVisit(db: Database | Tx, number: number): Promise<Visit | undefined> {
  const found = await sql<Row>`${rows} where visit.number = ${number}`.execute(db);
  return found.rows.map(visitOf)[0];
}

/** The same, which nobody else changes before the transaction ends. */
export async function holdVisit(tx: Tx, number: number): Promise<Visit | undefined> {
  await sql`select from gatherings.visit where number = ${number} for update`.execute(tx);
  return findVisit(tx, number);
}

/** The latest first; of all, or those in which one of these takes part or helps. */
export async function listVisits(
  db: Database | Tx,
  { limit, offset }: Stretch,
  institutionIds?: readonly string[],
): Promise<readonly Visit[]> {
  const ids = institutionIds ?? null;
  const found = await sql<Row>`${rows}
    where ${ids}::uuid[] is null or visit.asker_id = any(${ids}::uuid[]) or visit.asked_id = any(${ids}::uuid[])
      or exists (select from gatherings.visit_sponsor
        where visit_id = visit.id and institution_id = any(${ids}::uuid[]))
    order by visit.number desc limit ${limit} offset ${offset}`.execute(db);
  return found.rows.map(visitOf);
}

export async function countVisits(db: Database): Promise<number> {
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::int as count from gatherings.visit`.execute(db);
  return counted[0]?.count ?? 0;
}

export interface VisitWritten {
  readonly reason: string;
  readonly interest: Interest;
  readonly proposedDays: readonly string[];
}

/** Its number, the next of the country; undefined while another of the same two waits for an answer. */
export async function insertVisit(
  tx: Tx,
  between: { readonly askerId: string; readonly askedId: string },
  { reason, interest, proposedDays }: VisitWritten,
  now: Date,
): Promise<number | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('gatherings/visits', 0))`.execute(tx);
  const { rows: added } = await sql<{ number: number }>`
    insert into gatherings.visit (number, asker_id, asked_id, reason, interest, interest_path,
      interest_english_path, proposed_days, asked_at)
    values ((select coalesce(max(number), 0) + 1 from gatherings.visit), ${between.askerId},
      ${between.askedId}, ${reason}, ${interest.title}, ${interest.paths?.['es-CL'] ?? null},
      ${interest.paths?.en ?? null}, ${[...proposedDays]}::date[], ${now})
    on conflict (asker_id, asked_id) where state in ('asked', 'other-day') do nothing
    returning number`.execute(tx);
  return added[0]?.number;
}

export interface VisitChange {
  readonly state: VisitState;
  readonly visitOn?: string;
  /** Undefined leaves the one before. */
  readonly reason?: string;
  readonly answeredAt?: Date;
}

export async function saveVisit(
  tx: Tx,
  id: string,
  { state, visitOn, reason, answeredAt }: VisitChange,
): Promise<void> {
  await sql`update gatherings.visit set state = ${state},
      visit_on = coalesce(${visitOn ?? null}::date, visit_on),
      state_reason = coalesce(${reason ?? null}, state_reason),
      answered_at = coalesce(answered_at, ${answeredAt ?? null})
    where id = ${id}`.execute(tx);
}

export async function saveLesson(
  tx: Tx,
  { visitId, institutionId, text, now }: LessonWritten,
): Promise<void> {
  await sql`insert into gatherings.visit_lesson (visit_id, institution_id, text, written_at)
    values (${visitId}, ${institutionId}, ${text}, ${now})
    on conflict (visit_id, institution_id) do update
      set text = excluded.text, written_at = excluded.written_at`.execute(tx);
}

interface LessonWritten {
  readonly visitId: string;
  readonly institutionId: string;
  readonly text: string;
  readonly now: Date;
}

/** Said again, it says something else. */
export async function saveSponsor(
  tx: Tx,
  { visitId, institutionId, text, now }: LessonWritten,
): Promise<void> {
  await sql`insert into gatherings.visit_sponsor (visit_id, institution_id, contribution, sponsored_at)
    values (${visitId}, ${institutionId}, ${text}, ${now})
    on conflict (visit_id, institution_id) do update set contribution = excluded.contribution`.execute(
    tx,
  );
}

/** Every municipality but this one, by name. */
export async function listMunicipalities(
  db: Database,
  butId: string,
): Promise<readonly Municipality[]> {
  const { rows: found } =
    await sql<Municipality>`select id, slug, name from institutions.institution
    where kind = 'municipality' and id <> ${butId} order by name collate "es-x-icu"`.execute(db);
  return found;
}
