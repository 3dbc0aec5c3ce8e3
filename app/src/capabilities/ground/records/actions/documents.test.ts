// Documents from the number to the paper: no gap, no change, one print, and an end that stays visible.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, runTaskListOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { cleanFiles } from '../../../../platform/files/cleaning.ts';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { localStore } from '../../../../platform/files/local-store.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { contributions, type DocumentAsked, issueDocument } from '../index.ts';
import { jobs } from '../jobs.ts';
import { hashContent } from '../rules/document.ts';
import { type DocumentRow, findDocument, readDocument } from '../store/documents.ts';
import { loadFacts } from '../testing/facts.ts';
import { ancud, certifying, later, lautaro, NOW, site } from '../testing/given.ts';
import { annulDocument } from './annul-document.ts';
import type { ByStaff } from './by-staff.ts';
import { printDocument } from './print-document.ts';

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

function asked(more: Partial<DocumentAsked> = {}): DocumentAsked {
  return {
    ...site,
    by: officer,
    act: 'records/draw-lot',
    as: 'certifying-officer',
    kind: 'acta-de-sorteo',
    title: 'Acta de sorteo',
    blocks: [{ kind: 'text', text: 'Se sorteó.' }],
    ...more,
  };
}

async function issued(more: Partial<DocumentAsked> = {}): Promise<DocumentRow> {
  const { id } = await inTransaction(given.db, (tx) => issueDocument(tx, asked(more)));
  const document = await readDocument(given.db, id);
  if (document === undefined) throw new Error('not issued');
  return document;
}

async function numbersOf(by: ByStaff): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from records.document
    where institution_id = ${by.scope.id} and year = 2026 order by number`.execute(given.db);
  return rows.map(({ number }) => number);
}

test('numbers have no gap: not with many at once, nor when one is undone', async () => {
  const many = Array.from({ length: 12 }, (_, at) =>
    inTransaction(given.db, async (tx) => {
      await issueDocument(tx, asked());
      if (at % 3 === 0) throw new Error('undone');
    }).catch(() => undefined),
  );
  await Promise.all(many);
  expect(await numbersOf(officer)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  await issued();
  expect(await numbersOf(officer)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('each institution counts for itself, and each year from one', async () => {
  const [first, second] = [await issued({ by: other }), await issued({ by: other })];
  expect([first.content.number, second.content.number]).toEqual(['1/2026', '2/2026']);
  // On the last evening of the year in Chile it is the next one in Greenwich already.
  const evening = { ...other, now: new Date('2027-01-01T02:00:00Z') };
  expect((await issued({ by: evening })).content.number).toBe('3/2026');
  const morning = { ...other, now: new Date('2027-01-01T12:00:00Z') };
  expect((await issued({ by: morning })).content.number).toBe('1/2027');
});

test('what it says is kept with its hash, its role and the act that issued it', async () => {
  const document = await issued();
  expect(document.content).toMatchObject({
    institution: 'Municipalidad de Ancud',
    issuedBy: 'Ministra o ministro de fe',
    issuedOn: '2026-11-25',
    isDemonstration: true,
  });
  expect(document.content.address).toMatch(
    /^https:\/\/minga\.example\/documentos\/(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/,
  );
  expect(await hashContent(document.content)).toBe(document.contentSha256);
  const { rows } = await sql<{ told: unknown }>`select told from records.audit_entry
    where subject = ${`document:${document.code}`}`.execute(given.db);
  expect(rows).toEqual([
    {
      told: {
        issued: document.content.number,
        kind: 'acta-de-sorteo',
        content: document.contentSha256,
      },
    },
  ]);
});

test.each([
  `update records.document set content = '{}'`,
  `update records.document set number = number + 100`,
  `update records.document set issued_as = 'mayor'`,
  `update records.document set code = '0000000000000000'`,
  `update records.document set content_sha256 = content_sha256 || ''::bytea, layout = 'x'`,
  'delete from records.document',
])('not even the owner changes what was issued: «%s»', async (statement) => {
  await issued();
  await expect(sql.raw(statement).execute(given.owner)).rejects.toThrow(/document/);
});

test('nor is the table emptied', async () => {
  await expect(sql`truncate records.document cascade`.execute(given.owner)).rejects.toThrow(
    /never removed|never/,
  );
});

test('the job prints it once, however often it runs, and the PDF is public', async () => {
  const document = await issued();
  const list = Object.fromEntries(
    jobs({ files }).map((job) => [job.name, (payload: unknown) => job.run(given.db, payload)]),
  );
  const client = await given.pool.connect();
  try {
    await runTaskListOnce({ logger: new Logger(() => () => {}) }, list, client);
  } finally {
    client.release();
  }
  const printed = await readDocument(given.db, document.id);
  const [file] = await readFiles(given.db, [printed?.fileId ?? '']);
  expect(file).toMatchObject({ kind: 'pdf', isPublic: true, room: 'records' });
  expect(file?.name).toBe(`acta-de-sorteo-${document.number}-2026.pdf`);
  await printDocument(given.db, files, document.id);
  expect((await readDocument(given.db, document.id))?.fileId).toBe(printed?.fileId);
});

test('two workers at once print one; the other copy goes with the next cleaning', async () => {
  const document = await issued();
  await Promise.all([1, 2, 3].map(() => printDocument(given.db, files, document.id)));
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.file
    where name = ${`acta-de-sorteo-${document.number}-2026.pdf`}`.execute(given.db);
  expect(rows[0]?.n).toBeGreaterThanOrEqual(1);
  await sql`update platform.file set kept_at = now() - interval '2 days'`.execute(given.db);
  const rooms = new Map(contributions.files ? [['records', contributions.files]] : []);
  await cleanFiles(given.db, files, rooms);
  const after = await sql<{ id: string }>`select id from platform.file
    where name = ${`acta-de-sorteo-${document.number}-2026.pdf`}`.execute(given.db);
  expect(after.rows).toEqual([{ id: (await readDocument(given.db, document.id))?.fileId }]);
});

