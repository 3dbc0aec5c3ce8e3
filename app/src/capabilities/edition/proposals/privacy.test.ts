// Somebody goes: her proposals stay with their history, of nobody; and of two accounts that become one each counts once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../../../platform/room.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { NOW } from '../editions/testing/given.ts';
import { givenTown, loadPlaces } from '../editions/testing/steps.ts';
import { privacy } from './personal-data.ts';
import { listEvents } from './store/events.ts';
import { listHeld } from './store/held.ts';
import { readProposal } from './store/proposals.ts';
import { contents, givenOpenEdition, givenProposal, givenResident } from './testing/kept.ts';

let given: TestDatabase;
let editionId: string;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  ({ editionId } = await givenOpenEdition(given.db, await givenTown(given.db), 'pp'));
});
afterAll(() => given.close());

const drafted = {
  ...{ title: 'Un borrador', theme: 'lighting', contest: 'pudeto', who: 'group', tie: 'work' },
  ...{ groupName: 'Vecinas', costClp: 2_000_000, lat: -41.87, lon: -73.8, hasInterest: true },
  costLines: [{ name: 'Poste', unit: 'unidad', quantity: 200, unitClp: 1_000_000 }],
};

async function givenLife(personId: string, proposalId: string) {
  const { db } = given;
  const own = { person_id: personId, proposal_id: proposalId };
  await db
    .insertInto('proposals.draft')
    .values({
      ...{ edition_id: editionId, person_id: personId, contents: JSON.stringify(drafted) },
      ...{ revision: 1, updated_at: NOW },
    })
    .execute();
  await db
    .insertInto('proposals.endorsement')
    .values({ ...own, edition_id: editionId, tie: 'residence', endorsed_at: NOW })
    .execute();
  await db
    .insertInto('proposals.following')
    .values({ ...own, since: NOW })
    .execute();
  await db
    .insertInto('proposals.coauthor')
    .values({ ...own, asked_at: NOW, answer: 'accepted', answered_at: NOW, public_name: 'Ada L.' })
    .execute();
}

test('an account that is erased leaves its proposals, with their history, as of a neighbour', async () => {
  const ada = await givenResident(given.db, { name: 'Ada L.' });
  const interest = { hasInterest: true, interest: 'Vende luminarias', tie: 'work' } as const;
  const hers = { authorPersonId: ada, authorName: 'Ada L.' };
  const alone = await givenProposal(given.db, editionId, { ...hers, ...interest });
  const group = await givenProposal(given.db, editionId, {
    ...{ authorPersonId: ada, authorKind: 'group', authorName: 'Vecinas de Pudeto' },
    contents: { title: 'De un grupo' },
  });
  const other = await givenProposal(given.db, editionId, { contents: { title: 'De otra' } });
  await givenLife(ada, other.id);
  const held = await privacy.heldAbout({ db: given.db } as House, ada);
  expect(held.map(({ whenForgotten }) => whenForgotten)).toEqual([
    ...['unlinked', 'unlinked', 'unlinked', 'erased', 'erased', 'erased'],
  ]);
  expect(JSON.stringify(held)).toContain('Vende luminarias');
  const draft = held.find(({ label }) => label.startsWith('Borrador'))?.values ?? [];
  const said = draft.flatMap(({ name, value, words }) =>
    value === null ? [] : [[name, words ?? value]],
  );
  expect(Object.fromEntries(said)).toEqual({
    ...{ title: 'Un borrador', theme: 'Iluminación', contest: 'Sector Pudeto' },
    ...{ point: '-41.87, -73.8', cost_clp: 2_000_000, who: 'Un grupo de vecinas y vecinos' },
    cost_lines: 'Poste: 2 unidad × $1.000.000 = $2.000.000',
    ...{ group_name: 'Vecinas', tie: 'trabajar ahí', coauthors_count: 0, has_interest: true },
    ...{ revision: 1, updated_at: NOW },
  });
  await given.db.transaction().execute((tx) => privacy.forget(tx, ada, NOW));
  expect(await readProposal(given.db, alone.id)).toMatchObject({
    authorName: 'Una vecina o un vecino',
    authorPersonId: null,
    hasInterest: true,
    interest: null,
    contents,
  });
  const events = await listEvents(given.db, alone.id);
  expect(events.map(({ kind }) => kind)).toEqual(['sent', 'author-forgotten']);
  expect(await readProposal(given.db, group.id)).toMatchObject({
    authorName: 'Vecinas de Pudeto',
    authorPersonId: null,
  });
  expect(await readProposal(given.db, other.id)).toMatchObject({ endorsementsCount: 0 });
  const left = await listHeld(given.db, ada);
  expect(Object.values(left).flat()).toEqual([]);
  const names = await given.db
    .selectFrom('proposals.coauthor')
    .where('proposal_id', '=', other.id)
    .select(['person_id', 'public_name', 'answer'])
    .execute();
  expect(names).toEqual([{ person_id: null, public_name: null, answer: 'accepted' }]);
});

