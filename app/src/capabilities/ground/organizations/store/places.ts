// Where organisations can act: every comuna by name, every region from north to south.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { Cut } from '../../territories/rules/index.ts';

export interface PlaceNames {
  readonly comunas: readonly { readonly cut: Cut; readonly name: string }[];
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}

export async function listPlaces(db: Database): Promise<PlaceNames> {
  const [comunas, regions] = await Promise.all([
    db
      .selectFrom('territories.comuna')
      .select([sql<Cut>`cut`.as('cut'), 'name'])
      .orderBy(sql`name collate "es-x-icu"`)
      .execute(),
    db
      .selectFrom('territories.region')
      .select(['code', 'short_name as name'])
      .orderBy('north_to_south')
      .execute(),
  ]);
  return { comunas, regions };
}
