// A second review: asked by the author of what was hidden, decided by somebody else, before anything is answered.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import type { Consultation } from '../store/consultations.ts';
import {
  forgetPerson,
  listHiddenBy,
  listReviewsDecidedBy,
  listReviewsOf,
} from '../store/forgetting.ts';
import { readOwed } from '../store/groups.ts';
import { countWaiting, isShown, listObservations } from '../store/observations.ts';
import { listSecondReviews } from '../store/second-reviews.ts';
import {
  givenCountry,
  givenOpen,
  givenPerson,
  givenStaff,
  later,
  NOW,
  say,
} from '../testing/given.ts';
import { writeAnswers } from '../web/answers-blocks.ts';
import type { ByStaff } from './acting.ts';
import { askSecondReview } from './ask-second-review.ts';
import { decideElsewhere, decideSecondReview } from './decide-second-review.ts';
import { withdrawConsultation } from './end-consultation.ts';
import { judgeWritten } from './judge-observation.ts';
import { publishAnswers } from './publish-answers.ts';

let given: TestDatabase;
let by: ByStaff;
let moderator: ByStaff;
let second: ByStaff;
let rosa: string;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenStaff(given.db, 'ancud');
  moderator = await givenStaff(given.db, 'ancud', 'moderator');
  second = await givenStaff(given.db, 'ancud', 'moderator');
  rosa = await givenPerson(given.db);
});
afterAll(() => given?.close());

const refusedAs = (code: string) => ({ ok: false, error: { code: `consultations/${code}` } });
const words = 'No insulté a nadie.';

async function hide({ id }: Consultation, observationId: string, at = NOW): Promise<void> {
  const hides = { version: 1, hides: true, reason: 'insults' } as const;
  const judged = { id, observationId, ...hides };
  expect(await judgeWritten(given.db, { ...moderator, now: at }, judged)).toEqual({ ok: true });
}

/** Opened, with what Rosa said of its first paragraph, hidden. */
async function hidden() {
  const consultation = await givenOpen(given.db, by);
  await say(given.db, consultation, rosa);
  const [said] = await listObservations(given.db, consultation.id);
  const observationId = said?.id ?? '';
  await hide(consultation, observationId);
  return { consultation, observationId };
}

function ask({ slug }: Consultation, personId = rosa, number: number | undefined = 1, now = NOW) {
  return askSecondReview(given.db, { slug, number, words }, { personId, now });
}

const decide = (
  as: ByStaff,
  { id }: Consultation,
  observationId: string,
  outcome: 'restored' | 'upheld',
) => decideSecondReview(given.db, as, { id, observationId, outcome, answer: 'Se leyó.' });

async function idOf(slug: string): Promise<string> {
  const found = await given.db
    .selectFrom('institutions.institution')
    .where('slug', '=', slug)
    .select('id')
    .executeTakeFirstOrThrow();
  return found.id;
}

async function noticesOf(personId: string): Promise<readonly string[]> {
  const { rows } = await given.pool.query(
    `select title from people.notice where person_id = $1 and kind = 'consultations/moderation'
      order by created_at, title`,
    [personId],
  );
  return rows.map(({ title }) => String(title));
}

test('only the author asks, of what is hidden, and once', async () => {
  const { consultation, observationId } = await hidden();
  await say(given.db, consultation, rosa, { number: 2 });
  expect(await ask(consultation, await givenPerson(given.db))).toMatchObject(refusedAs('unknown'));
  expect(await ask(consultation, rosa, 2)).toMatchObject(refusedAs('not-hidden'));
  expect(await ask(consultation, rosa, 9)).toMatchObject(refusedAs('paragraph-unknown'));
  expect(await ask(consultation)).toEqual({ ok: true });
  expect(await ask(consultation)).toMatchObject(refusedAs('review-asked'));
  expect(await listSecondReviews(given.db, consultation.id)).toMatchObject([
    { observationId, words, hiddenBy: moderator.actor.personId, outcome: undefined },
  ]);
  expect(await countWaiting(given.db, by.scope.id)).toContainEqual({
    consultationId: consultation.id,
    count: 2,
  });
});

