// The addresses of the registry.
import { m } from '#words';
import { type Ask, type Page, route } from '../../../../platform/http/route.ts';
import type { House, RoutesOfRoom } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { showConversation } from '../../../ground/conversation/index.ts';
import { chileMap, listRegions } from '../../../ground/territories/index.ts';
import { nameInAddress, typedText } from '../../../ground/territories/rules/index.ts';
import { parseComparison } from '../rules/comparison.ts';
import { type ExperienceFilter, parseExperienceFilter } from '../rules/experience-filter.ts';
import { parseSituationFilter } from '../rules/situation-filter.ts';
import {
  listExperiences,
  listNationalNotes,
  listPioneers,
  listYears,
  readExperience,
} from '../store/experiences.ts';
import { listImportedProjects, readImport } from '../store/imported-budgets.ts';
import { readComparison } from './comparison-list.ts';
import { comparisonPage } from './comparison-page.tsx';
import { conversationOf } from './conversation.ts';
import { ExperienceHero, ExperiencePage } from './experience-page.tsx';
import { titleOf } from './experience-words.ts';
import { ExperiencesHero, ExperiencesPage } from './experiences-page.tsx';
import type { ImportedProjectsProps } from './imported-projects.tsx';
import { todayInChile } from './known.ts';
import { comparisonPath, experiencePath, experiencesPath, situationPath } from './paths.ts';
import { readSituation } from './situation-lists.ts';
import { situationPage } from './situation-page.tsx';

export const routes: RoutesOfRoom = (house) => [
  route({
    audience: 'public',
    method: 'get',
    path: experiencesPath,
    answer: (ask) => answerList(house, ask),
  }),
  route({
    audience: 'public',
    method: 'get',
    path: comparisonPath,
    answer: (ask) => answerComparison(house, ask),
  }),
  route({
    audience: 'public',
    method: 'get',
    path: situationPath,
    answer: (ask) => answerSituation(house, ask),
  }),
  route({
    audience: 'public',
    method: 'get',
    path: experiencePath,
    answer: (ask) => answerExperience(house, ask),
  }),
];

async function answerList({ db }: House, ask: Ask): Promise<Page> {
  return registryPage(db, parseExperienceFilter(ask.query));
}

async function registryPage(db: House['db'], filter: ExperienceFilter): Promise<Page> {
  const [experiences, years, regions, pioneers, nationalNotes] = await Promise.all([
    listExperiences(db, filter),
    listYears(db),
    listRegions(db),
    listPioneers(db),
    listNationalNotes(db),
  ]);
  const parts = { filter, experiences, years, regions, pioneers, nationalNotes };
  return {
    title: m.experiences_title(),
    description: m.experiences_description(),
    current: 'experiences',
    hero: ExperiencesHero(parts),
    body: ExperiencesPage(parts),
  };
}

async function answerExperience(house: House, ask: Ask): Promise<Page> {
  const { db } = house;
  const asked = typedText(ask.params.id);
  const experience = await readExperience(db, asked);
  if (experience === undefined) return unknownPage(db, asked);
  const { placeName: place, year } = experience;
  const [conversation, imported] = await Promise.all([
    showConversation(house, ask, conversationOf(experience.id)),
    importedOf(db, ask, experience.id),
  ]);
  return {
    title: m.experiences_detail_title({ place, year }),
    description: m.experiences_detail_description({ title: titleOf(experience), place, year }),
    current: 'experiences',
    hero: ExperienceHero({ experience }),
    body: ExperiencePage({ experience, conversation, imported }),
  };
}

/** The projects of one that was brought in, on the page asked for. */
async function importedOf(
  db: House['db'],
  ask: Ask,
  experienceId: string,
): Promise<ImportedProjectsProps | undefined> {
  const kept = await readImport(db, experienceId);
  if (kept === undefined) return undefined;
  const paged = pagedOf(kept.projectsCount, askedPage(ask.query));
  const { limit, offset } = paged;
  const projects = await listImportedProjects(db, { experienceId, limit, offset });
  return { kept, projects, paged };
}

/** An unknown experience leads to the registry, searched for the words of its address. */
async function unknownPage(db: House['db'], asked: string): Promise<Page> {
  const q = nameInAddress(asked).replace(/\d+/g, '');
  const page = await registryPage(db, parseExperienceFilter(new URLSearchParams({ q })));
  return { ...page, status: 404, robots: 'noindex' };
}

async function answerSituation({ db, clock }: House, ask: Ask): Promise<Page> {
  const today = todayInChile(clock.now());
  const filter = parseSituationFilter(ask.query, today);
  const [situation, map] = await Promise.all([readSituation(db, filter), chileMap(db)]);
  return situationPage({ situation, map, today });
}

async function answerComparison({ db, clock }: House, ask: Ask): Promise<Page> {
  const today = todayInChile(clock.now());
  return comparisonPage(await readComparison(db, parseComparison(ask.query), today));
}
