// Rows of the founding deck, each as its person does it: B1 an organisation, C4 a new municipality, D1 a petition.
import { expect, type Page, test } from '@playwright/test';
import { addAuthenticator, withAuthenticators } from './authenticator.ts';
import { expectNoAxeViolations } from './axe.ts';
import { signInAs } from './people.ts';
import { publishEdition } from './publish-edition.ts';

const THIS_YEAR = new Date().getFullYear();
/** A board in office, whenever this runs. */
const BOARD = { from: `${THIS_YEAR - 1}-03-14`, until: `${THIS_YEAR + 2}-03-14` };

/** `viernes 14 de marzo de 2025` */
function inWords(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('es-CL', { ...options, timeZone: 'UTC' }).format(date);
  return `${part({ weekday: 'long' })} ${part({ day: 'numeric', month: 'long', year: 'numeric' })}`;
}

async function registerOrganization(page: Page, name: string, number: string): Promise<void> {
  await page.goto('/organizaciones/registrar');
  await page.getByLabel('Tipo de organización').selectOption({ label: 'Junta de vecinos' });
  await page.locator('#nombre').fill(name);
  await page.getByLabel('Dónde actúa').selectOption({ label: 'Ancud' });
  await page.getByLabel('Número de registro').fill(number);
  await page.getByLabel('Dirección o sector').fill('Sector Pudeto Bajo');
  await page.getByLabel('Correo de la organización').fill('pudeto@ejemplo.cl');
  await page.getByLabel('La directiva asumió el').fill(BOARD.from);
  await page.getByLabel('Termina el').fill(BOARD.until);
  await page.getByLabel('Documento que lo acredita').fill('Acta de elección');
  await page.getByLabel('Presidencia', { exact: true }).fill('Manuel Ojeda');
  await page.getByRole('button', { name: 'Revisar mis respuestas' }).click();
  await expect(page.getByText('Nada se ha enviado todavía.')).toBeVisible();
  await page.getByRole('button', { name: 'Enviar' }).click();
}

/** From its own place, as its representative. */
async function callAssembly(page: Page, name: string): Promise<void> {
  await page.goto(`${new URL(page.url()).pathname}/gestion`);
  await page.getByRole('link', { name: 'Convocar y llevar reuniones' }).click();
  await page.getByRole('link', { name: 'Convocar una reunión' }).click();
  await page.getByLabel('Tipo de reunión').selectOption({ label: 'Asamblea territorial' });
  await page.getByLabel('Consulta').check();
  await page.getByLabel('Qué pasa con lo que se diga').fill('Lo llevamos al municipio en marzo.');
  await page.locator('#titulo').fill(`Asamblea de ${name}`);
  await page.getByLabel('Para qué es').fill('Ver qué necesita el sector.');
  await page.getByLabel('Día').fill(`${THIS_YEAR + 1}-03-20`);
  await page.getByLabel('Desde las').fill('18:30');
  await page.getByLabel('Hasta las').fill('20:00');
  await page.locator('#lugar').fill('Sede Pudeto Bajo');
  await page.getByLabel('Quiénes pueden venir').fill('Todo el sector');
  await page.getByLabel('Contacto').fill('pudeto@ejemplo.cl');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('button', { name: 'Publicar la convocatoria' }).click();
  await page.getByRole('link', { name: 'Ver la página pública' }).click();
  await expect(page.getByRole('heading', { name: 'Esta instancia es de CONSULTA' })).toBeVisible();
}

test(
  'B1: a junta de vecinos registers, its board is found valid, and it calls its own assembly',
  { tag: '@plain' },
  async ({ page, browser }, info) => {
    const name = `Junta de Vecinos Pudeto Bajo ${info.project.name}`;
    const number = `B1-${info.project.name.length}`;
    await signInAs(page, 'Manuel');
    await registerOrganization(page, name, number);
    await expect(page.getByText('Sin directiva comprobada')).toBeVisible();
    await expectNoAxeViolations(page, info);
    const { baseURL = '' } = info.project.use;
    const office = await browser.newContext({ baseURL });
    const secretary = await office.newPage();
    await signInAs(secretary, 'Hernán');
    await secretary.goto('/gestion/ancud/organizaciones');
    await secretary
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await secretary.getByLabel(/^Confirmar/).check();
    await secretary.getByRole('button', { name: 'Responder' }).click();
    await office.close();
    await page.goto('/organizaciones');
    await page.getByRole('link', { name }).first().click();
    await expect(page.getByText('Comprobada el').first()).toBeVisible();
    await expect(
      page.getByText(`Del ${inWords(BOARD.from)} al ${inWords(BOARD.until)}`),
    ).toBeVisible();
    await expectNoAxeViolations(page, info);
    await callAssembly(page, name);
    await expectNoAxeViolations(page, info);
  },
);