test('somebody else decides: shown after all, and its author is told', async () => {
  const { consultation, observationId } = await hidden();
  expect(await decide(second, consultation, observationId, 'restored')).toMatchObject(
    refusedAs('review-decided'),
  );
  await ask(consultation);
  expect(await decide(moderator, consultation, observationId, 'restored')).toMatchObject(
    refusedAs('same-moderator'),
  );
  await expect(
    sql`update consultations.second_review set outcome = 'upheld', decided_at = ${NOW},
      decided_by = hidden_by where observation_id = ${observationId}`.execute(given.db),
  ).rejects.toThrow('second_review_by_somebody_else');
  const elsewhere = await givenStaff(given.db, 'castro', 'moderator');
  expect(await decide(elsewhere, consultation, observationId, 'restored')).toMatchObject(
    refusedAs('unknown'),
  );
  expect(await decide(second, consultation, observationId, 'restored')).toEqual({ ok: true });
  const [said] = await listObservations(given.db, consultation.id);
  expect(said && isShown(said)).toBe(true);
  expect(await noticesOf(rosa)).toContain(
    'Tras la segunda revisión, lo que dijiste en la consulta «Ordenanza de la feria» está a la vista.',
  );
  await hide(consultation, observationId, later(1));
  expect(await ask(consultation, rosa, 1, later(1))).toEqual({ ok: true });
});

const nationally = (as: ByStaff, observationId: string) =>
  decideElsewhere(given.db, as, { observationId, outcome: 'restored', answer: 'Se leyó.' });

test('after five business days a national body decides too, and nobody of another institution', async () => {
  const { consultation, observationId } = await hidden();
  await ask(consultation);
  const marcela = await givenStaff(given.db, 'subdere', 'national-staff');
  const elsewhere = await givenStaff(given.db, 'castro', 'moderator');
  // Asked on a Wednesday: the term ends on the next one.
  const inTerm = { ...marcela, now: later(7) };
  expect(await nationally(inTerm, observationId)).toMatchObject(refusedAs('review-decided'));
  const after = later(8);
  expect(await nationally({ ...elsewhere, now: after }, observationId)).toMatchObject(
    refusedAs('review-decided'),
  );
  expect(await nationally({ ...marcela, now: after }, observationId)).toEqual({ ok: true });
  const [said] = await listObservations(given.db, consultation.id);
  expect(said && isShown(said)).toBe(true);
  expect(await nationally({ ...marcela, now: after }, observationId)).toMatchObject(
    refusedAs('review-decided'),
  );
});

test('where nobody else moderates a national body decides at once, never whoever hid it', async () => {
  const team = await givenStaff(given.db, 'quellon');
  const alone = await givenStaff(given.db, 'quellon', 'moderator');
  const consultation = await givenOpen(given.db, team);
  const elba = await givenPerson(given.db, 'Elba');
  await say(given.db, consultation, elba);
  const [said] = await listObservations(given.db, consultation.id);
  const observationId = said?.id ?? '';
  const hides = { version: 1, hides: true, reason: 'insults' } as const;
  await judgeWritten(given.db, alone, { id: consultation.id, observationId, ...hides });
  await ask(consultation, elba);
  expect(await listSecondReviews(given.db, consultation.id)).toMatchObject([
    { hasSomebodyElse: false },
  ]);
  const { personId } = alone.actor;
  await given.db
    .insertInto('people.role_grant')
    .values({ person_id: personId, role: 'national-staff', institution_id: await idOf('subdere') })
    .execute();
  const asNation = { ...alone, scope: { kind: 'institution', id: await idOf('subdere') } } as const;
  expect(await nationally(asNation, observationId)).toMatchObject(refusedAs('same-moderator'));
  const marcela = await givenStaff(given.db, 'subdere', 'national-staff');
  expect(await nationally(marcela, observationId)).toEqual({ ok: true });
  const { rows } = await given.pool.query(
    `select scope_id, subject from records.audit_entry
      where act = 'conversation/moderate' order by id desc limit 1`,
  );
  expect(rows).toEqual([
    { scope_id: await idOf('subdere'), subject: `institution:${await idOf('quellon')}` },
  ]);
});

