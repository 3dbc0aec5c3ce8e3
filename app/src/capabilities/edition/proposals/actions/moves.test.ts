// The moves of a proposal: rules and database are the same table, and refuse alike whatever is tried.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import { decideMove } from '../rules/move.ts';
import { moves, type ProposalState, states } from '../rules/states.ts';
import { listEvents } from '../store/events.ts';
import { readProposal, saveStates } from '../store/proposals.ts';
import { contents, givenOpenEdition, givenProposal, givenResident } from '../testing/kept.ts';
import { proposalPathIn as pathIn } from '../web/paths.ts';
import { addVersion } from './add-version.ts';
import { moveProposal, moveProposals } from './move-proposal.ts';

let given: TestDatabase;
let town: Town;
let editionId: string;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  ({ editionId } = await givenOpenEdition(given.db, town, 'uno'));
});
afterAll(() => given.close());

const nobody = { heldBy: null, holder: null, heldUntil: null } as const;
const move = (proposalId: string, to: ProposalState) =>
  given.db
    .transaction()
    .execute((tx) =>
      moveProposal(tx, { proposalId, to, kind: 'version', told: {}, ...nobody, now: NOW, pathIn }),
    );

test('the table of moves in the database is the one of the rules', async () => {
  const rows = await given.db.selectFrom('proposals.move').selectAll().execute();
  const kept = rows.map((row) => `${row.from_state} ${row.to_state}`).sort();
  const ruled = states.flatMap((from) => moves[from].map((to) => `${from} ${to}`)).sort();
  expect(kept).toEqual(ruled);
});

test('what ends a proposal leads nowhere, and everything can be reached', () => {
  for (const end of ['merged', 'split', 'withdrawn', 'lapsed'] as const) {
    expect(moves[end]).toEqual([]);
  }
  const reached = new Set<ProposalState>(['waiting']);
  for (const from of reached) for (const to of moves[from]) reached.add(to);
  expect([...reached].sort()).toEqual([...states].sort());
});

test('whatever moves are tried, the rules say no exactly where the database does', async () => {
  // What is merged or split leads to what it became: the test of joinings moves those.
  const alone = states.filter((state) => state !== 'merged' && state !== 'split');
  const tries = fc.array(fc.constantFrom(...alone), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('waiting', 'sent' as const), tries, async (begins, all) => {
      const { id } = await givenProposal(given.db, editionId, { state: begins });
      for (const to of all) {
        const before = await readProposal(given.db, id);
        const from = before?.state ?? 'lapsed';
        const ruled = decideMove(from, to).ok;
        const kept = await given.db
          .transaction()
          .execute(async (tx) => {
            await saveStates(tx, [{ proposalId: id, state: to, ...nobody, now: NOW }]);
            await sql`select 1`.execute(tx);
            throw new Error('taken back');
          })
          .catch((error: { constraint?: string; message: string }) =>
            error.message === 'taken back' ? 'taken' : error.constraint,
          );
        expect([from, to, kept]).toEqual([from, to, ruled ? 'taken' : 'proposal_moves_as_drawn']);
        const moved = await move(id, to);
        expect(moved.ok).toBe(ruled);
        if (!moved.ok) expect(moved.error).toEqual({ code: 'proposals/cannot-move', from, to });
        expect((await readProposal(given.db, id))?.state).toBe(ruled ? to : from);
      }
    }),
    { numRuns: 25 },
  );
});