test('a co-author who accepted takes the place of an author who goes, and is told; nobody else does', async () => {
  const { db } = given;
  const [author, first, second, asked] = [
    await givenResident(db, { name: 'Ada L.' }),
    await givenResident(db, { name: 'Berta M.' }),
    await givenResident(db, { name: 'Carla N.' }),
    await givenResident(db, { name: 'Dina O.' }),
  ];
  const interest = { hasInterest: true, interest: 'Vende luminarias' };
  const hers = { authorPersonId: author, authorName: 'Ada L.', ...interest };
  const own = await givenProposal(db, editionId, { ...hers, contents: { title: 'De tres' } });
  const group = await givenProposal(db, editionId, {
    ...{ ...hers, authorKind: 'group', authorName: 'Vecinas', contents: { title: 'Del grupo' } },
  });
  const signs = (proposal_id: string, person_id: string, public_name: string, days: number) => ({
    ...{ proposal_id, person_id, asked_at: NOW, answer: 'accepted', public_name },
    answered_at: new Date(NOW.getTime() + days * 86_400_000),
  });
  await db
    .insertInto('proposals.coauthor')
    .values([
      signs(own.id, second, 'Carla N.', 2),
      signs(own.id, first, 'Berta M.', 1),
      signs(group.id, second, 'Carla N.', 1),
    ])
    .execute();
  const unanswered = { proposal_id: group.id, person_id: asked, asked_at: NOW };
  await db.insertInto('proposals.coauthor').values(unanswered).execute();
  await db.transaction().execute((tx) => privacy.forget(tx, author, NOW));
  expect(await readProposal(db, own.id)).toMatchObject({
    ...{ authorPersonId: first, authorName: 'Berta M.', hasInterest: null, interest: null },
  });
  expect(await readProposal(db, group.id)).toMatchObject({
    ...{ authorPersonId: second, authorName: 'Vecinas' },
  });
  const events = await listEvents(db, own.id);
  expect(events.map(({ kind }) => kind)).toEqual(['sent', 'author-followed']);
  const still = db
    .selectFrom('proposals.coauthor')
    .select('person_id')
    .where('proposal_id', '=', own.id);
  expect(await still.execute()).toEqual([{ person_id: second }]);
  const told = await db
    .selectFrom('people.notice')
    .select('person_id')
    .where('kind', '=', 'proposals/answer')
    .where('person_id', 'in', [first, second, asked])
    .execute();
  expect(told.map(({ person_id }) => person_id).toSorted()).toEqual([first, second].toSorted());
  await db.transaction().execute((tx) => privacy.forget(tx, first, NOW));
  expect(await readProposal(db, own.id)).toMatchObject({
    ...{ authorPersonId: second, authorName: 'Carla N.' },
  });
});

test('two accounts that become one endorse, follow and sign once, and keep what both wrote', async () => {
  const [closed, kept] = [await givenResident(given.db), await givenResident(given.db)];
  const both = await givenProposal(given.db, editionId, { contents: { title: 'De ambas' } });
  const one = await givenProposal(given.db, editionId, {
    ...{ authorPersonId: closed, contents: { title: 'De la cerrada' } },
  });
  await givenLife(closed, both.id);
  await givenLife(kept, both.id);
  expect(await readProposal(given.db, both.id)).toMatchObject({ endorsementsCount: 2 });
  await given.db.transaction().execute((tx) => privacy.join(tx, { closed, kept }));
  expect(await readProposal(given.db, both.id)).toMatchObject({ endorsementsCount: 1 });
  expect(await readProposal(given.db, one.id)).toMatchObject({ authorPersonId: kept });
  const held = await listHeld(given.db, kept);
  expect(held.endorsements).toHaveLength(1);
  expect(held.followings).toHaveLength(1);
  expect(held.coauthors).toHaveLength(1);
  expect(held.drafts).toHaveLength(2);
  expect(Object.values(await listHeld(given.db, closed)).flat()).toEqual([]);
});
