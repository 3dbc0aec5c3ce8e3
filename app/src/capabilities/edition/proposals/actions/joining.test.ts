// Joining as authors live it: nothing is done without every yes, and one no changes nothing.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import { listAuthors } from '../store/authors.ts';
import { listEvents } from '../store/events.ts';
import { forgetPerson } from '../store/held.ts';
import { readJoining, tieOfEndorser } from '../store/joinings.ts';
import { readProposal } from '../store/proposals.ts';
import {
  actor,
  type GivenJoinings,
  givenJoinings,
  telling,
  UNTIL,
  WHY,
} from '../testing/joinings.ts';
import { contents, givenResident } from '../testing/kept.ts';
import { proposalPathIn as pathIn } from '../web/paths.ts';
import { addVersion } from './add-version.ts';
import { answerJoining } from './answer-joining.ts';
import { lapseJoinings, takeBackJoining } from './end-joining.ts';
import { proposeJoining } from './propose-joining.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

let given: TestDatabase;
let town: Town;
let joinings: GivenJoinings;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  joinings = await givenJoinings(given.db, town, 'uno');
});
afterAll(() => given.close());

test('with the last yes it is one proposal of all of them, and each leads to it for ever', async () => {
  const [one, two, three] = [
    await joinings.proposed(),
    await joinings.proposed(),
    await joinings.proposed(),
  ];
  const endorser = await givenResident(given.db);
  await joinings.endorse(two, endorser);
  const id = await joinings.asked(one, [two, three]);
  expect(await joinings.told(two.personId)).toContain('proposals/joining');
  expect(await joinings.answer(id, two)).toEqual({ ok: true, value: 'waits' });
  expect((await readProposal(given.db, one.id))?.state).toBe('sent');
  expect(await joinings.answer(id, three)).toEqual({ ok: true, value: 'done' });

  const joining = await readJoining(given.db, id);
  const number = joining?.children[0]?.number ?? 0;
  expect(joining).toMatchObject({ ended: 'done', children: [{ title: 'Luces y bancas' }] });
  for (const { id: original } of [one, two, three]) {
    expect((await readProposal(given.db, original))?.state).toBe('merged');
    const events = await listEvents(given.db, original);
    expect(events.map(({ kind }) => kind)).toEqual(['sent', 'joining-proposed', 'merged']);
    expect(events.at(-1)?.told).toEqual({ became: String(number) });
  }
  const row = await given.db
    .selectFrom('proposals.proposal')
    .where('edition_id', '=', joinings.edition.id)
    .where('number', '=', number)
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    ...{ author_kind: 'group', author_person_id: one.personId, channel: 'web', state: 'sent' },
    author_name: joining?.parts.map(({ authorName }) => authorName).join(', '),
    endorsements_count: 0,
  });
  const all = [one, two, three].map(({ personId }) => personId).sort();
  expect([...(await listAuthors(given.db, row.id))].sort()).toEqual(all);
  expect((await readProposal(given.db, two.id))?.endorsementsCount).toBe(1);
  expect(await joinings.told(endorser)).toContain('proposals/endorsed');
  expect(await tieOfEndorser(given.db, row.id, endorser)).toBe('residence');
  const places = await sql<{
    key: string;
    is_open: boolean;
  }>`select key, closed_at is null as is_open
    from conversation.place where key = any(${[one.id, row.id]})`.execute(given.db);
  expect(new Map(places.rows.map((place) => [place.key, place.is_open]))).toEqual(
    new Map([
      [one.id, false],
      [row.id, true],
    ]),
  );
});

test('one no of five changes nothing, and the other four may be asked again', async () => {
  const five = [
    await joinings.proposed(),
    await joinings.proposed(),
    await joinings.proposed(),
    await joinings.proposed(),
    await joinings.proposed(),
  ] as const;
  const [one, two, no, ...rest] = five;
  const id = await joinings.asked(one, [two, no, ...rest]);
  await joinings.answer(id, two);
  expect(await joinings.answer(id, no, 'refused')).toEqual({ ok: true, value: 'refused' });
  expect(await joinings.answer(id, rest[0])).toEqual({
    ok: false,
    error: { code: 'proposals/joining-ended', ended: 'refused' },
  });
  for (const each of five) {
    expect((await readProposal(given.db, each.id))?.state).toBe('sent');
    expect(await joinings.told(each.personId)).toContain('dijo que no');
  }
  const again = await joinings.asked(two, [one, ...rest]);
  for (const each of [one, ...rest]) await joinings.answer(again, each);
  expect((await readJoining(given.db, again))?.ended).toBe('done');
  expect((await readProposal(given.db, no.id))?.state).toBe('sent');
});

