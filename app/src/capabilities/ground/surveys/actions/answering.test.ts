import { assert } from '@minga/basics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { readAnswers } from '../rules/answers.ts';
import { tell } from '../rules/results.ts';
import { publicResults } from '../store/public-results.ts';
import { listQuestions } from '../store/questions.ts';
import { listForms, unlinkPerson } from '../store/responses.ts';
import type { Survey } from '../store/surveys.ts';
import { readTally } from '../store/tallies.ts';
import {
  answer,
  givenCountry,
  givenOpen,
  givenPerson,
  givenSheet,
  givenStaff,
  later,
  NOW,
  seen,
} from '../testing/given.ts';
import { options, scale, written } from '../testing/questions.ts';
import type { ByStaff } from './by-staff.ts';
import { closeSurvey, publishResults } from './close-survey.ts';
import { enterSheet, takeBackSheet } from './enter-sheet.ts';

let given: TestDatabase;
let by: ByStaff;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
});
afterAll(() => given?.close());

const ANSWERED = 'surveys/already-answered';
const PUBLIC = 'surveys/results-public';

const codeOf = (done: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  done.ok ? 'ok' : done.error?.code;

async function countOf({ id }: Survey): Promise<number> {
  return (await seen(given.db, by, id)).responsesCount;
}

/** Enters what was written on a sheet, a new one unless it is said which. */
async function sheet(
  survey: Survey,
  typed: Record<string, string>,
  more: { readonly sheetId?: string; readonly personId?: string; readonly now?: Date } = {},
) {
  const { answers } = readAnswers(await listQuestions(given.db, survey.id), typed, true);
  const sheetId = more.sheetId ?? (await givenSheet(given.db, by)).id;
  const entered = { slug: survey.slug, sheetId, personId: more.personId, answers };
  return given.db.transaction().execute((tx) => enterSheet(tx, entered, more.now ?? NOW));
}

describe('a named survey', () => {
  test('takes one answer of each account, also when the same form is sent many times at once', async () => {
    const survey = await givenOpen(given.db, by, { isNamed: true });
    const personId = await givenPerson(given.db);
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => answer(given.db, survey.slug, { p1: '1' }, { personId })),
    );
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent.filter((one) => codeOf(one) === 'surveys/already-answered')).toHaveLength(7);
    expect(await countOf(survey)).toBe(1);
    expect(codeOf(await answer(given.db, survey.slug, { p1: '2' }, { personId }))).toBe(
      'surveys/already-answered',
    );
    const another = await givenPerson(given.db);
    expect(codeOf(await answer(given.db, survey.slug, { p1: '2' }, { personId: another }))).toBe(
      'ok',
    );
  });

  test('takes none without an account', async () => {
    const survey = await givenOpen(given.db, by, { isNamed: true });
    expect(codeOf(await answer(given.db, survey.slug, { p1: '1' }))).toBe('surveys/unknown');
    expect(await countOf(survey)).toBe(0);
  });

  test('keeps the answers, and no longer whose they were, when an account is forgotten', async () => {
    const survey = await givenOpen(given.db, by, { isNamed: true });
    const personId = await givenPerson(given.db);
    await answer(given.db, survey.slug, { p1: '2' }, { personId });
    await given.db.transaction().execute((tx) => unlinkPerson(tx, personId));
    const left = await given.db
      .selectFrom('surveys.response')
      .select('person_id')
      .where('survey_id', '=', survey.id)
      .execute();
    expect(left).toEqual([{ person_id: null }]);
    expect((await listForms(given.db, survey.id))[0]?.cells).toMatchObject([{ option: 2 }]);
  });
});

