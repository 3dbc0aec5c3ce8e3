// A sealed vote, with the site and its urn by two host names: prepared, voted in every way, opened by two of three, and verified by strangers.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page, type TestInfo, test } from '@playwright/test';
import { checkDigit } from '../app/src/capabilities/ground/people/rules/run.ts';
import { expectNoAxeViolations } from './axe.ts';
import { certify, signAct, submitList } from './elected-body.ts';
import { daysAfter, minutesTo, phaseOf } from './later.ts';
import { type OwnServer, pageOf, startOwnServer } from './own-server.ts';
import { enterAs } from './people.ts';
import { givenDrawnEdition, type SealedEdition, type Team } from './sealed-edition.ts';
import { prepareElection, type SealedElection, signBoth } from './sealed-election.ts';
import { closeAndOpen, signWaiting, untilRecorded, untilShown } from './sealed-end.ts';
import {
  button,
  goToBooth,
  heading,
  printSlips,
  readVote,
  takeForLater,
  voteByCode,
} from './sealed-voters.ts';
import { submit } from './sent-forms.ts';
import { decide, openSitting, undecided } from './sitting.ts';

const PORT = Number(process.env.MINGA_E2E_PORT ?? 4310) + 50;
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
const root = fileURLToPath(new URL('..', import.meta.url));

const runOf = (body: number) => `${body}-${checkDigit(body)}`;
/** Of the personas Rosa, Manuel and Elena. */
const [ROSA, MANUEL, ELENA] = [runOf(49_000_001), runOf(49_000_002), runOf(49_000_003)] as const;
const BY_CODE = 38;
const OTHERS = Array.from({ length: BY_CODE + 4 }, (_, at) => runOf(12_345_000 + at));

interface Stage {
  readonly server: OwnServer;
  readonly info: TestInfo;
  readonly page: Page;
  readonly team: Team;
  readonly edition: SealedEdition;
  readonly election: SealedElection;
  /** Somebody who was not there before. */
  readonly come: (firstName?: string, viewport?: typeof WIDE) => Promise<Page>;
}

async function begin(page: Page, info: TestInfo, server: OwnServer): Promise<Stage> {
  const come: Stage['come'] = async (firstName, viewport = WIDE) => {
    const own = await pageOf(server, page, viewport);
    if (firstName !== undefined) await enterAs(own, firstName);
    return own;
  };
  const team = { officer: await come(), certifier: await come() };
  const edition = await givenDrawnEdition(server, team, [await come(), await come()]);
  await Promise.all([enterAs(team.officer, 'Paula'), enterAs(team.certifier, 'Hernán')]);
  const runs = [ROSA, MANUEL, ELENA, ...OTHERS];
  const election = await prepareElection(team, edition.slug, runs);
  await expectNoAxeViolations(team.certifier, info);
  await signBoth(team, election.act);
  // The urn publishes its log a moment after it was sent leaf 0.
  const log = `${server.urn}/e/${election.id}/checkpoint`;
  await expect.poll(async () => (await fetch(log)).status, { timeout: 30_000 }).toBe(200);
  return { ...{ server, info, page, team, edition, election }, come };
}

/** On the first day: Rosa takes her paper and keeps its picture; Elena is marked at a table. Neither can do the other. */
async function firstDay({ server, info, edition, election, come }: Stage): Promise<string> {
  const { id, desk } = election;
  await server.goTo(minutesTo(daysAfter(phaseOf(edition.days, 'Votación').from, -3)));
  const rosa = await come('Rosa', PHONE);
  await goToBooth(rosa, id);
  await expect(button(rosa, 'Votar ahora')).toHaveCount(0);
  await expectNoAxeViolations(rosa, info);
  const picture = await takeForLater(rosa);
  await expect(button(rosa, 'Elegir y votar')).toHaveCount(0);
  const table = await come('Luis');
  const find = async (run: string) => {
    await table.goto(`${desk}/mesa`);
    await table.locator('[name=run]').first().fill(run);
    await button(table, 'Buscar').click();
  };
  await find(ELENA);
  await button(table, 'Marcar: vota en papel').click();
  await expect(table.getByText('Marcada: entrégale los papeles')).toBeVisible();
  await expectNoAxeViolations(table, info);
  await find(ROSA);
  await expect(table.getByText('Ya retiró su papeleta digital')).toBeVisible();
  await expect(button(table, 'Marcar: vota en papel')).toHaveCount(0);
  const elena = await come('Elena', PHONE);
  await elena.goto(`/papeleta/${id}`);
  await expect(elena.getByText('Tu derecho ya se usó en una mesa.')).toBeVisible();
  await elena.goto(`/mi-derecho/${id}`);
  await expectNoAxeViolations(elena, info);
  return picture;
}

