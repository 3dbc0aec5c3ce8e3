// What moderators decide, within their reach and never on themselves; reports, traces and second reviews.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import { search } from '../../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { readCommentAs } from '../store/comments.ts';
import { countQueue, listOpenReports, listQueue, readJudged } from '../store/queue.ts';
import {
  acting,
  givenCountry,
  givenPerson,
  givenPlace,
  givenStaff,
  givenTrusted,
  hide,
  houseOver,
  letThrough,
  minutesLater,
  posted,
  scopeOf,
} from '../testing/given.ts';
import { askSecondReview } from './ask-second-review.ts';
import { decideComment } from './decide-comment.ts';
import { decideSecondReview } from './decide-second-review.ts';
import { editComment } from './edit-comment.ts';
import { reportComment } from './report-comment.ts';
import { withdrawComment } from './withdraw-comment.ts';

let given: TestDatabase;
let ancud: Scope;
let subdere: Scope;
let ana: string;
let marcela: string;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  ancud = await scopeOf(given.db, 'ancud');
  subdere = await scopeOf(given.db, 'subdere');
  ana = await givenStaff(given.db, 'ancud');
  marcela = await givenStaff(given.db, 'subdere', 'national-staff');
});
afterAll(() => given?.close());

const refused = (code: string) => ({ ok: false, error: { code: `conversation/${code}` } });
const hiding = { version: 1, hides: true, reason: 'insults', words: '' } as const;

async function shownComment(slug = 'ancud') {
  const place = await givenPlace(given.db, slug === '' ? undefined : slug);
  const author = await givenTrusted(given.db);
  const { id } = await posted(given.db, place, author);
  return { place, author, id };
}

async function waitingComment(slug = 'ancud') {
  const place = await givenPlace(given.db, slug === '' ? undefined : slug);
  const author = await givenPerson(given.db);
  const { id } = await posted(given.db, place, author);
  return { place, author, id };
}

const queued = async (scope: Scope, moderatorId: string) =>
  (await listQueue(given.db, scope, moderatorId, 500)).map(({ id }) => id);

const ask = (commentId: string, author: string) =>
  askSecondReview(given.db, { commentId, words: 'No insulta a nadie.' }, acting(author));

function answer(
  scope: Scope,
  commentId: string,
  moderatorId: string,
  outcome: 'restored' | 'upheld' = 'restored',
) {
  const reviewing = { commentId, outcome, answer: 'Tienes razón.' };
  return decideSecondReview(given.db, scope, reviewing, acting(moderatorId));
}

describe('the queue', () => {
  test('is of the institution that answers for the place, and of no other', async () => {
    const { db } = given;
    const { id } = await waitingComment();
    const lautaro = await scopeOf(db, 'lautaro');
    const moderator = await givenStaff(db, 'lautaro');
    expect(await queued(ancud, ana)).toContain(id);
    expect(await queued(lautaro, moderator)).not.toContain(id);
    expect(await queued(subdere, marcela)).not.toContain(id);
    expect(await readJudged(db, lautaro, id)).toBeUndefined();
    const deciding = { commentId: id, ...hiding };
    expect(await decideComment(db, lautaro, deciding, acting(moderator))).toEqual(
      refused('unknown'),
    );
    expect(await decideComment(db, subdere, deciding, acting(marcela))).toEqual(refused('unknown'));
    expect(await readCommentAs(db, id, undefined)).toBeUndefined();
    expect(await countQueue(db, ancud, ana)).toBe((await queued(ancud, ana)).length);
  });

  test('is of the national bodies where no institution answers, or nobody there holds the role', async () => {
    const { db } = given;
    const nobodys = await waitingComment('');
    const empty = await waitingComment('quellon');
    expect(await queued(subdere, marcela)).toEqual(expect.arrayContaining([nobodys.id, empty.id]));
    await givenStaff(db, 'quellon');
    expect(await queued(subdere, marcela)).not.toContain(empty.id);
    expect(await queued(subdere, marcela)).toContain(nobodys.id);
  });

  test('has new words, changes and reports, the oldest first, and is left when decided', async () => {
    const { db } = given;
    const { place, author, id } = await waitingComment();
    await letThrough(db, 'ancud', ana, id);
    expect(await queued(ancud, ana)).not.toContain(id);
    const change = { commentId: id, placeId: place.id, text: 'Otra cosa.', lang: 'es' } as const;
    await editComment(houseOver(db), { ...change, fromVersion: 1 }, acting(author));
    const [row] = (await listQueue(db, ancud, ana, 500)).filter((one) => one.id === id);
    expect(row).toMatchObject({ text: 'Otra cosa.', hasNewWords: true, isShown: true });
    await letThrough(db, 'ancud', ana, id, 2);
    expect(await queued(ancud, ana)).not.toContain(id);
    await withdrawComment(db, id, acting(author));
    expect(await queued(ancud, ana)).not.toContain(id);
  });
});