describe('an unnamed survey', () => {
  test('keeps no account, whoever is signed in; the database refuses one', async () => {
    const survey = await givenOpen(given.db, by);
    const personId = await givenPerson(given.db);
    expect(codeOf(await answer(given.db, survey.slug, { p1: '1' }, { personId }))).toBe('ok');
    const response = given.db.selectFrom('surveys.response').where('survey_id', '=', survey.id);
    expect(await response.select('person_id').execute()).toEqual([{ person_id: null }]);
    await expect(
      given.db
        .updateTable('surveys.response')
        .set({ person_id: personId })
        .where('survey_id', '=', survey.id)
        .execute(),
    ).rejects.toThrow(/check constraint/);
    await expect(
      given.db
        .updateTable('surveys.response')
        .set({ person_id: personId, is_named: true })
        .where('survey_id', '=', survey.id)
        .execute(),
    ).rejects.toThrow(/foreign key/);
  });

  test('takes ten forms an hour from one network, and others from the next one', async () => {
    const survey = await givenOpen(given.db, by);
    const send = (peer: string) => answer(given.db, survey.slug, { p1: '1' }, { peer });
    for (let form = 0; form < 10; form += 1) {
      expect(codeOf(await send(`2800:150:1:1::${form + 1}`))).toBe('ok');
    }
    const refused = await send('2800:150:1:1::99');
    expect(refused).toMatchObject({ error: { code: 'surveys/too-many-answers' } });
    expect(codeOf(await send('2800:150:1:2::1'))).toBe('ok');
    expect(await countOf(survey)).toBe(11);
    const { rows } = await given.pool.query(
      `select key from platform.rate_limit where key like 'surveys/answer:%' and key like '%2800%'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('an answer', () => {
  test('comes neither before the opening nor after the closing', async () => {
    const survey = await givenOpen(given.db, by);
    const send = (hours: number) =>
      answer(given.db, survey.slug, { p1: '1' }, { now: later(hours) });
    expect(codeOf(await send(-1.01))).toBe('surveys/not-open-yet');
    expect(codeOf(await send(23.99))).toBe('ok');
    expect(codeOf(await send(24))).toBe('surveys/closed');
    expect(await countOf(survey)).toBe(1);
  });

  test('that races with the closing is counted before it or refused, and never after it', async () => {
    const survey = await givenOpen(given.db, by);
    const [closed, ...sent] = await Promise.all([
      closeSurvey(given.db, by, survey.id),
      ...Array.from({ length: 6 }, () => answer(given.db, survey.slug, { p1: '1' })),
    ]);
    expect(closed.ok).toBe(true);
    expect(await countOf(survey)).toBe(sent.filter(({ ok }) => ok).length);
    expect(codeOf(await answer(given.db, survey.slug, { p1: '1' }))).toBe('surveys/closed');
  });

  test('keeps its day and not its hour, where the institution is', async () => {
    const survey = await givenOpen(given.db, by);
    await answer(given.db, survey.slug, { p1: '1' }, { now: new Date('2026-11-26T01:00:00Z') });
    expect((await listForms(given.db, survey.id))[0]?.answeredOn).toBe('2026-11-25');
  });
});

describe('a sheet of paper', () => {
  test('is entered once, also when two enter it at the same moment', async () => {
    const survey = await givenOpen(given.db, by, { takesPaper: true });
    const { id: sheetId } = await givenSheet(given.db, by);
    const entered = await Promise.all(
      Array.from({ length: 4 }, () => sheet(survey, { p1: '1' }, { sheetId })),
    );
    expect(entered.map(codeOf).sort()).toEqual(['ok', ...Array(3).fill(ANSWERED)]);
    expect(codeOf(await sheet(survey, { p1: '2' }))).toBe('ok');
    const tally = await readTally(given.db, survey.id, await listQuestions(given.db, survey.id));
    expect(tally).toMatchObject({ responses: 2, onPaper: 2 });
  });

  test('of a named survey is of somebody, who answers once on paper or on the web', async () => {
    const survey = await givenOpen(given.db, by, { takesPaper: true, isNamed: true });
    const [one, two] = await Promise.all([givenPerson(given.db), givenPerson(given.db)]);
    expect(codeOf(await sheet(survey, { p1: '1' }, { personId: one }))).toBe('ok');
    expect(codeOf(await answer(given.db, survey.slug, { p1: '2' }, { personId: one }))).toBe(
      ANSWERED,
    );
    await answer(given.db, survey.slug, { p1: '2' }, { personId: two });
    expect(codeOf(await sheet(survey, { p1: '1' }, { personId: two }))).toBe(ANSWERED);
    expect(await countOf(survey)).toBe(2);
  });

  test('of an unnamed survey is of nobody: the database refuses a person', async () => {
    const survey = await givenOpen(given.db, by, { takesPaper: true });
    const personId = await givenPerson(given.db);
    await expect(sheet(survey, { p1: '1' }, { personId })).rejects.toThrow(/check constraint/);
  });

  test('may leave a required question empty, as it was written', async () => {
    const questions = [written({ isRequired: true })];
    const survey = await givenOpen(given.db, by, { takesPaper: true, questions });
    expect(codeOf(await sheet(survey, {}))).toBe('ok');
  });

  test('is entered and taken back after the closing until the results are public, and no later', async () => {
    const survey = await givenOpen(given.db, by, { takesPaper: true });
    assert(survey.hours !== undefined, 'it was published');
    const { resultsAt } = survey.hours;
    // Closes on Thursday: Friday, Monday and Tuesday are left.
    expect(resultsAt.toISOString()).toBe('2026-12-02T02:59:00.000Z');
    const { id: sheetId } = await givenSheet(given.db, by);
    const { slug } = survey;
    const takeBack = (now: Date) =>
      given.db.transaction().execute((tx) => takeBackSheet(tx, { slug, sheetId }, now));
    await answer(given.db, slug, { p1: '2' });
    expect(codeOf(await sheet(survey, { p1: '1' }, { sheetId, now: later(30) }))).toBe('ok');
    expect(codeOf(await takeBack(later(30)))).toBe('ok');
    expect(await countOf(survey)).toBe(1);
    expect(codeOf(await sheet(survey, { p1: '1' }, { sheetId, now: later(30) }))).toBe('ok');
    expect(codeOf(await sheet(survey, { p1: '1' }, { now: resultsAt }))).toBe(PUBLIC);
    const all = { ...by, now: later(31) };
    expect(codeOf(await publishResults(given.db, all, survey.id))).toBe('ok');
    expect(codeOf(await sheet(survey, { p1: '1' }, { now: later(32) }))).toBe(PUBLIC);
    expect(codeOf(await takeBack(later(32)))).toBe(PUBLIC);
    expect((await seen(given.db, by, survey.id, later(32))).state).toBe('closed');
    expect(await countOf(survey)).toBe(2);
  });
});

test('what was published is worked out once, and never told otherwise', async () => {
  const survey = await givenOpen(given.db, by, {
    questions: [written({ options: options(2), isGrouping: true, isRequired: true }), scale(3)],
  });
  for (const p1 of [...'11111112222222']) await answer(given.db, survey.slug, { p1, p2: p1 });
  const closed = await seen(given.db, by, survey.id, later(25));
  expect(await publicResults(given.db, await seen(given.db, by, survey.id))).toBeUndefined();
  const first = await publicResults(given.db, closed);
  expect(first?.responses).toBe(14);
  expect(first?.questions[1]?.byGroup).toBeDefined();
  await given.db.deleteFrom('surveys.response').where('survey_id', '=', survey.id).execute();
  expect(await publicResults(given.db, closed)).toEqual(first);
});

test('the tally counts options, several options, points, orders, texts and groups', async () => {
  const survey = await givenOpen(given.db, by, {
    takesPaper: true,
    questions: [
      written({ options: options(2), isGrouping: true, isRequired: true }),
      scale(3),
      written({ kind: 'many', options: options(2) }),
      written({ kind: 'order', options: options(2) }),
      written({ kind: 'long-text', options: [] }),
    ],
  });
  const order = { 'p4-1': '2', 'p4-2': '1' };
  await answer(given.db, survey.slug, {
    p1: '1',
    p2: '3',
    'p3-1': '1',
    'p3-2': '1',
    ...order,
    p5: 'A',
  });
  await answer(given.db, survey.slug, { p1: '1', p2: '3', ...order });
  await answer(given.db, survey.slug, { p1: '2', p2: '1', 'p3-2': '1', 'p4-1': '1', 'p4-2': '2' });
  await sheet(survey, { p2: '2' });
  const questions = await listQuestions(given.db, survey.id);
  const results = tell(questions, await readTally(given.db, survey.id, questions), 1);
  expect(results).toMatchObject({ responses: 4, onPaper: 1, ungrouped: 1 });
  const [group, point, several, ranked, text] = results.questions;
  expect(group).toMatchObject({ answered: 3, chosen: [2, 1] });
  expect(point).toMatchObject({
    answered: 4,
    chosen: [1, 1, 2],
    byGroup: [
      [0, 0, 2],
      [1, 0, 0],
      [0, 1, 0],
    ],
  });
  expect(several).toMatchObject({ answered: 2, chosen: [1, 2] });
  expect(ranked).toMatchObject({
    answered: 3,
    places: [
      [1, 2],
      [2, 1],
    ],
  });
  expect(text).toMatchObject({ answered: 1, chosen: [] });
});
