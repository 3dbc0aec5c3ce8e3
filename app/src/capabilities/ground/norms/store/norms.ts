// Norms as rows: found by code, listed for whoever looks or chooses, each with what says whether it holds.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { Mark, NormKind } from '../rules/kind.ts';
import type { NormFacts } from '../rules/norm.ts';
import { type NormFilter, STATE } from '../rules/norm-filter.ts';
import type { Life } from '../rules/validity.ts';

/** How a norm is called: what its label needs. */
export interface NormName {
  readonly code: string;
  readonly kind: NormKind;
  readonly number: string | undefined;
  readonly datedIn: number | undefined;
  /** Undefined for the State. */
  readonly institutionName: string | undefined;
}

export interface Norm extends NormFacts, NormName {
  readonly id: string;
  /** Of its latest version. */
  readonly title: string;
  readonly summary: string;
  readonly englishSummary: string | undefined;
  readonly mark: Mark;
  readonly institutionId: string | undefined;
  readonly institutionSlug: string | undefined;
  readonly cut: string | undefined;
  readonly regionCode: string | undefined;
  /** Of the State. */
  readonly issuer: string | undefined;
  readonly life: Life;
  /** Those that replace it, and were not annulled. */
  readonly successors: readonly NormName[];
  readonly annulledAt: Date | undefined;
  readonly annulledReason: string | undefined;
}

/** The name of a norm as the keys and values of a JSON object. */
const nameInJson = (norm: string, institution: string) =>
  sql.raw(`'code', ${norm}.code, 'kind', ${norm}.kind, 'number', ${norm}.number,
    'datedIn', ${norm}.dated_in, 'institutionName', ${institution}.name`);

/** The same as columns of a row, which `namedBy` reads. */
export const nameOf = (norm: string, institution: string) =>
  sql.raw(`${norm}.code, ${norm}.kind, ${norm}.number, ${norm}.dated_in as "datedIn",
    ${institution}.name as "institutionName"`);

/** The first day of a norm of the outer query's `other`: null where nobody said it. */
const beginning = sql`(select min(in_force_from) from norms.version
  where norm_id = other.id and withdrawn_at is null)`;

const spans = sql<readonly Span[]>`(select coalesce(json_agg(json_build_object(
    'from', in_force_from, 'until', in_force_until, 'endIsKnown', end_is_known)), '[]')
  from norms.version where norm_id = norm.id and withdrawn_at is null)`;

const successors = sql<readonly (NamedRow & { from: string | null })[]>`(
  select coalesce(json_agg(json_build_object('from', ${beginning}, ${nameInJson('other', 'theirs')})
      order by ${beginning}, other.code), '[]')
  from norms.relation join norms.norm other on other.id = relation.norm_id
  left join institutions.institution theirs on theirs.id = other.institution_id
  where relation.to_norm_id = norm.id and relation.kind = 'replaces' and other.annulled_at is null)`;

interface Span {
  readonly from: string | null;
  readonly until: string | null;
  readonly endIsKnown: boolean;
}

export type NamedRow = Nullable<NormName>;

type Nullable<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> | null };

