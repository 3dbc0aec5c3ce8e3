// Journeys through the site, one for each person that Minga is made for; and every public page looked at from all sides.
import { expect, type Page, test } from '@playwright/test';
import { axe, expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

// Looking at a page from all sides takes long on a small machine.
test.describe.configure({ timeout: 120_000 });

/** Every public page, as its address in each language; `/contar` has journeys of its own besides. */
const pages = [
  ['/', '/en'],
  ['/comunas', '/en/municipalities'],
  ['/comunas?q=nunoa', '/en/municipalities?q=nunoa'],
  ['/comunas?q=xyz', '/en/municipalities?q=xyz'],
  ['/comunas/nunoa', '/en/municipalities/nunoa'],
  ['/comunas/antartica', '/en/municipalities/antartica'],
  ['/regiones/aysen', '/en/regions/aysen'],
  ['/experiencias', '/en/experiences'],
  ['/experiencias/santiago-2023', '/en/experiences/santiago-2023'],
  ['/contar', '/en/count'],
  ['/contar/ejemplo', '/en/count/example'],
  ['/como-se-cuenta', '/en/how-it-counts'],
  ['/que-protege', '/en/what-it-protects'],
  ['/accesibilidad', '/en/accessibility'],
  ['/datos', '/en/data'],
  ['/componentes', '/en/components'],
] as const;

interface Watch {
  readonly complaints: string[];
  readonly strangers: string[];
}

/** What the browser complains of, and whom the page calls besides its own origin. */
function watch(page: Page, baseURL: string | undefined): Watch {
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.origin === baseURL || url.protocol === 'blob:' || url.protocol === 'data:';
    if (!isOwn) strangers.push(request.url());
  });
  return { complaints, strangers };
}

/** Pixels by which the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Perceived lightness, 0 to 255, of the page's ground. */
function lightnessOfGround(page: Page): Promise<number> {
  return page.evaluate(() => {
    const paint = document.createElement('canvas').getContext('2d');
    if (paint === null) throw new Error('nothing to paint on');
    paint.fillStyle = getComputedStyle(document.body).backgroundColor;
    paint.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = paint.getImageData(0, 0, 1, 1).data;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
}

/** The navigation stands open on a wide screen and behind a button on a phone. */
async function openNavigation(page: Page): Promise<void> {
  const menu = page.locator('.nav-menu-button');
  if (await menu.isVisible()) await menu.click();
}

test('a resident finds her comuna without writing its accents', { tag: '@plain' }, async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('searchbox', { name: '¿En qué comuna vives?' }).fill('nunoa');
  await page.getByRole('button', { name: 'Buscar' }).click();
  // The only one of that name: its own page, or the list with it.
  const found = page.getByRole('link', { name: 'Ñuñoa', exact: true });
  if (!page.url().endsWith('/comunas/nunoa')) await found.first().click();
  await expect(page).toHaveURL(/\/comunas\/nunoa$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ñuñoa');
  await expect(page.getByText('208.237 habitantes').first()).toBeVisible();
  await expect(page.getByText('INE, Censo 2017').first()).toBeVisible();
  await page.getByRole('link', { name: 'Región Metropolitana de Santiago' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Región Metropolitana de Santiago',
  );
  await expect(page.getByRole('table', { name: /^Comunas de/ }).getByRole('row')).toHaveCount(53);
});

test('a neighbour who mistypes is offered names that look alike', { tag: '@wide' }, async ({
  page,
}) => {
  await page.goto('/comunas?q=nunua');
  await page.getByRole('link', { name: 'Ñuñoa', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ñuñoa');
});

test('a municipal officer narrows the list and takes it away', { tag: '@plain' }, async ({
  page,
}) => {
  await page.goto('/comunas');
  await page.getByLabel('Región', { exact: true }).selectOption({ label: 'Aysén' });
  await page.getByRole('button', { name: 'Ver la lista' }).click();
  await expect(page).toHaveURL(/region=11/);
  await expect(page.getByRole('row')).toHaveCount(11);
  const address = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href');
  const csv = await (await page.request.get(address ?? '')).text();
  expect(csv.trim().split('\r\n')).toHaveLength(11);
  expect(csv).toContain('Coyhaique');
});

test('a map never stands alone: its comunas are all in the tables beside it', {
  tag: '@plain',
}, async ({ page }) => {
  await page.goto('/comunas');
  const map = page.getByRole('img', { name: /Mapa de Chile/ });
  await expect(map.filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(346);
});

test('a journalist follows each figure to its source', { tag: '@wide' }, async ({
  page,
  baseURL,
}) => {
  await page.goto('/experiencias');
  await expect(page.getByRole('link', { name: 'Buin', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cerro Navia', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Santiago 2023' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Santiago');
  const figures = page.locator('.key-figure');
  expect(await figures.count()).toBeGreaterThan(2);
  for (const figure of await figures.all()) {
    const source = await figure.getByRole('link').first().getAttribute('href');
    expect(source).toMatch(/^https?:\/\//);
    expect(source).not.toContain(baseURL ?? '');
  }
});

test('a researcher takes every public list as CSV and JSON', { tag: '@wide' }, async ({ page }) => {
  await page.goto('/datos');
  for (const format of ['CSV', 'JSON']) {
    for (const link of await page
      .getByRole('link', { name: new RegExp(`\\b${format}\\b`) })
      .all()) {
      const answer = await page.request.get((await link.getAttribute('href')) ?? '');
      expect(answer.status()).toBe(200);
      expect((await answer.text()).length).toBeGreaterThan(20);
    }
  }
});

test('a reader changes the language and stays where she was', async ({ page }) => {
  await page.goto('/comunas/nunoa');
  await openNavigation(page);
  await page.getByRole('link', { name: 'English' }).filter({ visible: true }).click();
  await expect(page).toHaveURL(/\/en\/municipalities\/nunoa$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await openNavigation(page);
  await page.getByRole('link', { name: 'Español' }).filter({ visible: true }).click();
  await expect(page).toHaveURL(/\/comunas\/nunoa$/);
});

test('who has only a keyboard skips to the content and always sees where she is', {
  tag: '@plain',
}, async ({ page }) => {
  await page.goto('/comunas');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Ir al contenido' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#contenido$/);
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    await expect(focused).toBeInViewport();
    // A field inside a box may have the mark on its box.
    const isMarked = await focused.evaluate((element) =>
      [element, element.parentElement ?? element].some((one) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      }),
    );
    expect(isMarked, `step ${step}`).toBe(true);
    expect(await focused.evaluate((element) => element.closest('header') === null)).toBe(true);
  }
});

/** Pixels by which the page is too wide with letters of twice their size. */
async function overflowOfLargeLetters(page: Page): Promise<number> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  return overflow(page);
}

test('who needs large letters reads at twice the size without scrolling sideways', {
  tag: '@plain',
}, async ({ page }) => {
  for (const [address] of pages) {
    await page.goto(address);
    expect(await overflowOfLargeLetters(page), address).toBeLessThanOrEqual(0);
  }
});

test('who writes with large letters on a small phone has forms and their errors on one screen', {
  tag: '@wide',
}, async ({ page }) => {
  await signInAs(page, 'Hernán');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of [
    '/gestion/ancud/sorteos/nuevo',
    '/organizaciones/registrar',
    '/gestion/ancud/identificar/anotar',
    '/gestion/ancud/equipo/invitar',
  ]) {
    await page.goto(address);
    expect(await overflowOfLargeLetters(page), address).toBeLessThanOrEqual(0);
    await page
      .locator('main form[method="post"]')
      .evaluate((form: HTMLFormElement) => form.submit());
    await expect(page.locator('.error-summary')).toBeVisible();
    expect(await overflowOfLargeLetters(page), `${address}, sent empty`).toBeLessThanOrEqual(0);
  }
});

test(
  'who reads at night gets a dark page that is as legible',
  { tag: '@wide' },
  async ({ page }, info) => {
    await page.goto('/');
    expect(await lightnessOfGround(page)).toBeGreaterThan(180);
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const address of ['/', '/comunas/nunoa', '/experiencias', '/contar/ejemplo']) {
      await page.goto(address);
      expect(await lightnessOfGround(page), address).toBeLessThan(70);
      await expectNoAxeViolations(page, info);
    }
  },
);

test('who prints gets the content on white and no navigation', { tag: '@wide' }, async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/comunas/nunoa');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Secciones' })).toHaveCount(0);
  await expect(page.getByRole('contentinfo').getByRole('link')).toHaveCount(0);
  expect(Math.round(await lightnessOfGround(page))).toBe(255);
});

test('a wrong address says so, in either language, and leads on', { tag: '@wide' }, async ({
  page,
}) => {
  for (const [address, title] of [
    ['/no-existe', 'Esta página no existe'],
    ['/en/nowhere', 'This page does not exist'],
  ] as const) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0);
  }
});

