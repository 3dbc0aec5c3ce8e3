// What cannot be skipped, by the actions and by the database: levels, deadlines, groups, answers and the act.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { listGroups } from '../store/groups.ts';
import { listObservations } from '../store/observations.ts';
import { listParagraphs } from '../store/paragraphs.ts';
import {
  asked,
  CLOSES,
  givenCountry,
  givenDraft,
  givenGrouped,
  givenOpen,
  givenPerson,
  givenStaff,
  later,
  NOW,
  say,
  seen,
} from '../testing/given.ts';
import { writeAnswers } from '../web/answers-blocks.ts';
import type { ByStaff } from './acting.ts';
import { approveAct, withdrawConsultation } from './end-consultation.ts';
import { answerGroup, groupObservations } from './group-observations.ts';
import { extendDeadline, openConsultation } from './open-consultation.ts';
import { correctAnswer, publishAnswers } from './publish-answers.ts';
import { deleteDraft, draftConsultation, editDraft } from './write-consultation.ts';

let given: TestDatabase;
let by: ByStaff;
let rosa: string;
const site = { publicUrl: 'http://localhost', isDemonstration: true };
const accepted = { outcome: 'accepted', reason: 'Es cierto.', done: 'Abre a las ocho.' } as const;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenStaff(given.db, 'ancud');
  rosa = await givenPerson(given.db);
});
afterAll(() => given?.close());

const refusedAs = (code: string) => ({ ok: false, error: { code: `consultations/${code}` } });

async function answered(after: ByStaff, id: string) {
  const [group] = await listGroups(given.db, id);
  const groupId = group?.id ?? '';
  const drafted = { id, groupId, theme: 'Horario', said: 'Que abra antes.', answer: accepted };
  expect(await answerGroup(given.db, after, drafted)).toEqual({ ok: true });
  return groupId;
}

const publish = (as: ByStaff, id: string) =>
  publishAnswers(given.db, site, as, { id, write: writeAnswers });

async function documentOfAncud() {
  const { rows } = await given.pool.query(
    'select code from records.document where institution_id = $1 order by issued_at desc limit 1',
    [by.scope.id],
  );
  return String(rows[0]?.code);
}

const approve = async (as: ByStaff, id: string) =>
  approveAct(given.db, as, {
    id,
    act: { kind: 'document', code: await documentOfAncud() },
    words: undefined,
    text: [{ isHeading: false, text: 'Abre a las ocho.' }],
  });

describe('a decision', () => {
  test('is no name for a consultation without a commitment, in the program and in the database', async () => {
    const { id } = await givenDraft(given.db, by, { level: 'decision' });
    expect(await openConsultation(given.db, by, { id, closesAt: CLOSES })).toMatchObject(
      refusedAs('decision-not-backed'),
    );
    await expect(
      sql`update consultations.consultation set opened_at = ${NOW}, closes_at = ${CLOSES} where id = ${id}`.execute(
        given.db,
      ),
    ).rejects.toThrow('decision_has_its_commitment');
  });
});

