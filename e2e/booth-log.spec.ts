// The booth when something happens meanwhile: a project is withdrawn, the connection goes, another tab votes, nobody is there any more.
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { button, heading } from './sealed-voters.ts';
import { signedBySite, type UrnOfTest, urnOfTest } from './urn-in-memory.ts';

const reason = 'El terreno no es municipal';

let at: UrnOfTest;
test.beforeEach(async ({ page }) => {
  at = await urnOfTest();
  await at.serve(page);
});

const withdrawal = () =>
  at.election.act({
    ...{ type: 'amend', kind: 'withdraw', contest: 'comuna', project: '3', reason },
    at: '2027-05-06T11:00:00Z',
  });

/** Through the door of one sitting to the first page of choosing. */
async function toChoosing(page: Page, more = ''): Promise<void> {
  await page.goto(at.booth(more));
  await button(page, 'Votar ahora').click();
  await signedBySite(page, at);
  await button(page, 'Elegir y votar').click();
  await expect(heading(page, /Elige/)).toBeFocused();
}

/** From the first page of choosing to the last look. */
async function toReview(page: Page, ...projects: readonly string[]): Promise<void> {
  for (const project of projects) await page.getByRole('checkbox', { name: project }).check();
  await button(page, /^Seguir/).click();
  await button(page, /^Revisar mi papeleta/).click();
  await expect(heading(page, 'Revisa antes de votar')).toBeFocused();
}

test('an urn that has no checkpoint yet is waited for, and goes on by itself @wide', async ({
  page,
}, info) => {
  at.urn.absent.add('checkpoint');
  await page.goto(at.booth());
  await expect(heading(page, 'La urna prepara la primera página de su registro')).toBeFocused();
  await expectNoAxeViolations(page, info);
  at.urn.absent.clear();
  await expect(heading(page, '¿Cuándo quieres votar?')).toBeFocused({ timeout: 15_000 });
});

test('a project withdrawn in an open sitting is taken out, and cannot be chosen again @with-scripts', async ({
  page,
}, info) => {
  await toChoosing(page);
  await toReview(page, 'Proyecto 1', 'Proyecto 3');
  at.urn.add(withdrawal());
  await button(page, 'Votar').click();
  await expect(page.getByRole('alert')).toContainText('se retiró de la votación «Proyecto 3»');
  await expect(page.getByRole('listitem').filter({ hasText: 'Proyecto 3' })).toHaveCount(0);
  expect(at.urn.pool).toHaveLength(0);
  await expectNoAxeViolations(page, info);
  await button(page, 'Cambiar Proyectos comunales').click();
  await expect(
    page.getByText(`Retirado de la votación: no se puede elegir. Motivo: ${reason}`),
  ).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Proyecto 3' })).toHaveCount(0);
  await expectNoAxeViolations(page, info);
  await button(page, /^Seguir/).click();
  await button(page, /^Revisar mi papeleta/).click();
  await button(page, 'Votar').click();
  await expect(heading(page, 'Tu voto está en la urna')).toBeFocused();
});

test('a script that is not the one of its page does not run, and the booth says so @with-scripts', async ({
  page,
}, info) => {
  at.urn.add(withdrawal());
  const ran = () => page.evaluate(() => 'minga' in globalThis);
  const altering = (name: string) =>
    page.route(`**/assets/${name}-*.js`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: `${await answer.text()}\n;globalThis.minga=1`,
      });
    });
  const altered = 'Un archivo de la cabina no es el que esta página dice que debe ser';
  await altering('booth-acts');
  await page.goto(at.booth());
  await expect(page.getByText(altered)).toBeVisible();
  await expectNoAxeViolations(page, info);
  await button(page, 'Intentar otra vez').click();
  await expect(page.getByText(altered)).toBeVisible();
  expect(await ran()).toBe(false);
  await page.unroute('**/assets/booth-acts-*.js');
  // What seals comes only when somebody is about to vote.
  await altering('booth-sealing');
  await page.goto('about:blank');
  await toChoosing(page);
  await toReview(page, 'Proyecto 1');
  await button(page, 'Votar').click();
  await expect(page.getByRole('alert')).toContainText(altered);
  expect(await ran()).toBe(false);
  expect(at.urn.pool).toHaveLength(0);
});

