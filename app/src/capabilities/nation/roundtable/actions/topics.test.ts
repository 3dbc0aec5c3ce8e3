// Topics and what members say to them: two representatives who disagree, evidence that dies, analyses and residents.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptedPdf } from '../../../../platform/files/accept-file.ts';
import { answerTo } from '../../../../platform/testing/attempts.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { listDeadOf, listEvidence } from '../store/evidence.ts';
import { countRespondents, findPicture, listOwnOpinions } from '../store/opinions.ts';
import { listVersions } from '../store/stances.ts';
import { listQuestions } from '../store/topics.ts';
import {
  givenCountry,
  givenMember,
  givenPerson,
  givenRepresentative,
  givenSecretary,
  later,
  NOW,
  scopeOfInstitution,
} from '../testing/given.ts';
import { by, givenTopic, say } from '../testing/given-topics.ts';
import { pathIn } from '../web/paths.ts';
import { isPublicAddress } from './ask-address.ts';
import { giveOpinions } from './give-opinions.ts';
import { keepSilence } from './keep-place.ts';
import { askQuestion, closeTopic, putToResidents, rewordQuestion } from './keep-topic.ts';
import { lookAtEvidence } from './look-at-evidence.ts';
import { pictureOpinions } from './picture-opinions.ts';
import { mendEvidence, publishAnalysis } from './publish-analysis.ts';
import type { BySecretariat } from './secretariat.ts';
import { decideWaitingStance, takeStance } from './take-stance.ts';

let given: TestDatabase;
let secretary: BySecretariat;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  secretary = await givenSecretary(given.db);
});
afterAll(() => given?.close());

const refused = (code: string) => ({ ok: false, error: { code: `roundtable/${code}` } });
const taken = { ok: true };

async function speaker(slug: string) {
  const member = await givenMember(given.db, secretary, slug);
  return { member, ...(await givenRepresentative(given.db, member)) };
}

function refusalOf(table: string, id: string, set: string) {
  return answerTo(given.db, (tx) =>
    sql`update ${sql.table(table)} set ${sql.raw(set)} where id = ${id}`.execute(tx),
  );
}

test('a question stays as it was answered, another takes its place, and a closed topic takes nothing', async () => {
  const { db } = given;
  const one = await speaker('ancud');
  const { topic, questions } = await givenTopic(db, secretary, ['Se vota desde los 14.']);
  const [question] = questions;
  const questionId = question?.id ?? '';
  const reword = (statement: string, id = questionId) =>
    rewordQuestion(db, secretary, { number: topic.number, questionId: id, statement });
  expect(await reword('Se vota desde los 16.')).toEqual({ ok: true, value: 'reworded' });
  const answer = { topic: topic.number, questionId, choice: 'agree' } as const;
  expect(await say(db, one.personId, answer)).toEqual({ ok: true, value: 'standing' });
  expect(await refusalOf('roundtable.question', questionId, `statement = 'Otra.'`)).toBe(
    'answered_stays',
  );
  expect(
    await answerTo(db, (tx) =>
      sql`delete from roundtable.question where id = ${questionId}`.execute(tx),
    ),
  ).toBe('answered_stays');
  expect(await reword('Se vota desde los 18.')).toEqual({ ok: true, value: 'replaced' });
  const after = await listQuestions(db, topic.id);
  expect(after.map(({ position, statement }) => [position, statement])).toEqual([
    [1, 'Se vota desde los 16.'],
    [1, 'Se vota desde los 18.'],
  ]);
  expect(await say(db, one.personId, answer)).toEqual(refused('question-replaced'));
  expect(await reword('Se vota.')).toEqual(refused('question-replaced'));
  const other = await givenSecretary(db, 'dos');
  expect(await closeTopic(db, other, topic.number)).toEqual(refused('no-topic'));
  expect(await closeTopic(db, secretary, topic.number)).toEqual(taken);
  const current = { ...answer, questionId: after[1]?.id ?? '' };
  expect(await say(db, one.personId, current)).toEqual(refused('topic-closed'));
  const more = { number: topic.number, statement: 'Otra.' };
  expect(await askQuestion(db, secretary, more)).toEqual(refused('topic-closed'));
  expect(await refusalOf('roundtable.topic', topic.id, 'closed_at = null')).toBe('topic_is_closed');
});

