// Each gate by its name: what must not happen, tried with the store alone, and the constraint of the database that says no.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTo, insertLike } from '../../../../platform/testing/attempts.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { commitmentActTries, publishedActTries, revocationActTries } from '../testing/act-tries.ts';
import { commitmentTries, committedTries, versionTries } from '../testing/body-tries.ts';
import { NOW } from '../testing/given.ts';
import {
  type At,
  archive,
  change,
  type Ground,
  givenGround,
  interrupt,
  open,
  publish,
  putOnSlate,
  resolve,
  revoke,
  standings,
  steps,
  type Try,
} from '../testing/grounds.ts';
import { resultTries } from '../testing/result-tries.ts';
import { commit, givenTown, loadPlaces, type Town } from '../testing/steps.ts';
import { openingTries, passageTries } from '../testing/vote-tries.ts';

let given: TestDatabase;
let town: Town;
const grounds = new Map<string, Ground>();

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  for (const one of standings) grounds.set(one, await givenGround(given.db, town, one));
});
afterAll(() => given?.close());

/** A project of an edition that was sanctioned and, unless it says when, is not finished. */
async function owe({ tx }: At, edition_id: string, finished_at: Date | null = null): Promise<void> {
  const row = { project_id: randomUUID(), name: 'Sede', sanctioned_at: NOW, finished_at };
  await tx
    .insertInto('editions.sanctioned_project')
    .values({ ...row, edition_id })
    .execute();
}

async function editionOfLautaro({ tx }: At): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into editions.edition (institution_id, slug, name, created_at)
    select id, 'otra', 'Otra', ${NOW} from institutions.institution where slug = 'lautaro' returning id`.execute(
    tx,
  );
  return rows[0]?.id ?? '';
}

const likePublication = (at: At, changes: Parameters<typeof insertLike>[3]) =>
  insertLike(at.tx, 'editions.publication', { key: 'rulebook_id', of: at.v1 }, changes);

const publicationTries: readonly Try[] = [
  ['the version that the body saw', 'taken', publish],
  ['another with the same committed part', 'taken', (at) => publish(at, { rulebookId: at.v2 })],
  [
    'an envelope one peso above the commitment',
    'envelope_within_commitment',
    async (at) =>
      publish(at, { commitmentId: await resolve(at, 'fffffff', { amountClp: 59_999_999 }) }),
  ],
  [
    'a commitment to one peso more',
    'taken',
    async (at) =>
      publish(at, { commitmentId: await resolve(at, 'fffffff', { amountClp: 60_000_001 }) }),
  ],
  [
    'a committed field that the body did not see',
    'publication_commitment_id_edition_id_committed_sha256_comm_fkey',
    (at) => publish(at, { rulebookId: at.v3 }),
  ],
  [
    'the commitment of another edition with the same bases',
    'publication_commitment_id_edition_id_committed_sha256_comm_fkey',
    async (at) => {
      const { rulebookId, editionId } = await versionOfOther(at);
      await publish(at, { commitmentId: await commit(at.tx, town, { editionId, rulebookId }) });
    },
  ],
  ['under a revoked commitment', 'commitment_stands', steps(revoke, publish)],
  ['with a reason and no second person', 'publication_check', (at) => publish(at, { reason: 'x' })],
  [
    'while works are unfinished',
    'debt_has_its_reason',
    steps((at) => owe(at, at.otherEditionId), publish),
  ],
  [
    'while works are unfinished, with a reason',
    'taken',
    steps(
      (at) => owe(at, at.otherEditionId),
      (at) => publish(at, { debtReason: 'En marzo' }),
    ),
  ],
  ['when works are finished', 'taken', steps((at) => owe(at, at.otherEditionId, NOW), publish)],
  [
    'while works of another municipality are unfinished',
    'taken',
    steps(async (at) => owe(at, await editionOfLautaro(at)), publish),
  ],
  ['once it is over', 'edition_is_not_over', steps(archive, publish)],
];

async function versionOfOther({ tx, otherEditionId: editionId }: At) {
  const { id: rulebookId } = await tx
    .selectFrom('editions.rulebook')
    .where('edition_id', '=', editionId)
    .where('version', '=', 1)
    .select('id')
    .executeTakeFirstOrThrow();
  return { rulebookId, editionId };
}

const changeTries: readonly Try[] = [
  ['a change by two people', 'taken', (at) => change(at)],
  ['a change by one', 'change_by_two_people', (at) => change(at, { actId: null, reason: null })],
  ['a change without a reason', 'publication_check', (at) => change(at, { reason: null })],
  [
    'a committed field changed by two people',
    'publication_commitment_id_edition_id_committed_sha256_comm_fkey',
    (at) => change(at, { rulebookId: at.v3 }),
  ],
  [
    'a version before it',
    'publication_goes_forward',
    steps(change, (at) => change(at, { rulebookId: at.v1 })),
  ],
  [
    'a number that is not of the version',
    'publication_of_its_version',
    (at) => likePublication(at, { rulebook_id: at.v2 }),
  ],
  [
    'a change while works are unfinished',
    'taken',
    steps((at) => owe(at, at.otherEditionId), change),
  ],
  [
    'a change of what is annulled',
    'edition_stands',
    steps((at) => interrupt(at, 'annulled'), change),
  ],
  ['a change of what is suspended', 'taken', steps((at) => interrupt(at, 'suspended'), change)],
];

const interruptionTries: readonly Try[] = [
  ['that it is suspended', 'taken', (at) => interrupt(at, 'suspended')],
  [
    'that it is suspended twice',
    'suspended_once',
    steps(
      (at) => interrupt(at, 'suspended'),
      (at) => interrupt(at, 'suspended'),
    ),
  ],
  ['that it is resumed', 'resumed_when_suspended', (at) => interrupt(at, 'resumed')],
  [
    'that it is resumed after it was suspended',
    'taken',
    steps(
      (at) => interrupt(at, 'suspended'),
      (at) => interrupt(at, 'resumed'),
    ),
  ],
  [
    'that a contest is resumed, the edition being suspended',
    'resumed_when_suspended',
    steps(
      (at) => interrupt(at, 'suspended'),
      (at) => interrupt(at, 'resumed', at.norte),
    ),
  ],
  [
    'that it is resumed without a commitment',
    'resumed_with_commitment',
    steps(
      revoke,
      (at) => interrupt(at, 'suspended'),
      (at) => interrupt(at, 'resumed'),
    ),
  ],
  [
    'that what is annulled is suspended',
    'edition_stands',
    steps(
      (at) => interrupt(at, 'annulled'),
      (at) => interrupt(at, 'suspended'),
    ),
  ],
  [
    'that it is repeated before it was voted on',
    'repeated_when_voted',
    (at) => interrupt(at, 'repeated', at.norte),
  ],
  ['that the whole is repeated', 'repeated_when_voted', (at) => interrupt(at, 'repeated')],
  [
    'that a body suspends it without a document',
    'interruption_check1',
    (at) => interrupt(at, 'suspended', null, { fileId: null }),
  ],
  [
    'that it is suspended once it is over',
    'edition_is_not_over',
    steps(archive, (at) => interrupt(at, 'suspended')),
  ],
];

const archivingTries: readonly Try[] = [
  ['that it is over when all three were asked', 'taken', archive],
  [
    'that it is over when two were asked, one of them twice',
    'archived_when_evaluated',
    (at) => archive(at, ['rules-consulted', 'evaluated', 'evaluated']),
  ],
  [
    'that it is over when three were asked of another edition',
    'archived_when_evaluated',
    (at) => archive(at, undefined, at.otherEditionId),
  ],
];

/** Each with a column. */
const kept: readonly Try[] = [
  ['rulebook', 'version'],
  ['contest_terms', 'amount_clp'],
  ['contest', 'code'],
  ['publication', 'version'],
  ['commitment_vote', 'vote'],
  ['interruption', 'kind'],
  ['passage', 'round'],
  ['incident', 'kind'],
].flatMap(([table = '', column = '']): readonly Try[] => {
  const [name, of] = [sql.table(`editions.${table}`), sql.ref(column)];
  const stays = 'what was decided stays as it was';
  return [
    [`that ${table} loses a row`, stays, ({ tx }) => sql`delete from ${name}`.execute(tx)],
    [`that ${table} changes`, stays, ({ tx }) => sql`update ${name} set ${of} = ${of}`.execute(tx)],
  ];
});

const tries: Readonly<Record<(typeof standings)[number], readonly Try[]>> = {
  closed: [
    ...versionTries,
    ...commitmentTries,
    ...commitmentActTries,
    ['that it is suspended', 'interrupted_when_published', (at) => interrupt(at, 'suspended')],
  ],
  committed: [...committedTries, ...revocationActTries, ...publicationTries],
  published: [...changeTries, ...interruptionTries, ...publishedActTries, ...archivingTries],
  wide: openingTries,
  opened: [...passageTries, ...resultTries, ...kept],
};

describe.each(standings)('an edition that is %s:', (standing) => {
  test.each(tries[standing])('%s: %s', async (_, answer, step) => {
    const elsewhere = standing === 'closed' ? 'committed' : 'closed';
    const [ground, other] = [grounds.get(standing), grounds.get(elsewhere)];
    if (ground === undefined || other === undefined) throw new Error(`no edition is ${standing}`);
    const { editionId: otherEditionId } = other;
    const said = await answerTo(given.db, (tx) => step({ ...ground, tx, town, otherEditionId }));
    expect(said).toBe(answer);
  });
});

/** Waits until another connection waits for a lock, or `settled` says that nobody will. */
async function untilSomebodyWaits(settled: () => boolean): Promise<void> {
  const waiting = sql<{ count: number }>`select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while (!settled() && (await waiting.execute(given.db)).rows[0]?.count === 0) await pause(5);
}

