// Rows of the founding deck, each as its person does it: B1 an organisation, C4 a new municipality, D1 a petition.
import { expect, type Page, test } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { dayInWords } from './later.ts';
import { finishOnboarding, inviteTeam, loadBody, writeContact } from './onboarding.ts';
import { signInAs } from './people.ts';
import { ofSectors, publishEdition, STEPS_OF_HALF_AN_HOUR } from './publish-edition.ts';

const THIS_YEAR = new Date().getFullYear();
/** A board in office, whenever this runs. */
const BOARD = { from: `${THIS_YEAR - 1}-03-14`, until: `${THIS_YEAR + 2}-03-14` };

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
      page.getByText(`Del ${dayInWords(BOARD.from)} al ${dayInWords(BOARD.until)}`),
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
  const born = page.getByLabel('Fecha de nacimiento');
  // Asked once: another journey of hers may have told it.
  await expect(born.or(page.getByLabel(/Vivo/))).toBeVisible();
  if (await born.isVisible()) {
    await born.fill('1968-03-14');
    await page.getByRole('button', { name: 'Guardar y seguir' }).click();
  }
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

test('C4: from the invitation of SUBDERE to the published edition of a municipality @with-scripts', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'a municipality is invited once');
  await signInAs(page, 'Marcela');
  await page.goto('/gestion/subdere/incorporaciones?q=osorno');
  await expect(page.getByText('Sin invitar').last()).toBeVisible();
  await expectNoAxeViolations(page, info);
  const team = await inviteTeam(page, browser, info, {
    slug: 'osorno',
    people: ['Laura Prado', 'Pedro Villar', 'Sonia Rivas'],
  });
  const { officer } = team;
  await officer.goto('/gestion/osorno/puesta-en-marcha');
  await expect(officer.getByText('2 de 8 pasos hechos.')).toBeVisible();
  await writeContact(officer, 'osorno');
  await loadBody(officer, 'osorno', { body: 'Concejo', seats: 7, quorum: 4 });
  await officer.goto('/gestion/osorno/puesta-en-marcha');
  await officer.getByRole('button', { name: 'La comuna no se divide en sectores' }).click();
  await finishOnboarding(officer);
  await expectNoAxeViolations(officer, info);
  await page.goto('/gestion/subdere/incorporaciones?q=osorno');
  await expect(page.getByText('En marcha').last()).toBeVisible();
  expect(await publishEdition(team, ofSectors('osorno'))).toBeLessThan(STEPS_OF_HALF_AN_HOUR / 2);
  await page.goto('/ediciones?q=osorno');
  await expect(page.getByText('Municipalidad de Osorno')).toBeVisible();
});

const ANCUD_EDITION = '/ediciones/ancud/presupuesto-participativo';

