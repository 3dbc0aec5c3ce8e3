// Sending: once, in its days and within the bases; nothing typed is lost on the way.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeVersion } from '../../editions/rules/index.ts';
import { NOW } from '../../editions/testing/given.ts';
import { interrupt } from '../../editions/testing/grounds.ts';
import { parseProposalFilter } from '../rules/proposal-filter.ts';
import { readDraft } from '../store/drafts.ts';
import { listEvents } from '../store/events.ts';
import { findProposal } from '../store/proposals.ts';
import { findProposals } from '../store/public-proposals.ts';
import { contents, givenProposal, givenResident } from '../testing/kept.ts';
import {
  beginSending,
  drafted,
  edition,
  given,
  givenOrganization,
  givenRepresentative,
  open,
  refusal,
  send,
  sent,
  town,
} from '../testing/sending.ts';
import { proposalPathIn as pathIn } from '../web/paths.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

beforeAll(beginSending);
afterAll(() => given.close());

test('is sent once: number, history, who has it now, conversation, notice, and no draft any more', async () => {
  const personId = await givenResident(given.db, { name: 'Elisa B.' });
  const of = await drafted('libre', personId, { title: 'Luminarias en Pudeto' });
  const done = await send('libre', of);
  expect(done.ok).toBe(true);
  const number = done.ok ? done.value.number : 0;
  const proposal = await findProposal(given.db, edition('libre'), number);
  expect(proposal).toMatchObject({
    channel: 'web',
    authorKind: 'person',
    authorName: 'Elisa B.',
    state: 'sent',
    heldBy: 'institution',
    heldUntil: '2027-01-29',
    contents: { ...contents, title: 'Luminarias en Pudeto' },
  });
  expect(await readDraft(given.db, of)).toBeUndefined();
  expect(await send('libre', of)).toEqual({ ok: false, error: { code: 'proposals/unknown' } });
  const id = proposal?.id ?? '';
  expect((await listEvents(given.db, id)).map(({ kind }) => kind)).toEqual(['sent']);
  const place = await given.db
    .selectFrom('conversation.place')
    .where('kind', '=', 'proposals/proposal')
    .where('key', '=', id)
    .select('closed_at')
    .executeTakeFirst();
  expect(place).toEqual({ closed_at: null });
  const told = await given.db
    .selectFrom('people.notice')
    .where('person_id', '=', personId)
    .select(['kind', 'title'])
    .execute();
  expect(told).toEqual([
    { kind: 'proposals/answer', title: '«Luminarias en Pudeto» quedó enviada y ya es pública' },
  ]);
  const acknowledged = await given.db
    .selectFrom('editions.acknowledgement')
    .where('person_id', '=', personId)
    .where('moment', '=', 'proposal')
    .select('notice_version')
    .execute();
  expect(acknowledged).toEqual([{ notice_version: noticeVersion }]);
});

test('has a number of its own, also when many are sent at the same moment', async () => {
  const people = await Promise.all([1, 2, 3, 4, 5].map(() => givenResident(given.db)));
  const all = await Promise.all(people.map((personId) => sent('libre', personId)));
  expect(new Set(all.map(({ number }) => number)).size).toBe(5);
});

test.each<[string, Date, string | undefined]>([
  ['the last second of the last day there', new Date('2026-12-12T02:59:59.999Z'), undefined],
  ['a second later', new Date('2026-12-12T03:00:00Z'), 'proposals/is-over'],
  [
    '23:59 on Rapa Nui, when that day is over in Ancud',
    new Date('2026-12-12T04:59:00Z'),
    'proposals/is-over',
  ],
  ['before its first day', new Date('2026-11-02T02:59:59Z'), 'proposals/not-yet'],
])('is taken in its days: %s', async (_, now, code) => {
  const personId = await givenResident(given.db);
  expect((await refusal('libre', personId, {}, { now }))?.code).toBe(code);
});

test('is not taken while the edition is suspended, and is once it goes on', async () => {
  const editionId = await open('suspendida', {});
  const personId = await givenResident(given.db);
  const decide = (kind: 'suspended' | 'resumed' | 'annulled') =>
    given.db.transaction().execute((tx) => interrupt({ tx, town, editionId }, kind));
  await decide('suspended');
  expect(await refusal('suspendida', personId)).toEqual({ code: 'proposals/suspended' });
  await decide('resumed');
  expect(await refusal('suspendida', personId)).toBeUndefined();
  await decide('annulled');
  expect(await refusal('suspendida', personId)).toEqual({ code: 'proposals/annulled' });
});

