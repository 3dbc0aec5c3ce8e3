// Accounts: every persona signs in and sees what she has to do; what an attacker would try at the door is refused.
import { expect, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

/** Everybody who holds a role in the demonstration: name, role in each language, and the municipality. */
const holders = [
  [
    'Paula',
    'Encargada o encargado de presupuesto participativo',
    'Participatory-budget officer',
    'Ancud',
  ],
  ['Hernán', 'Ministra o ministro de fe', 'Certifying officer', 'Ancud'],
  ['Ignacia', 'Revisión técnica', 'Technical reviewer', 'Ancud'],
  ['Carmen', 'Alcaldía o gobernación', 'Mayor or governor', 'Ancud'],
  ['Jorge', 'Concejala, concejal o integrante del CORE', 'Councillor', 'Ancud'],
  ['Luis', 'Atención de público', 'Desk staff', 'Ancud'],
  ['Ana', 'Moderación', 'Moderator', 'Ancud'],
  ['Felipe', 'Observación y auditoría', 'Observer or auditor', 'Ancud'],
  ['Teresa', 'Comité de seguimiento', 'Oversight committee', 'Ancud'],
  ['Gabriel', 'Concejala, concejal o integrante del CORE', 'Councillor', 'Quellón'],
  [
    'Sofía',
    'Encargada o encargado de presupuesto participativo',
    'Participatory-budget officer',
    'Lautaro',
  ],
  ['Marcela', 'Equipo nacional (SUBDERE, DOS)', 'National staff (SUBDERE, DOS)', undefined],
  ['Rodrigo', 'Equipo nacional (SUBDERE, DOS)', 'National staff (SUBDERE, DOS)', undefined],
  ['Claudia', 'Integrante de la Mesa de Trabajo', 'Roundtable member', undefined],
  ['Nadia', 'Operación de la plataforma', 'Platform operator', undefined],
] as const;

for (const [name, role, englishRole, comuna] of holders) {
  // One of them also on a phone: the page is the same for all, only what it lists differs.
  const tag = name === 'Paula' ? '@with-scripts' : '@wide';
  const title = `${name} signs in and sees her own tasks and role, in both languages`;
  test(title, { tag }, async ({ page }, info) => {
    const at = comuna === undefined ? '' : ` · Municipalidad de ${comuna}`;
    await signInAs(page, name);
    await expect(page).toHaveURL(/\/lo-que-me-toca$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Lo que me toca' })).toBeVisible();
    await expect(page.getByText(role + at).first()).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.goto('/en/my-tasks');
    await expect(page.getByRole('heading', { level: 1, name: 'My tasks' })).toBeVisible();
    await expect(page.getByText(englishRole + at).first()).toBeVisible();
  });
}

test('the way in is in English too', { tag: '@wide' }, async ({ page }) => {
  await signInAs(page, 'Marcela', '/en/sign-in');
  await expect(page).toHaveURL(/\/en\/my-tasks$/);
});

test('a resident is welcomed once, says what she wants, and appears as she chose', async ({
  page,
}, info) => {
  test.skip(info.project.name !== 'phone', 'an account is welcomed once');
  await page.goto('/entrar');
  await page.getByRole('link', { name: /Entrar con una persona/ }).click();
  await page.getByRole('button', { name: /Entrar como Tomás / }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Te damos la bienvenida' }),
  ).toBeVisible();
  await page.getByLabel('Correo').fill('no es un correo');
  await page.getByRole('button', { name: 'Guardar y seguir' }).click();
  await expect(page.getByRole('alert')).toContainText('nombre@ejemplo.cl');
  await expect(page.getByLabel('Correo')).toHaveValue('no es un correo');
  await page.getByLabel('Correo').fill('tomas@ejemplo.cl');
  await page.getByLabel('Fecha de nacimiento').fill('2011-06-30');
  await page.getByLabel('Comuna donde participas').selectOption({ label: 'Ancud' });
  await page.getByRole('button', { name: 'Guardar y seguir' }).click();
  await expect(page).toHaveURL(/\/lo-que-me-toca$/);
  await page.goto('/cuenta');
  // He is 15: he appears by an alias, whatever he chose.
  await expect(page.getByText(/Los demás te ven como «\p{L}+ \d{3}»/u)).toBeVisible();
  await expect(page.getByText('••.•••.004-•')).toBeVisible();
  expect(await page.content()).not.toMatch(/49\.?000\.?004/);
});

test('by keyboard alone, from the header to the tasks and out again', { tag: '@wide' }, async ({
  page,
}) => {
  await page.goto('/entrar');
  await page.getByRole('link', { name: /Entrar con una persona/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Entrar como Paula / }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/lo-que-me-toca$/);
  await page.getByRole('link', { name: 'Mi cuenta' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Salir' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Saliste de Minga' })).toBeVisible();
  await page.goto('/cuenta');
  await expect(page).toHaveURL(/\/entrar\?volver=%2Fcuenta$/);
});

test('the way back from the provider opens once, and only in the browser that left', {
  tag: '@wide',
}, async ({ page, browser, baseURL }) => {
  let returned = '';
  page.on('request', (request) => {
    if (request.url().includes('/vuelta?')) returned = request.url();
  });
  await signInAs(page, 'Paula');
  expect(returned).toContain('state=');
  await page.context().clearCookies({ name: 'minga-session' });
  await page.goto(returned);
  await expect(page.getByRole('alert')).toContainText('Esa entrada ya se usó');
  const other = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
  const stranger = await other.newPage();
  await stranger.goto(returned);
  await expect(stranger.getByRole('alert')).toContainText('Esa entrada ya se usó');
  expect((await other.cookies()).map(({ name }) => name)).not.toContain('minga-session');
  await other.close();
});

test('a session that somebody planted is never taken over', { tag: '@wide' }, async ({
  page,
  baseURL,
}) => {
  const planted = 'A'.repeat(43);
  const url = baseURL ?? '';
  await page.context().addCookies([{ name: 'minga-session', value: planted, url }]);
  await signInAs(page, 'Luis');
  const [session] = (await page.context().cookies()).filter(({ name }) => name === 'minga-session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  expect(session?.value).toMatch(/^[\w-]{43}$/);
  expect(session?.value).not.toBe(planted);
});

test('after signing in one never lands on another site', { tag: '@wide' }, async ({
  page,
  baseURL,
}) => {
  for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    await signInAs(page, 'Paula', `/entrar?volver=${encodeURIComponent(elsewhere)}`);
    expect(new URL(page.url()).origin).toBe(baseURL);
  }
});

test('what was typed when the browser had forgotten the session is kept, and sent after signing in', {
  tag: '@plain',
}, async ({ page }) => {
  await signInAs(page, 'Elena');
  await page.goto('/cuenta/datos');
  await page.getByLabel('Correo').fill('elena@ejemplo.cl');
  await page.context().clearCookies({ name: 'minga-session' });
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('link', { name: /Entrar con una persona/ }).click();
  const persona = page.getByRole('button', { name: /Entrar como Elena / });
  if (await persona.isVisible()) await persona.click();
  await expect(
    page.getByRole('heading', { name: 'Alguien escribió esto sin haber entrado' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Enviar lo que escribí' }).click();
  await expect(page.getByText('Guardamos tus datos.')).toBeVisible();
  await expect(page.getByText('elena@ejemplo.cl')).toBeVisible();
});

test('somebody else’s institution is not opened by its address', { tag: '@wide' }, async ({
  page,
}) => {
  await signInAs(page, 'Sofía');
  const answer = await page.goto('/gestion/ancud');
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('heading', { name: 'No tienes permiso para esto' })).toBeVisible();
});
