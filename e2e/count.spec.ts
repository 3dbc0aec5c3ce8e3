// Anybody with the file of a finished vote: counts it on a phone, with and without JavaScript, and understands it.
import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { templateWithFormula } from '../app/src/capabilities/vote/count/testing/workbooks.ts';
import { expectNoAxeViolations } from './axe.ts';
import { count, file, hasScript } from './counting.ts';

const root = join(import.meta.dirname, '..');
const shared = process.env.MINGA_SHARED ?? join(root, '../shared');
const wieliczka = join(shared, 'data/elections/pb/Poland_Wieliczka_2023_Green_Budget.pb');
const example = join(root, 'golden/ejemplo-pudeto.pb');

/** Random ballots and costs: nearly every step of one peso buys something else, and there are thousands. */
let seed = 1;
function random(limit: number): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % limit;
}

const endlessProjects = Array.from({ length: 60 }, (_, index) => `P${index}`);

/** A vote that is counted for minutes: for looking at progress, stopping and changing one's mind. */
const endless = [
  'META',
  'key;value',
  'description;Sin fin',
  'country;Chile',
  'unit;Ancud',
  'instance;2026',
  'num_projects;60',
  'num_votes;6000',
  'budget;900000000',
  'vote_type;approval',
  'rule;unknown',
  'date_begin;01.07.2026',
  'date_end;02.07.2026',
  'currency;CLP',
  'PROJECTS',
  'project_id;cost',
  ...endlessProjects.map((id) => `${id};${5_000_000 + random(40_000_000)}`),
  'VOTES',
  'voter_id;vote',
  ...Array.from(
    { length: 6000 },
    (_, index) => `${index};${endlessProjects.filter(() => random(4) === 0).join(',')}`,
  ),
  '',
].join('\n');
const endlessRules = '?increment=1&exhaustiveStop=off&versus=none';

test(
  'before there is a file the page says what it will show, where the file goes, and is accessible',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto('/contar');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Cuenta una votación' }),
    ).toBeVisible();
    const here = page.getByText('Tu archivo no sale de este aparato');
    const there = page.getByText('tu archivo va a este servidor');
    await expect(hasScript(info) ? here : there).toBeVisible();
    await expect(hasScript(info) ? there : here).toBeHidden();
    await expectNoAxeViolations(page, info);
  },
);

test(
  'Wieliczka 2023 gives its thirty official projects, whole',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(!existsSync(wieliczka), 'the real elections of ../shared are not here');
    await page.goto('/contar?exhaustiveStop=off');
    await count(page, info, wieliczka);
    await expect(page.getByText('6.586 papeletas priorizaron 30 de 64 proyectos')).toBeVisible();
    await expect(page.getByText('son los mismos 30 proyectos que aquí')).toBeVisible();
    await expect(page.locator('.waterfall-round')).toHaveCount(30);
    await expect(page.locator('.waterfall-round').first()).toContainText(
      'Las 720 personas que lo apoyaron pusieron 6,94',
    );
    await expectNoAxeViolations(page, info);
  },
);

test('the invented vote is counted, explained and can be taken away', async ({ page }, info) => {
  await page.goto('/contar');
  await count(page, info, example);
  await expect(page.getByText('412 papeletas priorizaron 6 de 10 proyectos')).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Por qué no: / })).toBeVisible();
  await expect(page.getByText('Faltaron', { exact: true })).toBeVisible();
  await page.getByText('Ver como tabla').first().click();
  await expect(page.getByRole('table', { name: /Cada ronda/ })).toBeVisible();
  for (const [name, start] of [
    ['Resultado (JSON)', '{'],
    ['Tabla (CSV)', ''],
    ['Papeletas y resultado (.pb)', 'META'],
  ] as const) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const path = await (await waiting).path();
    expect(readFileSync(path, 'utf8').replace('\uFEFF', '').startsWith(start)).toBe(true);
  }
  await expectNoAxeViolations(page, info);
});