test('D1: with the fiftieth signature the council of Quellón is told', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'phone', 'the fiftieth signature is given once');
  await page.goto('/comunas/quellon/peticion');
  await expect(page.getByText('49 firmas de 50')).toBeVisible();
  await page.getByRole('link', { name: 'Firmar la petición' }).click();
  await page.getByRole('link', { name: /Entrar con una persona/ }).click();
  await page.getByRole('button', { name: /Entrar como Rosa / }).click();
  await page.getByLabel('Fecha de nacimiento').fill('1968-03-14');
  await page.getByRole('button', { name: 'Guardar y seguir' }).click();
  await page.getByLabel(/Vivo/).check();
  await page.getByLabel(/Declaro/).check();
  await page.getByRole('button', { name: /Firmar/ }).click();
  await expect(page.getByText('50 firmas de 50')).toBeVisible();
  await expectNoAxeViolations(page, info);
  const { baseURL = '' } = info.project.use;
  const council = await browser.newContext({ baseURL });
  const councillor = await council.newPage();
  await signInAs(councillor, 'Gabriel');
  await expect(councillor.getByRole('link', { name: 'Lee la petición de Quellón' })).toBeVisible();
  await council.close();
  await page.goto('/instituciones/quellon');
  await expect(page.getByText(/50 firmas/).first()).toBeVisible();
});

const MANDATE = `06-12-${THIS_YEAR - 1};06-12-${THIS_YEAR + 3}`;
const COUNCIL = [
  'nombre;cargo;inicio;termino',
  `Ana Uno;preside;${MANDATE}`,
  ...['Bea Dos', 'Carlos Tres', 'Dora Cuatro', 'Eva Cinco', 'Fidel Seis', 'Gina Siete'].map(
    (name) => `${name};integrante;${MANDATE}`,
  ),
].join('\r\n');

/** In a browser of her own, with the passkey that accepting makes. */
async function acceptInvitation(page: Page, link: string): Promise<void> {
  await addAuthenticator(await withAuthenticators(page), 'internal');
  await page.goto(link);
  await page.getByRole('button', { name: 'Aceptar y crear mi llave' }).click();
  await expect(page).toHaveURL(/\/lo-que-me-toca$/);
}

/** Where no mail leaves, the link is told once, by inviting again. */
async function linkOf(page: Page, name: string): Promise<string> {
  await page.goto('/gestion/subdere/invitar-municipalidad?municipalidad=osorno');
  await page.getByRole('button', { name: `Invitar de nuevo a ${name}` }).click();
  return (await page.locator('.code-secret').textContent()) ?? '';
}

async function loadCouncil(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Carga el Concejo/ }).click();
  await page.getByLabel('Puestos con voto').fill('7');
  await page.getByLabel('Quórum para sesionar').fill('4');
  await page.getByRole('button', { name: 'Guardar cómo sesiona' }).click();
  await page.getByRole('link', { name: 'Agregar desde un archivo' }).click();
  const buffer = Buffer.from(COUNCIL);
  const file = { name: 'concejo.csv', mimeType: 'text/csv', buffer };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Importar' }).click();
  await page.getByRole('button', { name: 'Agregar a estas 7 personas' }).click();
  await expect(page.getByText('7 personas en ejercicio. 7 puestos con voto.')).toBeVisible();
}

test('C4: from the invitation of SUBDERE to a configured municipality @with-scripts', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'a municipality is invited once');
  await signInAs(page, 'Marcela');
  await page.goto('/gestion/subdere/incorporaciones?q=osorno');
  await expect(page.getByText('Sin invitar').last()).toBeVisible();
  await expectNoAxeViolations(page, info);
  await page.goto('/gestion/subdere/invitar-municipalidad?municipalidad=osorno');
  const invited = [
    ['Laura Prado', 'laura@osorno.example'],
    ['Pedro Villar', 'pedro@osorno.example'],
    ['Sonia Rivas', 'sonia@osorno.example'],
  ] as const;
  for (const [index, [name, email]] of invited.entries()) {
    await page.getByLabel('Nombre y apellidos').nth(index).fill(name);
    await page.getByLabel('Correo').nth(index).fill(email);
  }
  await page.getByRole('button', { name: 'Proponer las invitaciones' }).click();
  await expect(page.getByText('Otra persona tiene 72 horas para firmarlo.')).toBeVisible();
  const { baseURL = '' } = info.project.use;
  const open = async () => (await browser.newContext({ baseURL })).newPage();
  const second = await open();
  await signInAs(second, 'Verónica');
  await second.goto(new URL(page.url()).pathname);
  await second.getByRole('button', { name: 'Firmar y hacerlo' }).click();
  await expect(second.getByText('Firmado y hecho.')).toBeVisible();
  const [ofOfficer, ofCertifier] = [
    await linkOf(page, 'Laura Prado'),
    await linkOf(page, 'Pedro Villar'),
  ];
  const officer = await open();
  await acceptInvitation(officer, ofOfficer);
  const certifier = await open();
  await acceptInvitation(certifier, ofCertifier);
  await officer.goto('/gestion/osorno/puesta-en-marcha');
  await expect(officer.getByText('2 de 8 pasos hechos.')).toBeVisible();
  await officer.getByRole('link', { name: 'Confirma el contacto' }).click();
  await officer.getByLabel('Correo').fill('participacion@osorno.example');
  await officer.getByRole('button', { name: 'Guardar el contacto' }).click();
  await officer.goto('/gestion/osorno/puesta-en-marcha');
  await loadCouncil(officer);
  await officer.goto('/gestion/osorno/puesta-en-marcha');
  await officer.getByRole('button', { name: 'La comuna no se divide en sectores' }).click();
  await officer.getByRole('button', { name: 'Terminar la puesta en marcha' }).click();
  await expect(officer.getByText('Puesta en marcha terminada.')).toBeVisible();
  await expectNoAxeViolations(officer, info);
  await page.goto('/gestion/subdere/incorporaciones?q=osorno');
  await expect(page.getByText('En marcha').last()).toBeVisible();
  // A person takes a quarter of a minute for each; thirty minutes are 120 of them.
  expect(await publishEdition(officer, certifier, 'osorno')).toBeLessThan(60);
  await page.goto('/ediciones?q=osorno');
  await expect(page.getByText('Municipalidad de Osorno')).toBeVisible();
});