/** Chooses the first of each contest, reviews and casts; what the booth says to whoever hears it is read on the way. */
async function chooseAndCast(voter: Page, info: TestInfo): Promise<void> {
  await button(voter, 'Elegir y votar').click();
  await expect(heading(voter, 'Elige hasta 3 proyectos')).toBeFocused();
  await expect(voter.locator('main')).toMatchAriaSnapshot(`
    - main:
      - paragraph:
        - strong: Papeleta 1 de 2
        - text: · Toda la comuna
      - heading "Elige hasta 3 proyectos" [level=1]
      - paragraph: /Elige al menos 1/
      - list:
        - listitem:
          - checkbox
        - listitem:
          - checkbox
        - listitem:
          - checkbox
        - listitem:
          - checkbox
      - paragraph: 0 de hasta 3
      - paragraph: Suman $0
      - status
      - button "Elige al menos 1"
  `);
  await voter.getByRole('checkbox').first().focus();
  await voter.keyboard.press('Space');
  await expectNoAxeViolations(voter, info);
  await button(voter, /^Seguir/).click();
  await voter.getByRole('checkbox').first().focus();
  await voter.keyboard.press('Space');
  await button(voter, /^Revisar mi papeleta/).click();
  await expect(heading(voter, 'Revisa antes de votar')).toBeFocused();
  await expectNoAxeViolations(voter, info);
  await button(voter, 'Votar').click();
  await expect(heading(voter, 'Tu voto está en la urna')).toBeFocused();
  await expectNoAxeViolations(voter, info);
}

/** On the third day of issuing: Rosa with her picture and another device, Manuel at once, everybody else with a code. */
async function votingDay(stage: Stage, picture: string): Promise<void> {
  const { server, info, edition, election, come } = stage;
  const { id, desk } = election;
  const table = `${desk}/mesa`;
  await server.goTo(minutesTo(phaseOf(edition.days, 'Votación').from));
  const another = await come();
  await another.goto(`${server.urn}/e/${id}/cabina`);
  await another.getByLabel('Elige la imagen que guardaste').setInputFiles(picture);
  await button(another, 'La guardé yo: ir al sitio de la votación').click();
  await enterAs(another, 'Rosa');
  await another.goto(`/papeleta/${id}`);
  await button(another, 'Vuelve a la cabina').click();
  await button(another, 'Seguir con esta papeleta').click();
  await button(another, 'Retirar mi papeleta').click();
  await expect(heading(another, 'Tu papeleta está firmada')).toBeFocused();
  await chooseAndCast(another, info);

  const manuel = await come('Manuel', PHONE);
  await goToBooth(manuel, id);
  await button(manuel, 'Votar ahora').click();
  await expect(manuel).toHaveURL(/\/papeleta$/);
  await expectNoAxeViolations(manuel, info);
  await button(manuel, 'Retirar mi papeleta').click();
  await expect(heading(manuel, 'Tu papeleta está firmada')).toBeFocused();
  await chooseAndCast(manuel, info);

  const slips = await printSlips(await come('Paula'), table, BY_CODE);
  const staff = await come('Luis');
  for (const [at, { number }] of slips.entries()) {
    const form = { run: OTHERS[at] ?? '', numero: number };
    expect((await staff.request.post(`${table}/codigo`, { form })).status()).toBe(200);
  }
  const vote = await readVote(server, id);
  const [whole, children] = vote.manifest.contests.map(({ projects }) => projects);
  await Promise.all(
    slips.map(({ code }, at) =>
      voteByCode(server, vote, code, [
        [whole?.[at % 4]?.id ?? '', whole?.[(at + 1) % 4]?.id ?? ''],
        [children?.[at % 3]?.id ?? ''],
      ]),
    ),
  );
}

/** Counted, objected to and answered, with every leaf of it signed by two. */
async function countAndCertify(stage: Stage): Promise<string> {
  const { server, info, team, edition, election, come } = stage;
  const { days, own, desk } = edition;
  await server.goTo(minutesTo(phaseOf(days, 'Cuenta').from));
  await enterAs(team.officer, 'Paula');
  await untilShown(team.officer, election, (one) => one.getByText(/^Cerró el/));
  // What a demonstration waits for claims.
  await server.goTo(minutesTo(phaseOf(days, 'Cuenta').from) + 2);
  await closeAndOpen(team, election);
  await signWaiting(team, election, 1);
  const stranger = await come(undefined, PHONE);
  await untilRecorded(stranger, election, 'Contada');
  await expectNoAxeViolations(stranger, info);
  const { from, until } = phaseOf(days, 'Reclamos');
  await server.goTo(minutesTo(from));
  const rosa = await come('Rosa');
  await submit(rosa, `${own}/resultado/transversal/objetar`, 'texto', {
    ...{ tema: 'count', pide: 'recount', texto: 'Pido que se cuenten de nuevo las papeletas.' },
  });
  await signWaiting(team, election, 1);
  const reviewer = await come('Ignacia');
  await reviewer.goto(`${desk}/objeciones`);
  const objection = await reviewer.locator('main a[href*="/objeciones/"]').getAttribute('href');
  await submit(reviewer, objection ?? '', 'razones', {
    ...{ resultado: 'rejected', razones: 'El registro público da el mismo resultado.' },
  });
  await signWaiting(team, election, 1);
  await server.goTo(minutesTo(daysAfter(until, 1)));
  await Promise.all([enterAs(team.officer, 'Paula'), enterAs(team.certifier, 'Hernán')]);
  // Nothing is certified that the log does not tell yet.
  await expect(async () => {
    await team.officer.goto(`${desk}/objeciones`);
    const ready = button(team.officer, 'Proponer la certificación');
    await expect(ready).toHaveCount(2, { timeout: 200 });
  }).toPass({ timeout: 90_000, intervals: [700] });
  await certify(team, `${desk}/objeciones`);
  await certify(team, `${desk}/objeciones`);
  return daysAfter(until, 1);
}