test('printed again from what is stored, it is the file that was kept', async () => {
  const document = await issued();
  await printDocument(given.db, files, document.id);
  const { typesetDocument } = await import('../printing/typeset-document.ts');
  const stored = await readDocument(given.db, document.id);
  if (stored === undefined) throw new Error();
  const pdf = await typesetDocument(stored.content, stored.contentSha256, stored.layout);
  const { createHash } = await import('node:crypto');
  const [file] = await readFiles(given.db, [stored.fileId ?? '']);
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(file?.renditions[0]?.sha256);
});

test('printing that is cut after the bytes leaves the document to be printed again', async () => {
  const document = await issued();
  const before = readdirSync(folder).length;
  await sql`create function platform.refuse() returns trigger language plpgsql
    as $$ begin raise exception 'cut'; end $$`.execute(given.owner);
  await sql`create trigger refuse before insert on platform.file
    for each row execute function platform.refuse()`.execute(given.owner);
  try {
    await expect(printDocument(given.db, files, document.id)).rejects.toThrow('cut');
  } finally {
    await sql`drop function platform.refuse() cascade`.execute(given.owner);
  }
  expect(readdirSync(folder).length).toBe(before + 1);
  expect((await readDocument(given.db, document.id))?.fileId).toBeNull();
  await printDocument(given.db, files, document.id);
  expect((await readDocument(given.db, document.id))?.fileId).not.toBeNull();
});

test('annulled, it stays with its reason; twice is once, and by another institution never', async () => {
  const { code } = await issued();
  const reason = 'Se emitió dos veces.';
  expect(await annulDocument(given.db, other, { code, reason })).toEqual({
    ok: false,
    error: { code: 'records/not-here' },
  });
  const at = { ...officer, now: later(5) };
  expect(await annulDocument(given.db, at, { code, reason })).toEqual({
    ok: true,
    value: undefined,
  });
  expect(await annulDocument(given.db, at, { code, reason: 'otra' })).toEqual({
    ok: false,
    error: { code: 'records/already-annulled' },
  });
  expect(await findDocument(given.db, code)).toMatchObject({
    annulledReason: reason,
    annulledAs: 'certifying-officer',
    annulledAt: later(5),
  });
  const undo = sql`update records.document set annulled_at = null, annulled_as = null,
    annulled_reason = null where code = ${code}`;
  await expect(undo.execute(given.owner)).rejects.toThrow(/does not change/);
});

test('one that takes the place of another says so on both, and only one can', async () => {
  const first = await issued();
  const second = await issued({ replaces: first.id });
  expect(second.replacesCode).toBe(first.code);
  expect((await readDocument(given.db, first.id))?.replacedByCode).toBe(second.code);
  await expect(issued({ replaces: first.id })).rejects.toThrow(/replaces/);
  expect(NOW).toEqual(officer.now);
});
