// A feasible result is taken back by two people: off the slate, told that day, appealed once more, and restored or final.
import { groupCode } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { givenStaff } from '../../editions/testing/steps.ts';
import { decideAppeal } from '../actions/decide-appeal.ts';
import { fileAppeal } from '../actions/file-appeal.ts';
import { publishRound } from '../actions/publish-round.ts';
import { listAppealsOf } from '../store/appeals.ts';
import { readFigures } from '../store/public-results.ts';
import { countReversals, listReversals } from '../store/reversals.ts';
import { codeOf, givenPublishedNo, givenPublishedYes, proposalOf, site } from '../testing/asked.ts';
import {
  find,
  givenOpened,
  givenReview,
  later,
  NOW,
  type Opened,
  type ReviewGround,
  seen,
  sign,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';
import { writeDecision } from './appeal-blocks.ts';
import { writeResults } from './results-blocks.ts';

let ground: ReviewGround;
let anybody: TestSite;
let now = later(3);
/** Another of the team, who had no part in the review. */
let second: string;
/** One more, who decides appeals. */
let third: string;

beforeAll(async () => {
  ground = await givenReview();
  anybody = await testSite(ground.db, { clock: { now: () => now } });
  const { institutionId } = ground.town;
  second = await givenStaff(ground.db, institutionId, 'pb-officer');
  third = await givenStaff(ground.db, institutionId, 'certifying-officer');
});
afterAll(() => ground.given.close());

const bench = (slug: string, rest = '') => `/gestion/ancud/ediciones/${slug}/revision/1${rest}`;
const own = (slug: string) => `/ediciones/ancud/${slug}/propuestas/1`;
const why = {
  razon: 'El Conservador informó que la franja es de un particular.',
  motivo: 'land',
  norma: 'ley-18695',
  articulo: '5',
};

const officer = () => anybody.as(ground.coordinator.actor.personId, 'demonstration');

/** Where the act that was proposed is signed. */
async function proposed(slug: string): Promise<string> {
  const act = await send(await officer(), bench(slug, '/retirar-factibilidad'), why);
  expect(act).toMatch(/^\/actos\//);
  return act;
}

async function signBy(personId: string, act: string): Promise<string | number> {
  const by = await anybody.as(personId, 'demonstration');
  const answer = await by.post(`${act}/firma`, new URLSearchParams());
  return answer.headers.get('location') === `${act}?hecho=firmado` ? 'signed' : answer.status;
}

async function givenReversed(slug: string): Promise<Opened> {
  const opened = await givenOpened(ground, slug);
  await givenPublishedYes(ground, opened);
  now = later(3);
  expect(await signBy(second, await proposed(slug))).toBe('signed');
  return opened;
}

const onSlate = (opened: Opened) =>
  ground.db
    .selectFrom('editions.slate_project')
    .select(['withdrawn_at', 'withdrawn_reason'])
    .where('project_id', '=', opened.ids.get(1) ?? '')
    .executeTakeFirst();

function appeal({ ids, authorId }: Opened, at = later(4)) {
  const actor = { personId: authorId, grants: [] };
  const reason = 'La franja se donó al municipio.';
  return fileAppeal(ground.db, { proposalId: ids.get(1) ?? '', reason, actor, now: at });
}

function decide({ edition }: Opened, outcome: 'upheld' | 'rejected', personId = third) {
  const by = { ...ground.coordinator, now: later(5) };
  const deciding = { number: 1, outcome, answer: 'Se vio la escritura.', norm: 'ley-18695' };
  const asked = {
    ...{ editionId: edition.id, write: writeDecision },
    deciding: { ...deciding, article: '' },
  };
  const actor = { personId, grants: by.actor.grants };
  return decideAppeal(ground.db, site, { ...by, actor }, asked);
}

test('a coordinator proposes it with reason, ground and norm, and nothing changes until another person signs', async () => {
  const opened = await givenOpened(ground, 'r-dos');
  await givenPublishedYes(ground, opened);
  const officers = await officer();
  expect(await page(officers, bench('r-dos'))).toContain('Retirar la factibilidad');
  const to = bench('r-dos', '/retirar-factibilidad');
  const wanting = await send(officers, to, { razon: '', motivo: '', norma: '' }, 422);
  for (const field of ['razon', 'motivo', 'norma']) expect(wanting).toContain(`href="#${field}"`);
  expect(await send(officers, to, { ...why, norma: 'ley-0' }, 422)).toContain(why.razon);
  const act = await proposed('r-dos');
  expect((await proposalOf(ground, opened)).state).toBe('feasible');
  expect(await send(officers, to, why, 409)).toContain('falta la segunda firma');
  expect(await signBy(ground.coordinator.actor.personId, act)).not.toBe('signed');
  const reviewer = await anybody.as(ground.reviewer.actor.personId, 'demonstration');
  expect((await reviewer.get(to)).status).toBe(403);
  expect(await signBy(ground.reviewer.actor.personId, act)).not.toBe('signed');
  expect((await proposalOf(ground, opened)).state).toBe('feasible');
  expect(await signBy(second, act)).toBe('signed');
  expect(await proposalOf(ground, opened)).toMatchObject({
    ...{ state: 'not-feasible', heldBy: 'author', heldUntil: '2026-12-04' },
  });
});

test('its author is told that day, it leaves the slate, and everybody reads why and since when', async () => {
  const opened = await givenReversed('r-publica');
  const { db } = ground;
  expect(await onSlate(opened)).toMatchObject({ withdrawn_reason: why.razon });
  const notices = await db
    .selectFrom('people.notice')
    .select('created_at')
    .where('person_id', '=', opened.authorId)
    .where('kind', '=', 'proposals/answer')
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  expect(notices?.created_at).toEqual(now);
  const html = await page(anybody, own('r-publica'));
  expect(html).toContain('Factibilidad retirada');
  expect(html).toContain(why.razon);
  expect(html).toContain('Se retiró su factibilidad, por lo que se supo después');
  expect(html).toContain('Se puede apelar hasta el');
  const event = await db
    .selectFrom('proposals.event as event')
    .innerJoin('records.document as document', 'document.id', 'event.document_id')
    .select(['document.kind', 'document.code'])
    .where('event.kind', '=', 'reversed')
    .where('event.proposal_id', '=', opened.ids.get(1) ?? '')
    .executeTakeFirstOrThrow();
  expect(event.kind).toBe('review-reversal');
  expect(html).toContain(event.code);
  const document = await page(anybody, documentPath.to({ code: groupCode(event.code) }));
  expect(document).toContain('Factibilidad retirada de la propuesta 1');
  expect(document).toContain(why.razon);
  const figures = await readFigures(db, opened.edition.id);
  expect(figures.outcomes).toEqual({ 'not-feasible': 1 });
  expect(figures.grounds).toEqual([{ ground: 'land', count: 1 }]);
  const results = await page(anybody, '/ediciones/ancud/r-publica/evaluacion?motivo=land');
  expect(results).toContain('Se supo después');
  expect(results).toContain('factibilidad retirada');
  expect(await page(anybody, '/datos/evaluaciones.csv')).toContain(`reversal: ${why.razon}`);
});

test('an appeal against it that is upheld restores what was published, by somebody who took no part', async () => {
  const opened = await givenReversed('r-acogida');
  const { db } = ground;
  const late = await appeal(opened, new Date('2026-12-05T03:00:00Z'));
  expect(codeOf(late)).toBe('review/appeal-late');
  expect(codeOf(await appeal(opened))).toBe('ok');
  for (const took of [ground.coordinator.actor.personId, second, opened.authorId]) {
    expect(codeOf(await decide(opened, 'upheld', took))).toBe('review/appeal-by-another');
  }
  expect(codeOf(await decide(opened, 'upheld'))).toBe('ok');
  expect(await proposalOf(ground, opened)).toMatchObject({
    ...{ state: 'feasible', heldBy: 'institution' },
  });
  expect(await seen(db, opened.edition, 1)).toMatchObject({
    ...{ outcome: 'feasible', answer: 'Se puede hacer.', publishedAt: NOW, reversalId: null },
  });
  expect(await onSlate(opened)).toEqual({ withdrawn_at: null, withdrawn_reason: null });
  expect(await page(anybody, own('r-acogida'))).toContain('Una apelación la repuso');
  const figures = await readFigures(db, opened.edition.id);
  expect(figures).toMatchObject({ outcomes: { feasible: 1 }, grounds: [] });
  expect(figures.appeals).toEqual({ waiting: 0, upheld: 1, rejected: 0 });
  expect(await countReversals(db, opened.edition.id)).toBe(1);
});

test('one that is rejected is final', async () => {
  const opened = await givenReversed('r-rechazada');
  expect(codeOf(await appeal(opened))).toBe('ok');
  expect(codeOf(await decide(opened, 'rejected'))).toBe('ok');
  expect(await proposalOf(ground, opened)).toMatchObject({ state: 'not-feasible', heldBy: null });
  expect(codeOf(await appeal(opened))).toBe('review/appeal-already');
});

test('whoever appealed before may appeal again, and both appeals are counted and read', async () => {
  const opened = await givenOpened(ground, 'r-otra-vez');
  const { db } = ground;
  await givenPublishedNo(ground, opened, NOW);
  expect(codeOf(await appeal(opened, later(0)))).toBe('ok');
  const first = { ...ground.coordinator, now: later(1) };
  const upheld = { outcome: 'upheld', answer: 'Es pública.', norm: '', article: '' } as const;
  const deciding = { number: 1, ...upheld };
  const asked = { editionId: opened.edition.id, deciding, write: writeDecision };
  expect(codeOf(await decideAppeal(db, site, first, asked))).toBe('ok');
  const edition = await opened.again();
  await find(ground, ground.reviewer, edition, { number: 1, kind: 'land' });
  await sign(ground, ground.signer, edition, 1, 'Se puede hacer.');
  const round = { editionId: edition.id, write: writeResults };
  const by = { ...ground.signer, now: later(2) };
  expect(codeOf(await publishRound(db, site, by, round))).toBe('ok');
  now = later(3);
  expect(await signBy(second, await proposed('r-otra-vez'))).toBe('signed');
  expect(codeOf(await appeal(opened))).toBe('ok');
  const proposalId = opened.ids.get(1) ?? '';
  const appeals = await listAppealsOf(db, proposalId);
  expect(appeals.map(({ outcome }) => outcome)).toEqual(['upheld', null]);
  const figures = await readFigures(db, edition.id);
  expect(figures.appeals).toEqual({ waiting: 1, upheld: 1, rejected: 0 });
  expect(figures.outcomes).toEqual({ 'not-feasible': 1 });
  const results = await page(anybody, '/ediciones/ancud/r-otra-vez/evaluacion');
  expect(results.match(/class="stack review-result"/g)).toHaveLength(1);
  expect(codeOf(await decide(opened, 'upheld'))).toBe('ok');
  expect((await listReversals(db, proposalId))[0]?.undoneAt).toEqual(later(5));
});

test('what was proposed is not signed once the project is another, and a listed one leaves by its list', async () => {
  const opened = await givenOpened(ground, 'r-cambia');
  await givenPublishedYes(ground, opened);
  now = later(3);
  const act = await proposed('r-cambia');
  const proposalId = opened.ids.get(1) ?? '';
  await ground.db
    .updateTable('proposals.proposal')
    .set({ state: 'listed' })
    .where('id', '=', proposalId)
    .execute();
  expect(await signBy(second, act)).toBe(409);
  const refused = await page(await officer(), bench('r-cambia', '/retirar-factibilidad'), 409);
  expect(refused).toContain('sale de ella con el retiro de la propia nómina');
});

test('the database takes back nothing that two people did not sign, that is not feasible, or twice', async () => {
  const opened = await givenReversed('r-base');
  const { db } = ground;
  const proposal_id = opened.ids.get(1) ?? '';
  const norm = await db
    .selectFrom('norms.norm')
    .select('id')
    .where('code', '=', 'ley-18695')
    .executeTakeFirstOrThrow();
  const row = (act_id: string, id = proposal_id, reason = why.razon) => ({
    ...{ proposal_id: id, act_id, was_published_at: NOW, reason, ground: 'land' },
    ...{ norm_id: norm.id, reversed_at: now },
  });
  const insert = (values: ReturnType<typeof row>) =>
    db.insertInto('review.reversal').values(values).execute();
  const { actId } = (await listReversals(db, proposal_id))[0] ?? { actId: '' };
  await expect(insert(row(actId))).rejects.toMatchObject({
    constraint: 'reversal_before_the_list',
  });
  const another = await givenOpened(ground, 'r-base-dos');
  await givenPublishedYes(ground, another);
  const id = another.ids.get(1) ?? '';
  await expect(insert(row(actId, id))).rejects.toMatchObject({
    constraint: 'reversal_says_the_same',
  });
  const unsigned = (await proposed('r-base-dos')).replace('/actos/', '');
  await expect(insert(row(unsigned, id, 'Otra razón'))).rejects.toMatchObject({
    constraint: 'reversal_says_the_same',
  });
  await expect(insert(row(unsigned, id))).rejects.toMatchObject({
    constraint: 'reversal_signed_by_two',
  });
  const change = db
    .updateTable('review.reversal')
    .set({ reason: 'Otra' })
    .where('proposal_id', '=', proposal_id);
  await expect(change.execute()).rejects.toMatchObject({ constraint: 'reversal_stays' });
  expect(codeOf(await appeal(opened))).toBe('ok');
  for (const decided_by of [ground.coordinator.actor.personId, second]) {
    const decides = db
      .updateTable('review.appeal')
      .set({ decided_by })
      .where('proposal_id', '=', proposal_id);
    await expect(decides.execute()).rejects.toMatchObject({
      constraint: 'appeal_decided_by_another',
    });
  }
});