test(
  'what was taken away can be counted again, to the same outcome',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto('/contar');
    await count(page, info, example);
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Papeletas y resultado (.pb)' }).click();
    const again = file('otra-vez.pb', readFileSync(await (await waiting).path()));
    await page.goto('/contar');
    await count(page, info, again);
    await expect(page.getByText('son los mismos 6 proyectos que aquí')).toBeVisible();
  },
);

test(
  'no request carries the file, and it is counted without connection',
  { tag: '@narrow' },
  async ({ page, context }, info) => {
    test.skip(
      !hasScript(info),
      'without script the file does go to the server, and the page says so',
    );
    await page.goto('/contar');
    await page.waitForLoadState('networkidle');
    const requests: string[] = [];
    page.on('request', (request) => {
      const isOwnAsset = new URL(request.url()).pathname.startsWith('/assets/');
      if (isOwnAsset && request.method() === 'GET' && request.postData() === null) return;
      if (request.url().startsWith('blob:')) return;
      requests.push(`${request.method()} ${request.url()}`);
    });
    await count(page, info, example);
    await context.setOffline(true);
    await page.getByText('Cómo contar', { exact: true }).click();
    await page.getByLabel('Si sobra dinero').selectOption('none');
    await expect(page.getByText('412 papeletas priorizaron 5 de 10')).toBeVisible();
    await count(page, info, example);
    expect(requests).toEqual([]);
  },
);

test(
  'a rule that is changed is counted at once and stays in the address',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(!hasScript(info), 'without script the rules are sent by a button');
    await page.goto('/contar');
    await count(page, info, example);
    await page.getByText('Cómo contar', { exact: true }).click();
    await page.getByRole('radio', { name: /^Más votados/ }).check();
    await expect(page.getByText('Los proyectos entran en orden de votos.')).toBeVisible();
    await expect(page).toHaveURL(/\/contar\?rule=greedy$/);
    await expect(page.getByLabel('Si sobra dinero')).toBeHidden();
    await page.reload();
    await page.getByText('Cómo contar', { exact: true }).click();
    await expect(page.getByRole('radio', { name: /^Más votados/ })).toBeChecked();
  },
);

test(
  'without script other rules need no second upload, and the file can be erased',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(hasScript(info), 'with script nothing is uploaded');
    await page.goto('/contar');
    await count(page, info, example);
    const address = page.url();
    await page.getByText('Cómo contar', { exact: true }).click();
    await page.getByRole('radio', { name: /^Más votados/ }).check();
    await page.getByRole('button', { name: 'Contar con estas reglas' }).click();
    await expect(page.getByText('Los proyectos entran en orden de votos.')).toBeVisible({
      timeout: 30_000,
    });
    expect(page.url()).not.toBe(address);
    await page.goto(address);
    await page.getByRole('button', { name: 'Borrar ahora' }).click();
    await expect(page.getByText('borramos el archivo y su resultado')).toBeVisible();
    expect((await page.goto(address))?.status()).toBe(404);
    await expectNoAxeViolations(page, info);
  },
);

test(
  'everything that is wrong with a file is listed with its lines',
  { tag: '@narrow' },
  async ({ page }, info) => {
    const broken = endless.replace('\nP0;', '\nP0;-').replace('\n29;P', '\n29;Z');
    await page.goto('/contar');
    await page.getByLabel('Archivo de la votación').setInputFiles(file('malo.pb', broken));
    if (!hasScript(info)) await page.getByRole('button', { name: 'Contar' }).click();
    const summary = page.getByRole('alert');
    await expect(summary).toContainText('No pudimos contar «malo.pb»');
    await expect(summary.getByRole('listitem')).toHaveCount(2);
    await expect(summary).toContainText(/línea 17/i);
    await expect(summary).toContainText(/línea 108/i);
    if (hasScript(info)) await expect(summary).toBeFocused();
    await expectNoAxeViolations(page, info);
  },
);

