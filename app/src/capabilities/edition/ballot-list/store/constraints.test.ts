// What the database refuses of lists whatever the rules say, each by the name of its constraint.
import { assert, canonicalJson } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '../../../../platform/database/database.ts';
import { answerTo } from '../../../../platform/testing/attempts.ts';
import { announceLotIn } from '../../../ground/records/index.ts';
import { givenDocument } from '../../editions/testing/given.ts';
import {
  act,
  FREEZING,
  freeze,
  givenLists,
  givenReady,
  HELD,
  HOUR_MS,
  type ListGround,
  listOf,
  throwDie,
} from '../testing/given.ts';
import { type BallotList, insertList, type NewList } from './lists.ts';

let ground: ListGround;
let ready: Awaited<ReturnType<typeof givenReady>>;
let frozen: BallotList;
let drawn: BallotList;

beforeAll(async () => {
  ground = await givenLists();
  ready = await givenReady(ground, 'lista');
  frozen = await frozenOf('congelada');
  const before = await frozenOf('sorteada');
  await throwDie(ground, before.lot.id);
  drawn = await listOf(ground.db, before.editionId);
});
afterAll(() => ground?.given.close());

async function frozenOf(slug: string): Promise<BallotList> {
  const { editionId } = await givenReady(ground, slug);
  const done = await freeze(ground, slug);
  assert(done.ok, 'it is frozen');
  return listOf(ground.db, editionId);
}

const answer = (attempt: (tx: Tx) => Promise<unknown>) => answerTo(ground.db, attempt);

interface Given extends Partial<NewList> {
  /** Numbers of proposals that the lot is of, and that the text says. */
  readonly lotOf?: readonly string[];
  readonly textOf?: readonly string[];
}

/** Writes a list of the three of `lista` with the store alone; `given` says otherwise. */
async function write(
  tx: Tx,
  { lotOf = ['1', '2', '3'], textOf = ['1', '2', '3'], ...more }: Given,
) {
  const { certifying } = ground;
  const lot = await announceLotIn(tx, certifying, {
    ...act,
    label: 'Nómina lista/pudeto/1',
    purpose: 'El orden',
    list: lotOf.map((id) => ({ id, name: id })),
  });
  assert(lot.ok, 'it is announced');
  const text = canonicalJson({ projects: textOf.map((id) => ({ id })) });
  const hash = await sql<{
    hex: string;
  }>`select encode(sha256(convert_to(${text}, 'UTF8')), 'hex') as hex`.execute(tx);
  await insertList(tx, {
    ...{ contestId: ready.contestId, round: 1, text, sha256: hash.rows[0]?.hex ?? '' },
    ...{ frozenAt: FREEZING, lotId: lot.value, projectIds: ready.ids },
    documentId: await givenDocument(tx, certifying.scope.id),
    ...more,
  });
}

describe('a list that is written', () => {
  test.each<readonly [string, string, Given]>([
    ['whole', 'taken', {}],
    ['with another hash', 'list_check', { sha256: '00'.repeat(32) }],
    ['with the lot of one project less', 'lot_of_these_projects', { lotOf: ['1', '2'] }],
    ['with the lot of others', 'lot_of_these_projects', { lotOf: ['1', '2', '4'] }],
    ['with a text of one less', 'text_of_these_projects', { textOf: ['1', '3'] }],
    ['with a text of one more', 'text_of_these_projects', { textOf: ['1', '2', '3', '4'] }],
    ['at the hour of its lot', 'lot_after_the_freeze', { frozenAt: HELD }],
    [
      'after its lot was announced',
      'lot_after_the_freeze',
      { frozenAt: new Date(FREEZING.getTime() + 1) },
    ],
    [
      'an hour before its lot was announced',
      'taken',
      { frozenAt: new Date(FREEZING.getTime() - HOUR_MS) },
    ],
  ])('%s: %s', async (_, said, given) => {
    expect(await answer((tx) => write(tx, given))).toBe(said);
  });

  test('without a project of the slate', async () => {
    const two = { projectIds: ready.ids.slice(0, 2), lotOf: ['1', '2'], textOf: ['1', '2'] };
    expect(await answer((tx) => write(tx, two))).toBe('list_of_the_whole_slate');
  });

  test('for the contest of others', async () => {
    expect(await answer((tx) => write(tx, { contestId: frozen.contestId }))).toBe(
      'list_of_the_whole_slate',
    );
  });

  test('twice for one vote', async () => {
    const projectIds = frozen.entries.map(({ projectId }) => projectId);
    const twice = { contestId: frozen.contestId, projectIds };
    expect(await answer((tx) => write(tx, twice))).toBe('list_one_standing');
    expect(await answer((tx) => write(tx, { ...twice, round: 2 }))).toBe('taken');
  });

  test('with the lot of a list that stands', async () => {
    expect(await answer((tx) => write(tx, { lotId: frozen.lot.id }))).toBe('list_lot_id_key');
  });
});

