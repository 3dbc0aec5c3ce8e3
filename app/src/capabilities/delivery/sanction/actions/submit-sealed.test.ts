// Two contests of one sealed vote: neither goes to the body before both are certified, for the log takes nothing of the other after a sanction.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPastRules } from '../../../../platform/testing/past-rules.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import type { CountedVote } from '../../../vote/count/testing/counted.ts';
import {
  codeOf,
  givenCertified,
  givenSanctioning,
  type SanctionGround,
  submit,
} from '../testing/given.ts';
import { sentenceOf, statusOf } from '../web/refusal-words.ts';
import { contestNames } from './locate.ts';

let ground: SanctionGround;
beforeAll(async () => {
  ground = await givenSanctioning();
});
afterAll(() => ground?.given.close());

/** The vote of Pudeto, and beside it in the log that of another contest of the same edition, which nobody certified. */
async function givenTwoInOneLog(slug: string): Promise<{ vote: CountedVote; name: string }> {
  const vote = await givenCertified(ground, slug);
  const { db, given, town } = ground;
  const { contestId, editionId, listId, voteId } = vote;
  const other = await db
    .selectFrom('editions.contest')
    .where('edition_id', '=', editionId)
    .where('id', '<>', contestId)
    .select(['id', 'code'])
    .orderBy('code')
    .executeTakeFirstOrThrow();
  await insertPastRules(given, 'election.election', {
    ...{ id: slug, edition_id: editionId, institution_id: town.institutionId, title: 'Votación' },
    ...{ territory: 'Ancud', is_demonstration: true, state: 'counted', settings: '{}' },
    ...{ manifest: Buffer.from('{}'), fingerprint: Buffer.alloc(32, 1) },
    ...{ created_at: new Date('2027-04-01'), opened_at: new Date('2027-04-02') },
  });
  for (const [place, one] of [{ id: contestId, code: 'pudeto' }, other].entries())
    await insertPastRules(given, 'election.election_contest', {
      ...{ election_id: slug, contest_id: one.id, round: 1, code: one.code },
      ...{ list_id: listId, place: place + 1 },
    });
  await given.owner.transaction().execute(async (tx) => {
    await sql`alter table count.vote disable trigger user`.execute(tx);
    await sql`update count.vote set kind = 'sealed', election_id = ${slug}, file = null, tally_sheet_id = null
      where id = ${voteId}`.execute(tx);
    await sql`alter table count.vote enable trigger user`.execute(tx);
  });
  const { id: _, ...own } = await db
    .selectFrom('count.vote')
    .where('id', '=', voteId)
    .selectAll()
    .executeTakeFirstOrThrow();
  await insertPastRules(given, 'count.vote', { ...own, contest_id: other.id });
  const edition = await findPublicEdition(db, 'ancud', slug);
  const name = edition && contestNames(edition).get(other.id);
  return { vote, name: name ?? '' };
}

test('one that is certified waits for the other, which is named', async () => {
  const { vote, name } = await givenTwoInOneLog('dos-concursos');
  expect(name).not.toBe('');
  const refused = await submit(ground, vote.slug);
  expect(refused).toEqual({ ok: false, error: { code: 'sanction/log-waits', contests: [name] } });
  assert(!refused.ok, 'it is refused');
  expect(sentenceOf(refused.error)).toContain(`Falta certificar ${name}`);
  expect(statusOf(refused.error)).toBe(409);
});

test('it waits for none that two officers annulled in the log', async () => {
  const { vote } = await givenTwoInOneLog('uno-anulado');
  const { db, given } = ground;
  const { rows } = await sql<{ code: string }>`select code from election.election_contest
    where election_id = ${vote.slug} and place = 2`.execute(db);
  const annul = { type: 'annul', what: 'contest', id: rows[0]?.code };
  const leaf = Buffer.from(JSON.stringify(annul));
  await insertPastRules(given, 'count.followed_log', { election_id: vote.slug });
  const hash = await sql<{
    hash: Buffer;
  }>`select sha256('\\x00'::bytea || ${leaf}) as hash`.execute(db);
  await insertPastRules(given, 'count.log_leaf', {
    ...{ election_id: vote.slug, place: 1, leaf, hash: hash.rows[0]?.hash, kind: 'annul' },
  });
  expect(codeOf(await submit(ground, vote.slug))).toBe('yes');
});
