// A municipality goes from a preset to a published edition, changes it, takes it back and halts it, page by page.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Desk,
  type Fields,
  fill,
  filled,
  givenDesk,
  page,
  pdf,
  send,
} from '../testing/desk.ts';

const EDITION = '/gestion/ancud/ediciones/presupuesto-participativo-2028';
const bases = (part: string) => `${EDITION}/bases/${part}`;
const SITTING = `${EDITION}/compromiso?dia=2026-11-20`;

let desk: Desk;

beforeAll(async () => {
  desk = await givenDesk();
});
afterAll(() => desk?.close());

/** Each of the seven who vote, in favour unless said otherwise. */
function votes(more: Fields = {}): Fields {
  const all = desk.council.slice(0, 7).map((id) => [`voto-${id}`, 'for']);
  return { ...Object.fromEntries(all), ...more };
}

async function sign(act: string): Promise<string> {
  return send(desk.secretary, `${act}/firma`, {});
}

test('begins by a preset with the sectors of the comuna, and says what is missing', async () => {
  expect(await page(desk.officer, '/gestion/ancud/ediciones')).toContain(
    'Todavía no hay ediciones',
  );
  const begin = '/gestion/ancud/ediciones/nueva';
  const refused = await fill(desk.officer, begin, { comienzo: undefined, nombre: '' }, 422);
  expect(refused).toContain('Elige con qué bases empiezas.');
  expect(refused).toContain('href="#nombre"');
  const location = await fill(desk.officer, begin, { comienzo: 'small-comuna-by-sectors' });
  expect(location).toBe(`${EDITION}?hecho=comenzada`);
  const draft = await page(desk.officer, location);
  for (const said of ['Pudeto: un proyecto', 'Fátima: dos proyectos', '$18.000.000', 'borrador']) {
    expect(draft).toContain(said);
  }
  expect(draft).toContain(`href="${bases('base-legal')}#norma-1">Falta la base legal.`);
  expect(
    await page(
      desk.officer,
      EDITION.replace('/gestion', '/en/manage').replace('ediciones', 'editions'),
    ),
  ).toContain('The legal basis is missing.');
  await fill(desk.officer, begin, { comienzo: 'large-city' }, 422);
});

test('every form of the bases comes back as it was, in both languages', async () => {
  for (const part of ['dinero', 'participacion', 'reglas', 'calendario', 'opciones']) {
    await fill(desk.officer, bases(part), {});
    const english = bases(part)
      .replace('/gestion', '/en/manage')
      .replace('/ediciones', '/editions')
      .replace('/bases/', '/rules/');
    await fill(desk.officer, english, {});
  }
  expect(await page(desk.officer, EDITION)).toContain(
    '$18.000.000. Fuente: Fondos propios. Reparto: monto por monto.',
  );
});

test('what is wrong in a form is told at its field, and nothing typed is lost', async () => {
  const money = await fill(desk.officer, bases('dinero'), { marco: 'mucho', origen: 'Censo' }, 422);
  expect(money).toContain('id="marco-error"');
  expect(filled(money)).toMatchObject({ marco: 'mucho', origen: 'Censo' });
  const people = await fill(
    desk.officer,
    bases('participacion'),
    { 'votan-edad': '40', 'votan-hasta': '20' },
    422,
  );
  expect(people).toContain('La edad máxima no puede ser menor que la mínima.');
  const effects = await fill(desk.officer, bases('reglas'), { amplitud: '1,1', efecto: ' ' }, 422);
  expect(effects).toContain('no puede bajar de 1,2');
  expect(effects).toContain('Escribe para qué sirve el resultado.');
  const calendar = await fill(desk.officer, bases('calendario'), { 'hasta-voting': '' }, 422);
  expect(calendar).toContain('A «Votación» le falta un día.');
  const late = { accion: 'hacia-atras', sancion: '2026-12-30' };
  expect(await fill(desk.officer, bases('calendario'), late, 422)).toContain(
    'habría que haber empezado',
  );
  const options = { correo: 'nadie', 'puestos-vecinos': '3' };
  expect(await fill(desk.officer, bases('opciones'), options, 422)).toContain('Revisa el correo');
});

