// Door 1 of the registry of experiences: what it adds to the whole, and what the home page shows of it.
import { systemClock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import { loadExperiences } from './actions/load-experiences.ts';
import { openConversations } from './actions/open-conversations.ts';
import { type Figure, figureOf } from './rules/figure.ts';
import { listFeaturedExperiences, listPioneers } from './store/experiences.ts';
import { comparisonList } from './web/comparison-list.ts';
import { conversationOf, conversationPlaces } from './web/conversation.ts';
import { experienceList } from './web/experience-list.ts';
import { addressOf } from './web/experience-words.ts';
import { columnWords } from './web/figure-words.tsx';
import { importedProjectList } from './web/imported-project-list.ts';
import { panels } from './web/panels.tsx';
import { experiencePath, experiencesPath, situationPath } from './web/paths.ts';
import { search } from './web/search.ts';
import { comunaStateList, knownBudgetList, regionStateList } from './web/situation-lists.ts';

export { experiencePath, experiencesPath, situationPath };

export const contributions: RoomContributions = {
  room: 'experiences',
  panels,
  publicLists: [
    experienceList,
    importedProjectList,
    comunaStateList,
    knownBudgetList,
    regionStateList,
    comparisonList,
  ],
  personalData: { none: 'Only published facts about municipalities; no person is named.' },
  deadlines: { none: 'Everything here has already happened.' },
  search,
  async loadFacts(db) {
    await loadExperiences(db);
    await openConversations(db, await conversationPlaces(db), systemClock.now());
  },
  async demonstrate(house) {
    const { demonstrateTalk } = await import('./actions/demonstrate-conversation.ts');
    await demonstrateTalk(house, conversationOf('lautaro-2019'));
  },
};

/** A figure in words, in the language of the request, with the page it was read from. */
export interface SourcedText {
  readonly text: string;
  readonly href: string;
}

export interface FeaturedExperience {
  readonly place: string;
  readonly year: number;
  readonly href: string;
  readonly amount?: SourcedText;
  /** Voters, or "24.450 participantes" where the source counts those. */
  readonly voters?: SourcedText;
}

/** The experiences that the home page shows, from the largest amount to the smallest. */
export async function featuredExperiences(db: Database): Promise<FeaturedExperience[]> {
  const experiences = await listFeaturedExperiences(db);
  return experiences.map((experience) => {
    const amount = sourced(figureOf(experience, 'budget'));
    const voters = sourced(figureOf(experience, 'voters') ?? figureOf(experience, 'participants'));
    return {
      place: experience.placeName,
      year: experience.year,
      href: addressOf(experience),
      ...(amount === undefined ? {} : { amount }),
      ...(voters === undefined ? {} : { voters }),
    };
  });
}

function sourced(figure: Figure | undefined): SourcedText | undefined {
  return figure && { text: columnWords(figure), href: figure.sourceUrl };
}

export interface Pioneer {
  readonly name: string;
  /** Where the registry tells of the pioneers. */
  readonly href: string;
}

/** The municipalities that the founding deck names as the first. */
export async function pioneers(db: Database): Promise<Pioneer[]> {
  const rows = await listPioneers(db);
  return rows.map(({ comunaName }) => ({
    name: comunaName,
    href: `${experiencesPath.to({})}#pioneras`,
  }));
}
