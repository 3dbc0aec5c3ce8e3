// What its author does with a proposal that was sent.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW } from '../../editions/testing/given.ts';
import { privacy } from '../personal-data.ts';
import { listAuthors } from '../store/authors.ts';
import { listCoauthors } from '../store/consents.ts';
import { readDraft } from '../store/drafts.ts';
import { listEvents } from '../store/events.ts';
import { readProposal } from '../store/proposals.ts';
import { contents, givenResident } from '../testing/kept.ts';
import {
  beginSending,
  drafted,
  fresh,
  given,
  givenOrganization,
  givenRepresentative,
  house,
  refusal,
  sent,
} from '../testing/sending.ts';
import { proposalPathIn as pathIn } from '../web/paths.ts';
import { correctProposal } from './correct-proposal.ts';
import { answerInvitation, listInvitations } from './invite-coauthors.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

beforeAll(beginSending);
afterAll(() => given.close());

test('corrects the text with a reason while nobody looks at it; two tabs are told', async () => {
  const author = await givenResident(given.db);
  const actor = { personId: author, grants: [] };
  const { id } = await sent('libre', author);
  const before = await readProposal(given.db, id);
  const next = { ...(before?.contents ?? contents), need: 'Otra razón.' };
  const correct = (seen: number, reason: string, said = next) =>
    correctProposal(given.db, { proposalId: id, seen, contents: said, reason }, actor, {
      ...{ now: NOW, pathIn },
    });
  expect(await correct(1, '')).toMatchObject({ error: { code: 'proposals/reason-missing' } });
  expect(await correct(1, 'Sí', before?.contents)).toMatchObject({
    error: { code: 'proposals/nothing-changed' },
  });
  expect(await correct(1, 'Sí', { ...next, costClp: 1 })).toMatchObject({
    error: { code: 'proposals/incomplete' },
  });
  expect(await correct(1, 'Faltaba decirlo.')).toEqual({ ok: true, value: 2 });
  expect(await correct(1, 'Faltaba decirlo.')).toMatchObject({
    error: { code: 'proposals/changed-meanwhile' },
  });
  await sql`update proposals.proposal set state = 'in-review' where id = ${id}`.execute(given.db);
  expect(await correct(2, 'Tarde.')).toMatchObject({
    error: { code: 'proposals/text-is-settled' },
  });
});

test('of an organisation two edit at once: one is taken, the other is told, and nothing of either is mixed', async () => {
  const organizationId = await givenOrganization('Junta de vecinos Fátima');
  const both = [
    await givenRepresentative(organizationId),
    await givenRepresentative(organizationId),
  ] as const;
  const [one, two] = both;
  const more = { who: 'organization', organizationId } as const;
  const { id } = await sent('libre', one.personId, more, one);
  const before = await readProposal(given.db, id);
  const said = (need: string) => ({ ...(before?.contents ?? contents), need });
  const correct = (actor: (typeof both)[number], need: string) =>
    correctProposal(
      given.db,
      { proposalId: id, seen: 1, reason: 'Lo conversamos.', contents: said(need) },
      actor,
      { now: NOW, pathIn },
    );
  const done = await Promise.all([correct(one, 'Falta luz.'), correct(two, 'Falta sombra.')]);
  expect(done.map((each) => (each.ok ? each.value : each.error.code)).sort()).toEqual([
    2,
    'proposals/changed-meanwhile',
  ]);
  const kept = await readProposal(given.db, id);
  expect(kept?.contents).toEqual(said(done[0].ok ? 'Falta luz.' : 'Falta sombra.'));
});

test('of a group of five one who goes, or its author, stops nothing: another of the group goes on with it', async () => {
  const author = await givenResident(given.db, { name: 'Nora P.' });
  const group = { who: 'group', groupName: 'Vecinas de Pudeto', coauthorsCount: 4 } as const;
  const { id } = await sent('libre', author, group);
  const others: string[] = [];
  for (const { code } of await listInvitations(house(), id)) {
    const personId = await givenResident(given.db, { name: `Firma ${others.length}` });
    others.push(personId);
    const answer = { proposalId: id, code: code ?? '', answer: 'accepted' } as const;
    expect((await answerInvitation(given.db, answer, { personId, now: NOW, pathIn })).ok).toBe(
      true,
    );
  }
  expect((await readProposal(given.db, id))?.state).toBe('sent');
  const [one = '', ...rest] = others;
  await given.db.transaction().execute((tx) => privacy.forget(tx, author, NOW));
  await given.db.transaction().execute((tx) => privacy.forget(tx, one, NOW));
  const kept = await readProposal(given.db, id);
  expect(kept).toMatchObject({ state: 'sent', version: 1, authorName: 'Vecinas de Pudeto' });
  expect(rest).toContain(kept?.authorPersonId);
  // Whoever goes on with it stands no longer among those who signed beside its author.
  const names = (await listCoauthors(given.db, id)).map(({ publicName }) => publicName);
  expect(names.filter((name) => name !== null)).toHaveLength(2);
  expect([...(await listAuthors(given.db, id))].sort()).toEqual([...rest].sort());
});

test('whoever erases her account while others have yet to say yes takes her draft along, and leaves the rest to who is asked', async () => {
  const author = await givenResident(given.db, { name: 'Nora P.' });
  const draft = await drafted('libre', author);
  const { id } = await sent('libre', author, { coauthorsCount: 1 });
  const [invitation] = await listInvitations(house(), id);
  await given.db.transaction().execute((tx) => privacy.forget(tx, author, NOW));
  expect(await readDraft(given.db, draft)).toBeUndefined();
  expect(await readProposal(given.db, id)).toMatchObject({
    ...{ state: 'waiting', authorName: 'Una vecina o un vecino', authorPersonId: null },
  });
  // Whoever was invited may still sign: then it is hers to keep.
  const invited = await givenResident(given.db, { name: 'Iris L.' });
  const answer = { proposalId: id, code: invitation?.code ?? '', answer: 'accepted' } as const;
  const by = { personId: invited, now: NOW, pathIn };
  expect((await answerInvitation(given.db, answer, by)).ok).toBe(true);
  expect((await readProposal(given.db, id))?.state).toBe('sent');
});

test('withdraws it with a reason; it stays, its conversation closes, and the same can be sent again', async () => {
  const author = await givenResident(given.db);
  const actor = { personId: author, grants: [] };
  const more = fresh();
  const { id } = await sent('libre', author, more);
  const withdraw = (reason: string, who = actor) =>
    withdrawProposal(given.db, { proposalId: id, reason }, who, { now: NOW, pathIn });
  const other = { personId: await givenResident(given.db), grants: [] };
  expect(await withdraw('No.', other)).toMatchObject({ error: { code: 'proposals/not-yours' } });
  expect(await withdraw('')).toMatchObject({ error: { code: 'proposals/reason-missing' } });
  expect(await withdraw('Ya se hizo.')).toMatchObject({ ok: true });
  expect(await readProposal(given.db, id)).toMatchObject({ state: 'withdrawn', heldBy: null });
  expect((await listEvents(given.db, id)).at(-1)).toMatchObject({
    told: { reason: 'Ya se hizo.' },
  });
  const place = await given.db
    .selectFrom('conversation.place')
    .where('key', '=', id)
    .select('closed_at')
    .executeTakeFirst();
  expect(place).toEqual({ closed_at: NOW });
  expect(await withdraw('Otra vez.')).toMatchObject({ error: { code: 'proposals/cannot-move' } });
  expect(await refusal('libre', author, more)).toBeUndefined();
});