describe('what was opened', () => {
  test('keeps its text, its level and its basis, and is not deleted', async () => {
    const { id } = await givenOpen(given.db, by);
    expect(await deleteDraft(given.db, by, id)).toMatchObject(refusedAs('is-open'));
    expect(await editDraft(given.db, by, id, asked({ title: 'Otra' }))).toMatchObject(
      refusedAs('is-open'),
    );
    for (const change of [
      sql`update consultations.consultation set level = 'information' where id = ${id}`,
      sql`update consultations.consultation set effect = 'Otro' where id = ${id}`,
      sql`delete from consultations.consultation where id = ${id}`,
      sql`update consultations.paragraph set text = 'Otro' where consultation_id = ${id}`,
      sql`update consultations.consultation set closes_at = ${later(20)} where id = ${id}`,
    ]) {
      await expect(change.execute(given.db)).rejects.toThrow();
    }
  });

  test('calls its paragraphs as people read them: a text of before goes on counting headings', async () => {
    const { id } = await givenDraft(given.db, by);
    const numbers = async () => (await listParagraphs(given.db, id)).map(({ number }) => number);
    expect(await numbers()).toEqual([undefined, 1, 2]);
    await sql`update consultations.paragraph set number = null where consultation_id = ${id}`.execute(
      given.db,
    );
    expect(await numbers()).toEqual([undefined, 2, 3]);
    await expect(
      sql`update consultations.paragraph set number = 1 where consultation_id = ${id}`.execute(
        given.db,
      ),
    ).rejects.toThrow(/paragraph_check|paragraph_once_by_number/);
  });

  test('has its deadline moved on only, with a reason that everybody reads', async () => {
    const { id } = await givenOpen(given.db, by);
    const extension = { id, untilAt: later(20), reason: 'Faltó la asamblea de Chepu.' };
    expect(await extendDeadline(given.db, by, extension)).toEqual({ ok: true });
    expect((await seen(given.db, by, id)).closesAt).toEqual(later(20));
    expect(await extendDeadline(given.db, by, { ...extension, untilAt: later(15) })).toMatchObject(
      refusedAs('not-later'),
    );
    const after = { ...by, now: later(21) };
    expect(
      await extendDeadline(given.db, after, { ...extension, untilAt: later(30) }),
    ).toMatchObject(refusedAs('is-closed'));
  });
});

describe('answers', () => {
  test('wait for every observation to be in a group, and for every group to be answered', async () => {
    const { consultation, after } = await givenGrouped(given.db, by, rosa);
    const { id } = consultation;
    const ungroup = sql`update consultations.observation set group_id = null where consultation_id = ${id}`;
    await ungroup.execute(given.db);
    expect(await publish(after, id)).toMatchObject(refusedAs('ungrouped'));
    expect(await approve(after, id)).toMatchObject(refusedAs('ungrouped'));
    const observationIds = (await listObservations(given.db, id)).map((one) => one.id);
    const [empty] = await listGroups(given.db, id);
    const into = { groupId: empty?.id ?? '' };
    expect(await groupObservations(given.db, after, { id, observationIds, into })).toEqual({
      ok: true,
    });
    expect(await publish(after, id)).toMatchObject(refusedAs('unanswered'));
    expect(await approve(after, id)).toMatchObject(refusedAs('unanswered'));
    await answered(after, id);
    expect(await approve(after, id)).toMatchObject(refusedAs('not-published'));
    expect(await publish(after, id)).toEqual({ ok: true });
    expect((await seen(given.db, after, id, after.now)).state).toBe('answered');
  });

  test('are held back by the database too', async () => {
    const { consultation } = await givenGrouped(given.db, by, rosa);
    const { id } = consultation;
    const code = await documentOfAncud();
    const document = sql`(select id from records.document where code = ${code})`;
    const answer = sql`update consultations.consultation set answered_at = ${later(12)},
      answers_document_id = ${document} where id = ${id}`;
    await expect(answer.execute(given.db)).rejects.toMatchObject({
      constraint: 'every_group_answered',
    });
    await sql`update consultations.observation set group_id = null where consultation_id = ${id}`.execute(
      given.db,
    );
    await expect(answer.execute(given.db)).rejects.toMatchObject({
      constraint: 'every_observation_in_a_group',
    });
    await expect(
      sql`update consultations.consultation set ended_at = ${later(12)}, outcome = 'approved',
        act_document_id = ${document} where id = ${id}`.execute(given.db),
    ).rejects.toMatchObject({
      constraint: 'every_observation_in_a_group',
    });
  });
});

