// The consultations of a demonstration: one that is open, one that ended behind its answers, and never a second time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { beDemonstration, testParts, testSite } from '../../../../site/testing.ts';
import {
  findInstitution,
  contributions as institutions,
} from '../../../ground/institutions/index.ts';
import { contributions as people } from '../../../ground/people/index.ts';
import { contributions as editions } from '../../editions/index.ts';
import { contributions } from '../index.ts';
import { findConsultation } from '../store/consultations.ts';
import { listGroups } from '../store/groups.ts';
import { listObservations } from '../store/observations.ts';
import { listParagraphs } from '../store/paragraphs.ts';
import { listClosedBases } from '../store/what-is-asked.ts';
import { givenDraft, givenStaff, NOW } from '../testing/given.ts';
import { paragraphsOfBlocks } from './document-paragraphs.ts';
import { openConsultation } from './open-consultation.ts';

let given: TestDatabase;
let house: ReturnType<typeof houseOf>;
const folder = mkdtempSync(join(tmpdir(), 'minga-consulted-'));

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  await beDemonstration(given.db);
  house = houseOf(testParts(given.db, { files: localStore(folder) }));
  for (const room of [people, institutions, editions]) await room.demonstrate?.(house);
}, 60_000);
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('Ancud asks about its closed bases and Lautaro has answered, however often it is begun', async () => {
  for (let times = 0; times < 2; times += 1) await contributions.demonstrate?.(house);
  const { rows } = await given.pool.query(
    'select slug from consultations.consultation order by slug',
  );
  const [open, ended] = rows.map(({ slug }) => String(slug));
  expect(rows).toHaveLength(2);
  const asked = await findConsultation(given.db, open ?? '', NOW);
  expect(asked).toMatchObject({ state: 'open', kind: 'rules', observationsCount: 8 });
  const ancud = await findInstitution(given.db, 'ancud');
  const [bases] = await listClosedBases(given.db, ancud?.id ?? '');
  expect(asked?.edition?.rulebookId).toBe(bases?.rulebookId);
  const read = await listParagraphs(given.db, asked?.id ?? '');
  expect(read.map(({ text }) => text)).toEqual(
    paragraphsOfBlocks(bases?.blocks ?? []).map(({ text }) => text),
  );
  const said = await listObservations(given.db, asked?.id ?? '');
  const spokenOf = said.map(({ number }) => read.find((one) => one.number === number)?.text);
  expect(spokenOf.filter((text) => text?.startsWith('Reparto: '))).toHaveLength(3);
  expect(said.filter(({ number }) => number === undefined)).toHaveLength(1);
  const answered = await findConsultation(given.db, ended ?? '', NOW);
  expect(answered).toMatchObject({ state: 'ended', outcome: 'approved' });
  expect(await listGroups(given.db, answered?.id ?? '')).toHaveLength(4);
  expect(await listParagraphs(given.db, answered?.id ?? '', 'approved')).toHaveLength(5);
}, 60_000);

test('a decision opens on closed bases with the commitment that stands, and with none that was revoked', async () => {
  const openAs = async (slug: string) => {
    const by = { ...(await givenStaff(given.db, slug)), now: house.clock.now() };
    const [bases] = await listClosedBases(given.db, by.scope.id);
    const asked = { kind: 'rules', level: 'decision', title: `Bases de ${slug}` } as const;
    const { id } = await givenDraft(given.db, by, asked, { rulebookId: bases?.rulebookId ?? '' });
    const closesAt = new Date(by.now.getTime() + 10 * 86_400_000);
    return { id, bases, opened: await openConsultation(given.db, by, { id, closesAt }) };
  };
  expect((await openAs('quellon')).opened).toMatchObject({
    error: { code: 'consultations/decision-not-backed' },
  });
  const { id, bases, opened } = await openAs('ancud');
  expect(opened).toEqual({ ok: true });
  const { rows } = await given.pool.query(
    `select consultation.level, commitment.rulebook_id, commitment.revoked_at
      from consultations.consultation
      join editions.commitment on commitment.id = consultation.commitment_id
      where consultation.id = $1`,
    [id],
  );
  expect(rows).toEqual([{ level: 'decision', rulebook_id: bases?.rulebookId, revoked_at: null }]);
});
