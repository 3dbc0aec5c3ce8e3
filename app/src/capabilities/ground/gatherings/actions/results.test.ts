import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contribute, gatherFrom } from '../../../../platform/contributions.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testSite } from '../../../../site/testing.ts';
import { prioritiesOf, sittingOf } from '../index.ts';
import { joinAccounts } from '../store/forgetting.ts';
import { listMinutes } from '../store/minutes.ts';
import {
  givenCouncil,
  givenDraft,
  givenHeld,
  givenPublished,
  givenRepresentative,
  givenStaff,
  later,
  NOW,
  quiet,
  seen,
  written,
} from '../testing/given.ts';
import type { Acting } from './acting.ts';
import { decisionBackings } from './decision-backings.ts';
import { addPriority, keepPresence, removeResult } from './keep-results.ts';
import { publishGathering } from './publish-gathering.ts';
import { deleteDraft, draftGathering } from './write-gathering.ts';
import { approveMinutes, correctMinutes, writeMinutes } from './write-minutes.ts';

let given: TestDatabase;
let by: Acting;
let second: Acting;
const site = { publicUrl: 'http://localhost', isDemonstration: true };

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
  second = await givenStaff(given.db, 'ancud', 'certifying-officer');
});
afterAll(() => given?.close());

const at = (acting: Acting, hours = 60): Acting => ({ ...acting, now: later(hours) });
const agreement = { text: 'Pedir luminarias', responsible: 'Secpla', dueOn: '2027-03-01' };
const minutes = (text = 'Se habló de la plaza.') => ({ text, agreements: [agreement] });

test('a call that says it decides is refused unless a later room vouches for it, and the table refuses it too', async () => {
  const { id } = await givenDraft(given.db, by, { level: 'decision' });
  const { db } = given;
  expect(await publishGathering({ db, gather: quiet(db) }, by, id)).toEqual({
    ok: false,
    error: { code: 'gatherings/decision-not-backed' },
  });
  const forced = given.pool.query(
    `update gatherings.gathering set state = 'published', published_at = now() where id = $1`,
    [id],
  );
  await expect(forced).rejects.toThrow('gathering_check');
  const sentence = 'El Concejo se comprometió (acuerdo 12).';
  const vouching = gatherFrom(db, [
    contribute(decisionBackings, async (_, { institutionId }) =>
      institutionId === by.scope.id ? [{ key: 'pp-2027', sentence }] : null,
    ),
  ]);
  const house = { db, gather: vouching };
  for (const other of [undefined, '', 'pp-2026']) {
    expect(await publishGathering(house, by, id, other)).toMatchObject({
      error: { code: 'gatherings/decision-not-backed' },
    });
  }
  expect((await publishGathering(house, by, id, 'pp-2027')).ok).toBe(true);
  expect((await seen(db, by, id)).backedBy).toContain('acuerdo 12');
});

describe('a call', () => {
  test('of an organisation waits until its board is in office', async () => {
    const lapsed = await givenRepresentative(given.db, 'vencida', '2026-11-24');
    const call = (acting: Acting) =>
      draftGathering(given.db, acting, { written: written(), bodyId: undefined });
    expect(await call(lapsed)).toEqual({
      ok: false,
      error: { code: 'gatherings/board-not-in-office' },
    });
    const inOffice = await givenRepresentative(given.db, 'vigente');
    const drafted = await call(inOffice);
    expect(drafted.ok && drafted.value.caller).toMatchObject({
      kind: 'organization',
      slug: 'vigente',
    });
    const sitting = { written: written({ kind: 'hearing' }), bodyId: undefined };
    expect(await draftGathering(given.db, inOffice, sitting)).toMatchObject({
      error: { code: 'gatherings/kind-not-yours' },
    });
  });

  test('is for a place of its own territory, and a sitting has a body', async () => {
    const call = (change: Parameters<typeof written>[0]) =>
      draftGathering(given.db, by, { written: written(change), bodyId: undefined });
    expect(await call({ cut: '10201' })).toMatchObject({
      error: { code: 'gatherings/place-not-there' },
    });
    expect(await call({ cut: undefined })).toMatchObject({
      error: { code: 'gatherings/place-not-there' },
    });
    expect(await call({ kind: 'sitting' })).toMatchObject({
      error: { code: 'gatherings/body-not-set' },
    });
  });

  test('in draft is thrown away; once published it is not', async () => {
    const draft = await givenDraft(given.db, by);
    expect((await deleteDraft(given.db, by, draft.id)).ok).toBe(true);
    const { id } = await givenPublished(given.db, by);
    expect(await deleteDraft(given.db, by, id)).toMatchObject({
      error: { code: 'gatherings/is-published' },
    });
  });
});

