// A lot from its announcement to its record, and everything that somebody could try on the way.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lot as drawOrder, hashLotList } from '@minga/basics';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { localStore } from '../../../../platform/files/local-store.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type Announcement, hashAnnouncement } from '../rules/lot-draw.ts';
import { findDocument } from '../store/documents.ts';
import { findLot, type LotRow, lotsOfSameList } from '../store/lots.ts';
import { loadFacts } from '../testing/facts.ts';
import { ancud, announcement, certifying, later, lautaro, site } from '../testing/given.ts';
import { announceLot } from './announce-lot.ts';
import { attachSignedSheet } from './attach-signed-sheet.ts';
import type { ByStaff } from './by-staff.ts';
import { recordPublicDraw } from './record-public-draw.ts';
import { recordThrow } from './record-throw.ts';
import { withdrawLot } from './withdraw-lot.ts';

const FACES = [4, 1, 6, 2, 5, 3, 3, 6, 1, 4, 2, 5, 5, 5, 1, 4, 3, 2, 6, 2];

let given: TestDatabase;
let folder: string;
let files: FileStore;
let officer: ByStaff;
let other: ByStaff;

beforeAll(async () => {
  given = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
  files = localStore(folder);
  await loadFacts(given.db);
  officer = await certifying(given.db, ancud);
  other = await certifying(given.db, lautaro);
});
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

const during = () => ({ ...officer, now: later(91) });