describe('published answers', () => {
  test('do not change once published but as another version that says why; then nothing more is said', async () => {
    const { consultation, after } = await givenGrouped(given.db, by, rosa);
    const { id } = consultation;
    const groupId = await answered(after, id);
    await publish(after, id);
    const first = (await seen(given.db, after, id, after.now)).answersCode;
    await expect(
      sql`update consultations.answer set reason = 'Otra' where group_id = ${groupId}`.execute(
        given.db,
      ),
    ).rejects.toMatchObject({ constraint: 'published_answer_stays' });
    await expect(
      sql`update consultations.observation set reasons = 'Otra' where consultation_id = ${id}`.execute(
        given.db,
      ),
    ).rejects.toMatchObject({ constraint: 'said_before_the_answers' });
    await expect(
      sql`update consultations.observation set group_id = null where consultation_id = ${id}`.execute(
        given.db,
      ),
    ).rejects.toMatchObject({ constraint: 'grouped_before_the_answers' });
    const correction = { id, groupId, because: 'Había un error.', write: writeAnswers };
    expect(
      await correctAnswer(given.db, site, after, { ...correction, answer: accepted }),
    ).toMatchObject(refusedAs('nothing-changed'));
    const answer = { ...accepted, outcome: 'accepted-in-part' } as const;
    expect(await correctAnswer(given.db, site, after, { ...correction, answer })).toEqual({
      ok: true,
    });
    const [group] = await listGroups(given.db, id);
    expect(group?.answers.map((one) => [one.version, one.outcome, one.changedBecause])).toEqual([
      [1, 'accepted', undefined],
      [2, 'accepted-in-part', 'Había un error.'],
    ]);
    const second = (await seen(given.db, after, id, after.now)).answersCode;
    expect(first).toBeDefined();
    expect(second).not.toBe(first);
  });

  test('are told to whoever took part, with the page where they are read', async () => {
    const elena = await givenPerson(given.db, 'Elena V.');
    const { consultation, after } = await givenGrouped(given.db, by, elena);
    await answered(after, consultation.id);
    await publish(after, consultation.id);
    const { rows } = await given.pool.query(
      'select kind, title, path from people.notice where person_id = $1',
      [elena],
    );
    expect(rows).toEqual([
      {
        kind: 'consultations/answers',
        title: expect.stringContaining('Se publicaron las respuestas a la consulta'),
        path: `/consultas/${consultation.slug}`,
      },
    ]);
  });
});

describe('the end', () => {
  test('is the act behind published answers, and nothing goes on after it', async () => {
    const { consultation, after } = await givenGrouped(given.db, by, rosa);
    const { id } = consultation;
    await answered(after, id);
    await publish(after, id);
    const unknown = { id, act: { kind: 'norm', code: 'ley-18695' }, words: undefined } as const;
    expect(await approveAct(given.db, after, { ...unknown, text: [] })).toMatchObject(
      refusedAs('act-unknown'),
    );
    expect(await approve(after, id)).toEqual({ ok: true });
    expect(await seen(given.db, after, id, after.now)).toMatchObject({
      state: 'ended',
      outcome: 'approved',
      act: { kind: 'document' },
    });
    const withdrawal = { id, reason: 'No sigue.' };
    expect(await withdrawConsultation(given.db, after, withdrawal)).toMatchObject(
      refusedAs('is-ended'),
    );
    await expect(
      sql`update consultations.consultation set end_words = 'Otra' where id = ${id}`.execute(
        given.db,
      ),
    ).rejects.toMatchObject({ constraint: 'ended_stays' });
    await expect(
      sql`delete from consultations.paragraph where consultation_id = ${id}`.execute(given.db),
    ).rejects.toMatchObject({ constraint: 'text_stays' });
  });

  test('may be a withdrawal with its reason, without an act', async () => {
    const { id } = await givenOpen(given.db, by);
    expect(await withdrawConsultation(given.db, by, { id, reason: 'Cambió la ley.' })).toEqual({
      ok: true,
    });
    expect(await seen(given.db, by, id)).toMatchObject({
      outcome: 'withdrawn',
      endWords: 'Cambió la ley.',
      act: undefined,
    });
  });
});

test('another institution finds none of it', async () => {
  const { id } = await givenOpen(given.db, by);
  const other = await givenStaff(given.db, 'castro');
  for (const refused of [
    await deleteDraft(given.db, other, id),
    await withdrawConsultation(given.db, other, { id, reason: 'No.' }),
    await publish(other, id),
    await approve(other, id),
  ]) {
    expect(refused).toMatchObject(refusedAs('unknown'));
  }
});