const ANCUD_EDITION = '/ediciones/ancud/presupuesto-participativo';

test(
  'F5, F7, E3: level, commitment and breadth of the edition of Ancud are there before anything is asked',
  { tag: '@wide' },
  async ({ page }, info) => {
    await page.goto(ANCUD_EDITION);
    await expect(page.getByRole('heading', { name: 'Ancud decide $120.000.000' })).toBeVisible();
    await expect(page.getByText('Esta instancia es de DECISIÓN')).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.getByRole('link', { name: 'Toda la comuna' }).click();
    await expect(page.getByText('2,30 veces el sobre')).toBeVisible();
    await page.goBack();
    await page.getByRole('link', { name: 'Mejoras de barrio' }).click();
    await expect(page.getByText(/Amplía la convocatoria/)).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.goBack();
    await page.getByRole('link', { name: 'cómo votó cada integrante' }).click();
    await expect(page.getByRole('cell', { name: 'se abstuvo' })).toBeVisible();
    await expect(page.getByRole('cell', { name: 'en contra' })).toBeVisible();
    await expectNoAxeViolations(page, info);
  },
);

test(
  'B3, F2, F6: the bases cite their norms and plans, and say who decides what',
  { tag: '@wide' },
  async ({ page }, info) => {
    await page.goto(`${ANCUD_EDITION}/bases`);
    await expect(page.getByText('PLADECO, objetivo 3.2')).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.getByRole('link', { name: 'Ley 18.695, artículo 93' }).click();
    await page.getByRole('link', { name: /Presupuesto participativo de Ancud/ }).click();
    await page.getByRole('link', { name: 'Quién decide qué, y cuándo' }).first().click();
    await expect(page.getByText('Aviso «quién decide qué», versión 1.')).toBeVisible();
    await expectNoAxeViolations(page, info);
  },
);

test(
  'G1, G3, E1: who lives in Castro sees its quota of the regional edition, and influence is measured',
  { tag: '@plain' },
  async ({ page }, info) => {
    await page.goto('/ediciones');
    await expect(page.getByRole('heading', { name: 'Influencia efectiva' })).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.getByRole('link', { name: 'FRIL participativo de Chiloé' }).click();
    await page.getByRole('link', { name: 'Ver qué se vota donde vivo' }).first().click();
    await page.getByLabel('Dónde vives').selectOption({ label: 'Castro' });
    await page.getByRole('button', { name: 'Ver mis papeletas' }).click();
    await expect(page.getByRole('heading', { name: 'Votas en una papeleta' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Castro' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Quemchi' })).toBeHidden();
    await expectNoAxeViolations(page, info);
  },
);

test('D3(a), E3: a consultation on the next bases is no decision without commitment, and asks residents', async ({
  page,
}, info) => {
  await page.goto('/consultas');
  await page
    .getByRole('link', { name: 'Bases del presupuesto participativo 2029 de Ancud' })
    .click();
  await expect(page.getByRole('heading', { name: 'Esta instancia es de CONSULTA.' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Ley 18\.695, artículo 93/ })).toBeVisible();
  await expectNoAxeViolations(page, info);
  await signInAs(page, 'Paula');
  await page.goto('/gestion/ancud/consultas/nueva');
  await page.getByLabel('Una pregunta').check();
  await page.getByLabel('Título o pregunta').fill('¿Cuándo votamos?');
  await page.getByLabel('¿Para qué se consulta?').fill('Para fijar la fecha.');
  await page.getByLabel('Decisión').check();
  await page.getByLabel('¿Qué pasa con lo que se diga?').fill('El municipio fija la fecha.');
  await page.getByLabel('Base legal').selectOption('ley-18695');
  await page.getByRole('button', { name: 'Guardar el borrador' }).click();
  await page.getByLabel('Día del plazo').fill(`${THIS_YEAR + 1}-01-15`);
  await page.getByRole('button', { name: 'Abrir ahora' }).click();
  await expect(
    page.getByText('Una consulta no puede llamarse decisión sin compromiso previo').first(),
  ).toBeVisible();
  await expectNoAxeViolations(page, info);
});
