// Writes the registry anew from its shipped file.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ShippedExperience, ShippedRegistry } from '../rules/shipped-experiences.ts';

const NAME = 'experiences';

export async function readLoadedHash(db: Database | Tx): Promise<string | undefined> {
  const row = await db
    .selectFrom('experiences.loaded')
    .select('sha256')
    .where('name', '=', NAME)
    .executeTakeFirst();
  return row?.sha256;
}

/** Makes a second copy that starts at the same moment wait until this one has loaded. */
export async function holdRegistry(tx: Tx): Promise<void> {
  await sql`lock table experiences.loaded in exclusive mode`.execute(tx);
}

/** Replaces everything that ships with the product: the file is all of it. What was brought in stays. */
export async function replaceRegistry(
  tx: Tx,
  registry: ShippedRegistry,
  sha256: string,
): Promise<void> {
  await tx
    .deleteFrom('experiences.experience')
    .where('id', 'not in', tx.selectFrom('experiences.imported_budget').select('experience_id'))
    .execute();
  await tx.deleteFrom('experiences.pioneer').execute();
  await tx.deleteFrom('experiences.national_note').execute();
  await saveExperiences(tx, registry.experiences);
  const pioneers = registry.pioneers.map(({ cut, ...text }, position) => ({
    cut,
    ...toColumns(text, position),
  }));
  if (pioneers.length > 0) await tx.insertInto('experiences.pioneer').values(pioneers).execute();
  const national = registry.nationalNotes.map(toColumns);
  if (national.length > 0) {
    await tx.insertInto('experiences.national_note').values(national).execute();
  }
  await tx
    .insertInto('experiences.loaded')
    .values({ name: NAME, sha256 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ sha256 }))
    .execute();
}

async function saveExperiences(tx: Tx, experiences: readonly ShippedExperience[]): Promise<void> {
  if (experiences.length === 0) return;
  await tx.insertInto('experiences.experience').values(experiences.map(toRow)).execute();
  const figures = experiences.flatMap(({ id, year, figures: of }) =>
    of.map((figure, position) => ({
      experience_id: id,
      kind: figure.kind,
      amount: figure.amount,
      precision: figure.precision ?? 'exact',
      year: figure.year ?? year,
      position,
      source_url: figure.sourceUrl,
    })),
  );
  if (figures.length > 0) await tx.insertInto('experiences.figure').values(figures).execute();
  const notes = experiences.flatMap(({ id, notes: of }) =>
    of.map((note, position) => ({ experience_id: id, ...toColumns(note, position) })),
  );
  if (notes.length > 0) await tx.insertInto('experiences.note').values(notes).execute();
}

function toRow(experience: ShippedExperience) {
  const { id, year, cut, regionCode, isFeatured, title } = experience;
  return {
    id,
    year,
    cut: cut ?? null,
    region_code: regionCode ?? null,
    origin: cut === undefined ? 'regional-government' : 'municipality',
    title_es: title.es,
    title_en: title.en,
    is_featured: isFeatured ?? false,
  };
}

function toColumns(
  { es, en, sourceUrl }: { readonly es: string; readonly en: string; readonly sourceUrl: string },
  position: number,
) {
  return { text_es: es, text_en: en, source_url: sourceUrl, position };
}