test('a contest is added, counts and is removed; the split adds up to the peso', async () => {
  const added = await fill(
    desk.officer,
    `${EDITION}/concursos/nuevo`,
    {
      nombre: 'Toda la comuna',
      tipo: 'transversal',
      monto: '10.000.001',
      minimo: '1.000.000',
      maximo: '3.000.000',
      voto: 'ranking',
      regla: 'phragmen',
    },
    422,
  );
  expect(added).toContain('Esa regla no cuenta esa forma de votar.');
  const costs = { nombre: 'Sin costos', tipo: 'transversal', minimo: '', maximo: 'mucho' };
  const missing = await fill(desk.officer, `${EDITION}/concursos/nuevo`, costs, 422);
  expect(missing).toContain('Escribe el costo mínimo de un proyecto');
  expect(missing).toContain('Escribe el costo máximo de un proyecto');
  await fill(desk.officer, `${EDITION}/concursos/nuevo`, {
    nombre: 'Toda la comuna',
    tipo: 'transversal',
    monto: '10.000.001',
    minimo: '1.000.000',
    maximo: '3.000.000',
  });
  expect(await page(desk.officer, EDITION)).toContain(
    'no suman el marco: la diferencia es −$10.000.001',
  );
  const tried = { marco: '28.000.002', formula: 'equal', accion: 'calcular' };
  const result = await fill(desk.officer, bases('dinero'), tried, 200);
  expect(result).toContain('$5.600.001');
  expect(result).toContain('$5.600.000');
  const gone = await page(desk.officer, `${EDITION}/concursos`);
  expect(gone).not.toContain('$5.600.001');
  const location = await fill(desk.officer, `${EDITION}/concursos/toda-la-comuna`, {
    accion: 'quitar',
  });
  expect(location).toContain('hecho=concurso-quitado');
  await page(desk.officer, `${EDITION}/concursos/toda-la-comuna`, 404);
  expect(await page(desk.officer, EDITION)).not.toContain('no suman el marco');
});

test('two people at the same form: the second is told what changed, keeps what she typed, and decides', async () => {
  const seen = filled(await page(desk.officer, bases('opciones')));
  await fill(desk.secretary, bases('opciones'), { telefono: '65 262 8100' });
  const typed = { ...seen, lugar: 'Oficina de partes', telefono: '' };
  const conflict = await send(desk.officer, bases('opciones'), typed, 409);
  expect(conflict).toContain('Otra persona guardó');
  expect(conflict).toContain('Contacto, Teléfono: de «65 262 8100» a «no se indica»');
  expect(filled(conflict)).toMatchObject({ lugar: 'Oficina de partes' });
  await send(desk.officer, bases('opciones'), filled(conflict));
  expect(filled(await page(desk.officer, bases('opciones')))).toMatchObject({
    lugar: 'Oficina de partes',
    telefono: '',
  });
});

test('a version is closed only when it is whole, and once', async () => {
  await send(
    desk.officer,
    `${EDITION}/cerrar-version`,
    filled(await page(desk.officer, bases('dinero'))),
    409,
  );
  const norm = { 'norma-1': 'ley-18695', 'articulo-1': '93' };
  await fill(desk.officer, bases('base-legal'), { ...norm, bip: '123' }, 422);
  await fill(desk.officer, bases('base-legal'), norm);
  expect(await page(desk.officer, EDITION)).toContain('Cierra la versión');
  const close = `${EDITION}/cerrar-version`;
  const whole = filled(await page(desk.officer, close));
  expect(await send(desk.officer, close, whole)).toBe(`${EDITION}?hecho=cerrada`);
  expect(await send(desk.officer, close, { visto: whole.visto }, 409)).toContain('Nada cambió');
  const unchanged = await page(desk.officer, close);
  expect(unchanged).toContain('El borrador dice lo mismo que la versión 1');
  expect(unchanged).not.toContain('name="visto"');
  expect(await page(desk.officer, EDITION)).toContain('espera el compromiso');
});