test(
  'a file of another kind, an empty one and one too large get a clear sentence',
  { tag: '@narrow' },
  async ({ page }, info) => {
    const huge = file('enorme.csv', 'PROYECTOS\n');
    truncateSync(huge, hasScript(info) ? 200_000_000 : 5_100_000);
    for (const [path, expected] of [
      [file('acta.pdf', '%PDF-1.7\n'), /PDF/],
      [file('foto.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])), /imagen/],
      [file('vacio.pb', ''), /vacío/],
      [huge, hasScript(info) ? /200\sMB.*60\sMB/ : /más de 5\sMB/],
    ] as const) {
      await page.goto('/contar');
      await page.getByLabel('Archivo de la votación').setInputFiles(path);
      if (!hasScript(info)) await page.getByRole('button', { name: 'Contar' }).click();
      await expect(page.getByRole('alert')).toContainText(expected);
    }
  },
);

test(
  'what stands on the page is always of the file that is chosen',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(!hasScript(info), 'without script every file has its own page');
    await page.goto('/contar');
    await count(page, info, example);
    await page.getByLabel('Archivo de la votación').setInputFiles(file('acta.pdf', '%PDF-1.7\n'));
    await expect(page.getByRole('alert')).toContainText('No pudimos contar «acta.pdf»');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cuenta una votación');
    await expect(page).toHaveTitle(/^Cuenta una votación/);
    await expect(page.getByRole('heading', { name: 'Ronda por ronda' })).toHaveCount(1);
    await expect(page.locator('.waterfall-round')).toHaveCount(0);
  },
);

test(
  'the Excel template is counted as it is, and a formula in it is named',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto('/contar');
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Plantilla Excel' }).click();
    const template = readFileSync(await (await waiting).path());
    await count(page, info, file('plantilla.xlsx', template));
    await expect(page.getByText('4 papeletas priorizaron')).toBeVisible();

    const formula = file('formula.xlsx', await templateWithFormula());
    await page.goto('/contar');
    await page.getByLabel('Archivo de la votación').setInputFiles(formula);
    if (!hasScript(info)) await page.getByRole('button', { name: 'Contar' }).click();
    await expect(page.getByRole('alert')).toContainText(
      'Hoja «Proyectos», celda C2: hay una fórmula',
    );
  },
);

test(
  'a long count says how far it is, can be stopped, and gives way to another file',
  { tag: '@narrow' },
  async ({ page }, info) => {
    test.skip(!hasScript(info), 'on the server a count has its own time limit');
    await page.goto(`/contar${endlessRules}`);
    await page.getByLabel('Archivo de la votación').setInputFiles(file('sin-fin.pb', endless));
    await expect(page.getByText(/^Paso \d+: el sobre va en \d+ %\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Detener' }).click();
    await expect(page.getByText('Detuviste la cuenta.')).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);

    await page.getByRole('button', { name: 'Contar' }).click();
    await page.getByRole('button', { name: 'Contar' }).click();
    await expect(page.getByRole('progressbar')).toHaveCount(1);
    await page.getByLabel('Archivo de la votación').setInputFiles(example);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Pudeto', {
      timeout: 20_000,
    });
    await expect(page.getByRole('progressbar')).toHaveCount(0);
  },
);

test('two files dropped at once are one too many; one can be dropped anywhere', {
  tag: '@wide',
}, async ({ page }) => {
  await page.goto('/contar');
  const drop = (names: readonly string[]) =>
    page.evaluate(
      ([content, ...called]) => {
        const dataTransfer = new DataTransfer();
        for (const name of called) dataTransfer.items.add(new File([content ?? ''], name));
        const options = { dataTransfer, bubbles: true, cancelable: true };
        document.querySelector('footer')?.dispatchEvent(new DragEvent('drop', options));
      },
      [readFileSync(example, 'utf8'), ...names],
    );
  await drop(['una.pb', 'otra.pb']);
  await expect(page.getByRole('alert')).toContainText('Suelta un solo archivo a la vez.');
  await drop(['una.pb']);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Así se contó');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await drop(['una.pb', 'otra.pb']);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Así se contó');
});

