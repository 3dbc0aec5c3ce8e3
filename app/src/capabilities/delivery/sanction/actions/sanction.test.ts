import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acknowledgeAtProposal, passStage } from '../../../edition/editions/index.ts';
import { differenceOf, shareOf } from '../rules/difference.ts';
import { signedOf } from '../rules/standing.ts';
import { listApprovals } from '../store/approvals.ts';
import {
  askedNow,
  at,
  cast,
  codeOf,
  decide,
  draft,
  drafted,
  givenCertified,
  givenSanctioning,
  givenSubmitted,
  lastSubmission,
  mend,
  open,
  type SanctionGround,
  SITTING,
  sanctionedBy,
  sign,
  sittingOf,
  stagesOf,
  statesOf,
  submit,
} from '../testing/given.ts';
import { recordCasting } from './record-casting.ts';

let council: SanctionGround;
let core: SanctionGround;
beforeAll(async () => {
  council = await givenSanctioning();
  core = await givenSanctioning('core');
});
afterAll(() => Promise.all([council?.given.close(), core?.given.close()]));

const onDay = (day: string) => new Date(`${day}T16:00:00Z`);

describe('the list is submitted', () => {
  test('by the mayor, as it is certified, to the body of the place, once', async () => {
    const vote = await givenCertified(council, 'presentada');
    const other = at(council.counting, SITTING);
    expect(codeOf(await submit(council, vote.slug, { by: other }))).toBe('not-allowed');
    const submitted = await submit(council, vote.slug);
    expect(submitted).toEqual({ ok: true, value: 1 });
    const list = await lastSubmission(council.db, vote.editionId);
    expect(list).toMatchObject({ bodyKind: 'municipal-council', submittedAs: 'mayor' });
    expect(list.termDays).toBeNull();
    expect(list.matters.map(({ place, isFunded }) => [place, isFunded])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
    expect(codeOf(await submit(council, vote.slug))).toBe('nothing-to-submit');
  });

  test('never before it was certified, nor on a day to come', async () => {
    const vote = await givenCertified(council, 'recibida');
    const on = (receivedOn: string) => submit(council, vote.slug, { receivedOn });
    expect(codeOf(await on('2027-04-21'))).toBe('received-before-certified');
    expect(codeOf(await on('2027-04-23'))).toBe('received-ahead');
    expect(codeOf(await submit(council, 'no-hay'))).toBe('unknown');
  });

  test('a project that left since makes room, as the bases say', async () => {
    const vote = await givenCertified(council, 'retirada');
    const { leave } = await import('../../../edition/ballot-list/testing/given.ts');
    await leave(council.db, vote.projectIds[0] ?? '');
    expect((await submit(council, vote.slug)).ok).toBe(true);
    const list = await lastSubmission(council.db, vote.editionId);
    expect(list.matters.map(({ place, isFunded }) => [place, isFunded])).toEqual([
      [2, true],
      [3, true],
    ]);
  });
});

describe('the council decides', () => {
  test('as it was voted: signed, approved, made known, and works may begin', async () => {
    const { id: part } = await council.db
      .insertInto('people.person')
      .values({ public_name: 'Elba P.', proof: 'provider' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const certified = await givenCertified(council, 'como-se-voto');
    const shown = { editionId: certified.editionId, noticeVersion: 1, now: SITTING };
    await council.db.transaction().execute((tx) => acknowledgeAtProposal(tx, part, shown));
    expect(codeOf(await submit(council, certified.slug))).toBe('yes');
    const { id: submissionId } = await lastSubmission(council.db, certified.editionId);
    const vote = { ...certified, submissionId };
    expect((await open(council, vote)).ok).toBe(true);
    await decide(council, vote, [drafted(vote, 0, 'approved')]);
    expect(await sign(council, vote)).toEqual({ ok: true, value: undefined });
    expect(codeOf(await draft(council, vote, drafted(vote, 1, 'rejected')))).toBe('sitting-closed');
    const told = await council.db
      .selectFrom('people.notice')
      .where('person_id', '=', part)
      .select(['title', 'path'])
      .orderBy('created_at')
      .execute();
    expect(told.map(({ title, path }) => [title.split(' «')[0], path])).toEqual([
      ['La lista priorizada de', '/ediciones/ancud/como-se-voto/sancion'],
      ['El cuerpo elegido decidió sobre los proyectos de', '/ediciones/ancud/como-se-voto/sancion'],
    ]);
    expect(await stagesOf(council.db, vote)).toContain('sanctioned');
    expect(await sanctionedBy(council.db, vote.editionId)).toEqual(['vote']);
    expect(await listApprovals(council.db, vote.editionId)).toMatchObject([
      { projectId: vote.projectIds[0], amountClp: 30_000_000, by: 'vote', isStale: false },
    ]);
    expect(await statesOf(council.db, vote.editionId)).toEqual([
      'sanctioned',
      'not-sanctioned',
      'not-sanctioned',
    ]);
    const owed = await council.db
      .selectFrom('editions.sanctioned_project')
      .where('edition_id', '=', vote.editionId)
      .selectAll()
      .execute();
    expect(owed).toHaveLength(1);
    const began = await council.db
      .transaction()
      .execute((tx) =>
        passStage(tx, at(council.certifying, SITTING), { ...vote, stage: 'execution-started' }),
      );
    expect(began.ok).toBe(true);
  });
});

describe('the council decides otherwise', () => {
  test('rejects the first: what enters is decided too, with its reason, and the difference is told', async () => {
    const vote = await givenSubmitted(council, 'rechaza');
    await open(council, vote);
    await decide(council, vote, [drafted(vote, 0, 'rejected')]);
    expect(codeOf(await sign(council, vote))).toBe('reached-undecided');
    await decide(council, vote, [
      drafted(vote, 1, 'approved', { reason: 'Es el siguiente del orden' }),
      drafted(vote, 2, 'approved-with-changes', { amountClp: 15_000_000 }),
    ]);
    expect(codeOf(await sign(council, vote))).toBe('yes');
    const list = await lastSubmission(council.db, vote.editionId);
    const lines = differenceOf(list.matters, signedOf(list), false);
    expect(lines.map(({ outcome, amountClp }) => [outcome, amountClp])).toEqual([
      ['rejected', null],
      ['approved', 25_000_000],
      ['approved-with-changes', 15_000_000],
    ]);
    expect(shareOf(lines)).toEqual({ prioritised: 1, sanctioned: 0 });
  });
});

describe('the council departs from the order', () => {
  test('a lower one before a higher one gives its reason', async () => {
    const vote = await givenSubmitted(council, 'sin-razon');
    await open(council, vote);
    await decide(council, vote, [
      drafted(vote, 0, 'rejected'),
      drafted(vote, 1, 'approved'),
      drafted(vote, 2, 'rejected'),
    ]);
    expect(codeOf(await sign(council, vote))).toBe('reason-missing');
    expect(codeOf(await draft(council, vote, drafted(vote, 1, 'rejected', { reason: '' })))).toBe(
      'reason-missing',
    );
  });

  test('a member with an interest declares it and does not vote; a casting vote only at a tie', async () => {
    const vote = await givenSubmitted(council, 'empate');
    await open(council, vote, { majority: 'more-ayes' });
    await draft(council, vote, drafted(vote, 0, 'approved'));
    expect(codeOf(await cast(council, vote, 0, 'fffnnnr'))).toBe('yes');
    const [decision] = (await sittingOf(council.db, vote.editionId)).decisions;
    expect(decision?.votes.at(-1)).toMatchObject({ vote: 'recused', interest: /sede/ });
    expect(codeOf(await sign(council, vote))).toBe('no-resolution');
    const by = at(council.certifying, SITTING);
    const given = {
      ...(await askedNow(council.db, vote)),
      ...{ projectId: vote.projectIds[0] ?? '', castingBy: council.town.council[0] ?? null },
    };
    expect(codeOf(await recordCasting(council.db, by, given))).toBe('yes');
    expect(codeOf(await sign(council, vote))).toBe('yes');
  });

  test('its approval did not carry: it is rejected, and with these votes only so', async () => {
    const vote = await givenSubmitted(council, 'no-alcanza');
    await open(council, vote);
    await draft(council, vote, drafted(vote, 0, 'rejected'));
    expect(codeOf(await cast(council, vote, 0, 'fffnnnn'))).toBe('yes');
    const two = [
      drafted(vote, 1, 'rejected', { reason: 'Tampoco' }),
      drafted(vote, 2, 'rejected', { reason: 'Tampoco' }),
    ];
    await decide(council, vote, two);
    expect(codeOf(await sign(council, vote))).toBe('no-resolution');
    await draft(council, vote, drafted(vote, 0, 'rejected', { isCarried: false }));
    expect(codeOf(await sign(council, vote))).toBe('yes');
    expect(await listApprovals(council.db, vote.editionId)).toEqual([]);
    expect(await stagesOf(council.db, vote)).toContain('sanctioned');
  });
});

describe('the council returns', () => {
  test('what is returned comes back, and its money waits', async () => {
    const vote = await givenSubmitted(council, 'devuelve');
    await open(council, vote);
    await decide(council, vote, [drafted(vote, 0, 'returned')]);
    expect(codeOf(await sign(council, vote))).toBe('yes');
    const by = at(council.certifying, onDay('2027-05-18'));
    const again = { by, name: 'Sesión 15', heldOn: '2027-05-18' };
    expect((await open(council, vote, again)).ok).toBe(true);
    const approves = drafted(vote, 0, 'approved');
    expect(codeOf(await draft(council, vote, approves, by.now))).toBe('returned-until');
    const back = (what: string) => mend(council, vote, 0, by, what);
    expect(codeOf(await back(''))).toBe('mending-empty');
    expect(codeOf(await back('Se agregó el plano'))).toBe('yes');
    expect(codeOf(await back('Se agregó el plano'))).toBe('mended-already');
    await decide(council, vote, [approves], by.now);
    expect(codeOf(await sign(council, vote, { by }))).toBe('yes');
    expect(await listApprovals(council.db, vote.editionId)).toHaveLength(1);
    expect((await statesOf(council.db, vote.editionId))[0]).toBe('sanctioned');
  });

  test('what is returned and does not come back is decided once its term is over', async () => {
    const vote = await givenSubmitted(council, 'no-vuelve');
    await open(council, vote);
    await decide(council, vote, [drafted(vote, 0, 'returned')]);
    expect(codeOf(await sign(council, vote))).toBe('yes');
    const by = at(council.certifying, onDay('2027-05-21'));
    await open(council, vote, { by, name: 'Sesión 16', heldOn: '2027-05-21' });
    const no = (nth: number) => drafted(vote, nth, 'rejected');
    await decide(council, vote, [no(0), no(1), no(2)], by.now);
    expect(codeOf(await sign(council, vote, { by }))).toBe('yes');
    expect(codeOf(await open(council, vote, { by, heldOn: '2027-05-21' }))).toBe('yes');
    expect(codeOf(await draft(council, vote, no(0), by.now))).toBe('decided-already');
  });
});