test('is refused by name to whoever the bases do not take', async () => {
  const person = (bornOn: string) => givenResident(given.db, { bornOn });
  const adult = await person('1980-01-01');
  expect(await refusal('libre', await person('2013-11-26'))).toEqual({
    code: 'proposals/too-young',
    minAge: 14,
  });
  expect(await refusal('libre', await person('1940-01-01'))).toEqual({
    code: 'proposals/too-old',
    maxAge: 80,
  });
  expect(await refusal('libre', adult, { tie: 'study' })).toEqual({
    code: 'proposals/tie-missing',
  });
  expect(await refusal('libre', adult, { hasInterest: null })).toEqual({
    code: 'proposals/interest-missing',
  });
  expect(await refusal('libre', adult, { acknowledgedNotice: null })).toEqual({
    code: 'proposals/notice-not-acknowledged',
  });
  expect(await refusal('libre', adult, { costClp: 31_000_000 })).toEqual({
    code: 'proposals/incomplete',
  });
  expect(await refusal('libre', adult, { sponsorId: randomUUID() })).toEqual({
    code: 'proposals/sponsor-unknown',
  });
  expect(await refusal('libre', adult, { territoryId: randomUUID() })).toEqual({
    code: 'proposals/incomplete',
  });
  const ageless = await given.db
    .insertInto('people.person')
    .values({ public_name: 'Sin edad', proof: 'provider' })
    .returning('id')
    .executeTakeFirstOrThrow();
  expect(await refusal('libre', ageless.id)).toEqual({ code: 'proposals/age-unknown' });
});

test('is as many as the bases allow: rules and database say the same', async () => {
  const personId = await givenResident(given.db);
  const first = await sent('una', personId);
  expect(await refusal('una', personId)).toEqual({ code: 'proposals/limit-reached', most: 1 });
  await expect(
    givenProposal(given.db, edition('una'), { authorPersonId: personId }),
  ).rejects.toMatchObject({ constraint: 'proposals_within_limit' });
  const by = { personId, grants: [] };
  const withdrawn = { proposalId: first.id, reason: 'La llevamos a la asamblea.' };
  await withdrawProposal(given.db, withdrawn, by, { now: NOW, pathIn });
  expect(await refusal('una', personId)).toBeUndefined();
});

test('of one person is one, though she sends two at the same moment', async () => {
  const personId = await givenResident(given.db);
  const drafts = [await drafted('una', personId), await drafted('una', personId)];
  const all = await Promise.all(drafts.map((of) => send('una', of)));
  expect(all.map((one) => (one.ok ? 'sent' : one.error.code)).sort()).toEqual([
    'proposals/limit-reached',
    'sent',
  ]);
});

test('of an organisation, thirty times the same, is taken once; the others are told which is the first', async () => {
  const organizationId = await givenOrganization('Junta de vecinos Pudeto');
  const colleagues = [
    await givenRepresentative(organizationId),
    await givenRepresentative(organizationId),
  ];
  const title = 'Sede nueva';
  const drafts = [];
  for (let count = 0; count < 15; count++) {
    for (const { personId, grants } of colleagues) {
      const more = {
        title: count % 2 === 0 ? title : ` SEDE  nueva `,
        who: 'organization',
      } as const;
      const of = await drafted('libre', personId, { ...more, organizationId });
      drafts.push({ of, grants });
    }
  }
  const all = await Promise.all(drafts.map(({ of, grants }) => send('libre', of, { grants })));
  const first = all.flatMap((one) => (one.ok ? [one.value.number] : []));
  expect(first).toHaveLength(1);
  expect(all.filter((one) => !one.ok && one.error.code === 'proposals/sent-already')).toHaveLength(
    29,
  );
  expect(all.find((one) => !one.ok)).toMatchObject({ error: { number: first[0] } });
  const proposal = await findProposal(given.db, edition('libre'), first[0] ?? 0);
  expect(proposal).toMatchObject({ authorName: 'Junta de vecinos Pudeto', organizationId });
  await expect(
    sql`insert into proposals.sameness select edition_id, key, proposal_id
      from proposals.sameness where proposal_id = ${proposal?.id}`.execute(given.db),
  ).rejects.toMatchObject({ constraint: 'proposal_sent_once' });
  // Somebody else says the same: that is her own proposal.
  const other = await givenResident(given.db);
  expect(await refusal('libre', other, { title })).toBeUndefined();
}, 60_000);

test('of an organisation is sent by whoever represents it, while it may act', async () => {
  const organizationId = await givenOrganization('Club de adultos mayores');
  const own = await givenRepresentative(organizationId);
  const more = { who: 'organization', organizationId } as const;
  const may = { code: 'proposals/organization-may-not-act' };
  const stranger = await givenResident(given.db);
  expect(await refusal('libre', stranger, more)).toEqual(may);
  await sql`update organizations.organization set legal_state = 'returned'
    where id = ${organizationId}`.execute(given.db);
  expect(await refusal('libre', own.personId, more, own)).toEqual(may);
});

test('words of its text are found in its edition from when it is sent, and in no other', async () => {
  const personId = await givenResident(given.db);
  const description = 'Doce luminarias solares entre la caleta y la gruta del pescador.';
  const of = await drafted('una', personId, { title: 'Luces en la gruta', description });
  const filter = parseProposalFilter(new URLSearchParams({ q: 'pescadores caleta' }));
  const first = { order: 'chance', chance: 1, page: 1, length: 20, cut: null } as const;
  const found = async (slug: string) =>
    (await findProposals(given.db, filter, { editionId: edition(slug) }, first)).counted.count;
  expect(await found('una')).toBe(0);
  expect((await send('una', of)).ok).toBe(true);
  expect(await found('una')).toBe(1);
  expect(await found('libre')).toBe(0);
});
