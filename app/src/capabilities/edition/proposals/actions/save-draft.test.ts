// A draft is of its author, and of two tabs none loses anything.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { noticeVersion } from '../../editions/rules/index.ts';
import { NOW } from '../../editions/testing/given.ts';
import { listDrafts, readDraft } from '../store/drafts.ts';
import { contents, givenResident } from '../testing/kept.ts';
import { beginSending, drafted, edition, given, send } from '../testing/sending.ts';
import { beginDraft, discardDraft, saveDraft } from './save-draft.ts';

beforeAll(beginSending);
afterAll(() => given.close());

test('of two tabs tells the second, and loses nothing of the first', async () => {
  const personId = await givenResident(given.db);
  const of = await drafted('libre', personId);
  const tab = (need: string) =>
    saveDraft(given.db, { ...of, revision: 2, part: { need }, now: NOW });
  const both = await Promise.all([tab('Falta luz.'), tab('Falta mucha luz.')]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = both.find(({ ok }) => !ok);
  expect(refused).toEqual({ ok: false, error: { code: 'proposals/saved-elsewhere' } });
  const kept = await readDraft(given.db, of);
  expect(kept).toMatchObject({ revision: 3 });
  expect(['Falta luz.', 'Falta mucha luz.']).toContain(kept?.contents.need);
  expect(kept?.contents.description).toBe(contents.description);
});

test('is of its author: nobody else reads, saves, sends or deletes it', async () => {
  const of = await drafted('libre', await givenResident(given.db));
  const other = { id: of.id, personId: await givenResident(given.db) };
  const unknown = { ok: false, error: { code: 'proposals/unknown' } };
  expect(await readDraft(given.db, other)).toBeUndefined();
  const save = { ...other, revision: 2, part: {}, now: NOW };
  expect(await saveDraft(given.db, save)).toEqual(unknown);
  expect(await send('libre', other)).toEqual(unknown);
  expect(await discardDraft(given.db, other)).toEqual(unknown);
  expect(await listDrafts(given.db, other.personId)).toEqual([]);
  expect(await discardDraft(given.db, of)).toMatchObject({ ok: true });
});

test('is one of twenty at most', async () => {
  const personId = await givenResident(given.db);
  const begin = () =>
    beginDraft(given.db, {
      ...{ editionId: edition('libre'), personId, acknowledgedNotice: noticeVersion, now: NOW },
    });
  for (let count = 0; count < 20; count++) expect((await begin()).ok).toBe(true);
  expect(await begin()).toMatchObject({ error: { code: 'proposals/too-many-drafts', most: 20 } });
});