/** The council approves everything, and what it decided goes into the log too. */
async function sanction(stage: Stage, certified: string): Promise<void> {
  const { server, team, edition, election, come } = stage;
  const desk = `${edition.desk}/sancion`;
  await submitList(await come('Carmen'), desk, certified);
  const day = daysAfter(certified, 7);
  await server.goTo(minutesTo(day));
  await Promise.all([enterAs(team.officer, 'Paula'), enterAs(team.certifier, 'Hernán')]);
  const { sitting, votes } = await openSitting(team.certifier, desk, {
    ...{ name: 'Sesión ordinaria 51', day, quorum: 4, norm: 'ley-18695' },
  });
  for (const project of await undecided(team.officer, sitting)) {
    await decide(team.certifier, project, { decide: 'approved', razon: 'Como se votó.' }, votes);
  }
  const act = await submit(team.officer, `${sitting}/cerrar`, 'acuerdo', { acuerdo: '160' });
  await signAct(team.certifier, new URL(act, 'http://minga').pathname);
  await signWaiting(team, election, 2);
  await untilRecorded(team.officer, election, 'Sancionada');
}

/** By the command, which stops at one changed byte; by the page; and counted again in the browser. */
async function verify({ server, info, election, come }: Stage): Promise<void> {
  const { manifest } = await readVote(server, election.id);
  const stranger = await come(undefined, PHONE);
  await untilRecorded(stranger, election, 'Sancionada');
  const print = /--huella ([\w-]{43})/.exec(
    (await stranger.locator('main').textContent()) ?? '',
  )?.[1];
  const downloading = stranger.waitForEvent('download');
  await stranger.getByRole('link', { name: /Descargar el registro/ }).click();
  const file = info.outputPath('registro.tar.gz');
  const download = await downloading;
  await test.step('the record comes whole', () => download.saveAs(file), { timeout: 60_000 });
  const told = ['--clave', manifest.log.vkey, '--huella', print ?? ''];
  const command = (path: string) =>
    spawnSync(process.execPath, ['packages/verifier/bin/minga-verify.ts', path, ...told], {
      ...{ cwd: root, encoding: 'utf8' },
    });
  const proven = command(file);
  expect(proven.stdout + proven.stderr).toContain('COMPROBADO');
  expect(proven.status).toBe(0);
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const changed = info.outputPath('cambiado.tar.gz');
  writeFileSync(changed, bytes);
  expect(command(changed).status).not.toBe(0);

  await stranger.goto('/verificar');
  await stranger.getByLabel('Registro público').setInputFiles(file);
  await stranger.getByLabel('Clave del registro').fill(manifest.log.vkey);
  await stranger.getByLabel('Huella del manifiesto').fill(print ?? '');
  await button(stranger, 'Verificar').click();
  await expect(stranger.getByText('COMPROBADO: todo lo publicado concuerda')).toBeVisible({
    timeout: 30_000,
  });
  await expectNoAxeViolations(stranger, info);
  await stranger.goto(`/votaciones/${election.id}/registro`);
  await stranger
    .getByRole('link', { name: /Contar en mi navegador/ })
    .first()
    .click();
  await expect(stranger.getByText(/^Sale lo mismo, byte por byte/)).toBeVisible({
    timeout: 30_000,
  });
  await expectNoAxeViolations(stranger, info);
}

const LONGEST_PART_MS = 300_000;

/** One that never ends is named by its failure. */
function part<T>(name: string, work: () => Promise<T>): Promise<T> {
  return test.step(name, work, { timeout: LONGEST_PART_MS });
}

test('a sealed vote, from its drawn lists to a record that strangers verify', async ({
  page,
}, info) => {
  test.setTimeout(900_000);
  const server = await startOwnServer(PORT);
  try {
    const stage = await part('it is prepared', () => begin(page, info, server));
    const picture = await part('the first day', () => firstDay(stage));
    await part('the day of voting', () => votingDay(stage, picture));
    const certified = await part('counted and certified', () => countAndCertify(stage));
    await part('sanctioned', () => sanction(stage, certified));
    await part('verified by strangers', () => verify(stage));
  } finally {
    await server.stop();
  }
});
