// Bottlenecks with the places, editions and experiences they touch, what members put on them, and what came of them.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { BottleneckKind } from '../rules/bottleneck.ts';
import {
  evidenceOf,
  insertAgendaEvidence,
  type ShownEvidence,
  shownEvidence,
} from './agenda-evidence.ts';
import type { EvidenceInFile, EvidenceWritten } from './evidence.ts';
import { memberIn, type NamedMember } from './member-names.ts';
import { takeNumber } from './numbers.ts';

export interface LinkedEdition {
  readonly id: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly slug: string;
}

export interface Priority {
  readonly member: NamedMember;
  readonly points: number;
}

export interface Bottleneck {
  readonly id: string;
  readonly number: number;
  readonly kind: BottleneckKind;
  readonly title: string;
  readonly text: string;
  readonly raisedBy: NamedMember;
  readonly raisedAt: Date;
  readonly closedAt: Date | undefined;
  readonly closedBy: NamedMember | undefined;
  readonly result: string | undefined;
  readonly comunas: readonly {
    readonly cut: string;
    readonly slug: string;
    readonly name: string;
  }[];
  readonly editions: readonly LinkedEdition[];
  /** Editions of which the registry tells, with their ids there; those that are not there any more are left out. */
  readonly experiences: readonly {
    readonly id: string;
    readonly titleEs: string;
    readonly titleEn: string;
    readonly year: number;
    /** Of its comuna or region. */
    readonly place: string;
  }[];
  readonly evidence: readonly ShownEvidence[];
  /** The latest of each member that sits, those with most points first. */
  readonly priorities: readonly Priority[];
  readonly pointsCount: number;
}

const comunas = sql<Bottleneck['comunas']>`coalesce((
  select json_agg(json_build_object('cut', comuna.cut, 'slug', comuna.slug, 'name', comuna.name) order by comuna.name)
  from roundtable.bottleneck_comuna linked join territories.comuna on comuna.cut = linked.cut
  where linked.bottleneck_id = bottleneck.id), '[]')`;

const editions = sql<Bottleneck['editions']>`coalesce((
  select json_agg(json_build_object('id', edition.id, 'institutionSlug', institution.slug,
    'institutionName', institution.name, 'slug', edition.slug) order by institution.name, edition.slug)
  from roundtable.bottleneck_edition linked join editions.edition on edition.id = linked.edition_id
    join institutions.institution on institution.id = edition.institution_id
  where linked.bottleneck_id = bottleneck.id), '[]')`;

const experiences = sql<Bottleneck['experiences']>`coalesce((
  select json_agg(json_build_object('id', experience.id, 'titleEs', experience.title_es,
    'titleEn', experience.title_en, 'year', experience.year,
    'place', coalesce(comuna.name, region.name)) order by experience.year desc, experience.id)
  from roundtable.bottleneck_experience linked
    join experiences.experience on experience.id = linked.experience_id
    left join territories.comuna on comuna.cut = experience.cut
    left join territories.region on region.code = experience.region_code
  where linked.bottleneck_id = bottleneck.id), '[]')`;

const latest = sql`(select distinct on (member_id) member_id, points
  from roundtable.priority where bottleneck_id = bottleneck.id
  order by member_id, given_at desc, id)`;

const priorities = sql<readonly Priority[]>`coalesce((
  select json_agg(json_build_object('points', latest.points,
    'member', ${memberIn('latest.member_id')}) order by latest.points desc, member.slug)
  from ${latest} latest join roundtable.member on member.id = latest.member_id
  where member.left_on is null), '[]')`;

