// A demonstration has a Mesa to be shown: twelve organisations applied, nine sit with the bodies that accepted; made once however often it starts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArchivedFile } from '../../../../platform/institution-archive.ts';
import type { TestDatabase } from '../../../../platform/testing/database.ts';
import { roundtableArchive } from '../archive.ts';
import { listCalls } from '../store/calls.ts';
import { listInvitations } from '../store/invitations.ts';
import { listMembers } from '../store/members.ts';
import { listStanding } from '../store/representatives.ts';
import { DEMONSTRATED_AT, givenDemonstratedMesa } from '../testing/demonstrated.ts';

let given: TestDatabase;

beforeAll(async () => {
  given = await givenDemonstratedMesa();
}, 120_000);
afterAll(() => given?.close());

test('its calls, members, invitations and representatives are there once', async () => {
  const { db } = given;
  const [open, first] = await listCalls(db, DEMONSTRATED_AT);
  expect(open).toMatchObject({ number: 2, state: 'open', applicationsCount: 11 });
  expect(first).toMatchObject({
    number: 1,
    state: 'resolved',
    applicationsCount: 12,
    admittedCount: 9,
    extensions: [{ reason: expect.stringContaining('corte de luz') }],
  });
  const members = await listMembers(db, { standing: true });
  expect(members.map(({ of }) => of.kind).toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => 'institution'),
    ...Array.from({ length: 9 }, () => 'organization'),
  ]);
  expect(members.filter(({ silentSince }) => silentSince !== undefined)).toHaveLength(1);
  const [left] = (await listMembers(db)).filter(({ leftOn }) => leftOn !== undefined);
  expect(left).toMatchObject({ slug: 'castro', replacedBy: { slug: 'ancud' } });
  const outcomes = (await listInvitations(db)).map(({ outcome }) => outcome ?? 'waits');
  expect(outcomes.toSorted()).toEqual([
    ...['accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'declined', 'waits'],
  ]);
  const speaking = await listStanding(
    db,
    members.map(({ id }) => id),
  );
  expect(speaking.filter(({ acceptedAt }) => acceptedAt !== undefined).length).toBeGreaterThan(11);
});

test('the archive of the body that keeps the calls has each with its results, and nobody who sent anything', async () => {
  const { db } = given;
  const { id } = await db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', 'subdere')
    .executeTakeFirstOrThrow();
  const files: ArchivedFile[] = [];
  for await (const file of roundtableArchive({ db } as never, { id } as never)) files.push(file);
  expect(files.map(({ path }) => path)).toEqual([
    'mesa-de-trabajo/convocatoria-2.json',
    'mesa-de-trabajo/convocatoria-1.json',
  ]);
  const [open, first] = files.map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)));
  expect(open.results).toEqual([]);
  expect(first.results).toHaveLength(12);
  expect(
    first.results.filter(({ outcome }: { outcome: string }) => outcome === 'admitted'),
  ).toHaveLength(9);
  expect(Object.keys(first.results[0])).not.toContain('letter');
  expect(JSON.stringify(first)).toContain('conflicto de interés');
});