test('a move is told to its author and to whoever follows it, once; what happens without one is only history', async () => {
  const author = await givenResident(given.db, { name: 'Nora P.' });
  const follower = await givenResident(given.db, { name: 'Iris L.' });
  const { id, number } = await givenProposal(given.db, editionId, { authorPersonId: author });
  const following = { proposal_id: id, since: NOW };
  await given.db
    .insertInto('proposals.following')
    .values([
      { ...following, person_id: follower },
      { ...following, person_id: author },
    ])
    .execute();
  await given.db.transaction().execute(async (tx) => {
    const common = { proposalId: id, told: {}, now: NOW, pathIn } as const;
    const institution = { heldBy: 'institution', holder: 'DOM', heldUntil: '2027-01-29' } as const;
    await moveProposal(tx, { ...common, ...institution, to: 'in-review', kind: 'taken-in-review' });
    await moveProposal(tx, { ...common, ...institution, to: 'in-review', kind: 'photo-added' });
    const hers = { heldBy: 'author', holder: null, heldUntil: '2026-12-01' } as const;
    await moveProposal(tx, { ...common, ...hers, to: 'correcting', kind: 'correction-asked' });
  });
  const told = await given.db
    .selectFrom('people.notice')
    .where('kind', 'like', 'proposals/%')
    .where('person_id', 'in', [author, follower])
    .select(['person_id', 'kind', 'title', 'path', 'due_at', 'is_urgent'])
    .orderBy('kind')
    .orderBy('id')
    .execute();
  expect(told.filter(({ person_id: to }) => to === author).map(({ kind }) => kind)).toEqual([
    'proposals/answer',
    'proposals/answer',
  ]);
  expect(told.filter(({ person_id: to }) => to === follower)).toHaveLength(2);
  const asked = told.find(({ due_at: due }) => due !== null);
  expect(asked).toMatchObject({
    person_id: author,
    path: `/ediciones/ancud/uno/propuestas/${number}`,
    due_at: new Date('2026-12-02T02:59:00Z'),
  });
  const events = await listEvents(given.db, id);
  expect(events.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'sent sent',
    'taken-in-review in-review',
    'photo-added in-review',
    'correction-asked correcting',
  ]);
});

test('what an assembly proposes is told to its delegates with an account who agreed to be named, and to no other', async () => {
  const [named, asked] = [await givenResident(given.db), await givenResident(given.db)];
  const held = await sql<{ id: string }>`with assembly as (
      insert into gatherings.gathering (slug, institution_id, kind, level, title, purpose, effect,
        agenda, cut, place, access_notes, support_notes, audience, contact, time_zone, starts_at,
        ends_at, state, number, created_at, published_at)
      values ('asamblea', ${town.institutionId}, 'assembly', 'consultation', 'Asamblea', 'Oír',
        'Se responde', '{}', '10202', 'Sede', '', '', 'Todas', 'x@ejemplo.cl', 'America/Santiago',
        '2026-10-10T18:00:00Z', '2026-10-10T20:00:00Z', 'held', 1, '2026-10-01', '2026-10-01')
      returning id),
    came as (insert into gatherings.registration (id, gathering_id, person_id, companions, state,
        code, registered_at)
      select gen_random_uuid(), id, person::uuid, 0, 'confirmed', left(person, 16), ${NOW} from assembly,
        unnest(array[${named}, ${asked}]) as person returning id, person_id, gathering_id),
    elected as (insert into gatherings.delegate
        (id, gathering_id, name, is_substitute, publishes_name, elected_at)
      select id, gathering_id, 'Delia N.', false, person_id = ${named}::uuid, ${NOW} from came)
    select id from assembly`.execute(given.db);
  const row = { channel: 'assembly', authorKind: 'assembly', authorName: 'Asamblea' } as const;
  const { id } = await givenProposal(given.db, editionId, {
    ...{ ...row, gatheringId: held.rows[0]?.id ?? '' },
  });
  await given.db.transaction().execute(async (tx) => {
    const institution = { heldBy: 'institution', holder: 'DOM', heldUntil: null } as const;
    const common = { proposalId: id, told: {}, now: NOW, pathIn, ...institution } as const;
    await moveProposal(tx, { ...common, to: 'in-review', kind: 'taken-in-review' });
  });
  const told = await given.db
    .selectFrom('people.notice')
    .where('person_id', 'in', [named, asked])
    .select(['person_id', 'kind', 'is_urgent'])
    .execute();
  expect(told).toEqual([{ person_id: named, kind: 'proposals/answer', is_urgent: true }]);
});

