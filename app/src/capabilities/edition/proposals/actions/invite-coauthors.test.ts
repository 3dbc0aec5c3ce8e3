// Co-authors say yes or no themselves.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW } from '../../editions/testing/given.ts';
import { listCoauthors } from '../store/consents.ts';
import { readProposal } from '../store/proposals.ts';
import { givenResident } from '../testing/kept.ts';
import { beginSending, given, house, sent } from '../testing/sending.ts';
import { proposalPathIn as pathIn } from '../web/paths.ts';
import {
  answerInvitation,
  inviteCoauthor,
  listInvitations,
  takeBackInvitation,
} from './invite-coauthors.ts';

beforeAll(beginSending);
afterAll(() => given.close());

test('say yes or no themselves, once; with the last answer it is sent', async () => {
  const author = await givenResident(given.db);
  const { id } = await sent('libre', author, { coauthorsCount: 2 });
  expect(await readProposal(given.db, id)).toMatchObject({ state: 'waiting', heldBy: 'author' });
  const [one, two] = await listInvitations(house(), id);
  const answer = (personId: string, code = '', yes = true) =>
    answerInvitation(
      given.db,
      { proposalId: id, code, answer: yes ? 'accepted' : 'declined' },
      { personId, now: NOW, pathIn },
    );
  expect(await answer(author, one?.code)).toMatchObject({
    error: { code: 'proposals/is-author' },
  });
  const [ines, juan] = [
    await givenResident(given.db, { name: 'Inés V.' }),
    await givenResident(given.db),
  ];
  expect(await answer(ines, 'AAAA-AAAA-AAAA')).toMatchObject({
    error: { code: 'proposals/invitation-unknown' },
  });
  expect(await answer(ines, one?.code?.toLowerCase())).toMatchObject({ ok: true });
  expect(await answer(juan, one?.code)).toMatchObject({ ok: false });
  expect(await answer(ines, two?.code)).toMatchObject({ error: { code: 'proposals/is-author' } });
  expect((await readProposal(given.db, id))?.state).toBe('waiting');
  expect(await answer(juan, two?.code, false)).toMatchObject({ ok: true });
  expect(await readProposal(given.db, id)).toMatchObject({
    state: 'sent',
    heldBy: 'institution',
  });
  const kept = await listCoauthors(given.db, id);
  expect(kept.map(({ answer: said, publicName }) => [said, publicName]).sort()).toEqual([
    ['accepted', 'Inés V.'],
    ['declined', null],
  ]);
  expect(kept.every(({ codeSha256 }) => codeSha256 === null)).toBe(true);
});

test('that nobody answers for can be taken back by its author and by nobody else', async () => {
  const author = await givenResident(given.db);
  const { id } = await sent('libre', author, { coauthorsCount: 1 });
  const [pending] = await listInvitations(house(), id);
  const which = { proposalId: id, id: pending?.id ?? '' };
  const by = { personId: author, now: NOW, pathIn };
  const other = { personId: await givenResident(given.db), grants: [] };
  expect(await takeBackInvitation(given.db, which, other, by)).toMatchObject({
    error: { code: 'proposals/not-yours' },
  });
  expect(await takeBackInvitation(given.db, which, { personId: author, grants: [] }, by)).toEqual({
    ok: true,
    value: undefined,
  });
  expect((await readProposal(given.db, id))?.state).toBe('sent');
  expect(await inviteCoauthor(house(), id, { personId: author, grants: [] }, NOW)).toMatchObject({
    ok: true,
  });
});