async function announced(more: Partial<Announcement> = {}, by = officer): Promise<string> {
  const done = await announceLot(given.db, by, announcement(more));
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

async function read(lotId: string): Promise<LotRow> {
  const lot = await findLot(given.db, lotId);
  if (lot === undefined) throw new Error('no lot');
  return lot;
}

const thrown = (lotId: string, position: number, face: number, by = during()) =>
  recordThrow(given.db, by, { lotId, position, face }, site);

async function throwAll(lotId: string, from = 1): Promise<void> {
  for (let position = from; position <= 20; position += 1) {
    const done = await thrown(lotId, position, FACES[position - 1] ?? 1);
    if (!done.ok) throw new Error(done.error.code);
  }
}

const codeOf = (done: { ok: boolean; error?: { code: string } }) => done.error?.code ?? 'ok';

test('the announcement freezes the list with both hashes, before anybody knows what chance says', async () => {
  const one = announcement();
  const done = await announceLot(given.db, officer, one);
  const lot = await read(done.ok ? done.value : '');
  expect(lot.listSha256).toBe(await hashLotList(['P1', 'P2', 'P3', 'P4', 'P5']));
  expect(lot.announcementSha256).toBe(await hashAnnouncement(one));
  expect(lot).toMatchObject({ ...one, throws: [], drawn: undefined, announcedAt: officer.now });
});

test('twenty throws draw the order that anybody computes, and its record is issued with it', async () => {
  const lotId = await announced();
  await throwAll(lotId);
  const lot = await read(lotId);
  expect(lot.throws).toEqual(FACES);
  expect(lot.drawn?.entropy).toBe(FACES.join(''));
  expect(lot.drawn?.order).toEqual(
    await drawOrder(lot.label, ['P1', 'P2', 'P3', 'P4', 'P5'], FACES.join('')),
  );
  const document = await findDocument(given.db, lot.documentCode ?? '');
  const text = JSON.stringify(document?.content);
  for (const said of [lot.label, lot.listSha256, 'Rosa Pérez', 'Unión comunal', '41625 33614']) {
    expect(text).toContain(said);
  }
  const table = document?.content.blocks.find(({ kind }) => kind === 'table');
  expect(table).toMatchObject({
    rows: lot.drawn?.order.map((id, at) => [String(at + 1), id, `Proyecto ${id}`]),
  });
});

test('an act that is interrupted goes on with the throws that are written', async () => {
  const lotId = await announced();
  for (const position of [1, 2, 3]) await thrown(lotId, position, FACES[position - 1] ?? 1);
  expect((await read(lotId)).throws).toEqual(FACES.slice(0, 3));
  await throwAll(lotId, 4);
  expect((await read(lotId)).drawn?.entropy).toBe(FACES.join(''));
});

test('the twentieth throw, the order and the record are there together or not at all', async () => {
  const lotId = await announced();
  for (let position = 1; position < 20; position += 1) await thrown(lotId, position, 1);
  await sql`create function records.refuse() returns trigger language plpgsql
    as $$ begin raise exception 'cut'; end $$`.execute(given.owner);
  await sql`create trigger refuse before insert on records.document
    for each row execute function records.refuse()`.execute(given.owner);
  try {
    await expect(thrown(lotId, 20, 6)).rejects.toThrow('cut');
  } finally {
    await sql`drop function records.refuse() cascade`.execute(given.owner);
  }
  expect(await read(lotId)).toMatchObject({ drawn: undefined, documentCode: undefined });
  expect((await read(lotId)).throws).toHaveLength(19);
  expect(codeOf(await thrown(lotId, 20, 2))).toBe('ok');
  expect((await read(lotId)).drawn?.entropy).toBe(`${'1'.repeat(19)}2`);
});

test('nobody throws before the hour, out of turn, twice, after the end, or in another institution', async () => {
  const lotId = await announced();
  expect(codeOf(await thrown(lotId, 1, 3, officer))).toBe('records/lot-not-yet');
  expect(codeOf(await thrown(lotId, 1, 3, { ...other, now: later(91) }))).toBe('records/not-here');
  expect(codeOf(await thrown(lotId, 2, 3))).toBe('records/throw-out-of-turn');
  expect(codeOf(await thrown(lotId, 1, 3))).toBe('ok');
  expect(await thrown(lotId, 1, 5)).toEqual({
    ok: false,
    error: { code: 'records/throw-taken', position: 1, face: 3 },
  });
  await throwAll(lotId, 2);
  expect(codeOf(await thrown(lotId, 21, 5))).toBe('records/lot-drawn');
  expect((await read(lotId)).throws).toHaveLength(20);
});

test('of many who write the same throw at once one does, and the others are told what it was', async () => {
  const lotId = await announced();
  const done = await Promise.all([1, 2, 3, 4, 5, 6].map((face) => thrown(lotId, 1, face)));
  expect(done.map(codeOf).sort()).toEqual(['ok', ...Array(5).fill('records/throw-taken')]);
  expect((await read(lotId)).throws).toHaveLength(1);
});

test('there is never a second lot of one name, however it is written, unless the first was withdrawn', async () => {
  const { label, ...rest } = announcement({ label: 'Orden única, sector Ñuble' });
  const first = await announced({ label, ...rest });
  for (const twin of [label, 'orden unica,  sector ñuble', 'ORDEN ÚNICA, SECTOR ÑUBLE']) {
    const again = await announceLot(given.db, officer, announcement({ label: twin }));
    expect(codeOf(again)).toBe('records/lot-label-taken');
  }
  expect(codeOf(await announceLot(given.db, other, announcement({ label })))).toBe('ok');
  const both = await Promise.all(
    [1, 2, 3].map(() => announceLot(given.db, officer, announcement({ label: 'A la vez' }))),
  );
  expect(both.map(codeOf).sort()).toEqual([
    'ok',
    'records/lot-label-taken',
    'records/lot-label-taken',
  ]);
  const withdrawal = { lotId: first, reason: 'Faltaba un proyecto.' };
  expect(codeOf(await withdrawLot(given.db, officer, withdrawal, site))).toBe('ok');
  expect(codeOf(await announceLot(given.db, officer, announcement({ label })))).toBe('ok');
  expect(await read(first)).toMatchObject({ withdrawn: { reason: 'Faltaba un proyecto.' } });
});

test('from its hour on a lot is not withdrawn, nor is one that was drawn', async () => {
  const lotId = await announced();
  const asked = { lotId, reason: 'No gustó.' };
  expect(codeOf(await withdrawLot(given.db, during(), asked, site))).toBe('records/lot-begun');
  await throwAll(lotId);
  expect(codeOf(await withdrawLot(given.db, during(), asked, site))).toBe('records/lot-drawn');
  expect(codeOf(await withdrawLot(given.db, other, asked, site))).toBe('records/not-here');
});

test('the same list under another name is seen beside it', async () => {
  const list = ['A', 'B', 'C'].map((id) => ({ id, name: id }));
  const [first, second] = [await announced({ list }), await announced({ list: list.toReversed() })];
  const others = await lotsOfSameList(given.db, await read(first));
  expect(others.map(({ id }) => id)).toEqual([second]);
});

test('a named public draw draws once, after its hour', async () => {
  const entropy = { kind: 'public-draw', source: 'Loto 5281', url: undefined } as const;
  const lotId = await announced({ entropy });
  const draw = (by: ByStaff, numbers = '3-11-17-22-34') =>
    recordPublicDraw(given.db, by, { lotId, entropy: numbers }, site);
  expect(codeOf(await draw(officer))).toBe('records/lot-not-yet');
  expect(codeOf(await draw({ ...other, now: later(91) }))).toBe('records/not-here');
  expect(codeOf(await thrown(lotId, 1, 3))).toBe('records/lot-of-another-kind');
  const both = await Promise.all([draw(during()), draw(during(), '1-2-3-4-5')]);
  expect(both.map(codeOf).sort()).toEqual(['ok', 'records/lot-drawn']);
  const lot = await read(lotId);
  expect(lot.drawn?.order).toEqual(
    await drawOrder(lot.label, ['P1', 'P2', 'P3', 'P4', 'P5'], lot.drawn?.entropy ?? ''),
  );
});

const ATTACKS = [
  `update records.lot set list = '[]' where id = $`,
  `update records.lot set label = 'otro' where id = $`,
  `update records.lot set held_at = held_at - interval '1 day', announced_at = announced_at - interval '2 days' where id = $`,
  `update records.lot set observers = '[]' where id = $`,
  `update records.lot set entropy = '1', drawn_order = '{}', drawn_at = held_at, document_id = (select id from records.document limit 1) where id = $`,
  `update records.lot_throw set face = 6 where lot_id = $`,
  `delete from records.lot_throw where lot_id = $`,
  `delete from records.lot where id = $`,
  `insert into records.lot_throw values ($, 3, 6, '2026-11-25T17:00:00Z')`,
  `insert into records.lot_throw values ($, 2, 7, '2026-11-25T17:00:00Z')`,
  `insert into records.lot_throw values ($, 2, 6, '2026-11-25T15:01:00Z')`,
  `update records.lot set withdrawn_at = announced_at, withdrawn_reason = 'x' where id = $`,
  'truncate records.lot_throw',
  'truncate records.lot cascade',
];

test.each(ATTACKS)('not even the owner of the tables does «%s»', async (attack) => {
  const lotId = await announced();
  await thrown(lotId, 1, 3);
  const statement = sql.raw(attack.replaceAll('$', `'${lotId}'`));
  await expect(statement.execute(given.owner)).rejects.toThrow();
  expect((await read(lotId)).throws).toEqual([3]);
});

test.each([
  `update records.lot set entropy = '2' where id = $`,
  `update records.lot set drawn_order = array_reverse(drawn_order) where id = $`,
  `update records.lot set drawn_order = null, entropy = null, drawn_at = null, document_id = null where id = $`,
])('a lot that is drawn stays drawn: «%s»', async (attack) => {
  const lotId = await announced();
  await throwAll(lotId);
  const before = await read(lotId);
  const statement = sql.raw(attack.replaceAll('$', `'${lotId}'`));
  await expect(statement.execute(given.owner)).rejects.toThrow(/drawn once/);
  expect(await read(lotId)).toEqual(before);
});

test('the signed sheet comes after the end, once, as a PDF or a photograph without its place', async () => {
  const lotId = await announced();
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
    .withExif({ IFD0: { Artist: 'Juana Perez' } })
    .jpeg()
    .toBuffer();
  const sheet = { lotId, bytes: photo, name: 'acta.jpg', alt: 'Acta con dos firmas' };
  const attach = (by: ByStaff, more = {}) =>
    attachSignedSheet(given.db, files, by, { ...sheet, ...more });
  expect(codeOf(await attach(during()))).toBe('records/lot-not-drawn');
  await throwAll(lotId);
  expect(codeOf(await attach({ ...other, now: later(91) }))).toBe('records/not-here');
  expect(codeOf(await attach(during(), { bytes: Buffer.from('<html>') }))).toBe(
    'file/of-another-kind',
  );
  expect(codeOf(await attach(during()))).toBe('ok');
  expect(codeOf(await attach(during()))).toBe('records/sheet-there');
  const [file] = await readFiles(given.db, [(await read(lotId)).signedFileId ?? '']);
  expect(file).toMatchObject({ kind: 'image', alt: 'Acta con dos firmas', isPublic: true });
  const stream = await files.read(`${file?.id}/60.jpg`);
  expect(await new Response(stream).text()).not.toContain('Juana');
});

test('each step is in the audit log, without the name of anybody', async () => {
  const lotId = await announced();
  await throwAll(lotId);
  const { rows } = await sql<{ act: string; told: Record<string, unknown> }>`
    select act, told from records.audit_entry where subject = ${`lot:${lotId}`} order by id`.execute(
    given.db,
  );
  expect(rows).toHaveLength(22);
  expect([...new Set(rows.map(({ act }) => act))]).toEqual([
    'records/announce-lot',
    'records/record-throw',
    'records/finish-lot',
  ]);
  expect(rows[1]?.told).toEqual({ throw: 1, face: 4 });
  expect(JSON.stringify(rows)).not.toMatch(/Rosa|Luis/);
});
