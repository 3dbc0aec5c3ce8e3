// What is tried with versions of the bases and with commitments of the body, and what the database answers.
import { randomUUID } from 'node:crypto';
import { insertLike } from '../../../../platform/testing/attempts.ts';
import type { NewCommitment } from '../store/commitments.ts';
import { givenAct } from './acts.ts';
import { givenDocument, givenFile, rulebook } from './given.ts';
import { type At, resolve, revoke, steps, type Try, votesOf } from './grounds.ts';
import { close } from './steps.ts';

const bases =
  (more: Parameters<typeof rulebook>[0] = {}) =>
  ({ tx, town, editionId }: At) =>
    close(tx, town, { editionId, rules: rulebook(more) });

const contests = (more: object) => ({
  contests: rulebook().committed.contests.map((one) => ({ ...one, ...more })),
});

const breadth = (numerator: number, denominator: number) =>
  bases({ breadth: { numerator, denominator } });

const likeVersion = (changes: Parameters<typeof insertLike>[3]) => async (at: At) => {
  const document_id = await givenDocument(at.tx, at.town.institutionId);
  const own = { id: randomUUID(), version: 9, document_id };
  await insertLike(at.tx, 'editions.rulebook', { key: 'id', of: at.v1 }, { ...own, ...changes });
};

const noHash = '\\x'.padEnd(66, '0');

export const versionTries: readonly Try[] = [
  ['bases that add up', 'taken', bases()],
  ['contests a peso short of the envelope', 'contests_add_up', bases({ envelopeClp: 60_000_001 })],
  [
    'a project of the amount and one peso',
    'project_within_amount',
    bases(contests({ maxProjectClp: 30_000_001 })),
  ],
  ['breadth of 1.2', 'taken', breadth(6, 5)],
  ['breadth of 1.19', 'breadth_has_a_floor', breadth(119, 100)],
  [
    'a committed part that the text does not have',
    'committed_part_is_of_the_text',
    ({ tx, town, editionId }) => {
      const committedText = '{"envelopeClp":60000000}';
      return close(tx, town, { editionId, rules: rulebook() }, { committedText });
    },
  ],
  [
    'an envelope that the text does not have',
    'envelope_is_of_the_text',
    likeVersion({ envelope_clp: 1 }),
  ],
  ['a hash that is not of the text', 'rulebook_check', likeVersion({ sha256: noHash })],
  [
    'one that is not of the committed part',
    'rulebook_check1',
    likeVersion({ committed_sha256: noHash }),
  ],
];

