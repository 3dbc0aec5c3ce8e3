// Each experience as a place where people talk: its page, and the institution that answers for what is said there.
import { m } from '#words';
import type { Database } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inLocale } from '../../../../platform/words.ts';
import type { OpenedPlace, PlaceName } from '../../../ground/conversation/rules/index.ts';
import { governmentOfRegion, institutionOfComuna } from '../../../ground/institutions/index.ts';
import { parseCut } from '../../../ground/territories/rules/index.ts';
import { type ExperienceRow, listExperiences } from '../store/experiences.ts';
import { experiencePath } from './paths.ts';

export function conversationOf(id: string): PlaceName {
  return { kind: 'experiences/experience', key: id };
}

export async function conversationPlaces(db: Database): Promise<readonly OpenedPlace[]> {
  const all = await listExperiences(db, { text: '', year: undefined, regionCode: undefined });
  return Promise.all(all.map((experience) => placeOf(db, experience)));
}

async function placeOf(db: Database, experience: ExperienceRow): Promise<OpenedPlace> {
  const { id, year, placeName: place, regionCode } = experience;
  const cut = parseCut(experience.cut);
  const institution = await (cut === undefined
    ? governmentOfRegion(db, regionCode)
    : institutionOfComuna(db, cut));
  return {
    ...conversationOf(id),
    titles: bothPaths((locale) =>
      inLocale(locale, () => m.experiences_detail_title({ place, year })),
    ),
    paths: bothPaths((locale) => experiencePath.to({ id }, { locale })),
    institutionId: institution?.id,
    about: cut === undefined ? { regionCode } : { cut },
    mode: 'plain',
    isOpen: true,
  };
}