test('many move together, each with its own event and notices; one that may not keeps all where they are', async () => {
  const [nora, iris] = [await givenResident(given.db), await givenResident(given.db)];
  const one = await givenProposal(given.db, editionId, { authorPersonId: nora });
  const other = await givenProposal(given.db, editionId, { authorPersonId: iris });
  const gone = await givenProposal(given.db, editionId, { state: 'withdrawn' });
  await given.db
    .insertInto('proposals.following')
    .values({ proposal_id: one.id, person_id: iris, since: NOW })
    .execute();
  const together = (ids: readonly string[]) =>
    given.db.transaction().execute((tx) =>
      moveProposals(
        tx,
        ids.map((proposalId, at) => ({
          ...({ proposalId, to: 'in-review', kind: 'taken-in-review', told: { at } } as const),
          ...({ heldBy: 'institution', holder: `Oficina ${at}`, heldUntil: '2027-01-29' } as const),
          now: NOW,
        })),
        pathIn,
      ),
    );
  const refused = await together([one.id, gone.id, other.id]);
  expect(refused).toMatchObject({ ok: false, error: { from: 'withdrawn', to: 'in-review' } });
  expect((await readProposal(given.db, one.id))?.state).toBe('sent');
  expect(await together([])).toEqual({ ok: true, value: undefined });
  expect((await together([other.id, one.id])).ok).toBe(true);
  for (const [at, { id }] of [other, one].entries()) {
    const stands = { state: 'in-review', holder: `Oficina ${at}`, heldUntil: '2027-01-29' };
    expect(await readProposal(given.db, id)).toMatchObject(stands);
    expect((await listEvents(given.db, id)).at(-1)).toMatchObject({ told: { at } });
  }
  const told = await given.db
    .selectFrom('people.notice')
    .where('person_id', 'in', [nora, iris])
    .select(['person_id', 'kind', 'path'])
    .execute();
  const at = (number: number) => `/ediciones/ancud/uno/propuestas/${number}`;
  const answer = 'proposals/answer';
  expect(told).toHaveLength(3);
  expect(told).toEqual(
    expect.arrayContaining([
      { person_id: nora, kind: answer, path: at(one.number) },
      { person_id: iris, kind: answer, path: at(other.number) },
      { person_id: iris, kind: 'proposals/followed', path: at(one.number) },
    ]),
  );
});

test('a version never changes, the next says why, and lists show the one that holds', async () => {
  const { id } = await givenProposal(given.db, editionId);
  const changed = { ...contents, title: 'Doce luminarias', contest: 'comunal', costClp: 9_100_000 };
  const version = await given.db.transaction().execute((tx) =>
    addVersion(tx, {
      proposalId: id,
      contents: changed,
      madeBy: 'author',
      reason: 'Faltaba un tramo.',
      now: NOW,
      pathIn,
    }),
  );
  expect(version).toBe(2);
  const proposal = await readProposal(given.db, id);
  expect(proposal).toMatchObject({ version: 2, contents: changed });
  await expect(
    sql`update proposals.version set title = 'Otra' where proposal_id = ${id}`.execute(given.db),
  ).rejects.toThrow('stays as it was');
  await expect(
    sql`update proposals.proposal set title = 'Otra' where id = ${id}`.execute(given.db),
  ).rejects.toMatchObject({ constraint: 'version_is_shown' });
  await expect(
    sql`update proposals.proposal set lat = null, lon = null where id = ${id}`.execute(given.db),
  ).rejects.toMatchObject({ constraint: 'version_is_shown' });
  await expect(
    sql`delete from proposals.proposal where id = ${id}`.execute(given.db),
  ).rejects.toThrow('never removed');
  await expect(
    sql`update proposals.event set kind = 'x' where proposal_id = ${id}`.execute(given.db),
  ).rejects.toThrow('stays as it was');
});
