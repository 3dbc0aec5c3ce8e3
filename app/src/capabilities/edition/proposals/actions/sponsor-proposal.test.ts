// An organisation that stands behind a proposal: asked, offered, refused, and never come.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW } from '../../editions/testing/given.ts';
import { listForSponsor } from '../store/consents.ts';
import { readProposal } from '../store/proposals.ts';
import { givenResident } from '../testing/kept.ts';
import {
  beginSending,
  given,
  givenOrganization,
  givenRepresentative,
  sent,
} from '../testing/sending.ts';
import { proposalPathIn as pathIn } from '../web/paths.ts';
import { lapseWaiting } from './lapse-waiting.ts';
import { answerAsSponsor, answerOffer, askSponsor, offerSponsorship } from './sponsor-proposal.ts';

beforeAll(beginSending);
afterAll(() => given.close());

test('that is asked says yes, and the proposal is sent', async () => {
  const organizationId = await givenOrganization('Junta de vecinos Fátima');
  const { personId: speaker } = await givenRepresentative(organizationId);
  const author = await givenResident(given.db);
  const { id } = await sent('patrocinada', author, { sponsorId: organizationId });
  expect((await readProposal(given.db, id))?.state).toBe('waiting');
  const told = await given.db
    .selectFrom('people.notice')
    .where('person_id', '=', speaker)
    .where('kind', '=', 'proposals/consent')
    .select('title')
    .execute();
  expect(told).toHaveLength(1);
  const by = { organizationId, now: NOW, pathIn };
  const yes = { proposalId: id, answer: 'accepted', reason: null } as const;
  expect(await answerAsSponsor(given.db, yes, by)).toMatchObject({ ok: true });
  expect((await readProposal(given.db, id))?.state).toBe('sent');
  expect(await answerAsSponsor(given.db, yes, by)).toMatchObject({
    error: { code: 'proposals/sponsor-already' },
  });
});

test('that says no leaves it waiting; another may offer itself and its author takes it', async () => {
  const [first, second] = [await givenOrganization('Una'), await givenOrganization('Otra')];
  const author = await givenResident(given.db);
  const actor = { personId: author, grants: [] };
  const { id } = await sent('patrocinada', author);
  const listed = await listForSponsor(given.db, second);
  expect(listed.map(({ proposalId }) => proposalId)).toContain(id);
  const asked = { proposalId: id, organizationId: first };
  expect(await askSponsor(given.db, asked, actor, { now: NOW, pathIn })).toMatchObject({
    ok: true,
  });
  const no = { proposalId: id, answer: 'declined', reason: 'No es nuestro sector.' } as const;
  const by = (organizationId: string) => ({ organizationId, now: NOW, pathIn });
  expect(await answerAsSponsor(given.db, no, by(first))).toMatchObject({ ok: true });
  expect(await offerSponsorship(given.db, id, by(second))).toMatchObject({ ok: true });
  expect((await readProposal(given.db, id))?.state).toBe('waiting');
  const takes = {
    proposalId: id,
    organizationId: second,
    answer: 'accepted',
    reason: null,
  } as const;
  const other = { personId: await givenResident(given.db), grants: [] };
  expect(await answerOffer(given.db, takes, other, { now: NOW, pathIn })).toMatchObject({
    error: { code: 'proposals/not-yours' },
  });
  expect(await answerOffer(given.db, takes, actor, { now: NOW, pathIn })).toMatchObject({
    ok: true,
  });
  expect((await readProposal(given.db, id))?.state).toBe('sent');
});

test('is needed by nobody who proposes as an organisation', async () => {
  const organizationId = await givenOrganization('Centro de madres');
  const { personId, grants } = await givenRepresentative(organizationId);
  const { id } = await sent(
    'patrocinada',
    personId,
    { who: 'organization', organizationId },
    { grants },
  );
  expect((await readProposal(given.db, id))?.state).toBe('sent');
});

test('that never came lets it lapse when the days of the edition are over, and not before', async () => {
  const author = await givenResident(given.db);
  const { id } = await sent('patrocinada', author);
  await lapseWaiting(given.db, { now: new Date('2026-12-12T02:59:59Z'), pathIn });
  expect((await readProposal(given.db, id))?.state).toBe('waiting');
  const late = new Date('2026-12-12T03:00:00Z');
  const organizationId = await givenOrganization('Tarde');
  expect(await offerSponsorship(given.db, id, { organizationId, now: late, pathIn })).toMatchObject(
    { error: { code: 'proposals/is-over' } },
  );
  expect(await lapseWaiting(given.db, { now: late, pathIn })).toBeGreaterThan(0);
  expect(await readProposal(given.db, id)).toMatchObject({ state: 'lapsed', heldBy: null });
  expect(await lapseWaiting(given.db, { now: late, pathIn })).toBe(0);
});
