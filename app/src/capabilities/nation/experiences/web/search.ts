// What of the registry people find by searching the whole site.
import {
  bothPaths,
  type SearchContribution,
  type SearchDocument,
} from '../../../../platform/search.ts';
import { type ExperienceRow, listExperiences } from '../store/experiences.ts';
import { experiencePath } from './paths.ts';

export const search: SearchContribution = {
  kinds: { experience: { 'es-CL': 'Experiencias', en: 'Experiences' } },
  documents: async (db) => {
    const all = await listExperiences(db, { text: '', year: undefined, regionCode: undefined });
    return all.map(documentOf);
  },
};

export function documentOf(one: ExperienceRow): SearchDocument {
  return {
    kind: 'experience',
    key: one.id,
    title: one.titleEs,
    englishTitle: one.titleEn,
    body: [`${one.placeName}, ${one.regionName}`, ...one.notes.map(({ es }) => es)].join('. '),
    paths: bothPaths((locale) => experiencePath.to({ id: one.id }, { locale })),
    ...(one.cut === null ? {} : { cut: one.cut }),
    regionCode: one.regionCode,
    weight: 0.4,
  };
}