test('a member whose representatives disagree has one voice: the principal takes what waits, leaves it, or lets it lapse', async () => {
  const { db, pool } = given;
  const member = await givenMember(db, secretary, 'osorno');
  const principal = await givenRepresentative(db, member);
  const alternate = await givenRepresentative(db, member, { rank: 'alternate' });
  const { topic, questions } = await givenTopic(db, secretary);
  const questionId = questions[0]?.id ?? '';
  const about = { topic: topic.number, questionId };
  const states = async () =>
    (await listVersions(db, questionId, member.id)).map((one) => [
      one.rank,
      one.choice,
      one.lapsesAt !== undefined,
      one.takenAt !== undefined,
      one.leftAt !== undefined,
    ]);
  const decide = (personId: string, decision: 'taken' | 'left', now = later(1)) =>
    decideWaitingStance(db, by(personId, now), { questionId, decision });

  expect(await say(db, alternate.personId, { ...about, choice: 'disagree' })).toEqual({
    ok: true,
    value: 'standing',
  });
  expect(await say(db, principal.personId, { ...about, choice: 'agree' })).toEqual({
    ok: true,
    value: 'standing',
  });
  expect(await say(db, alternate.personId, { ...about, choice: 'disagree' })).toEqual({
    ok: true,
    value: 'waiting',
  });
  const told = await pool.query('select kind from people.notice where person_id = $1', [
    principal.personId,
  ]);
  expect(told.rows).toContainEqual({ kind: 'roundtable/waiting-stance' });
  expect(await decide(alternate.personId, 'taken')).toEqual(refused('principal-decides'));
  expect(await decide(principal.personId, 'left')).toEqual(taken);
  expect(await decide(principal.personId, 'taken')).toEqual(refused('waits-no-more'));
  await say(db, alternate.personId, { ...about, choice: 'agree-if' });
  await say(db, alternate.personId, { ...about, choice: 'none' });
  expect(await decide(principal.personId, 'taken', later(9))).toEqual(refused('waits-no-more'));
  expect(await decide(principal.personId, 'taken')).toEqual(taken);
  expect(await states()).toEqual([
    ['alternate', 'disagree', false, false, false],
    ['principal', 'agree', false, false, false],
    ['alternate', 'disagree', true, false, true],
    ['alternate', 'agree-if', true, false, true],
    ['alternate', 'none', true, true, false],
  ]);
});

test('the database keeps one voice too: nobody writes past the principal, for another member, or over what was said', async () => {
  const { db } = given;
  const member = await givenMember(db, secretary, 'quilleco');
  const principal = await givenRepresentative(db, member);
  const alternate = await givenRepresentative(db, member, { rank: 'alternate' });
  const { topic, questions } = await givenTopic(db, secretary);
  const questionId = questions[0]?.id ?? '';
  await say(db, principal.personId, { topic: topic.number, questionId, choice: 'agree' });
  const [stood] = await listVersions(db, questionId, member.id);
  expect(await refusalOf('roundtable.stance', stood?.id ?? '', `reasons = 'Otras.'`)).toBe(
    'stance_is_kept',
  );
  const past = (row: Record<string, unknown>) =>
    answerTo(db, (tx) =>
      tx
        .insertInto('roundtable.stance')
        .values({
          ...{ question_id: questionId, member_id: member.id, version: 2, choice: 'agree' },
          ...{ condition: '', reasons: '', written_at: later(2) },
          representative_id: alternate.representativeId,
          ...row,
        })
        .execute(),
    );
  expect(await past({})).toBe('one_voice');
  expect(await past({ choice: 'agree-if', lapses_at: later(9) })).toBe('condition_of_its_choice');
  const stranger = await speaker('valdivia');
  expect(await past({ representative_id: stranger.representativeId })).toBe(
    'written_by_who_speaks',
  );
});