type Race = readonly [
  what: string,
  standing: (typeof standings)[number],
  answer: string,
  first: (at: At) => Promise<unknown>,
  second: (at: At) => Promise<unknown>,
];

const suspend = (at: At) => interrupt(at, 'suspended');
const addProject = (at: At) => putOnSlate(at, at.norte, [10_000_000]);
const races: readonly Race[] = [
  ['publishes while the commitment is revoked', 'committed', 'commitment_stands', revoke, publish],
  ['opens while the commitment is revoked', 'wide', 'vote_opens_with_commitment', revoke, open],
  ['opens while it is suspended', 'wide', 'passage_while_it_goes_on', suspend, open],
  ['opens while the bases change', 'wide', 'vote_opens_under_the_bases_in_force', change, open],
  ['suspends while it is suspended', 'published', 'suspended_once', suspend, suspend],
  ['opens while a project is added', 'wide', 'vote_opens_as_measured', addProject, open],
  ['adds a project while the vote opens', 'wide', 'slate_is_closed', open, addProject],
];

test.each(races)('who %s waits, and then hears no', async (_, standing, answer, first, second) => {
  const ground = { ...(await givenGround(given.db, town, standing)), town, otherEditionId: '' };
  let settled = false;
  let said: Promise<string> = Promise.resolve('');
  await given.db.transaction().execute(async (tx) => {
    await first({ ...ground, tx });
    said = answerTo(given.db, (other) => second({ ...ground, tx: other }));
    said.finally(() => {
      settled = true;
    });
    await untilSomebodyWaits(() => settled);
  });
  expect(await said).toBe(answer);
});