test(
  'F4, F5, F7, E3: level, commitment and breadth of an edition are there before anything is asked, and what its council changed after',
  { tag: '@wide' },
  async ({ page }, info) => {
    await page.goto(ANCUD_EDITION);
    await expect(page.getByRole('heading', { name: 'Ancud decide $120.000.000' })).toBeVisible();
    await expect(page.getByText('Esta instancia es de DECISIÓN')).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.getByRole('link', { name: 'Toda la comuna' }).click();
    await expect(page.getByText('$60.000.000 para decidir', { exact: false })).toBeVisible();
    await expect(page.getByText('$138.000.000')).toBeVisible();
    await expect(page.getByText('2,30 veces el sobre')).toBeVisible();
    await page.goBack();
    await page.getByRole('link', { name: 'Mejoras de barrio' }).last().click();
    await expect(page.getByText(/suma \$54\.000\.000.*Amplía la convocatoria/)).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.goBack();
    await page.getByRole('link', { name: 'cómo votó cada integrante' }).click();
    await expect(page.getByRole('cell', { name: 'se abstuvo' })).toBeVisible();
    await expect(page.getByRole('cell', { name: 'en contra' })).toBeVisible();
    await expectNoAxeViolations(page, info);
    // Citizens' order beside the council's: that nothing goes around it is tried in every order of acts by sanction/actions/model.test.ts.
    await page.goto('/sancionado');
    const rejected = page.getByRole('row').filter({ hasText: 'Rechazado' }).first();
    await rejected.getByRole('link').click();
    await expect(page.getByText('Sale', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('Razón', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(/vinculante/i);
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
    await expect(page.getByText('Aviso «quién decide qué», versión 2.')).toBeVisible();
    await expectNoAxeViolations(page, info);
  },
);

test(
  'G1, G3, E1: who lives in Castro sees its quota of the regional edition, and influence is measured',
  { tag: '@plain' },
  async ({ page }, info) => {
    await page.goto('/ediciones');
    await expect(page.getByRole('heading', { name: 'Influencia efectiva' })).toBeVisible();
    const sanctioned = /sancionados por el cuerpo\s*\d+ de \d+ \([\d,]+%\)/;
    await expect(page.getByRole('main')).toContainText(sanctioned);
    // What of it is built comes with the works.
    await expect(page.getByText('ya ejecutados')).toBeVisible();
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
  await expect(page.getByRole('heading', { name: 'Esta instancia es de CONSULTA' })).toBeVisible();
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

test(
  'B2: an edition of social programmes puts programmes in order, not works',
  { tag: '@plain' },
  async ({ page }, info) => {
    await page.goto('/ediciones?destino=programa-social');
    await page.getByRole('link', { name: 'Programas sociales de Los Lagos' }).click();
    await expect(
      page.getByText('Aquí se priorizan programas sociales, no obras.', { exact: false }),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ver los 8 programas' })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(/proyecto/i);
    await expectNoAxeViolations(page, info);
    const milestones = page.getByText('Hitos que se informan').locator('xpath=..');
    await page.getByRole('link', { name: 'Bases', exact: true }).click();
    await expect(page.getByText('que no repita un programa que ya existe')).toBeVisible();
    await expect(milestones).toContainText('inscripción');
    await expect(milestones).not.toContainText('licitación');
    await page.goto(`${ANCUD_EDITION}/bases`);
    await expect(page.getByText('que el terreno se pueda usar')).toBeVisible();
    await expect(milestones).toContainText('licitación');
    await signInAs(page, 'Isabel');
    await page.goto('/gestion/gore-los-lagos/ediciones/programas-sociales/amplitud');
    await expect(page.getByText('Programas: 8')).toBeVisible();
    await expectNoAxeViolations(page, info);
    // Put in order, counted and certified in the journey of a region whose council lets its term lapse.
  },
);

test(
  'G2: residents and municipality have their seats in one committee',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto(ANCUD_EDITION);
    await page.getByRole('link', { name: 'Comité mixto' }).click();
    await expect(page.getByRole('heading', { name: '10 puestos' })).toBeVisible();
    await expect(
      page.getByText('6 de vecinas y vecinos, 4 de la institución.', { exact: true }),
    ).toBeVisible();
    await expect(page.getByText('Teresa Mansilla Ruiz')).toBeVisible();
    await expectNoAxeViolations(page, info);
  },
);

test('G2: minutes of the committee are joint once both sides signed them', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'minutes are signed once');
  await signInAs(page, 'Paula');
  await page.goto('/gestion/ancud/ediciones/presupuesto-participativo/reuniones');
  await expect(page.getByRole('link', { name: 'Primera sesión del comité mixto' })).toBeVisible();
  await expectNoAxeViolations(page, info);
  await page.getByRole('button', { name: 'Proponer para la firma de ambas partes' }).click();
  await expect(page.getByText('Otra persona tiene 72 horas para firmarlo.')).toBeVisible();
  const { baseURL = '' } = info.project.use;
  const residents = await (await browser.newContext({ baseURL })).newPage();
  await signInAs(residents, 'Teresa');
  await residents.goto(new URL(page.url()).pathname);
  await expect(residents.getByText('Primera sesión del comité mixto')).toBeVisible();
  await residents.getByRole('button', { name: 'Firmar y hacerlo' }).click();
  await residents.getByRole('link', { name: 'Comité mixto' }).click();
  await expect(residents.getByText(/Firmada por ambas partes el/)).toBeVisible();
  await expectNoAxeViolations(residents, info);
  await residents.getByRole('link', { name: 'Ver las firmas' }).click();
  await expect(residents.getByText('Comité de seguimiento').first()).toBeVisible();
  await residents.context().close();
});

test(
  'F2: a project shows the objective of the plan and the BIP code that it has',
  { tag: '@narrow' },
  async ({ page }, info) => {
    await page.goto(`${ANCUD_EDITION}/propuestas`);
    await page.getByRole('link', { name: 'Costanera accesible en Pudeto Bajo' }).click();
    await expect(page.getByText('PLADECO, objetivo 3.2')).toBeVisible();
    await expect(page.getByText('Código BIP 40012345-0')).toBeVisible();
    await expectNoAxeViolations(page, info);
  },
);

const REGIONAL_EDITION = '/ediciones/gore-los-lagos/fril-participativo-chiloe';

test(
  'F6: whoever proposes sees who decides what, says that she read it, and can read that it was noted',
  { tag: '@wide' },
  async ({ page }, info) => {
    await signInAs(page, 'Manuel');
    await page.goto(`${REGIONAL_EDITION}/proponer`);
    await expect(page.getByRole('heading', { name: /Quién decide qué/ }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Empezar' }).click();
    await expect(page.getByText('Hay algo que corregir')).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.getByLabel('Leí quién decide qué y hasta dónde llega mi propuesta').check();
    await page.getByRole('button', { name: 'Empezar' }).click();
    await page.getByLabel('Título').fill('Ciclovía junto al río Gamboa');
    await page.getByLabel('Qué se haría').fill('Dos kilómetros de ciclovía.');
    await page.getByLabel('Tema').selectOption('transport');
    await page.getByLabel('Castro', { exact: false }).first().check();
    await page.getByLabel('Lugar, con una dirección o con tus palabras').fill('Río Gamboa');
    const goOn = () => page.getByRole('button', { name: 'Guardar y seguir' }).last().click();
    await goOn();
    await page.getByLabel('Qué falta hoy').fill('Se va por la berma.');
    await goOn();
    await page.getByLabel('Cuánto crees que cuesta en total').fill('180.000.000');
    await goOn();
    await page.getByLabel('No', { exact: true }).check();
    await goOn();
    await page.getByLabel('Yo, a mi nombre').check();
    await page.locator('[name=vinculo][value=residence]').check();
    await goOn();
    await page.getByRole('button', { name: 'Enviar la propuesta' }).click();
    await expect(page.getByText('Tu propuesta quedó enviada.', { exact: false })).toBeVisible();
    await expectNoAxeViolations(page, info);
    await page.goto('/mis-datos');
    await expect(
      page.getByText('Viste quién decide qué en FRIL participativo de Chiloé').first(),
    ).toBeVisible();
  },
);

test('G2: the municipality changes a cost, whoever proposed objects, and both positions are published', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'desktop', 'a change is answered once');
  const title = 'Desfibriladores en las sedes rurales';
  const position = 'El gabinete lo hace el taller del liceo: alcanza con lo que pedimos.';
  await signInAs(page, 'Manuel');
  await page.goto('/lo-que-me-toca');
  await page
    .getByRole('link', { name: `Responder al cambio propuesto a «${title}»` })
    .first()
    .click();
  await expect(page.getByText('cuesta $1.600.000', { exact: false }).first()).toBeVisible();
  await expectNoAxeViolations(page, info);
  await page.getByLabel('No lo acepto').check();
  await page.getByLabel('Tu postura').fill(position);
  await page.getByRole('button', { name: 'Enviar mi respuesta' }).click();
  await expect(page.getByText('Recibimos tu respuesta.', { exact: false }).first()).toBeVisible();
  const { baseURL = '' } = info.project.use;
  const visitor = await (await browser.newContext({ baseURL })).newPage();
  await visitor.goto(`${ANCUD_EDITION}/propuestas`);
  await visitor.getByRole('link', { name: title }).click();
  await expect(visitor.getByText('que resiste la sal', { exact: false }).first()).toBeVisible();
  await expect(visitor.getByText(position)).toBeVisible();
  await expectNoAxeViolations(visitor, info);
  // Another, to which whoever proposed it said yes, is the version that holds.
  await visitor.goto(`${ANCUD_EDITION}/propuestas`);
  await visitor.getByRole('link', { name: 'Paraderos con techo en Lechagua' }).click();
  await expect(visitor.getByText('$16.000.000').first()).toBeVisible();
  await expect(visitor.getByText('de común acuerdo').first()).toBeVisible();
  await visitor.context().close();
});