test('what people said while it was open is refused a moment after the deadline', async () => {
  const consultation = await givenOpen(given.db, by);
  const last = new Date(CLOSES.getTime() - 1);
  expect((await say(given.db, consultation, rosa, { now: last })).ok).toBe(true);
  expect(await say(given.db, consultation, rosa, { now: CLOSES })).toMatchObject(
    refusedAs('is-closed'),
  );
});

/** As its room keeps one, with a document that has a heading, a text and a fact. */
async function givenBases(): Promise<{
  readonly editionId: string;
  readonly rulebookId: string;
}> {
  const blocks = [
    { kind: 'heading', text: 'Bases' },
    { kind: 'text', text: 'Vota quien tiene 14 años.' },
    { kind: 'facts', rows: [{ label: 'Marco', text: '$60.000.000' }] },
  ];
  const { rows } = await given.pool.query(
    `with document as (
      insert into records.document (code, institution_id, year, number, kind, content, content_sha256,
        layout, issued_at, issued_as)
      values ('0000000000000000', $1, 2026, 900, 'bases', $2, sha256(''), 'act/1', $3, 'pb-officer')
      returning id
    ), edition as (
      insert into editions.edition (institution_id, slug, name, created_at)
      values ($1, '2028', 'Ancud 2028', $3) returning id
    ), contest as (
      insert into editions.contest (edition_id, code) select id, 'norte' from edition returning id
    ), bases as (insert into editions.rulebook (edition_id, version, text, sha256, committed_text, committed_sha256,
      envelope_clp, closed_at, document_id)
    select edition.id, 1, $4, sha256(convert_to($4, 'UTF8')), $5, sha256(convert_to($5, 'UTF8')), 1, $3,
      document.id
    from edition, document returning id, edition_id
    ), terms as (
      insert into editions.contest_terms (rulebook_id, edition_id, contest_id, amount_clp, min_project_clp,
        max_project_clp, breadth_numerator, breadth_denominator)
      select bases.id, bases.edition_id, contest.id, 1, 1, 1, 3, 2 from bases, contest
    )
    select id, edition_id from bases`,
    [
      by.scope.id,
      JSON.stringify({ blocks }),
      NOW,
      '{"committed":{"envelopeClp":1}}',
      '{"envelopeClp":1}',
    ],
  );
  return { editionId: rows[0].edition_id, rulebookId: rows[0].id };
}

describe('the closed bases of an edition', () => {
  test('are the text that is read, and their edition learns that they were consulted', async () => {
    const { editionId, rulebookId } = await givenBases();
    const { id, edition } = await givenOpen(given.db, by, { kind: 'rules' }, { rulebookId });
    expect(edition).toMatchObject({ id: editionId, version: 1 });
    const text = await listParagraphs(given.db, id);
    expect(text.map((one) => one.text)).toEqual([
      'Bases',
      'Vota quien tiene 14 años.',
      'Marco: $60.000.000',
    ]);
    const after = { ...by, now: later(11) };
    expect(await publish(after, id)).toEqual({ ok: true });
    const act = { kind: 'rulebook', version: 2 } as const;
    const approval = { id, act, words: undefined, text: [] };
    expect(await approveAct(given.db, after, approval)).toMatchObject(refusedAs('act-unknown'));
    const closed = { ...approval, act: { ...act, version: 1 } };
    expect(await approveAct(given.db, after, closed)).toEqual({ ok: true });
    const { rows } = await given.pool.query(
      'select kind, key, payload from editions.fact where subject = $1',
      [editionId],
    );
    expect(rows).toEqual([
      {
        kind: 'rules-consulted',
        key: id,
        payload: { consultation: expect.any(String), version: 1, observations: 0, answers: 0 },
      },
    ]);
  });

  test('of another institution are not to be consulted', async () => {
    const other = await givenStaff(given.db, 'castro');
    const { rows } = await given.pool.query('select id from editions.rulebook');
    const asking = asked({ kind: 'rules' }, { rulebookId: rows[0].id });
    expect(await draftConsultation(given.db, other, asking)).toMatchObject(
      refusedAs('rulebook-unknown'),
    );
  });
});
