// Institutions as the search of the whole site finds them.
import type { Database } from '../../../../platform/database/database.ts';
import {
  bothPaths,
  type SearchContribution,
  type SearchDocument,
} from '../../../../platform/search.ts';
import { listInstitutions } from '../store/institutions.ts';
import { institutionPath } from './paths.ts';

export const search: SearchContribution = {
  kinds: { institution: { 'es-CL': 'Instituciones', en: 'Institutions' } },
  documents,
};

async function documents(db: Database): Promise<readonly SearchDocument[]> {
  const all = { text: '', kind: undefined, regionCode: undefined, stage: undefined };
  const institutions = await listInstitutions(db, all);
  return institutions.map(({ slug, name, cut, regionCode, regionName, comunaName }) => ({
    kind: 'institution',
    key: slug,
    title: name,
    body: [comunaName, regionName].filter((one) => one !== null).join(', '),
    paths: bothPaths((locale) => institutionPath.to({ institution: slug }, { locale })),
    ...(cut === null ? {} : { cut }),
    ...(regionCode === null ? {} : { regionCode }),
    weight: 0.6,
  }));
}
