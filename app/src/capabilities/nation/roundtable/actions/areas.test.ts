// Common areas: only from what members agree on, common only by the quorum, and no more once too few back them.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo } from '../../../../platform/testing/attempts.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import type { Seat } from '../rules/seat.ts';
import { findArea } from '../store/areas.ts';
import type { Question, Topic } from '../store/topics.ts';
import {
  givenCountry,
  givenMember,
  givenRepresentative,
  givenSecretary,
  later,
} from '../testing/given.ts';
import { by, givenAgreement, givenQuorum, givenTopic, say } from '../testing/given-topics.ts';
import { backArea, proposeArea, withdrawBacking } from './back-area.ts';
import { recordQuorum } from './record-quorum.ts';
import type { BySecretariat } from './secretariat.ts';

type Speaker = Seat & { readonly personId: string };

let given: TestDatabase;
let secretary: BySecretariat;
let one: Speaker;
let two: Speaker;
let three: Speaker;
let topic: Topic;
let questions: readonly Question[];
/** Of the area that the first test proposes. */
let number = 0;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  secretary = await givenSecretary(given.db);
  const speaker = async (slug: string) =>
    givenRepresentative(given.db, await givenMember(given.db, secretary, slug));
  [one, two, three] = [await speaker('ancud'), await speaker('osorno'), await speaker('valdivia')];
  ({ topic, questions } = await givenTopic(given.db, secretary, ['Con papel.', 'Sin papel.']));
  const questionId = questions[0]?.id ?? '';
  for (const { personId } of [one, two, three]) {
    await say(given.db, personId, { topic: topic.number, questionId, choice: 'agree' });
  }
});
afterAll(() => given?.close());

const refused = (code: string) => ({ ok: false, error: { code: `roundtable/${code}` } });
const taken = { ok: true };

function propose(change: object = {}) {
  const written = { topic: topic.number, title: 'Voto en papel', text: 'Siempre.' };
  const grounds = { questions: [questions[0]?.id ?? ''] };
  return proposeArea(given.db, by(one.personId), { ...written, ...grounds, ...change });
}

async function periods() {
  const area = await findArea(given.db, number);
  return area?.periods.map(({ beganAt, endedAt }) => [beganAt, endedAt]);
}

test('an area grows only from what members agree on, and is common from the backing that completes the quorum', async () => {
  const { db } = given;
  expect(await propose()).toEqual(refused('not-candidate'));
  const approved = {
    ...{ numerator: 2, denominator: 3, mustBack: [two.memberId], position: 1 },
    minutesId: await givenAgreement(given, 1),
  };
  const record = (change: object = {}) => recordQuorum(db, secretary, { ...approved, ...change });
  expect(await record({ position: 2 })).toEqual(refused('no-agreement'));
  expect(await record({ mustBack: [randomUUID()] })).toEqual(refused('quorum-member-unknown'));
  expect(await record()).toEqual(taken);
  expect(await record()).toEqual(refused('no-agreement'));
  expect(await propose({ questions: questions.map(({ id }) => id) })).toEqual(
    refused('not-candidate'),
  );
  const proposed = await propose();
  number = proposed.ok ? proposed.value : 0;
  expect(await backArea(db, by(three.personId), number)).toEqual(taken);
  expect(await periods()).toEqual([]);
  expect(await backArea(db, by(two.personId, later(1)), number)).toEqual(taken);
  expect(await backArea(db, by(two.personId), number)).toEqual(refused('backed-already'));
  expect(await periods()).toEqual([[later(1), undefined]]);
});

test('a quorum that changes undoes nothing, and withdrawing does, with its day', async () => {
  const { db } = given;
  const nine = { numerator: 9, denominator: 10, sitting: 2, now: later(2) };
  await givenQuorum(given, secretary, nine);
  const out = ({ personId }: Speaker, now: Date) =>
    withdrawBacking(db, by(personId, now), { number, reason: 'Cambió nuestra asamblea.' });
  expect(await out(three, later(3))).toEqual(taken);
  expect(await periods()).toEqual([[later(1), undefined]]);
  expect(await out(one, later(4))).toEqual(taken);
  expect(await out(one, later(4))).toEqual(refused('not-backed'));
  expect(await periods()).toEqual([[later(1), later(4)]]);
  expect(await backArea(db, by(one.personId, later(5)), number)).toEqual(taken);
  expect(await periods()).toEqual([[later(1), later(4)]]);
  expect(await backArea(db, by(three.personId, later(6)), number)).toEqual(taken);
  const after = [
    [later(1), later(4)],
    [later(6), undefined],
  ];
  expect(await periods()).toEqual(after);
  await sql`update roundtable.representative set ended_at = now(), ended_as = 'member-left'
    where member_id = ${three.memberId} and ended_at is null`.execute(db);
  await sql`update roundtable.member set left_on = current_date, left_reason = 'Cerró.'
    where id = ${three.memberId}`.execute(db);
  expect(await periods()).toEqual(after);
});

test('the database lets nobody write by hand that something is common, or is not', async () => {
  const { db } = given;
  const area = await findArea(db, number);
  expect(
    await answerTo(db, (tx) =>
      sql`update roundtable.common_period set ended_at = now()
        where area_id = ${area?.id} and ended_at is null`.execute(tx),
    ),
  ).toBe('common_while_backed');
  const again = await propose({ title: 'Otra' });
  const bare = await findArea(db, again.ok ? again.value : 0);
  expect(
    await answerTo(db, (tx) =>
      sql`insert into roundtable.common_period (area_id, quorum_id, members_count, began_at)
        select ${bare?.id}, id, 2, now() from roundtable.quorum
        order by in_force_from desc limit 1`.execute(tx),
    ),
  ).toBe('common_by_the_quorum');
  expect(
    await answerTo(db, (tx) =>
      sql`update roundtable.quorum set numerator = 9, denominator = 10`.execute(tx),
    ),
  ).toBe('quorum_is_kept');
  expect(
    await answerTo(db, (tx) =>
      sql`update roundtable.backing set reason = 'Otra', withdrawn_at = now()
        where withdrawn_at is not null`.execute(tx),
    ),
  ).toBe('backing_is_kept');
});
