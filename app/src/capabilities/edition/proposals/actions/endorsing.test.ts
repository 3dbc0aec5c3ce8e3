import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testKeys } from '../../../../site/testing.ts';
import { type IdentityDocument, parseDocument } from '../../../ground/people/rules/index.ts';
import { findPublicEdition, type PublicEdition } from '../../editions/index.ts';
import { NOW } from '../../editions/testing/given.ts';
import type { ancudRules } from '../../editions/testing/published.ts';
import { givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import type { SheetLine } from '../rules/signature-sheet.ts';
import { listEvents } from '../store/events.ts';
import { listSignatureLists } from '../store/signature-lists.ts';
import { givenOpenEdition, givenProposal, givenResident } from '../testing/kept.ts';
import { endorseProposal, takeBackEndorsement } from './endorse-proposal.ts';
import { enterSignatures, voidSignatures } from './enter-signatures.ts';

let given: TestDatabase;
let town: Town;
let edition: PublicEdition;

const everybody = {
  minAge: 14,
  maxAge: null,
  ties: ['residence', 'work'],
  tieMonths: 0,
  proof: 'declared',
  checkedAt: 'at-the-act',
  needed: 20,
  maxPerPerson: 2,
} as const;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  edition = await open('uno', everybody);
});
afterAll(() => given.close());

async function open(
  slug: string,
  endorsements: ReturnType<typeof ancudRules>['operational']['endorsements'],
): Promise<PublicEdition> {
  await givenOpenEdition(given.db, town, slug, { operational: { endorsements } });
  const found = await findPublicEdition(given.db, 'ancud', slug);
  if (found === undefined) throw new Error('the edition is there');
  return found;
}

const house = () => ({ db: given.db, keys: testKeys, sensitiveBelowAge: 16 });
const by = (personId: string) => ({ personId, now: NOW });
const countOf = async (id: string) =>
  (
    await given.db
      .selectFrom('proposals.proposal')
      .where('id', '=', id)
      .select('endorsements_count')
      .executeTakeFirstOrThrow()
  ).endorsements_count;
const staff = () => ({
  actor: { personId: town.proposer },
  scope: { kind: 'institution', id: town.institutionId } as const,
  now: NOW,
});

describe('on the site', () => {
  test('once each person, and it is counted; taken back nothing stays', async () => {
    const { id, number } = await givenProposal(given.db, edition.id);
    const person = await givenResident(given.db, { run: '12345678-5' });
    const asked = { edition, number, tie: 'residence' } as const;
    expect(await endorseProposal(house(), asked, by(person))).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await countOf(id)).toBe(1);
    expect(await endorseProposal(house(), asked, by(person))).toEqual({
      ok: false,
      error: { code: 'proposals/endorsed-already' },
    });
    expect((await takeBackEndorsement(given.db, asked, by(person))).ok).toBe(true);
    expect(await countOf(id)).toBe(0);
    expect(await takeBackEndorsement(given.db, asked, by(person))).toMatchObject({
      error: { code: 'proposals/endorsed-on-paper' },
    });
  });

  test('no more than the bases allow, though she asks for all at the same moment', async () => {
    const person = await givenResident(given.db, { run: '11111111-1' });
    const numbers = await Promise.all(
      [1, 2, 3, 4].map(async () => (await givenProposal(given.db, edition.id)).number),
    );
    const done = await Promise.all(
      numbers.map((number) =>
        endorseProposal(house(), { edition, number, tie: 'work' }, by(person)),
      ),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(2);
    for (const one of done.filter(({ ok }) => !ok)) {
      expect(one).toEqual({ ok: false, error: { code: 'proposals/endorse-limit', most: 2 } });
    }
  });

  test('who is too young, says no tie, or signs her own is told why', async () => {
    const author = await givenResident(given.db);
    const { number } = await givenProposal(given.db, edition.id, { authorPersonId: author });
    const child = await givenResident(given.db, { bornOn: '2015-01-01' });
    const asked = { edition, number, tie: 'residence' } as const;
    expect(await endorseProposal(house(), asked, by(child))).toMatchObject({
      error: { code: 'proposals/endorse-too-young', minAge: 14 },
    });
    expect(await endorseProposal(house(), asked, by(author))).toMatchObject({
      error: { code: 'proposals/endorse-own' },
    });
    const other = await givenResident(given.db);
    const untied = { edition, number, tie: 'study' } as const;
    expect(await endorseProposal(house(), untied, by(other))).toMatchObject({
      error: { code: 'proposals/endorse-tie-missing' },
    });
  });
});