function rows(db: Database | Tx) {
  return db
    .selectFrom('norms.norm as norm')
    .leftJoin('institutions.institution as institution', 'institution.id', 'norm.institution_id')
    .innerJoinLateral(
      (inner) =>
        inner
          .selectFrom('norms.version')
          .select(['title', 'summary', 'english_summary', sql<Mark>`mark`.as('mark')])
          .whereRef('norm_id', '=', 'norm.id')
          .orderBy(sql`withdrawn_at is not null`)
          .orderBy('in_force_from', (by) => by.desc().nullsLast())
          .orderBy('number', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select([
      'norm.id',
      'norm.code',
      'norm.kind',
      'norm.number',
      'norm.dated_in',
      sql<string | null>`norm.dated_on::text`.as('dated_on'),
      sql<string | null>`norm.published_on::text`.as('published_on'),
      'norm.issuer',
      'norm.institution_id',
      'institution.slug as institution_slug',
      'institution.name as institution_name',
      'institution.cut',
      'institution.region_code',
      'norm.annulled_at',
      'norm.annulled_reason',
      'latest.title',
      'latest.summary',
      'latest.english_summary',
      'latest.mark',
      spans.as('spans'),
      successors.as('successors'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

const orUndefined = <T>(value: T | null): T | undefined => value ?? undefined;

export function namedBy(name: NamedRow): NormName {
  return {
    code: name.code as string,
    kind: name.kind as NormKind,
    number: orUndefined(name.number),
    datedIn: orUndefined(name.datedIn),
    institutionName: orUndefined(name.institutionName),
  };
}

function normOf(row: Row): Norm {
  const firsts = row.successors.map(({ from }) => from);
  const known = firsts.filter((from) => from !== null);
  const replacedFrom = firsts.length > known.length ? null : known.toSorted()[0];
  return {
    id: row.id,
    code: row.code,
    kind: row.kind as NormKind,
    number: orUndefined(row.number),
    datedIn: orUndefined(row.dated_in),
    datedOn: orUndefined(row.dated_on),
    publishedOn: orUndefined(row.published_on),
    issuer: orUndefined(row.issuer),
    institutionId: orUndefined(row.institution_id),
    institutionSlug: orUndefined(row.institution_slug),
    institutionName: orUndefined(row.institution_name),
    cut: orUndefined(row.cut),
    regionCode: orUndefined(row.region_code),
    title: row.title,
    summary: row.summary,
    englishSummary: orUndefined(row.english_summary),
    mark: row.mark,
    annulledAt: orUndefined(row.annulled_at),
    annulledReason: orUndefined(row.annulled_reason),
    successors: row.successors.map(namedBy),
    life: {
      versions: row.spans.map(({ from, until, endIsKnown }) => ({
        from: orUndefined(from),
        until: orUndefined(until),
        endIsKnown,
      })),
      dated: row.dated_on ?? (row.dated_in === null ? undefined : `${row.dated_in}-01-01`),
      replacedFrom,
      isAnnulled: row.annulled_at !== null,
    },
  };
}

/** The same as `stateOn` says of it, for lists that are too long to be read whole. */
function isInForce(day: string): RawBuilder<boolean> {
  return sql<boolean>`(norm.annulled_at is null
    and coalesce(norm.dated_on, make_date(norm.dated_in, 1, 1), '-infinity') <= ${day}::date
    and exists (select from norms.version
      where norm_id = norm.id and withdrawn_at is null and end_is_known
        and daterange(in_force_from, in_force_until, '[]') @> ${day}::date)
    and not exists (select from norms.relation join norms.norm other on other.id = relation.norm_id
      where relation.to_norm_id = norm.id and relation.kind = 'replaces'
        and other.annulled_at is null and coalesce(${beginning}, '-infinity') <= ${day}::date))`;
}

function filtered(db: Database, filter: NormFilter, day: string) {
  const { text, kind, issuer, onlyInForce } = filter;
  let query = rows(db);
  if (kind !== undefined) query = query.where('norm.kind', '=', kind);
  if (issuer === STATE) query = query.where('norm.institution_id', 'is', null);
  else if (issuer !== undefined) query = query.where('institution.slug', '=', issuer);
  if (onlyInForce) query = query.where(isInForce(day));
  if (text !== '') {
    const asked = plainOf(text);
    const digits = sql<string>`lower(regexp_replace(${text}, '[^[:alnum:]]', '', 'g'))`;
    query = query.where(sql<boolean>`(
      (${asked} <> '' and territories.plain(concat_ws(' ', latest.title, latest.summary, institution.name))
        like '%' || ${asked} || '%')
      or norm.number_key = ${digits}
      or replace(norm.code, '-', '') like '%' || nullif(${digits}, '') || '%')`);
  }
  return query;
}

const kindOrder = sql`array_position(array['constitution', 'law', 'decree-with-force-of-law', 'decree',
  'presidential-instruction', 'ordinance', 'regulation', 'administrative-resolution',
  'council-resolution', 'ruling'], norm.kind)`;

/** The State's first, from the highest; then institutions by name, the latest first. */
function ordered(query: ReturnType<typeof rows>) {
  return query
    .orderBy(sql`norm.institution_id is not null`)
    .orderBy(sql`institution.name collate "es-x-icu"`)
    .orderBy(sql`norm.annulled_at is not null`)
    .orderBy(kindOrder)
    .orderBy(sql`norm.dated_in desc nulls last`)
    .orderBy('norm.code');
}

interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

/** `day` says which are in force. */
export async function listNorms(
  db: Database,
  filter: NormFilter,
  day: string,
  { limit, offset }: Stretch,
): Promise<readonly Norm[]> {
  const found = await ordered(filtered(db, filter, day))
    .limit(limit)
    .offset(offset)
    .execute();
  return found.map(normOf);
}

export async function countNorms(db: Database, filter: NormFilter, day: string): Promise<number> {
  const counted = await filtered(db, filter, day)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return counted.count;
}

/** The norm of a code, an annulled one too. */
export async function findNorm(db: Database | Tx, code: string): Promise<Norm | undefined> {
  const row = await rows(db).where('norm.code', '=', code).executeTakeFirst();
  return row && normOf(row);
}

/** The norms of some codes, by code; those that are not there are not among them. */
export async function findNorms(
  db: Database,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Norm>> {
  const found = await rows(db).where('norm.code', 'in', codes).execute();
  return new Map(found.map((row) => [row.code, normOf(row)]));
}

/** Who keeps a norm: an institution its own, the nation those of the State. */
export type Keeper = { readonly institutionId: string } | 'nation';

/** A norm that this keeper keeps; undefined if it is another's. */
export async function findKept(
  db: Database | Tx,
  keeper: Keeper,
  code: string,
): Promise<Norm | undefined> {
  const norm = await findNorm(db, code);
  const institutionId = keeper === 'nation' ? undefined : keeper.institutionId;
  return norm?.institutionId === institutionId ? norm : undefined;
}

/** The same, while whoever else writes about this norm waits. */
export async function lockKept(tx: Tx, keeper: Keeper, code: string): Promise<Norm | undefined> {
  await tx
    .selectFrom('norms.norm')
    .select('id')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  return findKept(tx, keeper, code);
}

export async function listKept(db: Database | Tx, keeper: Keeper): Promise<readonly Norm[]> {
  const query =
    keeper === 'nation'
      ? rows(db).where('norm.institution_id', 'is', null)
      : rows(db).where('norm.institution_id', '=', keeper.institutionId);
  return (await ordered(query).execute()).map(normOf);
}

/** What an institution can cite: the State's norms and its own, without those that were annulled. */
export async function normsFor(db: Database | Tx, institutionId: string): Promise<readonly Norm[]> {
  const query = rows(db)
    .where('norm.annulled_at', 'is', null)
    .where(({ eb, or }) =>
      or([eb('norm.institution_id', 'is', null), eb('norm.institution_id', '=', institutionId)]),
    );
  return (await ordered(query).execute()).map(normOf);
}

/** Who has norms, for a choice. */
export async function listIssuers(
  db: Database,
): Promise<readonly { readonly slug: string; readonly name: string }[]> {
  return db
    .selectFrom('institutions.institution as institution')
    .select(['institution.slug', 'institution.name'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('norms.norm')
          .select('norms.norm.id')
          .whereRef('institution_id', '=', 'institution.id'),
      ),
    )
    .orderBy(sql`institution.name collate "es-x-icu"`)
    .execute();
}
