// Gatherings as rows: found by address or within whoever calls, listed, written as drafts, moved from state to state.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import {
  type CallerKind,
  type GatheringId,
  type GatheringKind,
  type GatheringState,
  type GatheringWritten,
  type ParticipationLevel,
  slugsFor,
} from '../rules/gathering.ts';
import type { GatheringFilter } from '../rules/gathering-filter.ts';

/** Whoever calls, as addresses name it. */
export interface Caller {
  readonly kind: CallerKind;
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface Gathering extends GatheringWritten {
  readonly id: GatheringId;
  readonly slug: string;
  readonly caller: Caller;
  /** Of a sitting. */
  readonly bodyId: string | undefined;
  readonly bodyKind: string | undefined;
  readonly backedBy: string | undefined;
  readonly comunaName: string | undefined;
  readonly comunaSlug: string | undefined;
  readonly regionCode: string | undefined;
  readonly territoryName: string | undefined;
  readonly landmarkName: string | undefined;
  readonly timeZone: string;
  readonly state: GatheringState;
  readonly stateReason: string | undefined;
  readonly number: number | undefined;
  readonly seatsTaken: number;
  readonly scanFileId: string | undefined;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('gatherings.gathering as gathering')
    .leftJoin(
      'institutions.institution as institution',
      'institution.id',
      'gathering.institution_id',
    )
    .leftJoin(
      'organizations.organization as organization',
      'organization.id',
      'gathering.organization_id',
    )
    .leftJoin('institutions.body as body', 'body.id', 'gathering.body_id')
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'gathering.cut')
    .leftJoin('territories.territory as territory', 'territory.id', 'gathering.territory_id')
    .leftJoin('territories.landmark as landmark', 'landmark.id', 'gathering.landmark_id')
    .selectAll('gathering')
    .select([
      'institution.slug as institution_slug',
      'institution.name as institution_name',
      'organization.slug as organization_slug',
      'organization.name as organization_name',
      'body.kind as body_kind',
      'comuna.name as comuna_name',
      'comuna.slug as comuna_slug',
      sql<string | null>`coalesce(comuna.region_code, institution.region_code)`.as('region_code'),
      'territory.name as territory_name',
      'landmark.name as landmark_name',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function callerOf(row: Row): Caller {
  return row.institution_id === null
    ? {
        kind: 'organization',
        id: row.organization_id ?? '',
        slug: row.organization_slug ?? '',
        name: row.organization_name ?? '',
      }
    : {
        kind: 'institution',
        id: row.institution_id,
        slug: row.institution_slug ?? '',
        name: row.institution_name ?? '',
      };
}

function thresholdOf({ threshold_count, asked_count, threshold_norm }: Row) {
  if (threshold_count === null || asked_count === null || threshold_norm === null) return undefined;
  return { count: threshold_count, askedCount: asked_count, norm: threshold_norm };
}

function gatheringOf(row: Row): Gathering {
  return {
    id: row.id as GatheringId,
    slug: row.slug,
    caller: callerOf(row),
    kind: row.kind as GatheringKind,
    level: row.level as ParticipationLevel,
    backedBy: row.backed_by ?? undefined,
    bodyId: row.body_id ?? undefined,
    bodyKind: row.body_kind ?? undefined,
    title: row.title,
    purpose: row.purpose,
    effect: row.effect,
    agenda: row.agenda,
    cut: row.cut ?? undefined,
    comunaName: row.comuna_name ?? undefined,
    comunaSlug: row.comuna_slug ?? undefined,
    regionCode: row.region_code ?? undefined,
    territoryId: row.territory_id ?? undefined,
    territoryName: row.territory_name ?? undefined,
    landmarkId: row.landmark_id ?? undefined,
    landmarkName: row.landmark_name ?? undefined,
    place: row.place,
    accessNotes: row.access_notes,
    supportNotes: row.support_notes,
    audience: row.audience,
    contact: row.contact,
    timeZone: row.time_zone,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    capacity: row.capacity ?? undefined,
    threshold: thresholdOf(row),
    state: row.state as GatheringState,
    stateReason: row.state_reason ?? undefined,
    number: row.number ?? undefined,
    seatsTaken: row.seats_taken,
    scanFileId: row.scan_file_id ?? undefined,
  };
}

/** A published one by its address. */
export async function findGathering(
  db: Database | Tx,
  slug: string,
): Promise<Gathering | undefined> {
  const row = await rows(db)
    .where('gathering.slug', '=', slug)
    .where('gathering.published_at', 'is not', null)
    .executeTakeFirst();
  return row && gatheringOf(row);
}

export async function readGathering(db: Database | Tx, id: string): Promise<Gathering | undefined> {
  const row = await rows(db).where('gathering.id', '=', id).executeTakeFirst();
  return row && gatheringOf(row);
}

const columnOf = { institution: 'institution_id', organization: 'organization_id' } as const;

/** One that this institution or organisation calls, a draft too; undefined if it is another's. */
export async function readWithin(
  db: Database | Tx,
  scope: Scope,
  id: string,
): Promise<Gathering | undefined> {
  const row = await rows(db)
    .where('gathering.id', '=', id)
    .where(`gathering.${columnOf[scope.kind]}`, '=', scope.id)
    .executeTakeFirst();
  return row && gatheringOf(row);
}

/** The same, which nobody else changes before the transaction ends. */
export async function holdWithin(tx: Tx, scope: Scope, id: string): Promise<Gathering | undefined> {
  await lock(tx, id);
  return readWithin(tx, scope, id);
}

/** A published one that nobody else changes before the transaction ends: seats are given one after the other. */
export async function holdPublished(tx: Tx, slug: string): Promise<Gathering | undefined> {
  const found = await findGathering(tx, slug);
  if (found === undefined) return undefined;
  await lock(tx, found.id);
  return findGathering(tx, slug);
}

async function lock(tx: Tx, id: string): Promise<void> {
  await tx
    .selectFrom('gatherings.gathering')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .execute();
}

function filtered(db: Database | Tx, filter: GatheringFilter, now: Date) {
  const { text, kind, cut, time, from, until, institution } = filter;
  const day = sql`(gathering.starts_at at time zone gathering.time_zone)::date`;
  let query = rows(db).where('gathering.published_at', 'is not', null);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  if (kind !== undefined) query = query.where('gathering.kind', '=', kind);
  if (cut !== undefined) query = query.where('gathering.cut', '=', cut);
  if (from !== undefined) query = query.where(sql<boolean>`${day} >= ${from}::date`);
  if (until !== undefined) query = query.where(sql<boolean>`${day} <= ${until}::date`);
  if (time === 'coming') query = query.where('gathering.ends_at', '>', now);
  if (time === 'past') query = query.where('gathering.ends_at', '<=', now);
  if (text === '') return query;
  const asked = plainOf(text);
  return query.where(sql<boolean>`${asked} <> '' and (
    gathering.plain_title like '%' || ${asked} || '%'
    or institution.plain_name like '%' || ${asked} || '%'
    or territories.plain(organization.name) like '%' || ${asked} || '%')`);
}

export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

/** Those to come first, the soonest before; then the latest. */
export async function listGatherings(
  db: Database | Tx,
  filter: GatheringFilter,
  now: Date,
  { limit, offset }: Stretch,
): Promise<readonly Gathering[]> {
  const isComing = sql`(gathering.ends_at > ${now})`;
  const found = await filtered(db, filter, now)
    .orderBy(sql`${isComing} desc`)
    .orderBy(sql`case when ${isComing} then gathering.starts_at end`)
    .orderBy('gathering.starts_at', 'desc')
    .orderBy('gathering.slug')
    .limit(limit)
    .offset(offset)
    .execute();
  return found.map(gatheringOf);
}

export async function countGatherings(
  db: Database,
  filter: GatheringFilter,
  now: Date,
): Promise<number> {
  const { count } = await filtered(db, filter, now)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Everything that these call, drafts first, then the latest. */
export async function listOwn(
  db: Database | Tx,
  scopes: readonly Scope[],
): Promise<readonly Gathering[]> {
  if (scopes.length === 0) return [];
  const found = await rows(db)
    .where(
      sql<boolean>`coalesce(gathering.institution_id, gathering.organization_id) = any(${scopes.map(({ id }) => id)})`,
    )
    .orderBy(sql`gathering.published_at is not null`)
    .orderBy('gathering.starts_at', 'desc')
    .orderBy('gathering.slug')
    .execute();
  return found.map(gatheringOf);
}

/** Those held later in the same series, in which its minutes may be approved. */
export async function listLaterInSeries(
  db: Database | Tx,
  gathering: Gathering,
): Promise<readonly Gathering[]> {
  const { caller, kind, bodyId, startsAt } = gathering;
  const found = await rows(db)
    .where(`gathering.${columnOf[caller.kind]}`, '=', caller.id)
    .where('gathering.kind', '=', kind)
    .where(sql<boolean>`gathering.body_id is not distinct from ${bodyId ?? null}`)
    .where('gathering.starts_at', '>', startsAt)
    .where('gathering.state', 'in', ['held', 'approved'])
    .orderBy('gathering.starts_at')
    .execute();
  return found.map(gatheringOf);
}

function columnsOf(written: GatheringWritten) {
  const { threshold } = written;
  return {
    kind: written.kind,
    level: written.level,
    title: written.title,
    purpose: written.purpose,
    effect: written.effect,
    agenda: [...written.agenda],
    cut: written.cut ?? null,
    territory_id: written.territoryId ?? null,
    landmark_id: written.landmarkId ?? null,
    place: written.place,
    access_notes: written.accessNotes,
    support_notes: written.supportNotes,
    audience: written.audience,
    contact: written.contact,
    starts_at: written.startsAt,
    ends_at: written.endsAt,
    capacity: written.capacity ?? null,
    threshold_count: threshold?.count ?? null,
    asked_count: threshold?.askedCount ?? null,
    threshold_norm: threshold?.norm ?? null,
  };
}

export interface NewGathering {
  readonly scope: Scope;
  readonly written: GatheringWritten;
  readonly timeZone: string;
  readonly bodyId: string | undefined;
  readonly now: Date;
}

/** A draft with an address of its own. */
export async function insertGathering(tx: Tx, given: NewGathering): Promise<GatheringId> {
  const { scope, written, timeZone, bodyId, now } = given;
  const { rows: plain } = await sql<{ title: string }>`
    select ${plainOf(written.title)} as title`.execute(tx);
  for (const slug of slugsFor(plain[0]?.title ?? '')) {
    const added = await tx
      .insertInto('gatherings.gathering')
      .values({
        slug,
        [columnOf[scope.kind]]: scope.id,
        ...columnsOf(written),
        body_id: bodyId ?? null,
        time_zone: timeZone,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added !== undefined) return added.id as GatheringId;
  }
  throw new Error('names for an address never end');
}

export async function updateGathering(
  tx: Tx,
  id: GatheringId,
  { written, timeZone, bodyId }: Pick<NewGathering, 'written' | 'timeZone' | 'bodyId'>,
): Promise<void> {
  await tx
    .updateTable('gatherings.gathering')
    .set({ ...columnsOf(written), body_id: bodyId ?? null, time_zone: timeZone })
    .where('id', '=', id)
    .execute();
}

export async function deleteGathering(tx: Tx, id: GatheringId): Promise<void> {
  await tx.deleteFrom('gatherings.gathering').where('id', '=', id).execute();
}

export interface StateChange {
  readonly state: GatheringState;
  readonly reason?: string;
  readonly hours?: { readonly startsAt: Date; readonly endsAt: Date };
  readonly publishedAt?: Date;
  readonly backedBy?: string | undefined;
  readonly number?: number;
}

/** A reason stays until another takes its place. */
export async function saveState(tx: Tx, id: GatheringId, change: StateChange): Promise<void> {
  const { state, reason, hours, publishedAt, backedBy, number } = change;
  await tx
    .updateTable('gatherings.gathering')
    .set({
      state,
      ...(reason === undefined ? {} : { state_reason: reason }),
      ...(hours === undefined ? {} : { starts_at: hours.startsAt, ends_at: hours.endsAt }),
      ...(publishedAt === undefined ? {} : { published_at: publishedAt }),
      ...(backedBy === undefined ? {} : { backed_by: backedBy }),
      ...(number === undefined ? {} : { number }),
    })
    .where('id', '=', id)
    .execute();
}

/** The next number of its series, which for the Mesa is one whoever calls; whoever else takes one waits until this transaction ends. */
export async function takeNumber(tx: Tx, gathering: Gathering): Promise<number> {
  const { caller, kind, bodyId } = gathering;
  const isOfCaller = kind !== 'roundtable';
  const series = `gatherings/${isOfCaller ? caller.id : ''}/${kind}/${bodyId ?? ''}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${series}, 0))`.execute(tx);
  const { last } = await tx
    .selectFrom('gatherings.gathering')
    .select(sql<number>`coalesce(max(number), 0)::int`.as('last'))
    .$if(isOfCaller, (query) => query.where(columnOf[caller.kind], '=', caller.id))
    .where('kind', '=', kind)
    .where(sql<boolean>`body_id is not distinct from ${bodyId ?? null}`)
    .executeTakeFirstOrThrow();
  return last + 1;
}
