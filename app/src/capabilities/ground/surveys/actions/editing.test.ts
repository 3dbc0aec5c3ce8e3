import { assert } from '@minga/basics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { search } from '../../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { wording } from '../rules/wording.ts';
import { listQuestions } from '../store/questions.ts';
import { findSurvey, listAbout, readSurveyWithin } from '../store/surveys.ts';
import {
  givenCountry,
  givenDraft,
  givenOpen,
  givenStaff,
  later,
  NOW,
  pathIn,
  seen,
  writtenSurvey,
} from '../testing/given.ts';
import { options, written } from '../testing/questions.ts';
import { attachSurvey } from './attach-survey.ts';
import type { ByStaff } from './by-staff.ts';
import { closeSurvey, publishResults } from './close-survey.ts';
import { copySurvey } from './copy-survey.ts';
import { createSurvey } from './create-survey.ts';
import { deleteDraft } from './delete-draft.ts';
import { editSurvey } from './edit-survey.ts';
import { moveQuestion } from './move-question.ts';
import { publishSurvey } from './publish-survey.ts';
import { saveQuestion } from './save-question.ts';

let given: TestDatabase;
let by: ByStaff;
let stranger: ByStaff;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
  stranger = await givenStaff(given.db, 'lautaro', 'pb-officer');
});
afterAll(() => given?.close());

