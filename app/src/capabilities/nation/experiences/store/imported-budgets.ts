// Keeps budgets that were brought in from other platforms, each an experience with its projects.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { FigureKind } from '../rules/figure.ts';
import type {
  BudgetSource,
  ImportedBudget,
  ImportedProject,
  ImportedStatus,
  ImportPlatform,
} from '../rules/imported-budget.ts';

export interface KeptImport {
  readonly experienceId: string;
  readonly platform: ImportPlatform;
  readonly sourceUrl: string;
  readonly license: string;
  readonly importedAt: Date;
  readonly projectsCount: number;
}

export interface ImportedProjectRow extends Pick<ImportedProject, 'sourceId' | 'title' | 'status'> {
  readonly experienceId: string;
  readonly costClp: number | null;
  readonly votes: number | null;
  readonly territory: string | null;
  readonly url: string | null;
  readonly sourceUrl: string;
  readonly license: string;
  /** Null where it is of the government of a region. */
  readonly cut: string | null;
  readonly regionCode: string;
}

/** Where an import stands and what it was made of; undefined if it is not there. */
export function readImportState(tx: Tx, id: string) {
  return tx
    .selectFrom('experiences.imported_budget as budget')
    .innerJoin('experiences.experience as experience', 'experience.id', 'budget.experience_id')
    .select([
      'budget.content_sha256',
      'experience.year',
      'experience.cut',
      'experience.region_code',
    ])
    .where('budget.experience_id', '=', id)
    .executeTakeFirst();
}

/** Whether there is such a comuna or region. */
export async function isPlace(tx: Tx, place: BudgetSource['place']): Promise<boolean> {
  const found =
    'cut' in place
      ? await tx
          .selectFrom('territories.comuna')
          .select('cut')
          .where('cut', '=', place.cut)
          .execute()
      : await tx
          .selectFrom('territories.region')
          .select('code')
          .where('code', '=', place.regionCode)
          .execute();
  return found.length > 0;
}

interface ImportToKeep {
  readonly id: string;
  readonly budget: ImportedBudget;
  readonly source: BudgetSource;
  readonly counts: Readonly<Partial<Record<FigureKind, number | undefined>>>;
  readonly contentSha256: string;
  readonly now: Date;
}

/** Writes it whole, instead of what was there under its id. */
export async function saveImport(tx: Tx, kept: ImportToKeep): Promise<void> {
  const { id, budget, source } = kept;
  const { place } = source;
  const experience = {
    year: source.year,
    cut: 'cut' in place ? place.cut : null,
    region_code: 'cut' in place ? null : place.regionCode,
    origin: 'cut' in place ? 'municipality' : 'regional-government',
    title_es: source.title,
    title_en: source.title,
  };
  await tx
    .insertInto('experiences.experience')
    .values({ id, ...experience })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(experience))
    .execute();
  await tx.deleteFrom('experiences.figure').where('experience_id', '=', id).execute();
  await tx.deleteFrom('experiences.imported_budget').where('experience_id', '=', id).execute();
  await saveFigures(tx, kept);
  await tx
    .insertInto('experiences.imported_budget')
    .values({
      experience_id: id,
      platform: budget.platform,
      source_id: budget.sourceId,
      source_url: source.sourceUrl,
      license: source.license,
      content_sha256: kept.contentSha256,
      imported_at: kept.now,
    })
    .execute();
  await saveProjects(tx, id, budget.projects);
}

async function saveFigures(tx: Tx, { id, source, counts }: ImportToKeep): Promise<void> {
  const figures = Object.entries(counts).flatMap(([kind, amount], position) =>
    amount === undefined
      ? []
      : {
          experience_id: id,
          kind,
          amount,
          precision: 'exact',
          year: source.year,
          position,
          source_url: source.sourceUrl,
        },
  );
  if (figures.length > 0) await tx.insertInto('experiences.figure').values(figures).execute();
}

async function saveProjects(
  tx: Tx,
  experienceId: string,
  projects: readonly ImportedProject[],
): Promise<void> {
  const rows = projects.map((project, position) => ({ ...project, position }));
  await sql`
    insert into experiences.imported_project
      (experience_id, source_id, position, title, cost_clp, votes, status, territory, url)
    select ${experienceId}, "sourceId", position, title, "costClp", votes, status, territory, url
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("sourceId" text, position integer,
      title text, "costClp" bigint, votes integer, status text, territory text, url text)`.execute(
    tx,
  );
}

/** What is told of an experience that was brought in; undefined for one that ships with the product. */
export async function readImport(
  db: Database,
  experienceId: string,
): Promise<KeptImport | undefined> {
  const row = await db
    .selectFrom('experiences.imported_budget as budget')
    .select([
      'budget.experience_id as experienceId',
      sql<ImportPlatform>`budget.platform`.as('platform'),
      'budget.source_url as sourceUrl',
      'budget.license',
      'budget.imported_at as importedAt',
      sql<number>`(select count(*)::int from experiences.imported_project as project
        where project.experience_id = budget.experience_id)`.as('projectsCount'),
    ])
    .where('budget.experience_id', '=', experienceId)
    .executeTakeFirst();
  return row;
}

export interface ProjectsAsked {
  /** Undefined asks for those of every import. */
  readonly experienceId: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** In the order of their file. */
export function listImportedProjects(
  db: Database,
  { experienceId, limit, offset }: ProjectsAsked,
): Promise<ImportedProjectRow[]> {
  let query = db
    .selectFrom('experiences.imported_project as project')
    .innerJoin(
      'experiences.imported_budget as budget',
      'budget.experience_id',
      'project.experience_id',
    )
    .innerJoin('experiences.experience as experience', 'experience.id', 'project.experience_id')
    .select([
      'project.experience_id as experienceId',
      'project.source_id as sourceId',
      'project.title',
      sql<number | null>`project.cost_clp::float8`.as('costClp'),
      'project.votes',
      sql<ImportedStatus>`project.status`.as('status'),
      'project.territory',
      'project.url',
      'budget.source_url as sourceUrl',
      'budget.license',
      'experience.cut',
      sql<string>`coalesce(experience.region_code, left(experience.cut, 2))`.as('regionCode'),
    ]);
  if (experienceId !== undefined) query = query.where('project.experience_id', '=', experienceId);
  return query
    .orderBy('project.experience_id')
    .orderBy('project.position')
    .limit(limit)
    .offset(offset)
    .execute();
}