test('in English', { tag: '@narrow' }, async ({ page }, info) => {
  await page.goto('/en/count');
  await count(page, info, example);
  await expect(page.getByText('412 ballots prioritised 6 of 10 projects')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Round by round' })).toBeVisible();
  await expect(page.locator('main')).not.toContainText(/papeletas|Faltaron|Entra\b/);
  await expectNoAxeViolations(page, info);
});

test(
  'who has no file yet sees the example, said to be invented',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto('/contar');
    await page.getByRole('link', { name: 'Mira un ejemplo ya contado' }).click();
    await expect(page.getByText('DEMOSTRACIÓN').first()).toBeVisible();
    await expect(page.getByText('412 papeletas priorizaron 6 de 10 proyectos')).toBeVisible();
    await page.getByText('Cómo contar', { exact: true }).click();
    await page.getByLabel('Si sobra dinero').selectOption('none');
    await page.getByRole('button', { name: 'Contar con estas reglas' }).click();
    await expect(page).toHaveURL(/completion=none/);
    await expect(page.getByText('412 papeletas priorizaron 5 de 10 proyectos')).toBeVisible();
    await expectNoAxeViolations(page, info);
  },
);

test(
  'on paper: the outcome, all projects and how it was counted, on three sheets without grounds',
  { tag: '@wide' },
  async ({ page }, info) => {
    await page.goto('/contar?completion=greedy');
    await count(page, info, example);
    await expect(page.getByRole('link', { name: 'Resultado (JSON)' })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByLabel('Archivo de la votación')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Contar' })).toBeHidden();
    await expect(page.locator('.waterfall-bar').first()).toBeVisible();
    await expect(page.getByRole('table', { name: /^Cada proyecto con su costo/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Las reglas, una por una' })).toBeVisible();
    await expect(page.getByText(/^[0-9a-f]{64}$/)).toHaveCount(3);
    await expect(
      page.getByText(/cuenta el mismo archivo en http.*\/contar\?completion=greedy$/),
    ).toBeVisible();
    // What nobody opened stays closed.
    await expect(page.getByRole('table', { name: /^Cada ronda/ })).toBeHidden();
    await expect(page.getByRole('heading', { name: /^Por qué no: / })).toBeHidden();
    await expect(page.locator('.dot-map')).toBeHidden();
    const grounds = await page.locator('.count-outcome :not(svg *)').evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => getComputedStyle(one).backgroundColor)
        .filter((ground) => !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(ground)),
    );
    expect(grounds).toEqual([]);
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.length).toBeLessThanOrEqual(3);
  },
);

test('on paper there is also what was opened', { tag: '@wide' }, async ({ page }, info) => {
  await page.goto('/contar');
  await count(page, info, example);
  const card = page.getByRole('article', { name: /^Por qué no: / });
  await card.getByRole('button', { name: /^Qué lo habría cambiado: / }).click();
  await expect(card).toContainText(/Comprobado contando de nuevo/);
  await page.getByText('Ver como tabla').first().click();
  await page.emulateMedia({ media: 'print' });
  await expect(card).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Los otros que no alcanzaron' })).toBeHidden();
  await expect(page.getByRole('table', { name: /^Cada ronda/ })).toBeVisible();
});

test('nothing runs over the edge of a narrow phone', { tag: '@narrow' }, async ({ page }, info) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/contar');
  await count(page, info, example);
  const { scrollWidth } = await page
    .locator('html')
    .evaluate(({ scrollWidth }) => ({ scrollWidth }));
  expect(scrollWidth).toBe(320);
});
