// The published editions of a municipality, among which another that wants to visit it chooses.
import type { Database } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import type { VisitInterest } from '../../../ground/gatherings/index.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import { listOwnEditions } from '../store/editions.ts';
import { editionPathIn } from './paths.ts';

export async function visitInterestsOf(
  db: Database,
  { institutionId }: { readonly institutionId: string },
): Promise<readonly VisitInterest[]> {
  const [institution, editions] = await Promise.all([
    readInstitution(db, institutionId),
    listOwnEditions(db, institutionId),
  ]);
  return editions
    .filter(({ rules }) => rules !== undefined)
    .map(({ slug, name }) => ({
      key: `edition ${slug}`,
      title: name,
      paths: bothPaths((locale) => editionPathIn(institution.slug, slug, locale)),
    }));
}
