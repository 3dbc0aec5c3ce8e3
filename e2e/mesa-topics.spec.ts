// Rows A1 and A2 of the founding deck: members post their visions and compare them, and an area is common by the quorum alone.
import { type Browser, expect, type Page, type TestInfo, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { enterAs } from './people.ts';

/** A person of the demonstration in a browser of her own. */
async function personOf(browser: Browser, info: TestInfo, firstName: string): Promise<Page> {
  const { baseURL = '' } = info.project.use;
  const page = await (await browser.newContext({ baseURL })).newPage();
  await enterAs(page, firstName);
  return page;
}

const CHOICES = { si: 'De acuerdo', 'si…': 'De acuerdo si…', no: 'En desacuerdo' } as const;

interface Word {
  readonly question: number;
  readonly choice: keyof typeof CHOICES;
  readonly condition?: string;
  readonly reasons: string;
  readonly source?: readonly [title: string, address: string];
}

/** From her member's place at the table. */
async function say(page: Page, { question, choice, condition, reasons, source }: Word) {
  const asked = page.locator(`#pregunta-${question}`);
  await asked.getByText('Escribir la posición').click();
  await asked.getByLabel(CHOICES[choice], { exact: true }).check();
  if (condition !== undefined) await asked.getByLabel('De qué depende').fill(condition);
  await asked.getByLabel('Razones').fill(reasons);
  if (source !== undefined) {
    await asked.getByLabel('Qué es la fuente 1').fill(source[0]);
    await asked.getByLabel('Dirección de la fuente 1').fill(source[1]);
  }
  await asked.getByRole('button', { name: 'Guardar y publicar' }).click();
  await expect(page.getByRole('status')).toBeVisible();
}

test(
  'A1: three organisations post their visions on «edad mínima»; side by side they agree here and differ there; anyone reads, members write',
  { tag: '@wide' },
  async ({ page, browser }, info) => {
    const desk = await personOf(browser, info, 'Marcela');
    await desk.goto('/gestion/subdere/mesa/temas');
    await desk.getByLabel('Título').fill('Edad mínima');
    await desk.getByLabel('Qué se quiere averiguar').fill('Desde qué edad se vota.');
    await desk.getByRole('button', { name: 'Abrir el tema' }).click();
    for (const statement of ['Se vota desde los 14 años.', 'Las niñas y los niños votan aparte.']) {
      await desk.getByLabel('Pregunta nueva').fill(statement);
      await desk.getByRole('button', { name: 'Agregar la pregunta' }).click();
      await expect(desk.getByText(statement)).toBeVisible();
    }
    const number = new URL(desk.url()).pathname.split('/').at(-1);
    const seat = `/mesa/mi-lugar/temas/${number}`;

    const [corporation, ancud, lautaro] = await Promise.all(
      ['Manuel', 'Paula', 'Sofía'].map((name) => personOf(browser, info, name)),
    );
    for (const one of [corporation, ancud, lautaro]) await one?.goto(seat);
    const law = ['Ley 19.418', 'https://www.bcn.cl/leychile/navegar?idNorma=70040'] as const;
    const words: readonly (readonly [Page | undefined, Word])[] = [
      [corporation, { question: 1, choice: 'si', reasons: 'Como en la junta.', source: law }],
      [corporation, { question: 2, choice: 'si', reasons: 'La plaza la usan ellos.' }],
      [ancud, { question: 1, choice: 'si', reasons: 'Así empezamos.' }],
      [ancud, { question: 2, choice: 'si…', condition: 'Con otro monto.', reasons: 'Es poco.' }],
      [lautaro, { question: 1, choice: 'si', reasons: 'Y desde antes.' }],
      [lautaro, { question: 2, choice: 'no', reasons: 'Mejor todos juntos.' }],
    ];
    for (const [one, word] of words) if (one !== undefined) await say(one, word);

    await page.goto(`/mesa/temas/${number}`);
    const common = page.getByRole('region', { name: 'Lo que hay en común' });
    await expect(common.getByRole('heading', { level: 3 })).toContainText([
      'Acuerdo',
      'Diferencia',
    ]);
    await expect(common.getByText('De acuerdo: 3. Con condiciones: 0.')).toBeVisible();
    const rows = common.getByRole('row');
    for (const [name, said] of [
      ['Corporación Barrios que Deciden', ['De acuerdo', 'De acuerdo']],
      ['Municipalidad de Ancud', ['De acuerdo', 'De acuerdo si…']],
      ['Municipalidad de Lautaro', ['De acuerdo', 'En desacuerdo']],
    ] as const) {
      await expect(rows.filter({ hasText: name }).getByRole('cell')).toHaveText([...said]);
    }
    await expect(page.getByRole('link', { name: 'Ley 19.418' })).toBeVisible();
    await expectNoAxeViolations(page, info);
    // On a phone: one question at a time.
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(rows.first()).toBeHidden();
    await page.getByRole('link', { name: /^2\. Las niñas/ }).click();
    await page.locator('#pregunta-2 summary').first().click();
    await expect(page.getByText('Con otro monto.')).toBeVisible();
    await expect(page.getByText('Así empezamos.')).toBeHidden();
    await expectNoAxeViolations(page, info);

    const resident = await personOf(browser, info, 'Rosa');
    await resident.goto(`/mesa/temas/${number}`);
    await expect(resident.getByText('La plaza la usan ellos.')).toBeAttached();
    expect((await resident.goto(seat))?.status()).toBe(404);
  },
);

test(
  'A2: an area that 9 of 13 members back is common only when SUBDERE, which the quorum of 2/3 asks for, backs it; the record shows who',
  { tag: '@wide' },
  async ({ page, browser }, info) => {
    await page.goto('/mesa/ambitos');
    await page.getByRole('link', { name: 'El monto se conoce antes y no baja' }).click();
    const { pathname } = new URL(page.url());
    await expect(page.getByText('Candidato', { exact: true })).toBeVisible();
    // Of 15, where the journey of the call has seated two more meanwhile.
    await expect(
      page.getByText(/Lo respaldan 9 de (13 integrantes\. El quórum pide 9|15 .* pide 10)\./),
    ).toBeVisible();
    await expect(page.getByText(/^Falta el respaldo de: Subsecretaría/)).toBeVisible();
    await expect(page.getByText(/^2\/3 de quienes se sientan/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Respaldar/ })).toHaveCount(0);

    const subdere = await personOf(browser, info, 'Claudia');
    await subdere.goto(pathname);
    await subdere.getByRole('button', { name: /^Respaldar/ }).click();
    await expect(subdere.getByText(/^Es común desde el/)).toBeVisible();
    await expectNoAxeViolations(subdere, info);

    await page.reload();
    await expect(page.getByText('Común', { exact: true })).toBeVisible();
    const backers = page.locator('h3:has-text("Lo respaldan (10)") + ul').getByRole('link');
    await expect(backers).toHaveCount(10);
    await expect(backers.first()).toHaveText('ONG Cuenta Clara');
    await expect(backers.last()).toHaveText(/^Subsecretaría de Desarrollo Regional/);
    await page.getByRole('link', { name: /^Acuerdo 1\.2/ }).click();
    await expect(
      page.getByText(/dos tercios de los integrantes, entre ellos SUBDERE/),
    ).toBeVisible();
    await page.goto('/mesa');
    await expect(
      page.getByRole('link', { name: 'El monto se conoce antes y no baja' }),
    ).toBeVisible();
  },
);