const onList = (set: string, which: () => BallotList) => (tx: Tx) =>
  sql`update ballot_list.list set ${sql.raw(set)} where id = ${which().id}`.execute(tx);
const onEntries = (set: string, which: () => BallotList) => (tx: Tx) =>
  sql`update ballot_list.entry set ${sql.raw(set)} where list_id = ${which().id}`.execute(tx);
const onLot = (set: string, which: () => BallotList) => (tx: Tx) =>
  sql`update records.lot set ${sql.raw(set)} where id = ${which().lot.id}`.execute(tx);
const ofFrozen = () => frozen;
const ofDrawn = () => drawn;
const stays = 'frozen_list_stays';

test.each<readonly [string, string, (tx: Tx) => Promise<unknown>]>([
  ['another text', stays, onList("text = '{}'", ofFrozen)],
  ['another instant', stays, onList('frozen_at = now()', ofFrozen)],
  ['no list', stays, (tx) => sql`delete from ballot_list.list where id = ${frozen.id}`.execute(tx)],
  [
    'an entry less',
    stays,
    (tx) => sql`delete from ballot_list.entry where list_id = ${frozen.id}`.execute(tx),
  ],
  [
    'an entry more',
    stays,
    (tx) =>
      sql`insert into ballot_list.entry (list_id, project_id, place)
        values (${frozen.id}, ${ready.ids[0]}, 9)`.execute(tx),
  ],
  ['numbers before the lot', 'numbers_of_the_lot', onEntries('number = place', ofFrozen)],
  ['other numbers after it', stays, onEntries('number = 4 - number', ofDrawn)],
  ['another place', 'numbers_of_the_lot', onEntries('place = place + 10', ofFrozen)],
  [
    'that it is drawn without its numbers',
    'drawn_with_all_numbers',
    onList('drawn_at = now(), drawn_document_id = document_id', ofFrozen),
  ],
  [
    'that it is thawed and its lot is not',
    'thawed_with_its_lot',
    onList("withdrawn_at = now(), withdrawn_reason = 'x'", ofFrozen),
  ],
  [
    'that its lot is withdrawn and it is not thawed',
    'lot_ends_with_its_list',
    onLot("withdrawn_at = announced_at, withdrawn_reason = 'x'", ofFrozen),
  ],
  [
    'that its lot is drawn and it has no numbers',
    'lot_ends_with_its_list',
    async (tx) => {
      for (let position = 1; position <= 20; position++) {
        await sql`insert into records.lot_throw (lot_id, position, face, thrown_at)
          values (${frozen.lot.id}, ${position}, 3, ${HELD})`.execute(tx);
      }
      const document = await givenDocument(tx, ground.certifying.scope.id);
      await sql`update records.lot set entropy = repeat('3', 20), drawn_order = array['1', '2', '3'],
        drawn_at = held_at, document_id = ${document} where id = ${frozen.lot.id}`.execute(tx);
    },
  ],
  [
    'that it is thawed after the lot',
    stays,
    onList("withdrawn_at = now(), withdrawn_reason = 'x'", ofDrawn),
  ],
])('of a frozen list, %s: %s', async (_, said, attempt) => {
  expect(await answer(attempt)).toBe(said);
});