describe('a decision', () => {
  test('on a version that the author changed meanwhile is refused', async () => {
    const { db } = given;
    const { place, author, id } = await waitingComment();
    const change = { commentId: id, placeId: place.id, text: 'COMPRE AQUÍ', lang: 'es' } as const;
    await editComment(houseOver(db), { ...change, fromVersion: 1 }, acting(author));
    const shows = { commentId: id, version: 1, hides: false, reason: undefined, words: '' };
    expect(await decideComment(db, ancud, shows, acting(ana))).toEqual(refused('changed'));
    expect(await readCommentAs(db, id, undefined)).toBeUndefined();
  });

  test('is never on one’s own comment: where nobody else moderates, the national bodies do', async () => {
    const { db } = given;
    const place = await givenPlace(db, 'chonchi');
    const chonchi = await scopeOf(db, 'chonchi');
    const moderator = await givenStaff(db, 'chonchi');
    const { id } = await posted(db, place, moderator);
    expect(await queued(chonchi, moderator)).not.toContain(id);
    const shows = { commentId: id, version: 1, hides: false, reason: undefined, words: '' };
    expect(await decideComment(db, chonchi, shows, acting(moderator))).toEqual(
      refused('own-comment'),
    );
    expect(await queued(subdere, marcela)).toContain(id);
    expect((await decideComment(db, subdere, shows, acting(marcela))).ok).toBe(true);
  });

  test('that hides leaves date, reason and institution, no words, and is found by no search', async () => {
    const { db } = given;
    const place = await givenPlace(db, 'ancud');
    const author = await givenTrusted(db);
    const { id } = await posted(db, place, author, { text: 'Chilcanauta insultante.' });
    const found = async () =>
      (
        await search(db, { text: 'chilcanauta', kind: 'conversation', page: 1, locale: 'es-CL' })
      ).found.map(({ path }) => path);
    expect(await found()).toEqual([`${place.paths['es-CL']}#conversacion`]);
    await hide(db, 'ancud', ana, id);
    expect(await readCommentAs(db, id, undefined)).toMatchObject({
      written: undefined,
      hiding: { reason: 'insults', institutionName: 'Municipalidad de Ancud' },
    });
    expect((await readCommentAs(db, id, author))?.written).toBeUndefined();
    expect(await found()).toEqual([]);
    const { rows } = await sql<{ told: unknown; reason: string | null; actor_person: string }>`
      select told, reason, actor_person from records.audit_entry
      where subject = ${`comment:${id}`}`.execute(db);
    expect(rows).toEqual([
      { told: { outcome: 'hidden', why: 'insults' }, reason: null, actor_person: ana },
    ]);
  });

  test('of two at the same moment counts once', async () => {
    const { db } = given;
    const { id } = await waitingComment();
    const other = await givenStaff(db, 'ancud');
    const done = await Promise.all([
      decideComment(db, ancud, { commentId: id, ...hiding }, acting(ana)),
      decideComment(db, ancud, { commentId: id, ...hiding }, acting(other)),
    ]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.find(({ ok }) => !ok)).toEqual(refused('hidden'));
  });
});

describe('a report', () => {
  const report = (commentId: string, personId: string) =>
    reportComment(
      houseOver(given.db),
      { commentId, reason: 'personal-data', words: 'Dice dónde vive.' },
      acting(personId),
    );

  test('is taken once each person and version, never of one’s own, and says nobody’s name', async () => {
    const { db } = given;
    const { place, author, id } = await shownComment();
    const reader = await givenPerson(db);
    expect((await report(id, reader)).ok).toBe(true);
    expect(await report(id, reader)).toEqual(refused('already-reported'));
    expect(await report(id, author)).toEqual(refused('own-comment'));
    expect(await queued(ancud, ana)).toContain(id);
    const open = await listOpenReports(db, id);
    expect(open).toMatchObject([{ reason: 'personal-data', version: 1 }]);
    expect(JSON.stringify(open)).not.toContain(reader);
    const change = { commentId: id, placeId: place.id, text: 'Otra.', lang: 'es' } as const;
    await editComment(houseOver(db), { ...change, fromVersion: 1 }, acting(author));
    expect((await report(id, reader)).ok).toBe(true);
    await letThrough(db, 'ancud', ana, id, 2);
    expect(await listOpenReports(db, id)).toEqual([]);
    expect(await readCommentAs(db, id, undefined)).toMatchObject({ hiding: undefined });
  });

  test('is refused of what nobody else reads', async () => {
    const { db } = given;
    const reader = await givenPerson(db);
    const waiting = await waitingComment();
    expect(await report(waiting.id, reader)).toEqual(refused('unknown'));
    const hidden = await shownComment();
    await hide(db, 'ancud', ana, hidden.id);
    expect(await report(hidden.id, reader)).toEqual(refused('hidden'));
  });
});