test('a no without why is asked why, and whoever is not its author is told so', async () => {
  const [one, two] = [await joinings.proposed(), await joinings.proposed()];
  const id = await joinings.asked(one, [two]);
  expect(await joinings.answer(id, two, 'refused', { reason: '' })).toMatchObject({
    error: { code: 'proposals/reason-missing' },
  });
  expect(await joinings.answer(id, { ...two, personId: one.personId })).toMatchObject({
    error: { code: 'proposals/not-yours' },
  });
  expect(await joinings.asks({ ...two, personId: one.personId }, [one])).toMatchObject({
    error: { code: 'proposals/not-yours' },
  });
});

test('what changed in between is asked again of everybody, also of who had said yes', async () => {
  const [one, two, three] = [
    await joinings.proposed(),
    await joinings.proposed(),
    await joinings.proposed(),
  ];
  const id = await joinings.asked(one, [two, three]);
  await joinings.answer(id, two);
  await given.db.transaction().execute((tx) =>
    addVersion(tx, {
      proposalId: three.id,
      contents: { ...contents, title: 'Otra cosa' },
      ...{ madeBy: 'author', reason: 'Faltaba.', now: NOW, pathIn },
    }),
  );
  const parts = (await readJoining(given.db, id))?.parts ?? [];
  expect(parts.map(({ consent, version, seenVersion }) => [consent, version, seenVersion])).toEqual(
    [
      [null, 1, 1],
      [null, 1, 1],
      [null, 2, 2],
    ],
  );
  expect(await joinings.told(two.personId)).toContain('responde otra vez');
  expect(await joinings.answer(id, three)).toMatchObject({
    error: { code: 'proposals/changed-meanwhile' },
  });
  await joinings.answer(id, three, 'given', { seenVersion: 2 });
  await joinings.answer(id, two);
  expect(await joinings.answer(id, one)).toEqual({ ok: true, value: 'done' });
});

test('two at once about the same proposal: the first that is done wins, the other is refused by name', async () => {
  const [one, two, three] = [
    await joinings.proposed(),
    await joinings.proposed(),
    await joinings.proposed(),
  ];
  const first = await joinings.asked(one, [two]);
  const second = await joinings.asked(three, [two]);
  const done = await Promise.all([joinings.answer(first, two), joinings.answer(second, two)]);
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(done.find(({ ok }) => !ok)).toEqual({
    ok: false,
    error: { code: 'proposals/joining-ended', ended: 'overtaken' },
  });
  const ends = [await readJoining(given.db, first), await readJoining(given.db, second)];
  expect(ends.map((each) => each?.ended).sort()).toEqual(['done', 'overtaken']);
  const children = await given.db
    .selectFrom('proposals.lineage')
    .where('from_id', '=', two.id)
    .selectAll()
    .execute();
  expect(children).toHaveLength(1);
});

test('the same proposals are asked about once at a time, and it lapses with its day or with an original', async () => {
  const [one, two, three] = [
    await joinings.proposed(),
    await joinings.proposed(),
    await joinings.proposed(),
  ];
  const id = await joinings.asked(one, [two]);
  expect(await joinings.asks(two, [one])).toMatchObject({
    error: { code: 'proposals/joining-open-already' },
  });
  const other = await joinings.asked(three, [two]);
  await withdrawProposal(
    given.db,
    { proposalId: three.id, reason: 'Ya no.' },
    actor(three.personId),
    telling,
  );
  await lapseJoinings(given.db, telling);
  expect((await readJoining(given.db, other))?.ended).toBe('lapsed');
  expect((await readJoining(given.db, id))?.ended).toBeNull();
  const late = new Date('2026-12-06T03:30:00Z');
  expect(
    await answerJoining(
      given.db,
      { joiningId: id, proposalId: two.id, answer: 'given', seenVersion: 1, reason: '' },
      { actor: actor(two.personId) },
      { pathIn, now: late },
    ),
  ).toMatchObject({ error: { code: 'proposals/joining-ended', ended: 'lapsed' } });
  await lapseJoinings(given.db, { pathIn, now: late });
  expect((await readJoining(given.db, id))?.ended).toBe('lapsed');
  expect(await joinings.told(two.personId)).toContain('Pasó el plazo');
});

test('whoever asked takes it back, nobody else', async () => {
  const [one, two] = [await joinings.proposed(), await joinings.proposed()];
  const id = await joinings.asked(one, [two]);
  expect(
    await takeBackJoining(given.db, id, { actor: actor(two.personId) }, telling),
  ).toMatchObject({
    error: { code: 'proposals/not-yours' },
  });
  expect((await takeBackJoining(given.db, id, { actor: actor(one.personId) }, telling)).ok).toBe(
    true,
  );
  expect((await readJoining(given.db, id))?.ended).toBe('taken-back');
});

