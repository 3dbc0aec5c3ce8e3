// The map of a whole edition comes from cells that are kept, and is what a count from scratch gives, whatever changed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import { privacy } from '../personal-data.ts';
import { parseProposalFilter } from '../rules/proposal-filter.ts';
import type { ProposalState } from '../rules/states.ts';
import { keepCells, listMapCells, readKeptCells } from '../store/proposal-map.ts';
import { listProposals } from '../store/public-proposals.ts';
import { actor, type GivenJoinings, givenJoinings } from '../testing/joinings.ts';
import { contents, givenProposal } from '../testing/kept.ts';
import { proposalPathIn as pathIn } from '../web/paths.ts';
import { addVersion } from './add-version.ts';
import { moveProposal } from './move-proposal.ts';
import { showMap } from './show-map.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

let given: TestDatabase;
let town: Town;
let joinings: GivenJoinings;
let editionId: string;
let sectorId: string;

/** So many that some lie in one cell. */
const MANY = 310;
const asked = (query: Record<string, string> = {}) =>
  parseProposalFilter(new URLSearchParams(query));
const place = (n: number) => ({ lat: -41.85 - (n % 31) / 1000, lon: -73.8 - (n % 10) / 400 });

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  joinings = await givenJoinings(given.db, town, 'uno');
  editionId = joinings.edition.id;
  const sector = { cut: '10202', kind: 'sector', name: 'Pudeto', code: 'pudeto' };
  ({ id: sectorId } = await given.db
    .insertInto('territories.territory')
    .values(sector)
    .returning('id')
    .executeTakeFirstOrThrow());
  for (let n = 0; n < MANY; n++) {
    await givenProposal(given.db, editionId, { contents: { title: `Idea ${n}`, ...place(n) } });
  }
});
afterAll(() => given.close());

const shown = () => showMap(given.db, asked(), editionId);
const kept = () => readKeptCells(given.db, editionId);
const fromScratch = () => listMapCells(given.db, asked(), editionId);

const move = (proposalId: string, to: ProposalState) =>
  given.db.transaction().execute((tx) =>
    moveProposal(tx, {
      ...{ proposalId, to, kind: 'version', told: {}, heldBy: null, holder: null },
      ...{ heldUntil: null, now: NOW, pathIn },
    }),
  );
const say = (proposalId: string, more: Partial<typeof contents>) =>
  given.db.transaction().execute((tx) =>
    addVersion(tx, {
      ...{ proposalId, contents: { ...contents, ...more }, madeBy: 'author' },
      ...{ reason: 'Faltaba decirlo.', now: NOW, pathIn },
    }),
  );

interface Change {
  readonly begin: () => Promise<{ readonly id: string; readonly personId: string }>;
  readonly change: (one: { readonly id: string; readonly personId: string }) => Promise<unknown>;
  /** Whether what the map draws is another. */
  readonly isDrawn: boolean;
}

const sent = () => joinings.proposed({ contents: place(3) });
const changes: Readonly<Record<string, Change>> = {
  'one is sent': { begin: sent, change: () => sent(), isDrawn: true },
  'one that waited is made public': {
    begin: () => joinings.proposed({ contents: place(4), state: 'waiting' }),
    change: ({ id }) => move(id, 'sent'),
    isDrawn: true,
  },
  'one is found wanting': {
    begin: sent,
    change: ({ id }) => move(id, 'not-admitted'),
    isDrawn: true,
  },
  'its author withdraws one': {
    begin: sent,
    async change({ id, personId }) {
      const why = { proposalId: id, reason: 'Ya se hizo.' };
      const done = await withdrawProposal(given.db, why, actor(personId), { now: NOW, pathIn });
      expect(done.ok).toBe(true);
    },
    isDrawn: true,
  },
  'several become one': {
    begin: sent,
    async change({ id, personId }) {
      const { number } = await given.db
        .selectFrom('proposals.proposal')
        .where('id', '=', id)
        .select('number')
        .executeTakeFirstOrThrow();
      const other = await sent();
      const joining = await joinings.asked({ id, number, personId }, [other]);
      expect(await joinings.answer(joining, other)).toEqual({ ok: true, value: 'done' });
    },
    isDrawn: true,
  },
  'its place is another': {
    begin: sent,
    change: ({ id }) => say(id, { lat: -41.9, lon: -73.95 }),
    isDrawn: true,
  },
  'it says no place any more': {
    begin: sent,
    change: ({ id }) => say(id, { lat: null, lon: null }),
    isDrawn: true,
  },
  'its sector is another': {
    begin: sent,
    change: ({ id }) => say(id, { ...place(3), territoryId: sectorId }),
    isDrawn: false,
  },
  'the account of its author is erased': {
    begin: sent,
    change: ({ personId }) =>
      given.db.transaction().execute((tx) => privacy.forget(tx, personId, NOW)),
    isDrawn: false,
  },
};

