// Row G6 of the founding deck, and on from it: a civil-society organisation from the call to an action that both owners closed.
import { expect, type Page, test } from '@playwright/test';
import { agreeAndClose } from './agreed-action.ts';
import { expectNoAxeViolations } from './axe.ts';
import { arriving, daysAfter, minutesTo } from './later.ts';
import { post } from './sent-forms.ts';

const DESK = '/gestion/subdere/mesa';
const OWN = '/organizaciones/red-de-comites-del-norte-grande/gestion/mesa';
const NETWORK = 'Red de Comités del Norte Grande';
const ISLANDERS = 'Agrupación Isla que Opina';
/** Of the demonstration: open for sixteen more days, with eleven applications. */
const CALL = '/mesa/convocatorias/2';
const TODAY = new Date().toISOString().slice(0, 10);
const CLOSED = daysAfter(TODAY, 18);

async function publishAnother(page: Page): Promise<void> {
  await page.goto(`${DESK}/convocatorias/nueva`);
  await page.getByLabel('Título').fill('Voces de la infancia');
  await page.getByLabel('Para qué se convoca').fill('Que hable quien no vota todavía.');
  await page.getByLabel('Abre').fill(daysAfter(TODAY, 1));
  await page.getByLabel('Último día para postular').fill(daysAfter(TODAY, 9));
  await page.locator('#requisito-1').fill('Trabaja con niñas, niños o adolescentes.');
  await page.getByRole('button', { name: 'Guardar el borrador' }).click();
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('La convocatoria está publicada.');
}

/** The twelfth: what is missing is said beside its field, and nothing that was typed is lost. */
async function apply(page: Page): Promise<void> {
  await page.goto(`${CALL}/postular`);
  await page.getByRole('link', { name: NETWORK }).click();
  await page.getByLabel('Carta').fill('Somos treinta comités de la frontera norte.');
  await page.locator('#requisito-1').fill('Diez años de asambleas en Arica.');
  await page.locator('#requisito-2').fill('Arica, Camarones y Putre: 210 personas.');
  await page.getByRole('button', { name: 'Enviar la postulación' }).click();
  await expect(page.getByText('Di dónde trabaja la organización.').first()).toBeVisible();
  await page.getByLabel('Dónde trabaja').fill('Arica y Parinacota');
  await page.getByRole('button', { name: 'Enviar la postulación' }).click();
  await expect(page.getByRole('status')).toContainText('La postulación se envió.');
  await page.goto(CALL);
  await expect(page.locator('dd', { hasText: /^12$/ })).toBeVisible();
}

/** Two are admitted, and ten are not, each with its reason; the page of the act where they wait for another person. */
async function assess(page: Page): Promise<string> {
  await page.goto(DESK);
  await page.getByRole('link', { name: /^Convocatoria 2:/ }).click();
  const { pathname } = new URL(page.url());
  const links = page.locator(`table a[href^="${pathname}/postulaciones/"]`);
  await expect(links).toHaveCount(12);
  for (const link of await links.all()) {
    const name = (await link.textContent()) ?? '';
    const isAdmitted = name === NETWORK || name === ISLANDERS;
    const found = isAdmitted
      ? { resultado: 'admitted', razon: 'Habla por comités de toda su región.' }
      : { resultado: 'not-admitted', razon: 'Otra organización ya habla por ese territorio.' };
    await post(page, (await link.getAttribute('href')) ?? '', found);
  }
  await page.reload();
  await page.getByRole('button', { name: 'Proponer los resultados' }).click();
  return new URL(page.url()).pathname;
}

/** Its principal and its alternate, who each accept by themselves. */
async function nameWhoSpeaks(page: Page, second: Page): Promise<void> {
  for (const [person, rank] of [
    ['Gladys M.', 'Titular'],
    ['Nelson Q.', 'Suplente'],
  ] as const) {
    await page.goto(OWN);
    await page.getByLabel('Persona').selectOption({ label: person });
    await page.getByLabel(rank, { exact: true }).check();
    await page.getByRole('button', { name: 'Pedirle que hable' }).click();
    await expect(page.getByRole('status')).toContainText('Se le pidió.');
  }
  for (const one of [page, second]) {
    await one.goto('/mesa/mi-lugar');
    await one.getByRole('button', { name: 'Aceptar', exact: true }).click();
    await expect(one.getByRole('status')).toContainText('Desde hoy hablas');
  }
}

test('G6: a call is published, twelve organisations apply, the admitted list has its reasons, and one of them agrees an action and closes it with the other owner @wide', async ({
  page,
  browser,
}, info) => {
  const arrive = arriving(browser, info);
  await publishAnother(await arrive('Marcela'));
  await apply(await arrive('Gladys'));

  const act = await assess(await arrive('Marcela', CLOSED));
  const signer = await arrive('Verónica', CLOSED);
  await signer.goto(act);
  await signer.getByRole('button', { name: 'Firmar y hacerlo' }).click();
  await page.goto(CALL);
  const admitted = page.getByRole('table', { name: 'Organizaciones admitidas' });
  await expect(admitted.getByRole('row')).toHaveCount(3);
  await expect(admitted.getByRole('row').filter({ hasText: NETWORK })).toContainText(
    'Habla por comités de toda su región.',
  );
  await expect(
    page.getByRole('table', { name: 'Organizaciones no admitidas' }).getByRole('row'),
  ).toHaveCount(11);
  await expect(page.getByRole('link', { name: /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/ })).toBeVisible();
  await expectNoAxeViolations(page, info);

  const gladys = await arrive('Gladys', CLOSED);
  await nameWhoSpeaks(gladys, await arrive('Nelson', CLOSED));
  await page.goto('/mesa/miembros');
  const row = page.getByRole('row').filter({ hasText: NETWORK });
  await expect(row).toContainText('Gladys M. (Titular)');
  await expect(row).toContainText('Nelson Q. (Suplente)');
  await agreeAndClose(gladys, browser, {
    ...{ title: 'Urnas en lancha y en camioneta', own: NETWORK, minutes: minutesTo(CLOSED) + 1 },
    ...{ other: 'Corporación Barrios que Deciden', otherSpeaks: 'Manuel' },
  });
});
