// Rows C4 and G3 of the founding deck for a region: from the invitation of SUBDERE to the published edition of a regional government.
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { daysAfter, phaseOf, readCalendar } from './later.ts';
import { finishOnboarding, inviteTeam, loadBody, type Team, writeContact } from './onboarding.ts';
import { signInAs } from './people.ts';
import { ofComunas, publishEdition, STEPS_OF_HALF_AN_HOUR } from './publish-edition.ts';

const SLUG = 'gore-los-rios';

/** Of this month, whenever this runs. */
async function enterUtm(national: Page): Promise<void> {
  await national.goto('/gestion/subdere/valores');
  await national.getByLabel('Unidad').selectOption('utm');
  await national.getByLabel('Mes o día').fill(new Date().toISOString().slice(0, 10));
  await national.getByLabel('Valor en pesos').fill('70.000');
  await national.getByLabel('Fuente').fill('https://www.sii.cl/valores_y_fechas/utm/utm.htm');
  await national.getByRole('button', { name: 'Guardar' }).click();
  await expect(national.getByText('El valor quedó ingresado y publicado.')).toBeVisible();
}

test.describe
  .serial('C4 for a region', () => {
    let team: Team;
    let national: Page;

    test.beforeAll(async ({ browser }, { project }) => {
      const { baseURL = '' } = project.use;
      national = await (await browser.newContext({ baseURL })).newPage();
    });
    test.afterAll(async () => {
      for (const page of [national, team?.officer, team?.certifier]) await page?.context().close();
    });

    test('from the invitation of SUBDERE to a configured regional government @with-scripts', async ({
      browser,
    }, info) => {
      test.skip(info.project.name !== 'desktop', 'a region is invited once');
      await signInAs(national, 'Marcela');
      team = await inviteTeam(national, browser, info, {
        slug: SLUG,
        people: ['Irene Fica', 'Bruno Asenjo', 'Nora Catrilef'],
      });
      await writeContact(team.officer, SLUG);
      await loadBody(team.officer, SLUG, { body: 'Consejo Regional', seats: 15, quorum: 8 });
      await team.officer.goto(`/gestion/${SLUG}/puesta-en-marcha`);
      await finishOnboarding(team.officer);
      await enterUtm(national);
    });

    test('to the published edition, with a quota for each comuna and the cap in UTM @with-scripts', async ({
      page: _,
    }, info) => {
      test.skip(info.project.name !== 'desktop', 'a region is invited once');
      const { officer } = team;
      expect(await publishEdition(team, ofComunas(SLUG))).toBeLessThan(STEPS_OF_HALF_AN_HOUR / 2);
      await officer.getByRole('link', { name: 'Ver la página pública' }).click();
      await expect(officer.getByText('Acuerdo N.º 21-03 del Consejo Regional')).toBeVisible();
      // Twelve comunas, each with twice what one project may cost: 4.545 UTM of $70.000.
      await expect(
        officer.getByRole('heading', { name: 'Los Ríos decide $7.635.600.000' }),
      ).toBeVisible();
      const quota = officer.getByRole('listitem').filter({ hasText: 'Futrono' });
      await expect(quota).toContainText('$636.300.000');
      await expectNoAxeViolations(officer, info);
      // Thirty days of the regional council.
      const days = await readCalendar(officer, new URL(officer.url()).pathname);
      const { from, until } = phaseOf(days, 'Sanción');
      expect(daysAfter(from, 29)).toBe(until);
      await officer.getByRole('link', { name: 'Bases', exact: true }).click();
      const cap = 'Tope por proyecto: 4.545 UTM, que son $318.150.000';
      await expect(officer.getByText(cap)).toBeVisible();
    });
  });
