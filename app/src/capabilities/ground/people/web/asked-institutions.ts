// The institutions whose messages somebody gets, with the sectors that she chose, by name.
import type { Database } from '../../../../platform/database/database.ts';
import { readInstitution } from '../../institutions/index.ts';
import { listSectors, type OptIn } from '../store/messages.ts';
import type { AskedInstitution } from './notice-settings-page.tsx';

export function askedInstitutions(
  db: Database,
  optIns: readonly OptIn[],
): Promise<readonly AskedInstitution[]> {
  return Promise.all(
    optIns.map(async ({ institutionId, sectorIds }) => {
      const [{ slug, name }, there] = await Promise.all([
        readInstitution(db, institutionId),
        listSectors(db, institutionId),
      ]);
      const chosen = there.filter(({ id }) => sectorIds.includes(id));
      return { slug, name, sectors: chosen.map((sector) => sector.name) };
    }),
  );
}
