// Door 1 of surveys: a later room drafts one about its subject, finds those that were published, and reads their results.

import { m } from '#words';
import { systemClock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { type HeldValue, heldValues } from '../../../platform/held-values.ts';
import type { HeldThing, RoomContributions } from '../../../platform/room.ts';
import { moveRows } from '../../../platform/two-accounts.ts';
import { currentLocale } from '../../../platform/words.ts';
import type { ByStaff } from './actions/by-staff.ts';
import type { AnsweredSurvey } from './actions/demonstrate-about.ts';
import { surveysArchive } from './archive.ts';
import type { Results } from './rules/results.ts';
import type { Subject, SurveyState } from './rules/survey.ts';
import type { Wording } from './rules/wording.ts';
import { publicResults } from './store/public-results.ts';
import { listQuestions } from './store/questions.ts';
import { listFormsOf, type OwnForm, unlinkPerson } from './store/responses.ts';
import { documentOf, type PathIn } from './store/search-documents.ts';
import { findSurvey, listAbout, listSurveys } from './store/surveys.ts';
import { panels } from './web/panels.tsx';
import { surveyPath } from './web/paths.ts';
import { surveyList } from './web/survey-list.ts';
import { surveysOnPaper } from './web/survey-on-paper.ts';

export { attachSurvey } from './actions/attach-survey.ts';
export { draftSurvey } from './actions/draft-survey.ts';
export { deskSurveyPath, surveyPath, surveysPath } from './web/paths.ts';

const pathIn: PathIn = (slug, locale) => surveyPath.to({ slug }, { locale });
const EVERYTHING = { limit: 100_000, offset: 0 };

export const contributions: RoomContributions = {
  room: 'surveys',
  panels,
  publicLists: [surveyList],
  paperForms: surveysOnPaper,
  personalData: [
    {
      what: 'the answers of a person in a named survey, and the day',
      why: 'so that each person answers once; so that whoever asked learns what people say',
      keptFor:
        'as long as the survey; the person is unlinked when the account is erased, and the answers stay counted',
      seenBy: 'the person herself; the team that asked, without knowing whose they are',
    },
    {
      what: 'the answers of an unnamed survey, on the web or on paper, the day, and of paper which sheet: no account, no address; a text may tell who wrote it',
      why: 'so that whoever asked learns what people say',
      keptFor: 'as long as the survey',
      seenBy:
        'the team that asked, one by one; everybody as figures of five people or more, once it is closed',
    },
    {
      what: 'fingerprint of the network from which an unnamed survey is answered, another one in each survey, and how many times',
      why: 'so that nobody floods a survey',
      keptFor: 'one hour',
      seenBy: 'nobody',
    },
  ],
  privacy: {
    title: () => m.surveys_list_title(),
    heldAbout: async ({ db }, personId) =>
      Promise.all((await listFormsOf(db, personId)).map((form) => heldThing(db, form))),
    forget: (tx, personId) => unlinkPerson(tx, personId),
    // Who answered with both accounts is counted once, with what the kept one said.
    join: (tx, accounts) =>
      moveRows(
        tx,
        { table: 'surveys.response', column: 'person_id', once: ['survey_id'] },
        accounts,
      ),
  },
  deadlines: [
    {
      what: 'the closing of a survey',
      watchedBy: 'own task of those who write surveys, from three days before; the clock closes it',
    },
    {
      what: 'the last of the days in which the paper sheets of a survey are entered',
      watchedBy: 'own task and desk of those who enter them, with its hour',
    },
  ],
  search: {
    kinds: { survey: { 'es-CL': 'Encuestas', en: 'Surveys' } },
    async documents(db) {
      const all = { text: '', state: undefined, institution: undefined, page: 1 };
      const published = await listSurveys(db, all, systemClock.now(), EVERYTHING);
      return published
        .filter(({ correctedBySlug }) => correctedBySlug === null)
        .map((survey) => documentOf(survey, pathIn));
    },
  },
  institutionArchive: surveysArchive,
  demonstrate: async (house) => {
    const { demonstrateSurveys } = await import('./actions/demonstrate-surveys.ts');
    await demonstrateSurveys(house, pathIn);
  },
};

/** What she answered, question by question, as it was asked. */
async function heldThing(db: Database, form: OwnForm): Promise<HeldThing> {
  const questions = await listQuestions(db, form.surveyId);
  const say = ({ spanish, english }: Wording) =>
    currentLocale() === 'en' ? (english ?? spanish) : spanish;
  const answers = questions.flatMap(({ id, kind, position, text, options }): HeldValue[] => {
    const own = form.cells.filter(({ questionId }) => questionId === id);
    const said = own.map(({ option, place, text: written }) => {
      if (written !== null) return written;
      const chosen = options[option - 1];
      const label = kind === 'scale' || chosen === undefined ? String(option) : say(chosen);
      return place === null ? label : `${place}: ${label}`;
    });
    if (said.length === 0) return [];
    const label = `${position}. ${say(text)}`;
    return [{ name: `question_${position}`, label, value: said.join('; ') }];
  });
  return {
    label: m.surveys_held_label({ title: form.title }),
    href: surveyPath.to({ slug: form.slug }),
    values: [
      ...heldValues({ answered_on: form.answeredOn }, { answered_on: m.surveys_field_answered_on }),
      ...answers,
    ],
    whenForgotten: 'unlinked',
  };
}

export interface SurveyOfSubject {
  readonly slug: string;
  readonly title: string;
  readonly state: SurveyState;
}

/** The published surveys about a subject, the latest first. */
export async function surveysAbout(
  db: Database | Tx,
  subject: Subject,
  now: Date,
): Promise<readonly SurveyOfSubject[]> {
  const found = await listAbout(db, subject, now);
  return found.map(({ slug, title, state }) => ({ slug, title: title.spanish, state }));
}

/** What everybody may know of a survey; undefined while it is not closed. */
export async function publishedResults(
  db: Database,
  slug: string,
  now: Date,
): Promise<Results | undefined> {
  const survey = await findSurvey(db, slug, now);
  return survey && publicResults(db, survey);
}

/** A drafted survey of a demonstration, published and answered by so many invented people; closed once that hour went by. */
export async function inventAnswers(
  db: Database,
  by: ByStaff,
  survey: AnsweredSurvey,
): Promise<void> {
  const { demonstrateAnswers } = await import('./actions/demonstrate-about.ts');
  await demonstrateAnswers(db, by, survey, pathIn);
}
