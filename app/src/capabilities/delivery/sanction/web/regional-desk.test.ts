// What two people sign of a list of a regional council, on its pages: the day of its reception put right, and the lapse of its term.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { page, send } from '../../../edition/review/testing/pages.ts';
import { carriedOut, proposedAct } from '../../../ground/people/testing/acts.ts';
import { listApprovals } from '../store/approvals.ts';
import {
  givenSanctioning,
  givenSubmitted,
  LAPSED,
  LAST,
  type SanctionGround,
} from '../testing/given.ts';

let core: SanctionGround;
let now = LAST;
let anybody: TestSite;
beforeAll(async () => {
  core = await givenSanctioning('core');
  anybody = await testSite(core.db, { clock: { now: () => now } });
});
afterAll(() => core?.given.close());

const desk = (slug: string, rest = '') => `/gestion/ancud/ediciones/${slug}/sancion${rest}`;

/** As they are signed in now: a session does not outlive the days between. */
async function signedIn() {
  const { counting, answering, certifying } = core;
  return {
    team: await anybody.as(counting.actor.personId),
    reviewer: await anybody.as(answering.actor.personId),
    signer: await anybody.as(certifying.actor.personId, 'demonstration'),
  };
}

function formOf(typed: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return form;
}

test('a regional council that does not vote in thirty days lets its term lapse: the team proposes it, the officer signs', async () => {
  now = LAST;
  const vote = await givenSubmitted(core, 'silencio');
  const lapse = desk('silencio', '/vencimiento');
  const about = { presentacion: vote.submissionId };
  const early = await signedIn();
  const waits = await page(early.team, desk('silencio'));
  expect(waits).toContain('hasta el sábado 22 de mayo de 2027');
  expect(waits).not.toContain('Proponer el certificado');
  expect(await send(early.team, lapse, about, 409)).toContain('22 de mayo');
  now = LAPSED;
  const { team, reviewer, signer } = await signedIn();
  await send(reviewer, lapse, about, 403);
  expect(await page(team, desk('silencio'))).toContain('Proponer el certificado');
  const proposed = await team.post(lapse, formOf(about));
  expect(await listApprovals(core.db, vote.editionId)).toEqual([]);
  expect(await page(signer, proposedAct(proposed))).toContain('Luminarias del pasaje 1');
  await carriedOut(proposed, signer);
  expect(await page(team, desk('silencio'))).toContain('Sancionado por vencimiento del plazo');
  await send(team, lapse, about, 409);
  const approvals = await listApprovals(core.db, vote.editionId);
  expect(approvals.map(({ name, by }) => [name, by])).toEqual([
    ['Luminarias del pasaje 1', 'lapse'],
  ]);
});

test('a list whose day of reception was written down wrong has another term, and everybody reads why', async () => {
  now = LAST;
  const vote = await givenSubmitted(core, 'sello');
  const { team, reviewer, signer } = await signedIn();
  const reception = desk('sello', '/recepcion');
  const wrong = { presentacion: vote.submissionId, corregida: '2027-04-26', razon: '' };
  await send(reviewer, reception, wrong, 403);
  expect(await send(team, reception, { ...wrong, corregida: 'ayer' }, 422)).toContain('ayer');
  expect(await send(team, reception, wrong, 422)).toContain('Escribe por qué estaba mal anotado.');
  await send(team, reception, { ...wrong, presentacion: 'x' }, 404);
  const put = formOf({ ...wrong, razon: 'El sello de partes dice 26.' });
  const proposed = await team.post(reception, put);
  expect(await page(signer, proposedAct(proposed))).toContain('26 de mayo de 2027');
  await carriedOut(proposed, signer);
  for (const path of [desk('sello'), '/ediciones/ancud/sello/sancion']) {
    const read = await page(team, path);
    for (const told of [
      'Dos personas corrigieron este día: decía jueves 22 de abril de 2027.',
      'El sello de partes dice 26.',
      '26 de mayo de 2027',
    ]) {
      expect(read).toContain(told);
    }
  }
});
