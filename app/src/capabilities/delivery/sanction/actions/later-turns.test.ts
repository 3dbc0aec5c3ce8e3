import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPublicEdition, passStage } from '../../../edition/editions/index.ts';
import { givenCountAgain } from '../../../vote/count/testing/counted.ts';
import { certify, correct } from '../../../vote/count/testing/objecting.ts';
import { signedOf } from '../rules/standing.ts';
import { listApprovals } from '../store/approvals.ts';
import { correctDay, lapse } from '../testing/acts-of-two.ts';
import {
  askedNow,
  at,
  cast,
  codeOf,
  decide,
  draft,
  drafted,
  givenSanctioning,
  givenSubmitted,
  HELD,
  LAPSED,
  LAST,
  lastSubmission,
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
import { amendSitting } from './amend-sitting.ts';
import { answerQuestion } from './answer-question.ts';
import { askQuestion } from './ask-question.ts';
import { correctVote } from './correct-vote.ts';
import { recordPresence } from './record-presence.ts';
import { resumeSitting } from './resume-sitting.ts';
import { suspendSitting } from './suspend-sitting.ts';

let council: SanctionGround;
let core: SanctionGround;
beforeAll(async () => {
  council = await givenSanctioning();
  core = await givenSanctioning('core');
});
afterAll(() => Promise.all([council?.given.close(), core?.given.close()]));

const onDay = (day: string) => new Date(`${day}T16:00:00Z`);

describe('two desks, and a sitting in the middle', () => {
  test('the second desk is told, and nothing of the first is lost', async () => {
    const vote = await givenSubmitted(council, 'dos-mesas');
    await open(council, vote);
    const seen = await askedNow(council.db, vote);
    const present = council.town.council.slice(0, 5);
    const by = at(council.certifying, SITTING);
    const [one, other] = await Promise.all([
      recordPresence(council.db, by, { ...seen, present }),
      recordPresence(council.db, at(council.counting, SITTING), { ...seen, present: [] }),
    ]);
    expect([codeOf(one), codeOf(other)].toSorted()).toEqual(['changed-meanwhile', 'yes']);
    const first = { ...seen, decision: drafted(vote, 0, 'approved') };
    const { draftDecision } = await import('./draft-decision.ts');
    expect(codeOf(await draftDecision(council.db, by, first))).toBe('changed-meanwhile');
    const { present: kept, version } = await sittingOf(council.db, vote.editionId);
    expect([kept.length, version]).toEqual([one.ok ? 5 : 0, 2]);
  });

  test('suspended in the middle: what was voted stays, what was not goes on another day', async () => {
    const vote = await givenSubmitted(council, 'suspendida');
    await open(council, vote);
    await decide(council, vote, [drafted(vote, 0, 'rejected')]);
    await draft(council, vote, drafted(vote, 1, 'approved', { reason: 'Sigue' }));
    const by = at(council.certifying, SITTING);
    const suspend = async (reason: string) =>
      codeOf(
        await suspendSitting(council.db, by, { ...(await askedNow(council.db, vote)), reason }),
      );
    expect(await suspend('')).toBe('suspension-without-reason');
    expect(await suspend('Se cortó la luz')).toBe('yes');
    expect(codeOf(await draft(council, vote, drafted(vote, 2, 'rejected')))).toBe(
      'sitting-suspended',
    );
    expect(codeOf(await open(council, vote))).toBe('sitting-suspended');
    const next = at(council.certifying, onDay('2027-05-06'));
    const suspended = await askedNow(council.db, vote);
    const resume = (heldOn: string) =>
      resumeSitting(council.db, next, { ...suspended, name: 'Continuación', heldOn });
    expect(codeOf(await resume('2027-05-03'))).toBe('sitting-too-early');
    expect(codeOf(await resume('2027-05-06'))).toBe('yes');
    expect(codeOf(await resume('2027-05-06'))).toBe('sitting-not-suspended');
    expect(codeOf(await draft(council, vote, drafted(vote, 0, 'approved'), next.now))).toBe(
      'voted-already',
    );
    expect(codeOf(await cast(council, vote, 1, 'fffffff', { now: next.now }))).toBe('yes');
    await decide(council, vote, [drafted(vote, 2, 'rejected')], next.now);
    expect(codeOf(await sign(council, vote, { by: next }))).toBe('yes');
    const list = await lastSubmission(council.db, vote.editionId);
    expect(list.sittings.map(({ state }) => state)).toEqual(['closed', 'closed']);
    expect(list.resolutions).toHaveLength(1);
    expect(signedOf(list).map(({ outcome }) => outcome)).toEqual([
      'rejected',
      'approved',
      'rejected',
    ]);
  });
});

describe('what was written down wrong', () => {
  test('a vote is corrected with its trace, also once it is signed, and never what was decided', async () => {
    const vote = await givenSubmitted(council, 'corregida');
    await open(council, vote);
    await draft(council, vote, drafted(vote, 0, 'approved'));
    await cast(council, vote, 0, 'ffffnnn');
    const [chair = '', second = ''] = council.town.council;
    const correctTo = async (memberId: string, to: 'for' | 'against' | 'recused', reason: string) =>
      codeOf(
        await correctVote(council.db, at(council.certifying, SITTING), {
          ...(await askedNow(council.db, vote)),
          ...{ projectId: vote.projectIds[0] ?? '', reason },
          vote: { memberId, vote: to, interest: '' },
        }),
      );
    expect(await correctTo(second, 'for', 'Se leyó mal')).toBe('nothing-corrected');
    expect(await correctTo(second, 'against', '')).toBe('correction-without-reason');
    expect(await correctTo(second, 'recused', 'Lo dijo')).toBe('interest-missing');
    const last = council.town.council[6] ?? '';
    expect(await correctTo(last, 'for', 'Se leyó mal el voto')).toBe('yes');
    expect(codeOf(await cast(council, vote, 0))).toBe('voted-already');
    expect(codeOf(await sign(council, vote))).toBe('yes');
    expect(await correctTo(chair, 'against', 'Así consta en el audio')).toBe('yes');
    expect(await correctTo(second, 'against', 'Así consta en el audio')).toBe(
      'correction-changes-decision',
    );
    const [decision] = (await sittingOf(council.db, vote.editionId)).decisions;
    const corrected = decision?.votes.filter(({ corrections }) => corrections.length > 0);
    expect(corrected?.map(({ vote: now, corrections }) => [now, corrections[0]?.vote])).toEqual([
      ['against', 'for'],
      ['for', 'against'],
    ]);
  });

  test('the day of a sitting is corrected while nobody has voted', async () => {
    const vote = await givenSubmitted(council, 'otro-dia');
    await open(council, vote, { heldOn: '2027-05-03' });
    const by = at(council.certifying, SITTING);
    const amend = async (heldOn: string, quorum = 4) =>
      codeOf(
        await amendSitting(council.db, by, {
          ...(await askedNow(council.db, vote)),
          facts: { ...(await sittingOf(council.db, vote.editionId)), heldOn, quorum },
        }),
      );
    expect(await amend('2027-05-05')).toBe('sitting-ahead');
    expect(await amend(HELD, 3)).toBe('quorum-below-body');
    expect(await amend(HELD)).toBe('yes');
    await decide(council, vote, [drafted(vote, 0, 'approved')]);
    expect(await amend('2027-05-03')).toBe('sitting-voted');
  });
});

describe('a regional council', () => {
  test('that has not voted in thirty days leaves the list standing, with its certificate', async () => {
    const vote = await givenSubmitted(core, 'en-silencio');
    expect(codeOf(await lapse(core, vote, at(core.counting, LAST)))).toBe('term-not-over');
    expect(codeOf(await lapse(core, vote))).toBe('yes');
    expect(codeOf(await lapse(core, vote))).toBe('lapsed');
    expect(await listApprovals(core.db, vote.editionId)).toMatchObject([
      { projectId: vote.projectIds[0], amountClp: 30_000_000, by: 'lapse' },
    ]);
    expect(await stagesOf(core.db, vote)).toContain('sanctioned');
    expect(await sanctionedBy(core.db, vote.editionId)).toEqual(['lapse']);
    const by = at(core.certifying, LAPSED);
    expect(codeOf(await open(core, vote, { by }))).toBe('lapsed');
  });

  test('that voted once has not been silent, and goes on after its last day', async () => {
    const vote = await givenSubmitted(core, 'voto-una-vez');
    await open(core, vote);
    await decide(core, vote, [drafted(vote, 0, 'approved')]);
    expect(codeOf(await lapse(core, vote))).toBe('body-voted');
    const by = at(core.certifying, LAPSED);
    expect(codeOf(await sign(core, vote, { by }))).toBe('yes');
  });

  test('does not sit about it once its term is over', async () => {
    const vote = await givenSubmitted(core, 'tarde');
    const by = at(core.certifying, LAPSED);
    expect(codeOf(await open(core, vote, { by, heldOn: '2027-05-23' }))).toBe('term-over');
  });
});

describe('a list of a regional council', () => {
  test('received it on another day than was written: two people put it right, and the term follows', async () => {
    const vote = await givenSubmitted(core, 'mal-anotada');
    const reason = 'El sello de la oficina de partes dice 3 de mayo.';
    const correct = async (receivedOn: string, said = reason, by = at(core.counting, SITTING)) =>
      codeOf(await correctDay(core, vote, { receivedOn, reason: said }, by));
    expect(await correct('2027-05-03', reason, at(core.mayor, SITTING))).toBe('not-allowed');
    expect(await correct('2027-04-22')).toBe('reception-same');
    expect(await correct('2027-04-21')).toBe('received-before-certified');
    expect(await correct('2027-05-05')).toBe('received-ahead');
    expect(await correct('2027-05-03', '')).toBe('reception-without-reason');
    expect(await correct('2027-05-03')).toBe('yes');
    const list = await lastSubmission(core.db, vote.editionId);
    expect(list).toMatchObject({
      receivedOn: '2027-05-03',
      receptionCorrections: [{ wasOn: '2027-04-22', receivedOn: '2027-05-03', reason }],
    });
    const held = await core.db
      .selectFrom('proposals.proposal')
      .where('edition_id', '=', vote.editionId)
      .select(({ fn }) => fn.max('held_until').as('until'))
      .executeTakeFirst();
    expect(held?.until?.toISOString()).toMatch(/^2027-06-02/);
    expect(codeOf(await lapse(core, vote))).toBe('term-not-over');
    const over = at(core.counting, onDay('2027-06-03'));
    expect(codeOf(await lapse(core, vote, over))).toBe('yes');
    expect(await correct('2027-05-02', reason, over)).toBe('lapsed');
    const voted = await givenSubmitted(core, 'votada');
    await open(core, voted, { heldOn: '2027-04-30' });
    const late = { receivedOn: '2027-05-03', reason };
    expect(codeOf(await correctDay(core, voted, late))).toBe('reception-and-sitting');
    await decide(core, voted, [drafted(voted, 0, 'approved')]);
    expect(codeOf(await correctDay(core, voted, late))).toBe('reception-voted');
  });
});

describe('a council of a comuna', () => {
  test('a municipal council has no term: its silence moves nothing', async () => {
    const vote = await givenSubmitted(council, 'concejo-calla');
    const by = at(council.certifying, new Date('2028-05-23T16:00:00Z'));
    expect(codeOf(await lapse(council, vote, by))).toBe('no-term');
    expect(await stagesOf(council.db, vote)).not.toContain('sanctioned');
  });
});

describe('a result that is corrected later', () => {
  const prioritised = async ({ db }: SanctionGround, { slug }: { readonly slug: string }) =>
    (await findPublicEdition(db, 'ancud', slug))?.influence.prioritised;

  test('makes the sanction stale: works wait for a new one, which takes its place', async () => {
    const vote = await givenSubmitted(council, 'corregido');
    await open(council, vote);
    await decide(council, vote, [drafted(vote, 0, 'approved')]);
    await sign(council, vote);
    const wrong = onDay('2027-05-05');
    expect(await prioritised(council, vote)).toBe(1);
    expect(codeOf(await correct(council, vote, wrong))).toBe('yes');
    expect((await listApprovals(council.db, vote.editionId))[0]?.isStale).toBe(true);
    expect(await prioritised(council, vote)).toBe(0);
    const later = onDay('2027-05-13');
    const start = () =>
      council.db
        .transaction()
        .execute((tx) =>
          passStage(tx, at(council.certifying, later), { ...vote, stage: 'execution-started' }),
        );
    expect((await start()).ok).toBe(false);
    await givenCountAgain(council, vote, { cause: 'correction', now: wrong });
    expect(codeOf(await certify(council, vote, { now: later }))).toBe('yes');
    expect((await start()).ok).toBe(false);
    const by = at(council.mayor, later);
    expect(codeOf(await submit(council, vote.slug, { by, receivedOn: '2027-05-13' }))).toBe('yes');
    expect(await prioritised(council, vote)).toBe(1);
    const again = { ...vote, submissionId: (await lastSubmission(council.db, vote.editionId)).id };
    const sits = at(council.certifying, later);
    expect(codeOf(await open(council, again, { by: sits, heldOn: '2027-05-13' }))).toBe('yes');
    await decide(
      council,
      vote,
      [
        drafted(vote, 0, 'rejected'),
        drafted(vote, 1, 'approved', { reason: 'Es el siguiente del orden' }),
        drafted(vote, 2, 'approved', { reason: 'Alcanza también' }),
      ],
      later,
    );
    expect(codeOf(await sign(council, vote, { by: sits }))).toBe('yes');
    const approvals = await listApprovals(council.db, vote.editionId);
    expect(approvals.map(({ projectId, isStale }) => [projectId, isStale])).toEqual([
      [vote.projectIds[1], false],
      [vote.projectIds[2], false],
    ]);
    expect(await statesOf(council.db, vote.editionId)).toEqual([
      'not-sanctioned',
      'sanctioned',
      'sanctioned',
    ]);
    const owed = await council.db
      .selectFrom('editions.sanctioned_project')
      .where('edition_id', '=', vote.editionId)
      .select('project_id')
      .execute();
    expect(owed.map((one) => one.project_id).toSorted()).toEqual(
      vote.projectIds.slice(1).toSorted(),
    );
    expect((await start()).ok).toBe(true);
  });
});

describe('questions of councillors', () => {
  test('asked in writing, answered once, and told to whoever asked', async () => {
    const vote = await givenSubmitted(council, 'preguntas');
    const asked = { institution: 'ancud', edition: vote.slug, submissionId: vote.submissionId };
    const ask = (text: string, by = council.councillor) =>
      askQuestion(council.db, by, { ...asked, text });
    expect(codeOf(await ask('¿Cuánto cuesta mantenerlas?', council.counting))).toBe('not-allowed');
    expect(codeOf(await ask(''))).toBe('question-empty');
    expect(await ask('¿Cuánto cuesta mantenerlas?')).toEqual({ ok: true, value: 1 });
    const [question] = (await lastSubmission(council.db, vote.editionId)).questions;
    expect(question).toMatchObject({ number: 1, askerName: 'Fresia Inventada', answer: null });
    const answer = (text: string) =>
      answerQuestion(council.db, at(council.certifying, SITTING), {
        ...{ institution: 'ancud', edition: vote.slug, questionId: question?.id ?? '' },
        ...{ answer: text, questionsIn: () => '/preguntas' },
      });
    expect(codeOf(await answer(''))).toBe('answer-empty');
    expect(codeOf(await answer('Dos millones al año'))).toBe('yes');
    expect(codeOf(await answer('Otra'))).toBe('answered-already');
    const told = await council.db
      .selectFrom('people.notice')
      .where('person_id', '=', council.councillor.actor.personId)
      .select('kind')
      .execute();
    expect(told).toEqual([{ kind: 'sanction/answer' }]);
  });
});
