// The staff of an institution, from the invitation to the end of a role, with passkeys of a real browser.
import { type Browser, expect, type Page, type TestInfo, test } from '@playwright/test';
import { addAuthenticator, withAuthenticators } from './authenticator.ts';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';

test.describe.configure({ timeout: 180_000 });

/** What the journey reads and presses, in each language. */
const words = {
  es: {
    signIn: '/entrar',
    signOut: '/salir',
    account: '/cuenta',
    confirm: '/entrar/confirmar',
    manage: '/gestion',
    team: 'equipo',
    door: '/gestion/subdere/invitar-municipalidad',
    search: 'Municipalidad o gobierno regional',
    send: 'Proponer las invitaciones',
    name: 'Nombre y apellidos',
    email: 'Correo',
    once: 'Entrega este enlace en persona',
    accept: 'Aceptar y crear mi llave',
    tasks: /\/lo-que-me-toca$/,
    second: 'Agrega tu segunda llave de acceso',
    out: 'Salir',
    enter: 'Entrar con mi llave',
    add: 'Agregar una llave',
    added: 'Agregamos tu llave.',
    prove: 'Confirmar con mi llave',
    change: 'Cambiar nombre o quitar: Llave de seguridad',
    keyName: 'Nombre de la llave',
    saveName: 'Guardar nombre',
    keys: 'Mis llaves de acceso',
    invite: 'Invitar a alguien',
    role: 'Rol',
    reviewer: 'Revisión técnica',
    submit: 'Proponer la invitación',
    sign: 'Firmar y hacerlo',
    signed: 'Firmado y hecho.',
    again: 'Invitar de nuevo a',
    end: 'Terminar o reemplazar a Iván Díaz',
    reason: 'Por qué termina',
    now: 'Ahora',
    proposeEnd: 'Proponer el término',
    endOwn: 'Terminar mi rol',
    last: 'Es la última persona con ese rol',
    forbidden: 'No tienes permiso para esto',
    used: 'Esta invitación ya fue aceptada.',
  },
  en: {
    signIn: '/en/sign-in',
    signOut: '/en/sign-out',
    account: '/en/account',
    confirm: '/en/sign-in/confirm',
    manage: '/en/manage',
    team: 'team',
    door: '/en/manage/subdere/invite-municipality',
    search: 'Municipality or regional government',
    send: 'Propose the invitations',
    name: 'Full name',
    email: 'E-mail',
    once: 'Hand this link over in person',
    accept: 'Accept and create my passkey',
    tasks: /\/en\/my-tasks$/,
    second: 'Add your second passkey',
    out: 'Sign out',
    enter: 'Sign in with my passkey',
    add: 'Add a passkey',
    added: 'We added your passkey.',
    prove: 'Confirm with my passkey',
    change: 'Rename or remove: Security key',
    keyName: 'Name of the passkey',
    saveName: 'Save name',
    keys: 'My passkeys',
    invite: 'Invite somebody',
    role: 'Role',
    reviewer: 'Technical reviewer',
    submit: 'Propose the invitation',
    sign: 'Sign and do it',
    signed: 'Signed and done.',
    again: 'Invite',
    end: 'End or replace Iván Díaz',
    reason: 'Why it ends',
    now: 'Now',
    proposeEnd: 'Propose the end',
    endOwn: 'End my role',
    last: 'This is the last person with that role',
    forbidden: 'You may not do this',
    used: 'This invitation was accepted already.',
  },
} as const;

type Words = (typeof words)[keyof typeof words];

/** Each journey has an institution of its own: they run at the same time against the same server. */
const institutions = {
  es: ['castro', 'Castro'],
  en: ['rengo', 'Rengo'],
} as const;

async function expectSound(page: Page, info: TestInfo): Promise<void> {
  await expectNoAxeViolations(page, info);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

/** A browser of somebody else, of the same size and language. */
async function newBrowser(browser: Browser, info: TestInfo): Promise<Page> {
  const { viewport = null, locale, isMobile, hasTouch, baseURL } = info.project.use;
  const context = await browser.newContext({
    viewport,
    locale,
    isMobile,
    hasTouch,
    baseURL,
  } as Parameters<Browser['newContext']>[0]);
  return context.newPage();
}

/** The address of the act that waits for its second person, on whose page the proposer is. */
async function proposed(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/act(os|s)\/[0-9a-f-]{36}\?hecho=propuesto$/);
  return new URL(page.url()).pathname;
}