test('an author who is gone says nothing: the institution answers for her, with its reason, and for nobody else', async () => {
  const [one, two, gone] = [
    await joinings.proposed(),
    await joinings.proposed(),
    await joinings.proposed(),
  ];
  const id = await joinings.asked(one, [two, gone]);
  await joinings.answer(id, gone);
  await given.db
    .transaction()
    .execute((tx) =>
      forgetPerson(tx, gone.personId, { authorName: 'Una vecina o un vecino', now: NOW }),
    );
  expect((await readJoining(given.db, id))?.parts.map(({ consent }) => consent)).toEqual([
    'given',
    null,
    null,
  ]);
  expect(await joinings.answer(id, gone)).toMatchObject({ error: { code: 'proposals/not-yours' } });
  expect(await joinings.desk(id, two.id, 'Conviene.')).toMatchObject({
    error: { code: 'proposals/joining-has-author' },
  });
  expect(await joinings.desk(id, gone.id, '')).toMatchObject({
    error: { code: 'proposals/reason-missing' },
  });
  expect(await joinings.desk(id, gone.id, 'x', crypto.randomUUID())).toMatchObject({
    error: { code: 'proposals/not-yours' },
  });
  expect(await joinings.desk(id, gone.id, 'Pidió lo mismo y cerró su cuenta.')).toEqual({
    ok: true,
    value: 'waits',
  });
  expect(await joinings.answer(id, two)).toEqual({ ok: true, value: 'done' });
  const entries = await given.db
    .selectFrom('records.audit_entry')
    .where('subject', '=', `joining:${id}`)
    .select(['act', 'reason'])
    .execute();
  expect(entries).toEqual([{ act: 'proposals/join', reason: 'Pidió lo mismo y cerró su cuenta.' }]);
});

test('whoever erases her account afterwards is no longer named in what hers became', async () => {
  const [one, two] = [await joinings.proposed(), await joinings.proposed()];
  const id = await joinings.asked(one, [two]);
  await joinings.answer(id, two);
  const number = (await readJoining(given.db, id))?.children[0]?.number ?? 0;
  await given.db
    .transaction()
    .execute((tx) =>
      forgetPerson(tx, two.personId, { authorName: 'Una vecina o un vecino', now: NOW }),
    );
  const row = await given.db
    .selectFrom('proposals.proposal')
    .where('edition_id', '=', joinings.edition.id)
    .where('number', '=', number)
    .select('author_name')
    .executeTakeFirstOrThrow();
  expect(row.author_name).toMatch(/^Vecina \d+\., Una vecina o un vecino$/);
});

test('a split by its only author is done at once, each part hers, and the original leads to all', async () => {
  const one = await joinings.proposed();
  const endorser = await givenResident(given.db);
  await joinings.endorse(one, endorser);
  const becomes = ['Muelle', 'Escuela', 'Plaza'].map((title) => ({
    ...contents,
    title,
    costClp: 2_000_000,
  }));
  const what = {
    kind: 'split',
    originals: new Map([[one.number, 1]]),
    becomes,
    reason: WHY,
    answerUntil: UNTIL,
  } as const;
  const asker = { number: one.number, actor: actor(one.personId) };
  const done = await proposeJoining(given.db, joinings.edition, what, asker, telling);
  expect(done).toMatchObject({ ok: true, value: { isDone: true } });
  expect(await readProposal(given.db, one.id)).toMatchObject({
    state: 'split',
    endorsementsCount: 1,
  });
  const children = await given.db
    .selectFrom('proposals.lineage as lineage')
    .innerJoin('proposals.proposal as child', 'child.id', 'lineage.to_id')
    .where('lineage.from_id', '=', one.id)
    .select(['child.title', 'child.author_kind', 'child.author_person_id', 'child.state'])
    .orderBy('child.number')
    .execute();
  const hers = { author_kind: 'person', author_person_id: one.personId, state: 'sent' };
  expect(children).toEqual(becomes.map(({ title }) => ({ title, ...hers })));
  expect((await joinings.told(endorser)).match(/proposals\/endorsed/g)).toHaveLength(3);
});

test('the institution asks too, and what it asks needs every author; its merge is not its own demand', async () => {
  const [one, two] = [await joinings.proposed({ channel: 'paper' }), await joinings.proposed()];
  const scope = { kind: 'institution', id: town.institutionId } as const;
  const staff = { staff: { actor: { personId: town.proposer }, scope, now: NOW } };
  const originals = new Map([
    [one.number, 1],
    [two.number, 1],
  ]);
  const what = {
    kind: 'merge',
    originals,
    becomes: [contents],
    reason: WHY,
    answerUntil: UNTIL,
  } as const;
  const done = await proposeJoining(given.db, joinings.edition, what, staff, telling);
  if (!done.ok) throw new Error(done.error.code);
  expect(done.value.isDone).toBe(false);
  await joinings.answer(done.value.id, one);
  await joinings.answer(done.value.id, two);
  const joining = await readJoining(given.db, done.value.id);
  expect(joining?.ended).toBe('done');
  const row = await given.db
    .selectFrom('proposals.proposal')
    .where('edition_id', '=', joinings.edition.id)
    .where('number', '=', joining?.children[0]?.number ?? 0)
    .select(['channel', 'author_kind'])
    .executeTakeFirst();
  expect(row).toEqual({ channel: 'paper', author_kind: 'group' });
});