const pointsCount = sql<number>`(select coalesce(sum(latest.points), 0)::int
  from ${latest} latest join roundtable.member on member.id = latest.member_id
  where member.left_on is null)`;

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.bottleneck as bottleneck')
    .select([
      'bottleneck.id',
      'bottleneck.number',
      'bottleneck.kind',
      'bottleneck.title',
      'bottleneck.text',
      'bottleneck.raised_at',
      'bottleneck.closed_at',
      'bottleneck.result',
      memberIn('bottleneck.member_id').as('raised_by'),
      sql<NamedMember | null>`${memberIn('bottleneck.closed_by')}`.as('closed_by'),
      comunas.as('comunas'),
      editions.as('editions'),
      experiences.as('experiences'),
      evidenceOf('bottleneck_id', 'bottleneck.id').as('evidence'),
      priorities.as('priorities'),
      pointsCount.as('points_count'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function bottleneckOf(row: Row): Bottleneck {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as BottleneckKind,
    title: row.title,
    text: row.text,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at,
    closedAt: row.closed_at ?? undefined,
    closedBy: row.closed_by ?? undefined,
    result: row.result ?? undefined,
    comunas: row.comunas,
    editions: row.editions,
    experiences: row.experiences,
    evidence: shownEvidence(row.evidence),
    priorities: row.priorities,
    pointsCount: row.points_count,
  };
}

/** The open ones first, those on which members put most before. */
export async function listBottlenecks(db: Database | Tx): Promise<readonly Bottleneck[]> {
  const found = await rows(db)
    .orderBy(sql`bottleneck.closed_at is not null`)
    .orderBy('points_count', 'desc')
    .orderBy('bottleneck.number')
    .execute();
  return found.map(bottleneckOf);
}

export async function findBottleneck(
  db: Database | Tx,
  number: number,
): Promise<Bottleneck | undefined> {
  const row = await rows(db).where('bottleneck.number', '=', number).executeTakeFirst();
  return row && bottleneckOf(row);
}

/** The same, which nobody else closes before the transaction ends. */
export async function holdBottleneck(tx: Tx, number: number): Promise<Bottleneck | undefined> {
  await tx
    .selectFrom('roundtable.bottleneck')
    .select('id')
    .where('number', '=', number)
    .forUpdate()
    .execute();
  return findBottleneck(tx, number);
}

/** Ids by number; shorter than what was asked where one is not there. */
export async function idsOfBottlenecks(
  tx: Tx,
  numbers: readonly number[],
): Promise<readonly string[]> {
  if (numbers.length === 0) return [];
  const found = await tx
    .selectFrom('roundtable.bottleneck')
    .select('id')
    .where('number', 'in', [...numbers])
    .execute();
  return found.map(({ id }) => id);
}

/** Who writes for which member. */
export interface Written {
  readonly memberId: string;
  readonly representativeId: string;
  readonly now: Date;
}

export interface NewBottleneck {
  readonly kind: BottleneckKind;
  readonly title: string;
  readonly text: string;
  readonly cuts: readonly string[];
  readonly editionIds: readonly string[];
  readonly experienceIds: readonly string[];
  readonly evidence: readonly (EvidenceWritten | EvidenceInFile)[];
}

/** Its number. */
export async function insertBottleneck(
  tx: Tx,
  { memberId, representativeId, now }: Written,
  given: NewBottleneck,
): Promise<number> {
  const number = await takeNumber(tx, 'bottleneck');
  const { id: bottleneck_id } = await tx
    .insertInto('roundtable.bottleneck')
    .values({
      ...{ number, member_id: memberId, representative_id: representativeId, raised_at: now },
      ...{ kind: given.kind, title: given.title, text: given.text },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (given.cuts.length > 0) {
    await tx
      .insertInto('roundtable.bottleneck_comuna')
      .values(given.cuts.map((cut) => ({ bottleneck_id, cut })))
      .execute();
  }
  if (given.editionIds.length > 0) {
    await tx
      .insertInto('roundtable.bottleneck_edition')
      .values(given.editionIds.map((edition_id) => ({ bottleneck_id, edition_id })))
      .execute();
  }
  if (given.experienceIds.length > 0) {
    await tx
      .insertInto('roundtable.bottleneck_experience')
      .values(given.experienceIds.map((experience_id) => ({ bottleneck_id, experience_id })))
      .execute();
  }
  await insertAgendaEvidence(tx, { bottleneck_id }, given.evidence, now);
  return number;
}

export async function insertPriority(
  tx: Tx,
  { memberId, representativeId, now }: Written,
  { bottleneckId, points }: { readonly bottleneckId: string; readonly points: number },
): Promise<void> {
  await tx
    .insertInto('roundtable.priority')
    .values({
      ...{ bottleneck_id: bottleneckId, member_id: memberId, points },
      ...{ representative_id: representativeId, given_at: now },
    })
    .execute();
}

export async function saveResult(
  tx: Tx,
  id: string,
  { memberId, now, result }: Pick<Written, 'memberId' | 'now'> & { readonly result: string },
): Promise<void> {
  await tx
    .updateTable('roundtable.bottleneck')
    .set({ closed_at: now, closed_by: memberId, result })
    .where('id', '=', id)
    .execute();
}

/** The id of a published edition by its address; undefined if there is none. */
export async function findEditionId(
  db: Database | Tx,
  institution: string,
  slug: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('editions.edition as edition')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'edition.institution_id',
    )
    .select('edition.id')
    .where('institution.slug', '=', institution)
    .where('edition.slug', '=', slug)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('editions.publication')
          .whereRef('edition_id', '=', 'edition.id')
          .select('version'),
      ),
    )
    .executeTakeFirst();
  return row?.id;
}

export async function hasExperience(db: Database | Tx, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('experiences.experience')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** The code of a comuna by its name as it is written, or by its code. */
export async function findCut(db: Database | Tx, typed: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('territories.comuna')
    .select('cut')
    .where(sql<boolean>`cut = ${typed} or territories.plain(name) = territories.plain(${typed})`)
    .executeTakeFirst();
  return row?.cut;
}
