// What of the territory people find by searching the whole site: its comunas and regions.
import {
  bothPaths,
  type SearchContribution,
  type SearchDocument,
} from '../../../../platform/search.ts';
import { listComunas } from '../store/comunas.ts';
import { listRegions } from '../store/regions.ts';
import { comunaPath, regionPath } from './paths.ts';

export const search: SearchContribution = {
  kinds: {
    comuna: { 'es-CL': 'Comunas', en: 'Municipalities' },
    region: { 'es-CL': 'Regiones', en: 'Regions' },
  },
  documents: async (db) => {
    const [comunas, regions] = await Promise.all([
      listComunas(db, {
        text: '',
        regionCode: undefined,
        onlyWithExperiences: false,
        order: 'name',
      }),
      listRegions(db),
    ]);
    const most = Math.max(...comunas.map(({ populationCount }) => populationCount), 1);
    return [
      ...comunas.map(
        (one): SearchDocument => ({
          kind: 'comuna',
          key: `comuna:${one.cut}`,
          title: one.name,
          body: `${one.provinceName}, ${one.regionName}`,
          paths: bothPaths((locale) => comunaPath.to({ slug: one.slug }, { locale })),
          cut: one.cut,
          regionCode: one.regionCode,
          weight: 0.5 + one.populationCount / most / 2,
        }),
      ),
      ...regions.map(
        (one): SearchDocument => ({
          kind: 'region',
          key: `region:${one.code}`,
          title: one.name,
          body: `${one.capital}. ${one.provinces.join(', ')}`,
          paths: bothPaths((locale) => regionPath.to({ slug: one.slug }, { locale })),
          regionCode: one.code,
          weight: 0.9,
        }),
      ),
    ];
  },
};
