// A list of programmes of a region that its council lets lie for thirty days: it stands as it was submitted, with a certificate that says so.
import { expect, type Page, type TestInfo, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { bringVote, certify, openVote, readIssued, signAct, submitList } from './elected-body.ts';
import {
  arriving,
  comeLater,
  dayInWords,
  daysAfter,
  minutesTo,
  phaseOf,
  readCalendar,
} from './later.ts';
import { pabulibOf, readList, readRealVote } from './real-vote.ts';
import { post } from './sent-forms.ts';

const SLUG = 'programas-sociales';
const EDITION = `/ediciones/gore-los-lagos/${SLUG}`;
const DESK = `/gestion/gore-los-lagos/ediciones/${SLUG}`;
/** Ley 19.175, article 36: the last one included. */
const TERM_DAYS = 30;

/** The ballots of a real vote, its most voted projects in the place of the programmes of the list. */
async function realBallots(page: Page, voting: { from: string; until: string }): Promise<string> {
  const listed = await readList(page, SLUG);
  const { projects } = readRealVote();
  const numberOf = new Map(listed.map(({ number }, at) => [projects[at]?.id ?? '', number]));
  const urns = { name: 'Programas sociales', unit: 'Los Lagos', amountClp: 80_000_000 };
  return pabulibOf(listed, { ...urns, ...voting, numberOf, mostChoices: 3 });
}

const CERTIFICATE = 'form[action$="/sancion/vencimiento"]';

/** The id of what was submitted, as the form of the certificate has it the day after the last one. */
async function submissionOf(officer: Page): Promise<string> {
  await officer.goto(`${DESK}/sancion`);
  return officer.locator(CERTIFICATE).locator('[name=presentacion]').inputValue();
}

/** On the last day it is not offered, and a page that was left open is refused with the reason. */
async function refuseLapse(officer: Page, presentacion: string, last: string): Promise<void> {
  await officer.goto(`${DESK}/sancion`);
  await expect(officer.getByText(dayInWords(last)).first()).toBeVisible();
  await expect(officer.locator(CERTIFICATE)).toBeHidden();
  await expect(post(officer, `${DESK}/sancion/vencimiento`, { presentacion })).rejects.toThrow(
    `puede votar hasta el ${dayInWords(last)}, ese día incluido`,
  );
}

/** Proposed by the team, and signed by whoever certifies; its address. */
async function proposeLapse(officer: Page, info: TestInfo): Promise<string> {
  await officer.goto(`${DESK}/sancion`);
  await expectNoAxeViolations(officer, info);
  await officer.locator(CERTIFICATE).getByRole('button').click();
  await expect(officer.getByText('Otra persona tiene 72 horas para firmarlo.')).toBeVisible();
  return new URL(officer.url()).pathname;
}

/** What everybody reads: the programmes as they were voted, and the certificate. */
async function readLapse(page: Page, info: TestInfo, last: string): Promise<void> {
  await page.goto(`${EDITION}/sancion`);
  await expect(page.getByText('Sancionado por vencimiento del plazo').first()).toBeVisible();
  await expect(page.getByText('Igual', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Sale', { exact: true })).toBeHidden();
  await expectNoAxeViolations(page, info);
  await readIssued(page, 'Certificado de vencimiento del plazo');
  await expect(page.getByText(`hasta el ${dayInWords(last)}`).first()).toBeVisible();
}

test('G3, B2: the council of a region lets thirty days pass, and the programmes stand as they were voted @with-scripts', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'a term lapses once');
  test.setTimeout(120_000);
  const arrive = arriving(browser, info);
  const days = await readCalendar(page, EDITION);
  const [voting, counting, objections] = [
    phaseOf(days, 'Votación'),
    phaseOf(days, 'Cuenta'),
    phaseOf(days, 'Reclamos'),
  ];
  await openVote(await arrive('Isabel', voting.from), DESK);
  const text = await realBallots(page, voting);
  const contest = `${DESK}/escrutinio/transversal`;
  await bringVote(await arrive('Isabel', counting.from), contest, {
    ...{ text, ...voting, result: `${EDITION}/resultado/transversal` },
  });

  const certified = daysAfter(objections.until, 1);
  const [officer, certifier] = [
    await arrive('Isabel', certified),
    await arrive('Óscar', certified),
  ];
  await certify({ officer, certifier }, `${DESK}/objeciones`);
  await submitList(await arrive('Florencia', certified), `${DESK}/sancion`, certified);

  const last = daysAfter(certified, TERM_DAYS);
  const over = daysAfter(last, 1);
  const submission = await submissionOf(await arrive('Isabel', over));
  await refuseLapse(await arrive('Isabel', last), submission, last);
  const act = await proposeLapse(await arrive('Isabel', over), info);
  await signAct(await arrive('Óscar', over), act);
  await comeLater(page, minutesTo(over));
  await readLapse(page, info, last);
});