describe('what is shown is what a count from scratch gives, after', () => {
  test.each(Object.entries(changes))('%s', async (_, { begin, change, isDrawn }) => {
    const one = await begin();
    const before = await shown();
    expect(await kept()).toEqual(before);
    await change(one);
    const after = await fromScratch();
    if (isDrawn) expect(after).not.toEqual(before);
    else expect(after).toEqual(before);
    expect([undefined, ...(isDrawn ? [] : [before])]).toContainEqual(await kept());
    expect(await shown()).toEqual(after);
    expect(await kept()).toEqual(after);
  });

  test('a title was changed: none is kept', async () => {
    const alone = { lat: -42.1, lon: -74.1 };
    const { id } = await joinings.proposed({ contents: alone });
    await shown();
    await say(id, { ...alone, title: 'Con otro nombre' });
    expect((await shown()).map(({ title }) => title)).toContain('Con otro nombre');
  });
});

test('what is narrowed is never drawn from what is kept of all', async () => {
  const { id } = await joinings.proposed({ contents: { ...place(5), theme: 'sport' } });
  await say(id, { ...place(5), theme: 'sport', territoryId: sectorId });
  await givenProposal(given.db, editionId, { channel: 'paper', contents: place(6) });
  await shown();
  const filters = [
    ...[{ tema: 'deporte' }, { estado: 'no-admitida' }, { via: 'papel' }, { concurso: 'pudeto' }],
    ...[{ sector: sectorId }, { zona: '-41.86,-73.81,-41.85,-73.79' }, { q: 'Idea 7' }],
    { organizacion: 'ninguna' },
  ];
  const all = (await shown()).reduce((sum, { count }) => sum + count, 0);
  for (const query of filters) {
    const filter = asked(query);
    const listed = { order: 'recent', chance: 0, limit: 1000 } as const;
    const found = await listProposals(given.db, filter, { editionId }, listed);
    const cells = await showMap(given.db, filter, editionId);
    const placed = found.filter(({ lat }) => lat !== null).length;
    expect([query, cells.reduce((sum, { count }) => sum + count, 0)]).toEqual([query, placed]);
    expect(placed === all).toBe('concurso' in query);
  }
});

test('who changes one while the cells are kept waits for nobody, and is not forgotten', async () => {
  const [one, two] = [await sent(), await sent()];
  await given.db.transaction().execute(async (tx) => {
    const done = tx.updateTable('proposals.proposal').set({ state: 'not-admitted' });
    await done.where('id', '=', one.id).execute();
    // Neither another change nor who looks meanwhile waits, and what is not sure yet is not drawn.
    await move(two.id, 'not-admitted');
    expect(await shown()).toEqual(await fromScratch());
    expect(await kept()).toBeDefined();
  });
  expect(await kept()).toBeUndefined();
  expect(await shown()).toEqual(await fromScratch());
});

test('who looks while somebody else keeps the cells sees them at once', async () => {
  await sent();
  await given.db.transaction().execute(async (tx) => {
    await keepCells(tx, editionId);
    expect(await shown()).toEqual(await fromScratch());
    expect(await kept()).toBeUndefined();
  });
  expect(await kept()).toEqual(await fromScratch());
});

test('of an edition without any place it is kept that there is none', async () => {
  const { edition } = await givenJoinings(given.db, town, 'vacia');
  expect(await showMap(given.db, asked(), edition.id)).toEqual([]);
  expect(await readKeptCells(given.db, edition.id)).toEqual([]);
});