test('a silent member says nothing, and whoever speaks for nobody neither', async () => {
  const { db } = given;
  const one = await speaker('castro');
  const { topic, questions } = await givenTopic(db, secretary);
  const about = {
    topic: topic.number,
    questionId: questions[0]?.id ?? '',
    choice: 'agree',
  } as const;
  expect(await say(db, await givenPerson(db), about)).toEqual(refused('no-seat'));
  const scope = await scopeOfInstitution(db, 'castro');
  const acting = { personId: one.personId, scope, now: NOW, pathIn };
  expect(await keepSilence(db, acting, true)).toEqual(taken);
  expect(await say(db, one.personId, about)).toEqual(refused('is-silent'));
});

test('evidence whose address dies stays with its day, its author is told once, and another takes its place', async () => {
  const { db, pool } = given;
  const one = await speaker('puerto-montt');
  const { topic, questions } = await givenTopic(db, secretary);
  const questionId = questions[0]?.id ?? '';
  const cited = { title: 'Estudio', address: 'https://estudio.ejemplo.cl/a.pdf' };
  const written = { choice: 'agree', condition: '', reasons: 'Lo muestra el estudio.' } as const;
  const stance = { topic: topic.number, questionId, written, evidence: [cited] };
  expect(await takeStance(db, by(one.personId), stance)).toMatchObject(taken);
  const asked: string[] = [];
  const look = (answers: boolean, now: Date) =>
    lookAtEvidence(db, {
      ask: async (address) => {
        asked.push(address);
        return answers;
      },
      pathIn,
      now,
    });
  await look(true, later(1));
  expect(await listDeadOf(db, one.memberId)).toEqual([]);
  await look(false, later(2));
  expect(asked).toHaveLength(1);
  await look(false, later(9));
  await look(false, later(17));
  expect(asked).toHaveLength(3);
  const [dead] = await listDeadOf(db, one.memberId);
  expect(dead).toMatchObject({ ...cited, deadSince: later(9), checkedAt: later(17) });
  const told = await pool.query(
    `select kind from people.notice where person_id = $1 and kind = 'roundtable/dead-evidence'`,
    [one.personId],
  );
  expect(told.rows).toHaveLength(1);
  const other = { title: 'Estudio, copia', address: 'https://archivo.ejemplo.cl/a.pdf' };
  const mend = { evidenceId: dead?.id ?? '', written: other };
  const stranger = await speaker('quellon');
  expect(await mendEvidence(db, by(stranger.personId), mend)).toEqual(refused('no-evidence'));
  expect(await mendEvidence(db, by(one.personId, later(18)), mend)).toEqual(taken);
  expect(await mendEvidence(db, by(one.personId), mend)).toEqual(refused('no-evidence'));
  const [version] = await listVersions(db, questionId, one.memberId);
  const evidence = (await listEvidence(db, 'stance', [version?.id ?? ''])).get(version?.id ?? '');
  expect(evidence?.map(({ title, isMended }) => [title, isMended])).toEqual([
    ['Estudio', true],
    ['Estudio, copia', false],
  ]);
  expect(await refusalOf('roundtable.evidence', dead?.id ?? '', `title = 'Otro'`)).toBe(
    'evidence_is_kept',
  );
  await look(false, later(30));
  const [again] = await listDeadOf(db, one.memberId);
  const accepted = acceptedPdf(Buffer.from('%PDF-1.4'), 'estudio');
  const file = { ...accepted, id: randomUUID(), renditions: [] };
  const copy = { evidenceId: again?.id ?? '', written: { title: 'Estudio, guardado', file } };
  expect(await mendEvidence(db, by(one.personId, later(31)), copy)).toEqual(taken);
  expect(await listDeadOf(db, one.memberId)).toEqual([]);
  const before = asked.length;
  await look(false, later(60));
  expect(asked).toHaveLength(before);
});

test('only addresses of the public web are asked', () => {
  const inside = ['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.0.1', '172.20.0.1', '::1'];
  for (const ip of [...inside, '::ffff:10.0.0.1', 'fd00::1', 'fe80::1', '0.0.0.0', 'no']) {
    expect([ip, isPublicAddress(ip)]).toEqual([ip, false]);
  }
  for (const ip of ['200.27.2.7', '2800:3f0::1']) expect(isPublicAddress(ip)).toBe(true);
});

