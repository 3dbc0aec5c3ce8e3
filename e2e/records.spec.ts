// Whoever asks whether it is true: a lot that can be drawn again, its record, a file compared with it, the register; and the officer who announces a lot.
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

const DRAWN = 'Orden en la papeleta, sector Norte';

/** Runs before every other journey that reads what the demonstration has drawn. */
async function openRecord(page: Page): Promise<void> {
  await page.goto('/sorteos');
  await page.getByRole('link', { name: DRAWN }).click();
  await page.getByRole('link', { name: 'Ver el acta del sorteo' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /Acta de sorteo N\.º \d+\/\d{4}/,
  );
  // It is printed by a job, moments after the demonstration began.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: 'Descargar el PDF' })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 20_000 });
}

test('a lot is seen throw by throw, and its order can be computed again', async ({
  page,
}, info) => {
  await page.goto('/sorteos');
  await expectNoAxeViolations(page, info);
  await page.getByRole('link', { name: DRAWN }).click();
  await expect(
    page.getByRole('list', { name: 'Lanzamientos del dado' }).getByRole('listitem'),
  ).toHaveCount(20);
  if (info.project.use.javaScriptEnabled !== false) {
    await expect(
      page.getByText('Tu navegador volvió a calcular el orden y es el mismo.'),
    ).toBeVisible();
  }
  await expect(page.getByRole('table', { name: 'Orden sorteado' }).getByRole('row')).toHaveCount(6);
  await expectNoAxeViolations(page, info);
});

test(
  'a PDF is compared with its document; changed by one byte it is another',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await openRecord(page);
    await expectNoAxeViolations(page, info);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Descargar el PDF' }).click(),
    ]);
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const check = async (buffer: Buffer) => {
      const field = page.getByLabel('PDF que quieres comprobar');
      await field.setInputFiles({ name: 'acta.pdf', mimeType: 'application/pdf', buffer });
      await page.getByRole('button', { name: 'Comprobar', exact: true }).click();
    };
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await check(bytes);
    await expect(page.getByText('Es este documento: el archivo es idéntico')).toBeVisible();
    const changed = Buffer.from(bytes);
    changed[200] = (changed[200] ?? 0) ^ 1;
    await check(changed);
    await expect(page.getByText('No es este documento')).toBeVisible();
    const usesScripts = info.project.use.javaScriptEnabled !== false;
    expect(sent).toHaveLength(usesScripts ? 0 : 2);
  },
);

test(
  'a code copied by hand leads to its document, and a wrong one says what to do',
  { tag: '@plain' },
  async ({ page }, info) => {
    await openRecord(page);
    const code = page.url().split('/').at(-1) ?? '';
    await page.goto('/documentos');
    await page.getByLabel('Código del documento').fill(code.replaceAll('-', ' ').toLowerCase());
    await page.getByRole('button', { name: 'Verificar' }).click();
    await expect(page).toHaveURL(new RegExp(`/documentos/${code}$`));
    await page.goto('/documentos');
    await page.getByLabel('Código del documento').fill('0000-0000-0000-0000');
    await page.getByRole('button', { name: 'Verificar' }).click();
    await expect(page.getByRole('alert')).toContainText('Ningún documento tiene ese código.');
    await expectNoAxeViolations(page, info);
  },
);

test(
  'the register of an institution is filtered and taken as a file',
  { tag: '@plain' },
  async ({ page }, info) => {
    await page.goto('/instituciones/ancud');
    const own = page.locator('main').getByRole('link', { name: 'Registro público de actos' });
    await own.click();
    await page.getByLabel('Buscar palabras').fill('drawn');
    await page.getByRole('button', { name: 'Filtrar' }).click();
    await expect(page.getByRole('heading', { level: 2, name: /acto/ })).toBeVisible();
    await expectNoAxeViolations(page, info);
    const csv = await page.request.get(
      (await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href')) ?? '',
    );
    expect(await csv.text()).toContain('certifying-officer');
  },
);

test(
  'the certifying officer announces a lot, and everybody sees its frozen list',
  { tag: '@plain' },
  async ({ page }, info) => {
    await signInAs(page, 'Hernán', '/entrar?volver=/gestion/ancud/sorteos/nuevo');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anunciar un sorteo');
    await page.getByRole('button', { name: 'Anunciar y publicar' }).click();
    await expect(page.getByRole('alert')).toContainText('Falta completar esto.');
    await expectNoAxeViolations(page, info);
    const label = `Muestra de mesas ${info.project.name} ${info.retry}`;
    const typed: Record<string, string> = {
      'Nombre del sorteo': label,
      'Qué se decide': 'Qué mesas se cuentan otra vez.',
      'Lista que se sortea': 'M1; Mesa 1\nM2; Mesa 2\nM3; Mesa 3',
      Día: '2099-01-15',
      Hora: '18:30',
      Lugar: 'Salón municipal',
      'Nombre del observador 1': 'Elena Mansilla',
      'A quién representa el observador 1': 'Unión comunal',
      'Nombre del observador 2': 'Hernán Oyarzo',
      'A quién representa el observador 2': 'Concejo',
    };
    for (const [field, text] of Object.entries(typed)) {
      await page.getByLabel(field, { exact: true }).fill(text);
    }
    await page.getByRole('button', { name: 'Anunciar y publicar' }).click();
    await expect(page.getByRole('status').first()).toContainText('El sorteo quedó anunciado');
    await expectNoAxeViolations(page, info);
    await page.getByRole('link', { name: 'Página pública del sorteo' }).click();
    await page.getByText('La lista congelada: 3 líneas').click();
    await expect(page.getByRole('cell', { name: 'Mesa 2' })).toBeVisible();
    await expectNoAxeViolations(page, info);
  },
);
