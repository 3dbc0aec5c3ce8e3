// A backup while many write: what is restored is the database at one instant, and the product goes on from there.
import { expect, onTestFinished, test } from 'vitest';
import { audit } from '../platform/audit.ts';
import { type Database, inTransaction, openDatabase } from '../platform/database/database.ts';
import { queueMail } from '../platform/mail.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { testSite } from '../site/testing.ts';
import { backup, emptyPlace, installation, keyIn, query, restore } from './testing.ts';

const WRITERS = 4;

/** One transaction after another, each of an entry, a mail and its job; returns how many were acknowledged. */
function writer(db: Database, name: number, isOver: (acknowledged: number) => boolean) {
  let acknowledged = 0;
  const done = (async () => {
    while (!isOver(acknowledged)) {
      const told = { writer: name, n: acknowledged + 1 };
      await inTransaction(db, async (tx) => {
        await audit(tx, {
          actor: undefined,
          act: 'load/write',
          scope: undefined,
          subject: 'x:1',
          told,
        });
        await queueMail(tx, { to: `w${name}@example.cl`, subject: String(told.n), text: 'x' });
      });
      acknowledged++;
    }
  })();
  return { done, acknowledged: () => acknowledged };
}

/** Of each writer what the restored database has: entries, mails with their jobs, and the last of each. */
function perWriter(ownerUrl: string) {
  return query(
    ownerUrl,
    `select writer, entries, last, count(*)::int as mails, max(subject::int) as last_mail, count(jobs.id)::int as jobs
     from (select (told->>'writer')::int as writer, count(*)::int as entries, max((told->>'n')::int) as last
           from records.audit_entry where act = 'load/write' group by 1) as written
     join platform.outgoing_mail on recipient = 'w' || writer || '@example.cl'
     left join graphile_worker._private_jobs as jobs on payload->>'id' = outgoing_mail.id::text
     group by writer, entries, last order by writer`,
  );
}

/** The log of the copy is that of the source, entry for entry, as far as it goes. */
async function expectSameLog(sourceUrl: string, copyUrl: string): Promise<void> {
  const log = 'select * from records.audit_entry order by id';
  const copied = await query(copyUrl, log);
  const ids = new Set(copied.map(({ id }) => id));
  expect(copied).toEqual((await query(sourceUrl, log)).filter(({ id }) => ids.has(id)));
}

async function expectServes(url: string): Promise<void> {
  const restored = openDatabase(url, () => {}, 5);
  try {
    const site = await testSite(restored.db);
    for (const path of ['/', '/comunas/lautaro', '/registro', '/en/municipalities/lautaro']) {
      expect((await site.get(path)).status, path).toBe(200);
    }
    await writer(restored.db, 9, (acknowledged) => acknowledged >= 3).done;
  } finally {
    await restored.close();
  }
}

test('a backup under load is one instant of it, and pages answer from what is restored', async () => {
  const source = await testDatabase();
  onTestFinished(() => source.close());
  await testSite(source.db);
  const made = installation(source);
  await keyIn(made.folder, 'ana.key');
  let isOver = false;
  const writers = Array.from({ length: WRITERS }, (_, name) =>
    writer(source.db, name, () => isOver),
  );
  const acknowledged = () => writers.map((one) => one.acknowledged());
  await expect.poll(() => acknowledged().every((n) => n > 20), { timeout: 30_000 }).toBe(true);
  const atBegin = acknowledged();
  const taken = await backup(made, '--to', 'ana.key.pub');
  const atEnd = acknowledged();
  isOver = true;
  await Promise.all(writers.map((one) => one.done));
  expect(taken.result).toBe(0);
  expect(atEnd.every((n, name) => n > (atBegin[name] ?? Number.NaN))).toBe(true);

  const place = await emptyPlace(made);
  const restored = await restore(made, place.env, [made.archive(), '--key', 'ana.key']);
  expect(restored.result).toBe(0);
  const rows = await perWriter(place.ownerUrl);
  expect(rows).toHaveLength(WRITERS);
  for (const [name, row] of rows.entries()) {
    const n = Number(row.entries);
    // Nothing torn: of each transaction all or none, and none missing before the last.
    expect(row).toEqual({ writer: name, entries: n, last: n, mails: n, last_mail: n, jobs: n });
    expect(n).toBeGreaterThanOrEqual(atBegin[name] ?? Number.NaN);
    expect(n).toBeLessThanOrEqual((atEnd[name] ?? Number.NaN) + 1);
  }
  await expectSameLog(source.ownerUrl, place.ownerUrl);
  await expectServes(place.url);
});