/** Pages whose layout on a phone is another than on a wide screen, and the one that scripts change. */
const otherOnPhones = [
  '/',
  '/comunas?q=nunoa',
  '/comunas/nunoa',
  '/experiencias',
  '/contar',
  '/contar/ejemplo',
];
const otherWithoutScripts = ['/contar'];

/** Which projects look at an address (playwright.config.ts): the wide screen at all, the phone where it differs. */
function tagsOf(address: string): string[] {
  if (otherWithoutScripts.includes(address)) return [];
  return otherOnPhones.includes(address) ? ['@with-scripts'] : ['@wide'];
}

for (const address of [...pages.flat(), '/no-existe', '/en/nowhere']) {
  const title = `${address} is whole: its language, one heading, no stranger, no complaint, no overflow, no barrier`;
  test(title, { tag: tagsOf(address) }, async ({ page, baseURL }, info) => {
    const { complaints, strangers } = watch(page, baseURL);
    await page.goto(address, { waitUntil: 'load' });
    const language = /^\/en(\/|$|\?)/.test(address) ? 'en' : 'es-CL';
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    if (address === '/componentes') await lookAtPieces(page);
    else if (address !== '/en/components') await expectNoAxeViolations(page, info);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page), 'at 320 px').toBeLessThanOrEqual(0);
    expect(strangers).toEqual([]);
    expect(complaints.filter((text) => !isExpected(text, address))).toEqual([]);
  });
}

/** The living page shows each piece in light and in dark; every name is there once. */
async function lookAtPieces(page: Page): Promise<void> {
  const found = await axe(page).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** A page that is not there is told to the console by the browser itself. */
function isExpected(text: string, address: string): boolean {
  return /no-existe|nowhere/.test(address) && text.includes('404');
}