describe('a second review', () => {
  test('is asked once each decision, by the author, of what is hidden', async () => {
    const { db } = given;
    const { author, id } = await shownComment();
    expect(await ask(id, author)).toEqual(refused('not-hidden'));
    await hide(db, 'ancud', ana, id);
    expect(await ask(id, await givenPerson(db))).toEqual(refused('unknown'));
    const both = await Promise.all([ask(id, author), ask(id, author)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(refused('already-asked'));
  });

  test('is answered by somebody else than whoever hid it: a colleague, or the national bodies', async () => {
    const { db } = given;
    const castro = await scopeOf(db, 'dalcahue');
    const first = await givenStaff(db, 'dalcahue');
    const { author, id } = await shownComment('dalcahue');
    await hide(db, 'dalcahue', first, id);
    expect(await answer(castro, id, first)).toEqual(refused('already-decided'));
    await ask(id, author);
    expect(await queued(castro, first)).not.toContain(id);
    expect(await answer(castro, id, first)).toEqual(refused('same-moderator'));
    expect(await queued(subdere, marcela)).toContain(id);
    const colleague = await givenStaff(db, 'dalcahue');
    expect(await queued(castro, colleague)).toContain(id);
    expect(await queued(subdere, marcela)).not.toContain(id);
    expect(await answer(subdere, id, marcela)).toEqual(refused('unknown'));
    expect((await answer(castro, id, colleague)).ok).toBe(true);
    expect((await readCommentAs(db, id, undefined))?.written?.text).toBe('Falta luz en el pasaje.');
    expect(await answer(castro, id, colleague)).toEqual(refused('already-decided'));
  });

  test('by whoever hid it is refused by the database itself', async () => {
    const { db } = given;
    const { author, id } = await shownComment();
    await hide(db, 'ancud', ana, id);
    await ask(id, author);
    await expect(
      sql`update conversation.second_review set outcome = 'upheld', decided_by = ${ana},
        decided_at = now(), institution_id = ${ancud.id}
        where decision_id = (select hiding_id from conversation.comment where id = ${id})`.execute(
        db,
      ),
    ).rejects.toThrow(/check constraint/);
  });
});

describe('the answer of a second review', () => {
  test('that upholds keeps it hidden; one that restores counts it as let through again', async () => {
    const { db } = given;
    const { place, author, id } = await shownComment();
    const other = await givenStaff(db, 'ancud');
    await hide(db, 'ancud', ana, id);
    expect((await posted(db, place, author, {}, minutesLater(3))).waits).toBe(true);
    await ask(id, author);
    expect((await answer(ancud, id, other, 'upheld')).ok).toBe(true);
    expect((await readCommentAs(db, id, undefined))?.hiding?.reason).toBe('insults');
    const second = await shownComment();
    await hide(db, 'ancud', ana, second.id);
    await ask(second.id, second.author);
    expect((await answer(ancud, second.id, other)).ok).toBe(true);
    expect((await posted(db, place, second.author, {}, minutesLater(3))).waits).toBe(false);
  });

  test('of what its author withdrew meanwhile has nothing to look at', async () => {
    const { db } = given;
    const { author, id } = await shownComment();
    const other = await givenStaff(db, 'ancud');
    await hide(db, 'ancud', ana, id);
    await withdrawComment(db, id, acting(author));
    expect(await ask(id, author)).toEqual(refused('withdrawn'));
    expect(await answer(ancud, id, other)).toEqual(refused('withdrawn'));
  });
});

test('what is let through is found among what is said of that comuna, of its region, and of no other', async () => {
  const { db } = given;
  const name = { kind: 'tests/thing', key: randomUUID() } as const;
  const more = { ...name, about: { cut: '10202' } };
  const place = await givenPlace(db, 'ancud', more);
  await posted(db, place, await givenTrusted(db), { text: 'Nalcahuén mirador.' });
  const foundIn = async (where: { readonly cut: string } | { readonly regionCode: string }) => {
    const asked = { text: 'nalcahuen', kind: 'conversation', page: 1, locale: 'es-CL' } as const;
    return (await search(db, { ...asked, place: where })).found.length;
  };
  expect(await foundIn({ cut: '10202' })).toBe(1);
  expect(await foundIn({ regionCode: '10' })).toBe(1);
  expect(await foundIn({ cut: '09108' })).toBe(0);
  const { key } = name;
  await givenPlace(db, 'lautaro', { ...name, key, about: { regionCode: '09' } });
  expect(await foundIn({ cut: '10202' })).toBe(0);
  expect(await foundIn({ regionCode: '09' })).toBe(1);
});
