// The registro as everybody takes it: the same bytes as ever, and never all of it in memory at once.
import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { queueLeaf } from '../../election/index.ts';
import type { OpenedElection } from '../../election/testing/opened-election.ts';
import type { BothDatabases } from '../actions/by-staff.ts';
import { LEAVES_AT_ONCE, lastKnownDay, registroPieces } from '../actions/registro-known.ts';
import { givenOpenRoll, givenRolls, type RollGround, runsOf } from '../testing/rolls.ts';

const DAYS = LEAVES_AT_ONCE + 3;
const dayOf = (at: number) => new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10);

let ground: RollGround;
let opened: OpenedElection;
/** Two parts of each day. */
const leaves = Array.from({ length: 2 * DAYS }, (_, at) => {
  const [day, part] = [dayOf(Math.floor(at / 2)), (at % 2) + 1];
  const events = [{ c: Buffer.alloc(32, at).toString('base64url'), ev: 'issued' }];
  const sig = Buffer.alloc(64, at).toString('base64url');
  return {
    day,
    part,
    events,
    text: JSON.stringify({ day, events, of: 2, part, sig, type: 'registro' }),
  };
});
const expected = leaves
  .map(({ day, part, events }) => `${JSON.stringify({ day, part, events })}\n`)
  .join('');

beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'archivos', { people: runsOf(20) });
  for (const { day, part, text } of leaves) {
    const bytes = Buffer.from(text);
    await sql`insert into roll.registro_leaf (election_id, day, part, of, leaf)
      values (${opened.electionId}, ${day}::date, ${part}, 2, ${bytes})`.execute(ground.roll.db);
    const now = new Date(`${day}T06:00:00Z`);
    await inTransaction(ground.both.db, (tx) =>
      queueLeaf(tx, { electionId: opened.electionId, bytes, now }),
    );
  }
});
afterAll(() => ground?.close());

/** The databases, with how many leaves were fetched of them. */
function watched(): { readonly both: BothDatabases; readonly fetched: () => number } {
  let count = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      count += result.rows.filter((row) => 'leaf' in row).length;
      return result;
    },
  };
  const { db, roll } = ground.both;
  const both = { db: db.withPlugin(counter), roll: { ...roll, db: roll.db.withPlugin(counter) } };
  return { both, fetched: () => count };
}

async function served(): Promise<string> {
  const answer = await ground.site.get(`/votaciones/${opened.electionId}/registro.jsonl`);
  expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  return answer.text();
}

test('it is every leaf on its line, by day and part', async () => {
  expect(await served()).toBe(expected);
});

test('leaves are fetched when those before them were taken, and none for whoever has left', async () => {
  const { both, fetched } = watched();
  const pieces = registroPieces(both, opened.electionId);
  expect((await pieces.next()).value).toBe(expected.slice(0, expected.indexOf('\n') + 1));
  expect(fetched()).toBe(LEAVES_AT_ONCE);
  for (let taken = 1; taken < LEAVES_AT_ONCE; taken += 1) await pieces.next();
  expect(fetched()).toBe(LEAVES_AT_ONCE);
  await pieces.next();
  expect(fetched()).toBe(2 * LEAVES_AT_ONCE);
  await pieces.return(undefined);
  expect(fetched()).toBe(2 * LEAVES_AT_ONCE);
});

test('the last day is known without the leaves', async () => {
  const { both, fetched } = watched();
  expect(await lastKnownDay(both, opened.electionId)).toBe(dayOf(DAYS - 1));
  expect(fetched()).toBe(0);
});

test('a roll that was put back serves the same, with the leaves that only the site knows', async () => {
  for (const day of [dayOf(3), dayOf(DAYS - 1)])
    await sql`delete from roll.registro_leaf
      where election_id = ${opened.electionId} and day = ${day}::date`.execute(ground.roll.db);
  expect(await served()).toBe(expected);
  expect(await lastKnownDay(ground.both, opened.electionId)).toBe(dayOf(DAYS - 1));
});
