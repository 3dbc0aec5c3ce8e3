import { assert } from '@minga/basics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { search } from '../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { houseOf } from '../../../site/site.tsx';
import { type TestSite, testParts, testSite } from '../../../site/testing.ts';
import { contributions as people } from '../people/index.ts';
import type { ByStaff } from './actions/by-staff.ts';
import { publishSurvey } from './actions/publish-survey.ts';
import {
  attachSurvey,
  contributions,
  draftSurvey,
  publishedResults,
  surveyPath,
  surveysAbout,
} from './index.ts';
import { type QuestionWritten, type Results, wording } from './rules/index.ts';
import { listOwn } from './store/surveys.ts';
import {
  answer,
  givenOpen,
  givenPerson,
  givenStaff,
  later,
  NOW,
  pathIn,
  scopeOf,
  writtenSurvey,
} from './testing/given.ts';
import { page } from './testing/pages.ts';
import { options, scale, written } from './testing/questions.ts';

let given: TestDatabase;
let site: TestSite;
let by: ByStaff;

beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => NOW } });
  by = await givenStaff(given.db, 'castro', 'pb-officer');
});
afterAll(() => given?.close());

test('a later room drafts a survey about its subject, finds it, and reads its results once it is closed', async () => {
  const { db } = given;
  const subject = { kind: 'workshop', key: '41' };
  const survey = await db.transaction().execute(async (tx) => {
    const question: QuestionWritten = {
      kind: 'one',
      text: wording('¿Qué te pareció el taller?', 'What did you think of the workshop?'),
      isRequired: false,
      options: [wording('Útil'), wording('Poco útil'), wording('No fui')],
      scaleTo: undefined,
      right: undefined,
      isGrouping: false,
    };
    const draft = { written: writtenSurvey(), questions: [question] };
    const drafted = await draftSurvey(tx, by, draft);
    expect((await attachSurvey(tx, by, { id: drafted.id, subject })).ok).toBe(true);
    return drafted;
  });
  expect(await surveysAbout(db, subject, NOW)).toEqual([]);
  const opening = { id: survey.id, opensAt: NOW, closesAt: later(2) };
  expect((await publishSurvey(db, by, opening, pathIn)).ok).toBe(true);
  const { slug } = survey;
  expect(await surveysAbout(db, subject, NOW)).toEqual([
    { slug, title: 'Tu plaza', state: 'open' },
  ]);
  for (const p1 of [...'1112222222']) await answer(db, slug, { p1 });
  expect(await publishedResults(db, slug, later(1))).toBeUndefined();
  expect(await publishedResults(db, 'no-existe', later(3))).toBeUndefined();
  const results: Results | undefined = await publishedResults(db, slug, later(3));
  expect(results?.responses).toBe(10);
  expect(results?.questions[0]?.chosen).toEqual([null, null, 0]);
  expect(surveyPath.to({ slug })).toBe(`/encuestas/${slug}`);
});

test('a person is shown what she answered by name, and nothing of it is hers once she is forgotten', async () => {
  const { db } = given;
  const { privacy } = contributions;
  assert(privacy !== undefined && 'heldAbout' in privacy, 'the room answers people');
  const questions = [
    written(),
    written({ kind: 'order', options: options(2) }),
    scale(3),
    written({ kind: 'short-text', options: [] }),
  ];
  const named = await givenOpen(db, by, { isNamed: true, questions });
  const unnamed = await givenOpen(db, by, { questions });
  const personId = await givenPerson(db);
  const typed = { p1: '1', 'p2-1': '2', 'p2-2': '1', p3: '3', p4: 'Hola' };
  for (const { slug } of [named, unnamed]) await answer(db, slug, typed, { personId });
  const house = houseOf(testParts(db));
  expect(await privacy.heldAbout(house, personId)).toEqual([
    {
      label: 'Tu respuesta a «Tu plaza»',
      href: `/encuestas/${named.slug}`,
      values: [
        { name: 'answered_on', label: 'Respondida', value: '2026-11-25' },
        { name: 'question_1', label: '1. ¿Vives en Ancud?', value: 'Sí' },
        { name: 'question_2', label: '2. ¿Vives en Ancud?', value: '2: Opción 1; 1: Opción 2' },
        { name: 'question_3', label: '3. ¿Vives en Ancud?', value: '3' },
        { name: 'question_4', label: '4. ¿Vives en Ancud?', value: 'Hola' },
      ],
      whenForgotten: 'unlinked',
    },
  ]);
  await db.transaction().execute((tx) => privacy.forget(tx, personId, NOW));
  expect(await privacy.heldAbout(house, personId)).toEqual([]);
  const { rows } = await given.pool.query(
    'select count(*)::int as count from surveys.response where survey_id = $1',
    [named.id],
  );
  expect(rows[0].count).toBe(1);
});

describe('the demonstration', () => {
  const now = new Date();

  beforeAll(async () => {
    const house = houseOf(testParts(given.db, { clock: { now: () => now } }));
    for (const room of [people, contributions, contributions]) await room.demonstrate?.(house);
  }, 120_000);

  test('has each institution at another moment, once, all said to be invented', async () => {
    const statesOf = async (slug: string) => {
      const own = await listOwn(given.db, [(await scopeOf(given.db, slug)).id], now);
      for (const { purpose } of own) {
        expect(purpose.spanish).toContain('inventada para la demostración');
      }
      return own.map(({ state, responsesCount }) => `${state} ${responsesCount}`);
    };
    expect(await statesOf('ancud')).toEqual(['open 0', 'counting 11', 'closed 160']);
    expect(await statesOf('lautaro')).toEqual(['announced 0']);
    expect(await statesOf('gore-los-lagos')).toEqual(['draft 0', 'closed 12']);
    const closed = 'evaluacion-de-las-asambleas-de-barrio';
    const results = await publishedResults(given.db, closed, now);
    expect(results).toMatchObject({ responses: 160, onPaper: 22 });
    expect(results?.questions.some(({ byGroup }) => byGroup !== undefined)).toBe(true);
  });

  test('has sheets of paper in every state, of nobody', async () => {
    const { rows } = await given.pool.query(`
      select count(*) filter (where voided_at is not null)::int as void,
        count(*) filter (where voided_at is null and entered_at is not null)::int as entered,
        count(*) filter (where begun_at is not null and entered_at is null)::int as waiting,
        count(*) filter (where begun_at is null)::int as printed, count(person_id)::int as persons
      from records.paper_sheet`);
    expect(rows).toEqual([{ void: 1, entered: 24, waiting: 1, printed: 2, persons: 0 }]);
  });

  test('is found: in the search, and on the page of its institution while it is open', async () => {
    const asked = { text: 'enteras', kind: 'survey', page: 1, locale: 'es-CL' } as const;
    expect((await search(given.db, asked)).found).toHaveLength(1);
    const html = await page(site, '/instituciones/ancud');
    expect(html).toContain('Encuestas abiertas');
    expect(html).toContain('Cómo te enteras de lo que pasa en Ancud');
    expect(html).not.toContain('Evaluación de las asambleas');
  });
});