describe('minutes', () => {
  test('are approved by somebody else than whoever wrote them, and become a numbered document', async () => {
    const { id } = await givenHeld(given.db, by);
    await writeMinutes(given.db, at(by), id, minutes());
    const approval = { id, inLater: undefined };
    expect(await approveMinutes(given.db, site, at(by), approval)).toMatchObject({
      error: { code: 'gatherings/approved-by-same-person' },
    });
    expect((await approveMinutes(given.db, site, at(second), approval)).ok).toBe(true);
    const [approved] = await listMinutes(given.db, id);
    expect(approved).toMatchObject({ version: 1, agreements: [agreement], peopleCount: 0 });
    const { rows } = await given.pool.query(
      'select kind, issued_as, content from records.document where code = $1',
      [approved?.documentCode],
    );
    expect(rows[0]).toMatchObject({ kind: 'minutes', issued_as: 'certifying-officer' });
    expect(JSON.stringify(rows[0].content)).toContain('Pedir luminarias');
    expect((await seen(given.db, by, id)).state).toBe('approved');
  });

  test('that were approved stay, whatever the program does; a correction is another version with its reason', async () => {
    const { id } = await givenHeld(given.db, by);
    await writeMinutes(given.db, at(by), id, minutes());
    await approveMinutes(given.db, site, at(second), { id, inLater: undefined });
    expect((await writeMinutes(given.db, at(by), id, minutes('Otra cosa'))).ok).toBe(false);
    const change = (sql: string) => given.pool.query(sql, [id]);
    await expect(
      change(`update gatherings.minutes set text = 'Otra' where gathering_id = $1`),
    ).rejects.toThrow('stay as they are');
    await expect(
      change(`delete from gatherings.agreement where minutes_id in
        (select id from gatherings.minutes where gathering_id = $1)`),
    ).rejects.toThrow('stay as they are');
    await correctMinutes(given.db, at(by), id, 'Faltó un acuerdo');
    expect(await correctMinutes(given.db, at(by), id, 'Otra vez')).toMatchObject({
      error: { code: 'gatherings/correction-open' },
    });
    await writeMinutes(given.db, at(by), id, minutes('Con lo que faltaba.'));
    await approveMinutes(given.db, site, at(second), { id, inLater: undefined });
    const versions = await listMinutes(given.db, id);
    expect(versions.map(({ version, reason, text }) => [version, reason, text])).toEqual([
      [2, 'Faltó un acuerdo', 'Con lo que faltaba.'],
      [1, null, 'Se habló de la plaza.'],
    ]);
    const { rows } = await given.pool.query(
      'select replaces from records.document where code = $1',
      [versions[0]?.documentCode],
    );
    expect(rows[0].replaces).toBe(versions[1]?.documentId);
  });
});