/** The body of somebody else, with one member, who is in favour. */
async function resolveElsewhere(at: At, slug: string, kind: string): Promise<void> {
  const { tx } = at;
  const { id: institution_id } = await tx
    .selectFrom('institutions.institution')
    .where('slug', '=', slug)
    .select('id')
    .executeTakeFirstOrThrow();
  const body = await tx
    .insertInto('institutions.body')
    .values({ institution_id, kind, seats: 1, quorum: 1 })
    .onConflict((on) => on.columns(['institution_id', 'kind']).doUpdateSet({ seats: 1, quorum: 1 }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const member = await memberOf(at, body.id, { seat: 'chair', mandate_until: '2028-12-06' });
  await resolve(at, '', { bodyId: body.id, quorum: 1, votes: votesOf([member], 'f') });
}

async function memberOf(
  { tx }: At,
  body_id: string,
  more: { readonly seat: string; readonly mandate_until: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('institutions.body_member')
    .values({ body_id, name: 'Olga Inventada', mandate_from: '2016-12-06', ...more })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Eight votes in favour: of the council, and of somebody whose mandate is over. */
async function resolveWithFormer(at: At): Promise<void> {
  const { bodyId, council } = at.town;
  const former = await memberOf(at, bodyId, { seat: 'member', mandate_until: '2024-12-06' });
  await resolve(at, '', { votes: votesOf([...council.slice(0, 7), former], 'ffffffff') });
}

const votes =
  (letters: string, more: Partial<NewCommitment> = {}) =>
  (at: At) =>
    resolve(at, letters, more);

/** With the vote of one of the council, by its place, counted once more. */
const casting = (letters: string, place: number) => (at: At) =>
  resolve(at, letters, { majority: 'more-ayes', castingBy: at.town.council[place] ?? '' });

const toCommit = ({ editionId }: At) => ({ kind: 'editions/commit', editionId }) as const;

const noMajority = 'commitment_with_majority';
const notAtTie = 'commitment_casting_vote_at_a_tie';
const notDeciding = 'commitment_of_the_deciding_body';
const ofOffice = { majority: 'of-office' } as const;
const ofTwoThirds = { majority: 'two-thirds-of-office' } as const;

export const commitmentTries: readonly Try[] = [
  ['a resolution of all', 'taken', votes('fffffff')],
  ['one with the vote of the secretary', 'commitment_votes_with_mandate', votes('ffffffff')],
  ['one of a member without mandate that day', 'commitment_votes_with_mandate', resolveWithFormer],
  ['one that says nothing of a member', 'commitment_votes_whole', votes('ffffff')],
  ['one of three, the quorum being four', 'commitment_with_quorum', votes('fff----')],
  ['one of four, of whom one is recused', 'taken', votes('fffr---')],
  ['one with the ayes of half of those present', noMajority, votes('ffna---')],
  ['one with as many ayes as noes', noMajority, votes('fffnnn-', { majority: 'more-ayes' })],
  ['one with an aye more', 'taken', votes('ffna---', { majority: 'more-ayes' })],
  ['one with three of seven in office', noMajority, votes('fffa---', ofOffice)],
  ['one with four of seven in office', 'taken', votes('ffff---', ofOffice)],
  ['one with four of seven for two thirds', noMajority, votes('ffffaa-', ofTwoThirds)],
  ['one with five of seven for two thirds', 'taken', votes('fffffa-', ofTwoThirds)],
  ['the casting vote of who presides, at a tie', 'taken', casting('fffnnn-', 0)],
  ['a casting vote against', noMajority, casting('nnnfff-', 0)],
  ['the casting vote of another member', notAtTie, casting('fffnnn-', 1)],
  ['a casting vote without a tie', notAtTie, casting('ffffnn-', 0)],
  ['the casting vote of who abstains', 'commitment_vote_check', casting('affnn--', 0)],
  ['one with a quorum below that of the body', notDeciding, votes('fff----', { quorum: 3 })],
  [
    'one of the council of another municipality',
    notDeciding,
    (at) => resolveElsewhere(at, 'lautaro', 'municipal-council'),
  ],
  ['one of the COSOC', notDeciding, (at) => resolveElsewhere(at, 'ancud', 'cosoc')],
  [
    'two by one act',
    'commitment_act_id_key',
    async (at) => {
      const actId = await givenAct(at.tx, at.town, { ...toCommit(at), payload: {} });
      await resolve(at, 'fffffff', { actId });
      await resolve(at, 'fffffff', { actId });
    },
  ],
];

const neverChanged = 'a commitment is revoked by its body and never changed';

async function likeCommitment(at: At, changes: Parameters<typeof insertLike>[3]): Promise<void> {
  const { tx, town, commitmentId } = at;
  const own = {
    id: randomUUID(),
    file_id: await givenFile(tx),
    document_id: await givenDocument(tx, town.institutionId),
    act_id: await givenAct(tx, town, { ...toCommit(at), payload: {} }),
  };
  const of = { key: 'id', of: commitmentId };
  await insertLike(tx, 'editions.commitment', of, { ...own, ...changes });
}

/** On what was committed. */
export const committedTries: readonly Try[] = [
  [
    'a commitment to other bases than the body saw',
    'commitment_rulebook_id_edition_id_rulebook_sha256_committe_fkey',
    (at) => likeCommitment(at, { rulebook_sha256: noHash }),
  ],
  ['that it is revoked', 'taken', (at) => revoke(at)],
  ['that it is revoked twice', neverChanged, steps(revoke, revoke)],
  [
    'that it is revoked by the act that recorded it',
    'commitment_check1',
    async (at) => {
      const { act_id: actId } = await at.tx
        .selectFrom('editions.commitment')
        .where('id', '=', at.commitmentId)
        .select('act_id')
        .executeTakeFirstOrThrow();
      await revoke(at, { actId });
    },
  ],
  [
    'that its amount changes',
    neverChanged,
    ({ tx, commitmentId }) =>
      tx
        .updateTable('editions.commitment')
        .set({ amount_clp: 90_000_000 })
        .where('id', '=', commitmentId)
        .execute(),
  ],
  [
    'that it is removed',
    neverChanged,
    ({ tx, commitmentId }) =>
      tx.deleteFrom('editions.commitment').where('id', '=', commitmentId).execute(),
  ],
];