test('an analysis has its sources and its versions, and the alternate does not replace the principal’s', async () => {
  const { db } = given;
  const member = await givenMember(db, secretary, 'quemchi');
  const principal = await givenRepresentative(db, member);
  const alternate = await givenRepresentative(db, member, { rank: 'alternate' });
  const { topic } = await givenTopic(db, secretary);
  const sources = [{ title: 'Ley 20.500', address: 'https://www.bcn.cl/leychile' }];
  const written = { title: 'Qué dice la ley', summary: 'Permite votar desde los 14.' };
  const sent = { topic: topic.number, written, sources, file: undefined };
  const publish = (personId: string, change: object = {}) =>
    publishAnalysis(db, by(personId), { ...sent, ...change });
  expect(await publish(principal.personId, { sources: [] })).toEqual(refused('sources-missing'));
  expect(await publish(alternate.personId)).toEqual(taken);
  expect(await publish(principal.personId)).toEqual(taken);
  expect(await publish(alternate.personId)).toEqual(refused('principal-decides'));
  expect(
    await answerTo(db, (tx) =>
      tx
        .insertInto('roundtable.analysis')
        .values({
          ...{ topic_id: topic.id, member_id: member.id, version: 3, title: 'Sin fuente' },
          ...{ summary: 'Nada.', written_at: NOW, representative_id: principal.representativeId },
        })
        .execute(),
    ),
  ).toBe('analysis_with_sources');
});

test('residents are asked on its days; groups are worked out from a hundred people and hold no person', async () => {
  const { db, pool } = given;
  const statements = ['Desde los 14.', 'Con papel.', 'Dos rondas.', 'Por internet.'];
  const { topic, questions } = await givenTopic(db, secretary, statements);
  const { number } = topic;
  const days = { from: '2026-11-26', until: '2026-11-30' };
  const put = (change: object) =>
    putToResidents(db, secretary, { number, days: { ...days, ...change } });
  expect(await put({ from: '2026-11-24' })).toEqual(refused('opinions-days'));
  expect(await put({})).toEqual(taken);
  const person = await givenPerson(db);
  const first = {
    topic: number,
    given: [{ questionId: questions[0]?.id ?? '', choice: 'agree' }],
  } as const;
  const at = (now: Date) => giveOpinions(db, { personId: person, now }, first);
  expect(await at(NOW)).toEqual(refused('opinions-closed'));
  expect(await at(later(6))).toEqual(refused('opinions-closed'));
  expect(await at(later(1))).toEqual(taken);
  expect(
    await answerTo(db, (tx) =>
      sql`update roundtable.opinion set choice = 'pass', given_at = ${NOW}
        where person_id = ${person}`.execute(tx),
    ),
  ).toBe('opinion_while_asked');
  expect(await listOwnOpinions(db, topic.id, person)).toEqual(first.given);
  await pictureOpinions(db, later(2));
  expect(await findPicture(db, topic.id)).toBeUndefined();

  const ids = questions.map(({ id }) => id);
  await sql`with born as (insert into people.person (id, public_name, proof)
      select gen_random_uuid(), 'Rosa M.', 'provider' from generate_series(1, 120) returning id),
    placed as (select id, row_number() over () as place from born)
    insert into roundtable.opinion (question_id, person_id, choice, given_at)
    select question.id, placed.id, case when nth = 4 or (placed.place <= 80) = (nth <= 2)
        then 'agree' else 'disagree' end, ${later(1)}
    from placed, unnest(${ids}::uuid[]) with ordinality as question(id, nth)`.execute(db);
  await pictureOpinions(db, later(3));
  const found = await findPicture(db, topic.id);
  expect(await countRespondents(db, topic.id)).toBe(121);
  expect(found?.picture).toMatchObject({ people: 120, unites: [3], divides: [0, 1, 2] });
  expect(found?.picture.groups.map(({ people }) => people)).toEqual([80, 40]);
  const kept = await pool.query('select picture::text as it from roundtable.opinion_picture');
  const people = await pool.query('select person_id as it from roundtable.opinion limit 5');
  for (const { it } of people.rows) expect(kept.rows[0].it).not.toContain(it);
});