describe('what takes none', () => {
  test('not once its review was published, nor while it is not public', async () => {
    const person = await givenResident(given.db);
    for (const [state, code] of [
      ['feasible', 'proposals/endorse-closed'],
      ['withdrawn', 'proposals/endorse-closed'],
      ['waiting', 'proposals/endorse-unknown'],
    ] as const) {
      const { number } = await givenProposal(given.db, edition.id, { state });
      const done = await endorseProposal(
        house(),
        { edition, number, tie: 'residence' },
        by(person),
      );
      expect(done, state).toMatchObject({ error: { code } });
    }
  });

  test('where the bases ask for a document before, at the office', async () => {
    const strict = await open('estricta', { ...everybody, proof: 'document' });
    const { number } = await givenProposal(given.db, strict.id);
    const person = await givenResident(given.db);
    const asked = { edition: strict, number, tie: 'residence' } as const;
    expect(await endorseProposal(house(), asked, by(person))).toEqual({
      ok: false,
      error: { code: 'proposals/endorse-at-office', where: 'Oficina de Participación' },
    });
  });
});

function line(number: number, run: string, more: Partial<SheetLine<IdentityDocument>> = {}) {
  const read = parseDocument({ kind: 'run', country: '', number: run });
  const document = read.ok ? read.value : undefined;
  return {
    line: number,
    document,
    isSigned: true,
    birthYear: 1980,
    tie: 'residence' as const,
    ...more,
  };
}

const receivedOn = '2026-11-24';

describe('on sheets of paper', () => {
  test('each line counts once or is refused by its reason, and no number stays', async () => {
    const { id, number } = await givenProposal(given.db, edition.id);
    const onSite = await givenResident(given.db, { run: '15000001-7' });
    const asked = { edition, number, tie: 'residence' } as const;
    expect((await endorseProposal(house(), asked, by(onSite))).ok).toBe(true);
    const lines = [
      line(1, '9000001-2'),
      line(2, '9000002-0', { birthYear: 2013 }),
      line(3, '9000001-2'),
      line(4, '15000001-7'),
      line(5, '9000003-0'),
      line(6, '7000001-6', { isSigned: false }),
      line(7, '7000002-4', { tie: undefined }),
    ];
    const done = await enterSignatures(house(), { edition, number, receivedOn, lines }, staff());
    if (!done.ok) throw new Error(done.error.code);
    expect(done.value.refused).toEqual([
      { line: 2, reason: 'too-young' },
      { line: 3, reason: 'repeated-on-sheet' },
      { line: 4, reason: 'endorsed-already' },
      { line: 5, reason: 'number-wrong' },
      { line: 6, reason: 'unsigned' },
      { line: 7, reason: 'tie-missing' },
    ]);
    expect(done.value.countedCount).toBe(1);
    expect(await countOf(id)).toBe(2);
    const [list] = await listSignatureLists(given.db, { editionId: edition.id, proposalId: id });
    expect(list).toMatchObject({ linesCount: 7, countedCount: 1, refused: { unsigned: 1 } });
    const kept = await sql<{ row: string }>`select endorsement::text as row
      from proposals.endorsement where proposal_id = ${id}`.execute(given.db);
    expect(kept.rows.map(({ row }) => row).join()).not.toMatch(/900000|1500000/);
  });

  test('whoever signed on paper is known when she comes to the site', async () => {
    const { number } = await givenProposal(given.db, edition.id);
    const lines = [line(1, '12345678-5')];
    expect(
      (await enterSignatures(house(), { edition, number, receivedOn, lines }, staff())).ok,
    ).toBe(true);
    const { id: person } = await given.db
      .selectFrom('people.person')
      .where('run_fingerprint', '=', testKeys.fingerprint('people/run', '12345678-5'))
      .select('id')
      .executeTakeFirstOrThrow();
    const asked = { edition, number, tie: 'residence' } as const;
    expect(await endorseProposal(house(), asked, by(person))).toMatchObject({
      error: { code: 'proposals/endorsed-already' },
    });
  });
});