test('upheld it stays hidden, and is not asked again', async () => {
  const { consultation, observationId } = await hidden();
  await ask(consultation);
  expect(await decide(second, consultation, observationId, 'upheld')).toEqual({ ok: true });
  expect(await listObservations(given.db, consultation.id)).toMatchObject([
    { hiddenAt: NOW, hiddenReason: 'insults' },
  ]);
  expect(await ask(consultation)).toMatchObject(refusedAs('review-asked'));
  expect(await noticesOf(rosa)).toContainEqual(expect.stringContaining('sigue oculto'));
});

test('answers are published when nobody waits for a second review, in the program and in the database', async () => {
  const { consultation, observationId } = await hidden();
  const { id } = consultation;
  await ask(consultation);
  const after = { ...by, now: later(11) };
  const site = { publicUrl: 'http://localhost', isDemonstration: true };
  const publish = () => publishAnswers(given.db, site, after, { id, write: writeAnswers });
  expect(await readOwed(given.db, id)).toMatchObject({ reviewsCount: 1, ungroupedCount: 0 });
  expect(await publish()).toMatchObject(refusedAs('reviews-wait'));
  const { rows } = await given.pool.query(`insert into records.document (code, institution_id,
      year, number, kind, content, content_sha256, layout, issued_at, issued_as)
    select 'AAAAAAAAAAAAAAAA', institution_id, 2025, 1, 'x', '{}', decode(repeat('00', 32), 'hex'), 'act/1', now(), 'pb-officer'
    from consultations.consultation where id = '${id}' returning id`);
  await expect(
    sql`update consultations.consultation set answered_at = ${later(11)},
      answers_document_id = ${rows[0]?.id} where id = ${id}`.execute(given.db),
  ).rejects.toThrow('somebody waits for a second review');
  await decide({ ...second, now: later(11) }, consultation, observationId, 'upheld');
  expect(await publish()).toEqual({ ok: true });
  expect(await ask(consultation, rosa, 1, later(12))).toMatchObject(refusedAs('is-answered'));
  await expect(
    sql`insert into consultations.second_review (observation_id, hidden_at, words, asked_at)
      values (${observationId}, ${later(1)}, 'x', ${NOW})`.execute(given.db),
  ).rejects.toThrow('nothing is hidden here');
});

test('nothing is asked of a consultation that was withdrawn', async () => {
  const { consultation } = await hidden();
  const { id } = consultation;
  await withdrawConsultation(given.db, by, { id, reason: 'Cambió la ley.' });
  expect(await ask(consultation)).toMatchObject(refusedAs('is-ended'));
});

test('each sees what is kept of her part; who goes takes along her words, and the moderator her name', async () => {
  const consultation = await givenOpen(given.db, by);
  const elba = await givenPerson(given.db, 'Elba');
  const goes = await givenStaff(given.db, 'ancud', 'moderator');
  await say(given.db, consultation, elba);
  const [said] = await listObservations(given.db, consultation.id);
  const observationId = said?.id ?? '';
  await hide(consultation, observationId);
  await ask(consultation, elba);
  await decide(goes, consultation, observationId, 'upheld');
  expect(await listReviewsOf(given.db, elba)).toMatchObject([{ words, outcome: 'upheld' }]);
  expect(await listHiddenBy(given.db, moderator.actor.personId)).toContainEqual(
    expect.objectContaining({ id: observationId, hidden_reason: 'insults' }),
  );
  const decided = () => listReviewsDecidedBy(given.db, goes.actor.personId);
  expect(await decided()).toMatchObject([{ observation_id: observationId, outcome: 'upheld' }]);
  const forget = (personId: string) =>
    given.db.transaction().execute((tx) => forgetPerson(tx, personId, later(11)));
  await forget(goes.actor.personId);
  expect(await decided()).toEqual([]);
  await forget(elba);
  const { rows } = await given.pool.query(
    'select words, answer, outcome from consultations.second_review where observation_id = $1',
    [observationId],
  );
  expect(rows).toEqual([{ words: null, answer: null, outcome: 'upheld' }]);
});