test('the commitment is judged as the body sat that day, and signed by who certifies', async () => {
  expect(await page(desk.officer, `${EDITION}/publicar`, 409)).toContain(
    'Falta el compromiso previo',
  );
  expect(await page(desk.officer, `${EDITION}/compromiso?dia=2027-01-01`, 422)).toContain(
    'aún no llega',
  );
  expect(await page(desk.officer, `${EDITION}/compromiso?dia=2020-01-01`, 422)).toContain(
    'Falta registrar el cuerpo',
  );
  const given = { sesion: 'Sesión ordinaria 31', acuerdo: '112', documento: pdf() };
  const path = `${EDITION}/compromiso`;
  const fields = filled(await page(desk.officer, SITTING));
  expect(fields).toMatchObject({
    monto: '18.000.000',
    anio: '2028',
    quorum: '4',
    norma: 'ley-18695',
  });
  const missing = await send(desk.officer, path, { ...fields, ...given }, 422);
  expect(missing).toContain('Falta el voto de: Ana Inventada');
  const below = { ...fields, ...given, ...votes(), monto: '17.999.999' };
  expect(await send(desk.officer, path, below, 422)).toContain('supera lo comprometido en $1.');
  const [chair = '', ...members] = desk.council;
  const against = Object.fromEntries(members.slice(0, 4).map((id) => [`voto-${id}`, 'against']));
  const lost = { ...fields, ...given, ...votes(against) };
  expect(await send(desk.officer, path, lost, 422)).toContain('no es un acuerdo');
  const mandateless = { ...fields, ...given, ...votes(), dirime: chair };
  expect(await send(desk.officer, path, mandateless, 422)).toContain('solo cuando hay empate');
  const act = await send(desk.officer, path, { ...fields, ...given, ...votes() });
  const shown = await page(desk.secretary, act);
  for (const said of ['Ana Inventada', 'a favor', '$18.000.000', 'SHA-256']) {
    expect(shown).toContain(said);
  }
  expect(await page(desk.officer, EDITION)).toContain('espera la firma del ministro de fe');
  await sign(act);
  const after = await page(desk.officer, EDITION);
  expect(after).toContain('comprometida');
  expect(after).toContain('7 a favor');
});

test('is published, and then seen by everybody', async () => {
  expect(await fill(desk.officer, `${EDITION}/publicar`, {})).toBe(`${EDITION}?hecho=publicada`);
  expect(await page(desk.officer, EDITION)).toContain('publicada');
  await page(desk.officer, `${EDITION}/publicar`, 409);
});

test('an operational change needs a reason and a second person; a committed one another commitment', async () => {
  await fill(desk.officer, bases('opciones'), { telefono: '65 262 8100' });
  await fill(desk.officer, `${EDITION}/cerrar-version`, {});
  const change = `${EDITION}/proponer-cambio`;
  const shown = await page(desk.officer, change);
  expect(shown).toContain('Contacto, Teléfono: de «no se indica» a «65 262 8100»');
  expect(await fill(desk.officer, change, { motivo: '' }, 422)).toContain('Escribe el motivo.');
  const act = await fill(desk.officer, change, { motivo: 'Cambió el teléfono de la oficina.' });
  expect((await desk.officer.post(`${act}/firma`, new FormData())).status).not.toBe(303);
  await sign(act);
  expect(await page(desk.officer, EDITION)).toContain('rige desde');

  await fill(desk.officer, bases('reglas'), { amplitud: '2' });
  await fill(desk.officer, `${EDITION}/cerrar-version`, {});
  const committed = await page(desk.officer, change);
  expect(committed).toContain('Factor de amplitud: de «1,5» a «2»');
  expect(committed).toContain('Primero va el cuerpo');
  expect(await page(desk.officer, EDITION)).toContain('Se necesita otro acuerdo');
});

test('a revocation suspends what nobody votes yet, and it goes on only with a commitment', async () => {
  const path = `${EDITION}/revocacion`;
  expect(await page(desk.officer, path)).toContain('La edición queda suspendida.');
  const act = await fill(desk.officer, path, { acuerdo: '130', motivo: 'Cambió el presupuesto.' });
  await sign(act);
  const desked = await page(desk.officer, EDITION);
  expect(desked).toContain('suspendida');
  expect(desked).toContain('revocado por el acuerdo 130');
  const resume = {
    que: 'resumed',
    quien: 'Concejo, acuerdo 131',
    motivo: 'Sigue.',
    documento: pdf(),
  };
  expect(await fill(desk.officer, `${EDITION}/suspender`, resume, 409)).toContain(
    'El compromiso fue revocado.',
  );
});

test('another institution finds nothing of it, whatever it asks', async () => {
  const paths = [
    '',
    '/bases/dinero',
    '/concursos',
    '/compromiso',
    '/amplitud',
    '/comite',
    '/archivar',
  ];
  for (const path of paths) {
    await page(desk.stranger, EDITION.replace('ancud', 'lautaro') + path, 404);
    await page(desk.stranger, EDITION + path, 403);
  }
  const sent = await desk.stranger.post(bases('dinero'), new FormData());
  expect(sent.status).toBe(403);
  await page(desk.officer, `${EDITION}/bases/nada`, 404);
  await page(desk.officer, '/gestion/ancud/ediciones/no-hay', 404);
});

test('is archived only when everybody was asked, by name', async () => {
  const refused = await send(desk.officer, `${EDITION}/archivar`, {}, 409);
  expect(refused).toContain(
    'Para archivar faltan: la consulta de las bases, los informes de seguimiento, la encuesta de evaluación.',
  );
});