async function sign(page: Page, w: Words): Promise<void> {
  await page.getByRole('button', { name: w.sign }).click();
  await expect(page.getByText(w.signed)).toBeVisible();
}

/** Where no mail leaves, the link is told once, by inviting again. */
async function linkOf(page: Page, w: Words, name: string): Promise<string> {
  await page.getByRole('button', { name: new RegExp(`^${w.again}.*${name}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name: w.once })).toBeVisible();
  return (await page.locator('.code-secret').textContent()) ?? '';
}

/** SUBDERE finds the municipality, one of it proposes its first team and another signs; the links of two of it. */
async function inviteFirstTeam(
  page: Page,
  second: Page,
  w: Words,
  [slug, place]: readonly [string, string],
): Promise<readonly [string, string]> {
  await signInAs(page, 'Marcela', w.signIn);
  await page.goto(w.door);
  const search = page.getByRole('searchbox', { name: w.search });
  await search.fill(place.toLowerCase());
  await search.press('Enter');
  await page.getByRole('link', { name: new RegExp(`Municipalidad de ${place}$`) }).click();
  await expect(page).toHaveURL(new RegExp(`municipalidad=${slug}`));
  for (const [at, name] of ['Paula Ríos', 'Hernán Lagos', 'Irma Díaz'].entries()) {
    await page.getByLabel(w.name).nth(at).fill(name);
    await page.getByLabel(w.email).nth(at).fill(`persona${at}@${slug}.example`);
  }
  await page.getByRole('button', { name: w.send }).click();
  const act = await proposed(page);
  await signInAs(second, 'Verónica', w.signIn);
  await second.goto(act);
  await sign(second, w);
  const door = `${w.door}?municipalidad=${slug}`;
  await page.goto(door);
  const ofOfficer = await linkOf(page, w, 'Paula Ríos');
  await page.goto(door);
  return [ofOfficer, await linkOf(page, w, 'Hernán Lagos')];
}

/** In a browser of her own, with the passkey that accepting makes. */
async function accept(page: Page, w: Words, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: w.accept }).click();
  await expect(page).toHaveURL(w.tasks);
}

async function signOutAndIn(page: Page, w: Words): Promise<void> {
  await page.goto(w.account);
  await page.getByRole('button', { name: w.out }).click();
  await expect(page).toHaveURL(new RegExp(`${w.signOut}$`));
  await page.goto(w.signIn);
  await page.getByRole('button', { name: w.enter }).click();
  await expect(page).toHaveURL(w.tasks);
}

/** On the page of the keys, with a security key at hand. */
async function addAndNameKey(page: Page, w: Words): Promise<void> {
  await page.getByRole('button', { name: w.add }).click();
  await expect(page.getByText(w.added)).toBeVisible();
  await page.getByText(w.change).click();
  const form = page.locator('details[open]');
  await form.getByLabel(w.keyName).fill('Cajón de la oficina');
  await form.getByRole('button', { name: w.saveName }).click();
  await expect(page.getByText('Cajón de la oficina', { exact: true })).toBeVisible();
}

/** From the team; the act that waits. */
async function proposeColleague(
  page: Page,
  w: Words,
  slug: string,
  info: TestInfo,
): Promise<string> {
  await page.getByRole('link', { name: w.invite, exact: true }).click();
  await page.getByLabel(w.name).fill('Iván Díaz');
  await page.getByLabel(w.email).fill(`ivan@${slug}.example`);
  await page.getByLabel(w.role).selectOption({ label: w.reviewer });
  await expectSound(page, info);
  await page.getByRole('button', { name: w.submit, exact: true }).click();
  return proposed(page);
}

/** On the page that ends a role: at once. */
async function fillEnd(page: Page, w: Words, reason: string): Promise<void> {
  await page.getByLabel(w.reason).fill(reason);
  await page.getByLabel(w.now).check();
}

for (const language of ['es', 'en'] as const) {
  test(`an officer is invited, signs in by passkey, proves it again, builds a team and ends a role with a second person (${language}) @with-scripts`, async ({
    page: national,
    browser,
  }, info) => {
    test.skip((info.project.name === 'phone') !== (language === 'es'), 'one screen a language');
    const w = words[language];
    const [slug, place] = institutions[language];
    const team = `${w.manage}/${slug}/${w.team}`;
    const second = await newBrowser(browser, info);
    const [link, ofSecretary] = await inviteFirstTeam(national, second, w, [slug, place]);

    const page = await newBrowser(browser, info);
    const session = await withAuthenticators(page);
    const phone = await addAuthenticator(session, 'internal');
    await page.goto(link);
    await expectSound(page, info);
    await accept(page, w, link);
    await expect(page.getByText(`Municipalidad de ${place}`).first()).toBeVisible();
    await page.goto(link);
    await expect(page.getByText(w.used)).toBeVisible();
    await signOutAndIn(page, w);

    await page.getByRole('link', { name: w.second }).click();
    await expect(page.getByRole('heading', { level: 1, name: w.keys })).toBeVisible();
    await expectSound(page, info);
    await phone.remove();
    await addAuthenticator(session, 'usb');
    await addAndNameKey(page, w);

    await page.goto(`${w.confirm}?volver=${encodeURIComponent(team)}`);
    await expectSound(page, info);
    await page.getByRole('button', { name: w.prove }).click();
    await expect(page).toHaveURL(new RegExp(`${team}$`));
    await expectSound(page, info);

    const act = await proposeColleague(page, w, slug, info);
    const secretary = await newBrowser(browser, info);
    await addAuthenticator(await withAuthenticators(secretary), 'internal');
    await accept(secretary, w, ofSecretary);
    await secretary.goto(act);
    await expectSound(secretary, info);
    await sign(secretary, w);
    await page.goto(team);
    const ofColleague = await linkOf(page, w, 'Iván Díaz');
    const colleague = await newBrowser(browser, info);
    await addAuthenticator(await withAuthenticators(colleague), 'internal');
    await accept(colleague, w, ofColleague);
    await colleague.goto(team);
    await expect(colleague.getByText('Iván Díaz')).toBeVisible();
    await colleague.goto(`${team}/${language === 'es' ? 'invitar' : 'invite'}`);
    await expect(colleague.getByText(w.forbidden)).toBeVisible();

    await page.goto(team);
    await page.getByRole('link', { name: w.end }).click();
    await expectSound(page, info);
    await fillEnd(page, w, 'Cambia de unidad');
    await page.getByRole('button', { name: w.proposeEnd }).click();
    await secretary.goto(await proposed(page));
    await sign(secretary, w);
    await colleague.goto(team);
    await expect(colleague).toHaveURL(new RegExp(`${w.signIn}\\?volver=`));

    await page.goto(team);
    await page.getByRole('link', { name: /Paula Ríos/ }).click();
    await fillEnd(page, w, 'Me traslado');
    await page.getByRole('button', { name: w.endOwn }).click();
    await expect(page.getByRole('alert')).toContainText(w.last);
    await expect(page.getByLabel(w.reason)).toHaveValue('Me traslado');
    for (const one of [second, page, secretary, colleague]) await one.context().close();
  });
}

test('a browser without passkeys is told so @with-scripts', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'PublicKeyCredential');
  });
  await page.goto('/entrar');
  await expect(page.getByText(/Este navegador no puede usar llaves de acceso/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Entrar con mi llave' })).toBeHidden();
});

test('a passkey that no account knows opens nothing, and the page says what to do @with-scripts', async ({
  page,
}) => {
  const session = await withAuthenticators(page);
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
  ]);
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', pair.privateKey);
  await session.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: {
      credentialId: Buffer.from('nobody here has this').toString('base64'),
      isResidentCredential: true,
      rpId: 'localhost',
      privateKey: Buffer.from(pkcs8).toString('base64'),
      userHandle: Buffer.from('nobody').toString('base64'),
      signCount: 1,
    },
  });
  await page.goto('/entrar');
  await page.getByRole('button', { name: 'Entrar con mi llave' }).click();
  await expect(page.getByText(/no es de ninguna cuenta de Minga/)).toBeVisible();
  await expect(page).toHaveURL(/\/entrar$/);
});

test('without scripts the page says so, and the way by code is a plain form', async ({
  page,
}, info) => {
  test.skip(info.project.use.javaScriptEnabled !== false, 'scripts are on');
  await page.goto('/entrar');
  await expect(page.getByText(/Las llaves de acceso necesitan JavaScript/)).toBeVisible();
  await page.getByRole('link', { name: /entrar con un código/ }).click();
  await expectNoAxeViolations(page, info);
  await page.getByLabel('Tu correo en Minga').fill('nadie@ejemplo.cl');
  await page.getByLabel('Código de 6 números').fill('123 456');
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('El correo y el código no coinciden');
  await expect(page.getByLabel('Tu correo en Minga')).toHaveValue('nadie@ejemplo.cl');
});
