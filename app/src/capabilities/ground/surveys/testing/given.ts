// What tests of the room begin with: the country, people with roles, and a survey of Ancud in each state.
import { assert } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { keysFrom } from '../../../../platform/keys.ts';
import { contributions as institutions } from '../../institutions/index.ts';
import type { Role } from '../../people/rules/index.ts';
import { contributions as territories } from '../../territories/index.ts';
import { answerSurvey } from '../actions/answer-survey.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { draftSurvey } from '../actions/draft-survey.ts';
import { publishSurvey } from '../actions/publish-survey.ts';
import { readAnswers } from '../rules/answers.ts';
import type { QuestionWritten } from '../rules/question.ts';
import type { SurveyWritten } from '../rules/survey.ts';
import { wording } from '../rules/wording.ts';
import { listQuestions } from '../store/questions.ts';
import { findSurvey, readSurveyWithin, type Survey } from '../store/surveys.ts';
import { written as question } from './questions.ts';

export const NOW = new Date('2026-11-25T15:00:00Z');
export const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const keys = keysFrom(Buffer.alloc(32, 7));
/** Where the page of a survey is, for tests that do not look at the search. */
export const pathIn = (slug: string) => `/encuestas/${slug}`;

export async function givenCountry(db: Database): Promise<void> {
  for (const room of [territories, institutions]) await room.loadFacts?.(db);
}

export async function givenPerson(db: Database): Promise<string> {
  const { id } = await db
    .insertInto('people.person')
    .values({ public_name: 'Rosa M.', proof: 'provider' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function scopeOf(db: Database, slug: string): Promise<Scope> {
  const { id } = await db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return { kind: 'institution', id };
}

/** Somebody of the team of an institution. */
export async function givenStaff(db: Database, slug: string, role: Role): Promise<ByStaff> {
  const personId = await givenPerson(db);
  const scope = await scopeOf(db, slug);
  await db
    .insertInto('people.role_grant')
    .values({ person_id: personId, role, institution_id: scope.id })
    .execute();
  return { actor: { personId }, scope, now: NOW };
}

export interface GivenSurvey extends Partial<SurveyWritten> {
  readonly questions?: readonly QuestionWritten[];
}

export function writtenSurvey(change: Partial<SurveyWritten> = {}): SurveyWritten {
  return {
    title: wording('Tu plaza', 'Your square'),
    purpose: wording('Para decidir el horario de la plaza.', 'To decide the hours of the square.'),
    isNamed: false,
    takesPaper: false,
    ...change,
  };
}

export async function givenDraft(
  db: Database,
  by: ByStaff,
  { questions = [question()], ...change }: GivenSurvey = {},
): Promise<Survey> {
  return db
    .transaction()
    .execute((tx) => draftSurvey(tx, by, { written: writtenSurvey(change), questions }));
}

/** Open from an hour before `NOW` until a day after it. */
export async function givenOpen(
  db: Database,
  by: ByStaff,
  survey: GivenSurvey = {},
): Promise<Survey> {
  const { id } = await givenDraft(db, by, survey);
  const opening = { id, opensAt: later(-1), closesAt: later(24) };
  const published = await publishSurvey(db, { ...by, now: later(-2) }, opening, pathIn);
  assert(published.ok, `published: ${JSON.stringify(published)}`);
  return seen(db, by, id);
}

/** The survey as it is at an instant. */
export async function seen(db: Database, by: ByStaff, id: string, now = NOW): Promise<Survey> {
  const survey = await readSurveyWithin(db, by.scope.id, id, now);
  assert(survey !== undefined, 'the survey is of this institution');
  return survey;
}

let sheets = 0;

/** A sheet of paper of the institution, numbered and not entered; its id, and how people call it. */
export async function givenSheet(db: Database, { scope }: ByStaff) {
  sheets += 1;
  const { id: runId } = await db
    .insertInto('records.paper_run')
    .values({
      institution_id: scope.id,
      form: 'surveys/answer',
      subject: 'x',
      content: '{}',
      layout: 'paper-1',
      printed_at: NOW,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const code = String(sheets).padStart(16, '0');
  const sheet = { run_id: runId, institution_id: scope.id, year: 2026, number: sheets, code };
  const { id } = await db
    .insertInto('records.paper_sheet')
    .values(sheet)
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, name: `2026-${String(sheets).padStart(6, '0')}` };
}

let nextPeer = 0;

/** Sends a form as it would be typed, from a network of its own unless one is given. */
export async function answer(
  db: Database,
  slug: string,
  typed: Readonly<Record<string, string>>,
  by: { readonly personId?: string; readonly peer?: string; readonly now?: Date } = {},
) {
  const now = by.now ?? NOW;
  const survey = await findSurvey(db, slug, now);
  assert(survey !== undefined, 'the survey was published');
  const read = readAnswers(await listQuestions(db, survey.id), typed, false);
  assert(read.problems.length === 0, 'the form is complete');
  nextPeer += 1;
  const form = {
    slug,
    answers: read.answers,
    personId: by.personId,
    peer: by.peer ?? `10.0.${nextPeer >> 8}.${nextPeer & 255}`,
  };
  return answerSurvey({ db, keys }, form, now);
}