describe('the minutes', () => {
  test('of an organisation have their hash and no number of an institution', async () => {
    const one = await givenRepresentative(given.db, 'con-acta');
    const { id } = await givenHeld(given.db, one);
    await writeMinutes(given.db, at(one), id, minutes());
    const next = await givenHeld(given.db, one, { startsAt: later(49), endsAt: later(50) });
    const approval = { id, inLater: next.slug };
    expect((await approveMinutes(given.db, site, at(one), approval)).ok).toBe(true);
    const [approved] = await listMinutes(given.db, id);
    expect(approved?.documentCode).toBeNull();
    expect(approved?.contentSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(approved?.approvedInSlug).toBe(next.slug);
  });

  test('of two accounts of one person are not vouched for twice when they become one', async () => {
    const { id } = await givenHeld(given.db, by);
    await writeMinutes(given.db, at(by), id, minutes());
    await approveMinutes(given.db, site, at(second), { id, inLater: undefined });
    const accounts = { closed: by.actor.personId, kept: second.actor.personId };
    await expect(
      given.db.transaction().execute(async (tx) => {
        await joinAccounts(tx, accounts);
        const [approved] = await listMinutes(tx, id);
        expect(approved?.draftedBy).toBeNull();
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
  });

  test('are numbered by the gathering within its series, and no two take one number', async () => {
    const series = await givenStaff(given.db, 'castro', 'pb-officer');
    const change = { kind: 'workshop', cut: '10201' } as const;
    const held = await Promise.all([1, 2, 3].map(() => givenHeld(given.db, series, change)));
    expect(held.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
    const encounter = { kind: 'encounter', cut: '10201' } as const;
    expect((await givenHeld(given.db, series, encounter)).number).toBe(1);
  });
});

describe('a sitting', () => {
  test('has the members with a mandate on that day, a quorum and recusals; its minutes wait for the next', async () => {
    const { bodyId, members } = await givenCouncil(given.db, by.scope.id);
    const id = (name: string) => members.get(name) ?? '';
    const change = { kind: 'sitting', level: 'decision', title: 'Sesión ordinaria' } as const;
    const sitting = await givenHeld(given.db, by, change, bodyId);
    const presence = [
      { memberId: id('Ana Uno'), isPresent: true, recusal: 'Punto 2: preside el club' },
      { memberId: id('Bea Dos'), isPresent: true, recusal: undefined },
    ];
    expect((await keepPresence(given.db, at(by), sitting.id, presence)).ok).toBe(true);
    const read = await sittingOf(given.db, sitting.id);
    expect(read?.quorum).toEqual({ present: 2, needed: 2, isReached: true });
    expect(read?.members.map(({ name }) => name)).toEqual(['Ana Uno', 'Bea Dos']);
    const future = [{ memberId: id('Carla Futura'), isPresent: true, recusal: undefined }];
    expect(await keepPresence(given.db, at(by), sitting.id, future)).toMatchObject({
      error: { code: 'gatherings/not-in-office' },
    });
    await expect(
      given.pool.query('insert into gatherings.presence values ($1, $2, true, null)', [
        sitting.id,
        id('Carla Futura'),
      ]),
    ).rejects.toThrow('without mandate');
    await writeMinutes(given.db, at(by), sitting.id, minutes());
    const approve = (inLater: string | undefined) =>
      approveMinutes(given.db, site, at(second), { id: sitting.id, inLater });
    expect(await approve(undefined)).toMatchObject({
      error: { code: 'gatherings/approved-elsewhere' },
    });
    const following = { ...change, startsAt: later(49), endsAt: later(50) };
    const next = await givenHeld(given.db, by, following, bodyId);
    expect((await approve(next.slug)).ok).toBe(true);
  });
});

test('priorities of a comuna are those of its municipality and of its organisations, the strongest first', async () => {
  const { db } = given;
  const castro = await givenStaff(db, 'castro', 'certifying-officer');
  const held = await givenHeld(db, castro, { cut: '10201', title: 'Castro prioriza' });
  const priority = (text: string, marksCount: number) =>
    addPriority(db, at(castro), held.id, {
      theme: 'lighting',
      text,
      territoryId: undefined,
      way: 'hands',
      marksCount,
    });
  await priority('Luz en la costanera', 12);
  await priority('Luz en el cerro', 30);
  const asked = { institutionId: castro.scope.id, since: NOW };
  const found = await prioritiesOf(db, asked);
  expect(found.map(({ text, marksCount }) => [text, marksCount])).toEqual([
    ['Luz en el cerro', 30],
    ['Luz en la costanera', 12],
  ]);
  expect(await prioritiesOf(db, { ...asked, since: later(400) })).toEqual([]);
  const removed = await removeResult(db, at(by), held.id, 'priority', found[0]?.id ?? '');
  expect(removed).toEqual({ ok: false, error: { code: 'gatherings/unknown' } });
});