describe('sheets and limits', () => {
  test('a sheet that is made void counts no more, and can be entered again', async () => {
    const { id, number } = await givenProposal(given.db, edition.id);
    const sheet = { edition, number, receivedOn, lines: [line(1, '11111111-1', { tie: 'work' })] };
    // She has endorsed as many as the bases allow, on the site.
    expect(await enterSignatures(house(), sheet, staff())).toMatchObject({
      value: { countedCount: 0, refused: [{ line: 1, reason: 'limit-reached' }] },
    });
    const other = { edition, number, receivedOn, lines: [line(1, '22222222-2')] };
    const done = await enterSignatures(house(), other, staff());
    if (!done.ok) throw new Error(done.error.code);
    expect(await countOf(id)).toBe(1);
    const elsewhere = { ...staff(), scope: { kind: 'institution', id } as const };
    const asked = { id: done.value.id, reason: 'La hoja era de otra propuesta' };
    expect((await voidSignatures(given.db, asked, elsewhere)).ok).toBe(false);
    expect((await voidSignatures(given.db, asked, staff())).ok).toBe(true);
    expect(await countOf(id)).toBe(0);
    expect((await voidSignatures(given.db, asked, staff())).ok).toBe(false);
    expect(await enterSignatures(house(), other, staff())).toMatchObject({
      value: { countedCount: 1 },
    });
    const log = await sql<{ told: { step: string }; reason: string | null }>`
      select told, reason from records.audit_entry where act = 'proposals/enter'
      order by told ->> 'step'`.execute(given.db);
    expect(log.rows.map(({ told }) => told.step)).toContain('signatures-voided');
  });
});

describe('a sheet that came in time', () => {
  const enterAt = (number: number, received: string, now: string, who = '23000000-K') =>
    enterSignatures(
      house(),
      { edition, number, receivedOn: received, lines: [line(1, who)] },
      { ...staff(), now: new Date(now) },
    );

  test('is entered some business days after its review was published, and its day is in the history', async () => {
    // Answered on Wednesday 25 November: three business days later it is Monday 30.
    const { id, number } = await givenProposal(given.db, edition.id, { state: 'not-feasible' });
    const over = { error: { code: 'proposals/endorse-closed' } };
    expect(await enterAt(number, '2026-11-26', '2026-11-27T12:00:00Z')).toMatchObject(over);
    expect(await enterAt(number, '2026-11-25', '2026-12-01T03:00:00Z')).toMatchObject(over);
    expect(await enterAt(number, '2026-11-25', '2026-12-01T02:59:59Z')).toMatchObject({ ok: true });
    expect(await countOf(id)).toBe(1);
    expect((await listEvents(given.db, id)).at(-1)).toMatchObject({
      kind: 'signatures-entered',
      state: 'not-feasible',
      told: { received: '2026-11-25', lines: 1, counted: 1 },
    });
  });

  test('is not entered for what was withdrawn, nor with a day that cannot be', async () => {
    const gone = await givenProposal(given.db, edition.id, { state: 'withdrawn' });
    expect(await enterAt(gone.number, '2026-11-25', '2026-11-26T12:00:00Z')).toMatchObject({
      error: { code: 'proposals/endorse-closed' },
    });
    const { number } = await givenProposal(given.db, edition.id);
    const wrong = { error: { code: 'proposals/sheet-day-wrong', from: '2026-11-02' } };
    expect(await enterAt(number, '2026-11-26', '2026-11-25T15:00:00Z')).toMatchObject(wrong);
    expect(await enterAt(number, '2025-11-25', '2026-11-25T15:00:00Z')).toMatchObject(wrong);
    expect(await enterAt(number, '2026-11-25', '2026-11-26T02:59:59Z')).toMatchObject({ ok: true });
  });
});