const codeOf = (done: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  done.ok ? 'ok' : done.error?.code;

async function textsOf(id: string): Promise<readonly string[]> {
  const survey = await seen(given.db, by, id);
  const questions = await listQuestions(given.db, survey.id);
  expect(questions.map(({ position }) => position)).toEqual(questions.map((_, at) => at + 1));
  return questions.map(({ text }) => text.spanish);
}

const asked = (text: string) => written({ text: wording(text) });

describe('a draft', () => {
  test('has an address of its own, whatever else has its title', async () => {
    const title = wording('¿Qué plaza?');
    const first = await createSurvey(given.db, by, writtenSurvey({ title }));
    const second = await createSurvey(given.db, by, writtenSurvey({ title }));
    expect([first.slug, second.slug]).toEqual(['que-plaza', 'que-plaza-2']);
    expect(await findSurvey(given.db, first.slug, NOW)).toBeUndefined();
  });

  test('is edited, and its questions added, changed, moved and taken out', async () => {
    const { id } = await givenDraft(given.db, by, { questions: [asked('A'), asked('B')] });
    const save = (questionId: string | undefined, text: string) =>
      saveQuestion(given.db, by, { surveyId: id, questionId, question: asked(text) });
    expect(codeOf(await save(undefined, 'C'))).toBe('ok');
    const ids = (await listQuestions(given.db, (await seen(given.db, by, id)).id)).map(
      (one) => one.id,
    );
    expect(codeOf(await save(ids[1], 'B2'))).toBe('ok');
    expect(await textsOf(id)).toEqual(['A', 'B2', 'C']);
    const move = (at: number, where: 'up' | 'down' | 'out') =>
      moveQuestion(given.db, by, { surveyId: id, questionId: ids[at] ?? '', move: where });
    await move(2, 'up');
    expect(await textsOf(id)).toEqual(['A', 'C', 'B2']);
    await move(0, 'down');
    expect(await textsOf(id)).toEqual(['C', 'A', 'B2']);
    await move(2, 'up');
    expect(codeOf(await move(1, 'down'))).toBe('ok');
    expect(await textsOf(id)).toEqual(['C', 'A', 'B2']);
    expect(codeOf(await move(0, 'out'))).toBe('ok');
    expect(await textsOf(id)).toEqual(['C', 'B2']);
    const edited = writtenSurvey({ isNamed: true, title: wording('Otra') });
    expect(codeOf(await editSurvey(given.db, by, { id, written: edited }))).toBe('ok');
    expect(await seen(given.db, by, id)).toMatchObject({
      isNamed: true,
      title: { spanish: 'Otra' },
    });
  });

  test('refuses a question that is not whole, a second grouping one, and a thirty-first', async () => {
    const grouping = written({ isGrouping: true, isRequired: true });
    const { id } = await givenDraft(given.db, by, { questions: [grouping] });
    const save = (question: ReturnType<typeof written>) =>
      saveQuestion(given.db, by, { surveyId: id, questionId: undefined, question });
    expect(codeOf(await save(written({ options: options(1) })))).toBe('surveys/options-wrong');
    expect(codeOf(await save(grouping))).toBe('surveys/grouping-twice');
    for (let at = 2; at <= 30; at += 1) expect(codeOf(await save(asked(`P${at}`)))).toBe('ok');
    expect(codeOf(await save(asked('P31')))).toBe('surveys/too-many-questions');
  });

  test('is deleted with its questions', async () => {
    const { id } = await givenDraft(given.db, by);
    expect(codeOf(await deleteDraft(given.db, by, id))).toBe('ok');
    expect(await readSurveyWithin(given.db, by.scope.id, id, NOW)).toBeUndefined();
  });

  test('is published with hours to come and at least one question', async () => {
    const { id } = await givenDraft(given.db, by, { questions: [] });
    const publish = (closesAt: Date) =>
      publishSurvey(given.db, by, { id, opensAt: NOW, closesAt }, pathIn);
    expect(codeOf(await publish(later(1)))).toBe('surveys/no-questions');
    await saveQuestion(given.db, by, { surveyId: id, questionId: undefined, question: asked('A') });
    expect(codeOf(await publish(NOW))).toBe('surveys/closes-too-soon');
    expect((await seen(given.db, by, id)).state).toBe('draft');
    expect(codeOf(await publish(later(1)))).toBe('ok');
    expect((await seen(given.db, by, id)).state).toBe('open');
  });
});

describe('what was published', () => {
  test('does not change: no act, and no statement of the program’s role', async () => {
    const survey = await givenOpen(given.db, by);
    const { id } = survey;
    const [question] = await listQuestions(given.db, survey.id);
    assert(question !== undefined, 'it has a question');
    const acts = [
      editSurvey(given.db, by, { id, written: writtenSurvey() }),
      saveQuestion(given.db, by, {
        surveyId: id,
        questionId: question.id,
        question: asked('Otra'),
      }),
      saveQuestion(given.db, by, { surveyId: id, questionId: undefined, question: asked('Otra') }),
      moveQuestion(given.db, by, { surveyId: id, questionId: question.id, move: 'out' }),
      deleteDraft(given.db, by, id),
      publishSurvey(given.db, by, { id, opensAt: NOW, closesAt: later(9) }, pathIn),
    ];
    expect((await Promise.all(acts)).map(codeOf)).toEqual(acts.map(() => 'surveys/published'));
    const draft = await givenDraft(given.db, by);
    const statements = [
      `update surveys.question set text = 'Otra' where id = '${question.id}'`,
      `update surveys.question set survey_id = '${draft.id}', position = 9 where id = '${question.id}'`,
      `delete from surveys.question where id = '${question.id}'`,
      `insert into surveys.question (survey_id, position, kind, text, is_required)
        values ('${id}', 2, 'short-text', 'Otra', false)`,
      `update surveys.survey set title = 'Otra' where id = '${id}'`,
      `update surveys.survey set is_named = true where id = '${id}'`,
      `update surveys.survey set published_at = null, opens_at = null, closes_at = null,
        results_at = null where id = '${id}'`,
      `delete from surveys.survey where id = '${id}'`,
    ];
    for (const statement of statements) {
      await expect(given.pool.query(statement), statement).rejects.toThrow(/stay|not deleted/);
    }
  });
});

describe('what was published, when it has a mistake or its time has come', () => {
  test('is corrected by a new version, which closes it and takes its place when it is published', async () => {
    const old = await givenOpen(given.db, by, { title: wording('Con un error zorzal') });
    const copied = await copySurvey(given.db, by, { id: old.id, isCorrection: true });
    assert(copied.ok, 'it is corrected');
    const again = await copySurvey(given.db, by, { id: old.id, isCorrection: true });
    expect(codeOf(again)).toBe('surveys/already-corrected');
    expect((await seen(given.db, by, old.id)).state).toBe('open');
    const { id } = copied.value;
    const written = writtenSurvey({ title: wording('Sin error zorzal') });
    await editSurvey(given.db, by, { id, written });
    const opening = { id, opensAt: NOW, closesAt: later(5) };
    expect(codeOf(await publishSurvey(given.db, by, opening, pathIn))).toBe('ok');
    const after = await seen(given.db, by, old.id);
    expect(after).toMatchObject({ state: 'closed', correctedBySlug: copied.value.slug });
    expect((await seen(given.db, by, id)).correctsSlug).toBe(old.slug);
    const found = await search(given.db, {
      text: 'zorzal',
      kind: undefined,
      page: 1,
      locale: 'es-CL',
    });
    expect(found.found.map(({ title }) => title)).toEqual(['Sin error zorzal']);
  });

  test('is copied with its questions, to be asked again', async () => {
    const questions = [asked('A'), written({ kind: 'order', options: options(3) })];
    const survey = await givenOpen(given.db, by, { questions });
    const copied = await copySurvey(given.db, by, { id: survey.id, isCorrection: false });
    assert(copied.ok, 'it is copied');
    expect(copied.value).toMatchObject({ state: 'draft', corrects: null });
    const own = await listQuestions(given.db, copied.value.id);
    expect(own.map(({ id: _, position: __, ...rest }) => rest)).toEqual(questions);
  });

  test('closes early only while it is open, and tells its results early only while paper is entered', async () => {
    const survey = await givenOpen(given.db, by, { takesPaper: true });
    const act = { ...by, now: later(1) };
    expect(codeOf(await publishResults(given.db, act, survey.id))).toBe('surveys/not-counting');
    expect(codeOf(await closeSurvey(given.db, act, survey.id))).toBe('ok');
    expect((await seen(given.db, by, survey.id, later(1))).state).toBe('counting');
    expect(codeOf(await closeSurvey(given.db, act, survey.id))).toBe('surveys/not-open');
    expect(codeOf(await publishResults(given.db, act, survey.id))).toBe('ok');
    expect((await seen(given.db, by, survey.id, later(1))).state).toBe('closed');
  });
});

test('staff of another institution find neither draft nor survey, whatever the act', async () => {
  const { db } = given;
  const draft = await givenDraft(db, by);
  const open = await givenOpen(db, by);
  const [question] = await listQuestions(db, draft.id);
  const questionId = question?.id ?? '';
  const acts = [
    editSurvey(db, stranger, { id: draft.id, written: writtenSurvey() }),
    saveQuestion(db, stranger, { surveyId: draft.id, questionId, question: asked('Mía') }),
    moveQuestion(db, stranger, { surveyId: draft.id, questionId, move: 'out' }),
    publishSurvey(db, stranger, { id: draft.id, opensAt: NOW, closesAt: later(1) }, pathIn),
    copySurvey(db, stranger, { id: open.id, isCorrection: false }),
    copySurvey(db, stranger, { id: open.id, isCorrection: true }),
    closeSurvey(db, stranger, open.id),
    publishResults(db, stranger, open.id),
    deleteDraft(db, stranger, draft.id),
    db
      .transaction()
      .execute((tx) =>
        attachSurvey(tx, stranger, { id: open.id, subject: { kind: 'workshop', key: '1' } }),
      ),
  ];
  expect((await Promise.all(acts)).map(codeOf)).toEqual(acts.map(() => 'surveys/unknown'));
  expect(await textsOf(draft.id)).toEqual(['¿Vives en Ancud?']);
  const own = await givenDraft(db, stranger);
  const mixed = { surveyId: own.id, questionId, question: asked('Mía') };
  expect(codeOf(await saveQuestion(db, stranger, mixed))).toBe('surveys/unknown');
});

test('a survey is found by what it is about, once it is published', async () => {
  const subject = { kind: 'workshop', key: '7' };
  const survey = await givenOpen(given.db, by);
  const draft = await givenDraft(given.db, by);
  for (const { id } of [survey, draft]) {
    await given.db.transaction().execute((tx) => attachSurvey(tx, by, { id, subject }));
  }
  expect((await listAbout(given.db, subject, NOW)).map(({ slug }) => slug)).toEqual([survey.slug]);
});

test('every act is in the log, with the survey and the step, and nobody who answered', async () => {
  const survey = await givenOpen(given.db, by, { title: wording('Del registro') });
  await closeSurvey(given.db, by, survey.id);
  const { rows } = await given.owner
    .selectFrom('records.audit_entry')
    .select(['act', 'told', 'actor_person'])
    .where('scope_id', '=', by.scope.id)
    .orderBy('id')
    .execute()
    .then((entries) => ({ rows: entries }));
  const own = rows.filter(({ told }) => (told as { survey?: string }).survey === survey.slug);
  expect(own.map(({ told }) => (told as { step: string }).step)).toEqual([
    'drafted',
    'published',
    'closed-early',
  ]);
  expect(new Set(own.map(({ act }) => act))).toEqual(new Set(['surveys/edit']));
  expect(new Set(own.map((one) => one.actor_person))).toEqual(new Set([by.actor.personId]));
});