test('what changed is told at the door, with the hour until which one may vote @wide', async ({
  page,
}, info) => {
  at.urn.add(withdrawal());
  at.urn.add(
    at.election.act({
      ...{ type: 'amend', kind: 'extend', reason: 'Se cortó la luz', at: '2027-05-06T11:30:00Z' },
      until: { issue: '2027-05-12T23:00:00Z', cast: '2027-05-13T11:00:00Z' },
    }),
  );
  await page.goto(at.booth());
  await expect(heading(page, '¿Cuándo quieres votar?')).toBeFocused();
  await expect(page.getByText('se vota hasta el jueves 13 de mayo de 2027')).toBeVisible();
  await expect(page.getByText('«Proyecto 3» se retiró')).toBeVisible();
  await expectNoAxeViolations(page, info);
});

test('without a connection the sealed vote waits, and the same one is sent again @with-scripts', async ({
  page,
}) => {
  await toChoosing(page);
  await toReview(page, 'Proyecto 1');
  at.urn.fault = 'down';
  await button(page, 'Votar').click();
  await expect(heading(page, 'Tu voto está sellado y falta enviarlo')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('No hay conexión con la urna');
  at.urn.fault = 'answer-lost';
  await button(page, 'Enviar mi voto').click();
  await expect(page.getByRole('alert')).toBeVisible();
  at.urn.fault = 'none';
  await button(page, 'Enviar mi voto').click();
  await expect(heading(page, 'Tu voto está en la urna')).toBeFocused();
  expect(at.urn.pool).toHaveLength(2);
});

test('of two tabs of one paper the second shows what the first one cast @wide', async ({
  page,
  context,
}) => {
  await page.goto(at.booth());
  await button(page, 'Retirar hoy, votar otro día').click();
  const code = (await page.locator('p.code, .code').first().textContent()) ?? '';
  await page.getByLabel('O escribe los últimos 4 signos').fill(code.trim().slice(-4));
  await button(page, 'Retirar mi papeleta').click();
  await signedBySite(page, at);
  const other = await context.newPage();
  await at.serve(other);
  await other.goto(at.booth().replace(/#.*/, ''));
  await button(other, /^Abrir la papeleta/).click();
  for (const [tab, project] of [
    [page, 'Proyecto 1'],
    [other, 'Proyecto 2'],
  ] as const) {
    await button(tab, 'Elegir y votar').click();
    await toReview(tab, project);
  }
  await button(page, 'Votar').click();
  await expect(heading(page, 'Tu voto está en la urna')).toBeFocused();
  await button(other, 'Votar').click();
  await expect(heading(other, 'Tu voto está en la urna')).toBeVisible();
  expect(at.urn.pool).toHaveLength(2);
  const codes = (tab: Page) => tab.locator('dd.code').allTextContents();
  expect(await codes(other)).toEqual(await codes(page));
});

test('a browser that keeps nothing is told so before anything is spent @wide', async ({
  page,
}, info) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
  });
  await page.goto(at.booth());
  await expect(page.getByText('Este navegador no deja guardar nada')).toHaveCount(2);
  await expect(button(page, 'Votar ahora')).toHaveCount(0);
  await expectNoAxeViolations(page, info);
});

test('inside another application only one sitting is open @wide', async ({ browser }) => {
  const page = await browser.newPage({
    userAgent: 'Mozilla/5.0 (Linux; Android 14) Instagram 300.0',
  });
  await at.serve(page);
  await page.goto(at.booth());
  await expect(page.getByText('Este navegador no guarda nada para otro día')).toBeVisible();
  await expect(button(page, 'Votar ahora')).toBeVisible();
  await expect(button(page, 'Retirar hoy, votar otro día')).toHaveCount(0);
  await page.close();
});

test('a shared machine asks after ninety seconds, and signs out when nobody answers @wide', async ({
  page,
}, info) => {
  await page.clock.install({ time: at.urn.now() });
  await page.goto(at.booth('?kiosco'));
  await expect(page.getByText('En este equipo público no se guarda nada')).toBeVisible();
  await page.clock.runFor(91_000);
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await expect(button(page, 'Sigo aquí')).toBeFocused();
  await expect(page.getByRole('alert')).toHaveText(/En 30 segundos/);
  await expectNoAxeViolations(page, info);
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await button(page, 'Votar ahora').click();
  await signedBySite(page, at);
  await expect(heading(page, 'Tu papeleta está firmada')).toBeFocused();
  await page.clock.runFor(121_000);
  await page.waitForURL('**/papeleta/pudeto-2027/salir#kiosco');
  await page.goto(at.booth('?kiosco').replace(/#.*/, ''));
  await expect(heading(page, 'Vota en este equipo')).toBeFocused();
});
