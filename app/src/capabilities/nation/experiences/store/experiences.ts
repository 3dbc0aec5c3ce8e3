// Reads the registry: experiences with their figures and notes, pioneers, and what is known of the country.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { ExperienceFilter } from '../rules/experience-filter.ts';
import type { Figure } from '../rules/figure.ts';

export interface Note {
  readonly es: string;
  readonly en: string;
  readonly sourceUrl: string;
}

export interface ExperienceRow {
  readonly id: string;
  readonly year: number;
  readonly origin: 'municipality' | 'regional-government';
  /** Null for a regional government's. */
  readonly cut: string | null;
  /** Of the comuna, or of the region whose government held it. */
  readonly regionCode: string;
  readonly regionName: string;
  readonly regionSlug: string;
  /** The comuna, or the region's short name. */
  readonly placeName: string;
  readonly comunaSlug: string | null;
  readonly titleEs: string;
  readonly titleEn: string;
  /** INE, Censo 2017; null for a regional government's. */
  readonly populationCount: number | null;
  /** Null for one that ships. */
  readonly importedAt: Date | null;
  readonly figures: readonly Figure[];
  readonly notes: readonly Note[];
}

const figures = sql<Figure[]>`coalesce((
  select json_agg(json_build_object('kind', kind, 'amount', amount, 'precision', precision,
    'year', figure.year, 'sourceUrl', source_url) order by position)
  from experiences.figure where experience_id = experience.id), '[]')`;

const notes = sql<Note[]>`coalesce((
  select json_agg(json_build_object('es', text_es, 'en', text_en, 'sourceUrl', source_url)
    order by position)
  from experiences.note where experience_id = experience.id), '[]')`;

function experiences(db: Database) {
  return db
    .selectFrom('experiences.experience as experience')
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'experience.cut')
    .innerJoin('territories.region as region', (join) =>
      join.on(sql<boolean>`region.code = coalesce(comuna.region_code, experience.region_code)`),
    )
    .select([
      'experience.id',
      'experience.year',
      sql<ExperienceRow['origin']>`experience.origin`.as('origin'),
      'experience.cut',
      'region.code as regionCode',
      'region.short_name as regionName',
      'region.slug as regionSlug',
      sql<string>`coalesce(comuna.name, region.short_name)`.as('placeName'),
      'comuna.slug as comunaSlug',
      'experience.title_es as titleEs',
      'experience.title_en as titleEn',
      'comuna.population_2017 as populationCount',
      sql<Date | null>`(select imported_at from experiences.imported_budget
        where experience_id = experience.id)`.as('importedAt'),
      figures.as('figures'),
      notes.as('notes'),
    ])
    .orderBy('experience.year', 'desc')
    .orderBy(sql`coalesce(comuna.name, region.short_name) collate "es-x-icu"`);
}

/** The experiences that pass the filter, the latest first; text is looked for in place and title. */
export function listExperiences(db: Database, filter: ExperienceFilter): Promise<ExperienceRow[]> {
  let query = experiences(db);
  if (filter.year !== undefined) query = query.where('experience.year', '=', filter.year);
  if (filter.regionCode !== undefined) query = query.where('region.code', '=', filter.regionCode);
  if (filter.text !== '') {
    const asked = plainOf(filter.text);
    query = query.where(sql<boolean>`${asked} <> '' and territories.plain(concat_ws(' ',
      comuna.name, region.name, experience.title_es, experience.title_en))
      like '%' || ${asked} || '%'`);
  }
  return query.execute();
}

export function readExperience(db: Database, id: string): Promise<ExperienceRow | undefined> {
  return experiences(db).where('experience.id', '=', id).executeTakeFirst();
}

export function listExperiencesOfComuna(db: Database, cut: string): Promise<ExperienceRow[]> {
  return experiences(db).where('experience.cut', '=', cut).execute();
}

/** Those of its regional government and of its comunas. */
export function listExperiencesOfRegion(
  db: Database,
  regionCode: string,
): Promise<ExperienceRow[]> {
  return experiences(db).where('region.code', '=', regionCode).execute();
}

export function listFeaturedExperiences(db: Database): Promise<ExperienceRow[]> {
  return experiences(db)
    .where('experience.is_featured', '=', true)
    .clearOrderBy()
    .orderBy(sql`(
      select amount from experiences.figure
      where experience_id = experience.id and kind = 'budget' and figure.year = experience.year) desc`)
    .execute();
}

/** The years that have an experience, the latest first. */
export async function listYears(db: Database): Promise<number[]> {
  const rows = await db
    .selectFrom('experiences.experience')
    .select('year')
    .distinct()
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

export interface PioneerRow extends Note {
  readonly cut: string;
  readonly comunaName: string;
  readonly comunaSlug: string;
}

export function listPioneers(db: Database): Promise<PioneerRow[]> {
  return db
    .selectFrom('experiences.pioneer as pioneer')
    .innerJoin('territories.comuna as comuna', 'comuna.cut', 'pioneer.cut')
    .orderBy('pioneer.position')
    .select([
      'pioneer.cut',
      'comuna.name as comunaName',
      'comuna.slug as comunaSlug',
      'pioneer.text_es as es',
      'pioneer.text_en as en',
      'pioneer.source_url as sourceUrl',
    ])
    .execute();
}

export function listNationalNotes(db: Database): Promise<Note[]> {
  return db
    .selectFrom('experiences.national_note')
    .orderBy('position')
    .select(['text_es as es', 'text_en as en', 'source_url as sourceUrl'])
    .execute();
}
