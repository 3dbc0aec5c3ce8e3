import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { at, type PublicSite, publicSite } from '../../editions/testing/public-site.ts';
import { givenStaff } from '../../editions/testing/steps.ts';
import { addVersion } from '../actions/add-version.ts';
import { readProposal } from '../store/proposals.ts';
import { contents, givenOpenEdition, givenProposal, givenResident } from '../testing/kept.ts';
import { proposalPathIn } from './paths.ts';

let here: PublicSite;
let editionId: string;
let author: string;
let first: { readonly id: string; readonly number: number };

const endorsements = {
  minAge: 14,
  maxAge: null,
  ties: ['residence', 'work'],
  tieMonths: 0,
  proof: 'declared',
  checkedAt: 'at-the-act',
  needed: 10,
  maxPerPerson: 3,
} as const;

beforeAll(async () => {
  here = await publicSite();
  const { db } = here.given;
  ({ editionId } = await givenOpenEdition(db, here.town, 'uno', { operational: { endorsements } }));
  author = await givenResident(db, { name: 'Rosa M.' });
  first = await givenProposal(db, editionId, { authorPersonId: author });
  await givenProposal(db, editionId, {
    contents: {
      title: 'Plaza de juegos en Villa Pudeto',
      theme: 'green-areas',
      lat: null,
      lon: null,
    },
    state: 'not-feasible',
  });
  await givenProposal(db, editionId, {
    contents: { title: 'Secreta' },
    state: 'waiting',
    authorPersonId: author,
  });
});
afterAll(() => here.given.close());

const page = (number: number, rest = '') => at('uno', `/propuestas/${number}${rest}`);
const form = (values: Record<string, string>) => new URLSearchParams(values);
const signed = (id: string): Promise<TestSite> => here.site.as(id, 'provider');

describe('the lists', () => {
  test('of an edition: who may still propose, what there is, and in which order', async () => {
    const words = await here.read(at('uno', '/propuestas'));
    expect(words).toContain('Propuestas de Ancud');
    expect(words).toContain('hasta el viernes 11 de diciembre de 2026');
    expect(words).toContain('2 propuestas');
    expect(words).toContain('orden al azar');
    expect(words).toContain('Luminarias solares en la costanera de Pudeto');
    expect(words).toContain('$8.900.000');
    expect(words).not.toContain('Secreta');
  });

  test('of the country: the same rows with whose they are, found by a word, and none says what to do', async () => {
    expect(await here.read('/propuestas?q=plaza')).toContain('Plaza de juegos en Villa Pudeto');
    expect(await here.read('/propuestas?q=plaza')).toContain('Municipalidad de Ancud');
    const none = await here.read('/propuestas?q=submarino');
    expect(none).toContain('Nada con esos filtros');
    expect(none).toContain('Ver todas');
  });

  test('the page of the edition asks for proposals until the last second of its phase there', async () => {
    const asksAt = async (now: string) => {
      const site = await testSite(here.given.db, { clock: { now: () => new Date(now) } });
      return (await (await site.get(at('uno'))).text()).includes(at('uno', '/proponer'));
    };
    expect(await asksAt('2026-12-12T02:59:59Z')).toBe(true);
    expect(await asksAt('2026-12-12T03:00:00Z')).toBe(false);
  });

  test('in English under its own address, the words of residents marked as Spanish', async () => {
    const answer = await here.site.get('/en/editions/ancud/uno/proposals');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('Proposals of Ancud');
    expect(html).toMatch(/lang="es-CL"[^>]*>[\s\S]*Luminarias/);
  });

  test('a page beyond the last is the last', async () => {
    expect(await here.read(at('uno', '/propuestas?pagina=99'))).toContain('Luminarias solares');
  });

  test('the map: a dot, its table with the link, and the file for streets', async () => {
    const html = await (await here.site.get(at('uno', '/propuestas?vista=mapa'))).text();
    expect(html.match(/<circle class="proposal-dot"/g)?.length).toBe(2);
    expect(html).toContain(`href="${page(1)}"`);
    const places = await (await here.site.get(at('uno', '/propuestas/mapa.json'))).json();
    expect(places.centres).toMatchObject([{ text: contents.title, href: page(1) }]);
    expect(await here.read('/propuestas?vista=mapa')).toContain('Presupuesto participativo 2027');
  });

  test('CSV and JSON say the same, and name no person', async () => {
    const csv = await (await here.site.get('/datos/propuestas.csv?institucion=ancud')).text();
    expect(csv).toContain('Luminarias solares en la costanera de Pudeto');
    expect(csv).not.toContain('Rosa M.');
    const json = await (await here.site.get('/datos/propuestas.json?estado=no-factible')).json();
    expect(json.rows).toMatchObject([{ number: 2, state: 'not-feasible', lat: null }]);
  });
});

describe('the page of one', () => {
  test('how it stands, who has it, what comes next, where, at what cost, and its history', async () => {
    const words = await here.read(page(1));
    expect(words).toContain('Enviada');
    expect(words).toContain('Municipalidad de Ancud');
    expect(words).toContain('La revisión empieza el lunes 14 de diciembre de 2026');
    expect(words).toContain('PLADECO, objetivo 3.2');
    expect(words).toContain('Espacios públicos seguros');
    expect(words).toContain('Costanera, entre el muelle y la escuela');
    expect(words).toContain('Van 0 de los 10 que piden las bases');
    expect(words).toContain('Se envió');
    expect(words).toContain('Sector Pudeto');
  });

  test('what was never sent is there for nobody but those who stand behind it', async () => {
    await here.read(page(3), 404);
    await here.read(page(77), 404);
    const own = await (await signed(author)).get(page(3));
    expect(own.status).toBe(200);
    const other = await (await signed(await givenResident(here.given.db))).get(page(3));
    expect(other.status).toBe(404);
  });

  test('what changed stands word by word, with why', async () => {
    const { db } = here.given;
    const now = new Date('2026-11-25T16:00:00Z');
    const changed = { ...contents, title: 'Faroles solares en la costanera de Pudeto' };
    await db.transaction().execute((tx) =>
      addVersion(tx, {
        proposalId: first.id,
        contents: changed,
        madeBy: 'author',
        pathIn: proposalPathIn,
        reason: 'Así les decimos acá',
        now,
      }),
    );
    const html = await (await here.site.get(page(1, '/versiones/2'))).text();
    expect(html).toContain('<del class="proposal-out">Luminarias </del>');
    expect(html).toContain('<ins class="proposal-in">Faroles </ins>');
    expect(html).toContain('Así les decimos acá');
    expect(await here.read(page(1))).toContain('Ver qué cambió');
    await here.read(page(1, '/versiones/9'), 404);
  });
});

describe('standing behind one', () => {
  test('without signing in one is led to it; with a tie it counts; without, the form says so', async () => {
    const away = await here.site.get(page(1, '/apoyar'));
    expect(away.status).toBe(303);
    const person = await signed(await givenResident(here.given.db));
    const asked = await person.get(page(1, '/apoyar'));
    expect(await asked.text()).toContain('hasta 3 propuestas');
    const untied = await person.post(page(1, '/apoyar'), form({}));
    expect(untied.status).toBe(422);
    expect(await untied.text()).toContain('Elige qué te une al lugar');
    const done = await person.post(page(1, '/apoyar'), form({ vinculo: 'work' }));
    expect([done.status, done.headers.get('location')]).toEqual([303, `${page(1)}?hecho=apoyada`]);
    const after = await (await person.get(`${page(1)}?hecho=apoyada`)).text();
    expect(after).toContain('Quedó tu apoyo');
    expect(after).toContain('Retirar mi apoyo');
    expect((await readProposal(here.given.db, first.id))?.endorsementsCount).toBe(1);
    const again = await person.post(page(1, '/apoyar'), form({ vinculo: 'work' }));
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Ya la apoyas');
    expect((await person.post(page(1, '/apoyar/retirar'), form({}))).status).toBe(303);
    expect((await readProposal(here.given.db, first.id))?.endorsementsCount).toBe(0);
  });

  test('one that was decided takes no more, and says what one can do', async () => {
    const person = await signed(await givenResident(here.given.db));
    const answer = await person.get(page(2, '/apoyar'));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Puedes seguirla');
  });

  test('following and stopping', async () => {
    const person = await signed(await givenResident(here.given.db));
    await person.post(page(1, '/seguir'), form({}));
    expect(await (await person.get(page(1))).text()).toContain('Dejar de seguir');
    await person.post(page(1, '/dejar-de-seguir'), form({}));
    expect(await (await person.get(page(1))).text()).not.toContain('Dejar de seguir');
  });
});

describe('photos', () => {
  const photoForm = (bytes: Uint8Array<ArrayBuffer>, descripcion: string) => {
    const sent = new FormData();
    sent.set('foto', new File([bytes], 'IMG_1.jpg', { type: 'image/jpeg' }));
    sent.set('descripcion', descripcion);
    return sent;
  };

  test('60 MB get their sentence, and what was written stays', async () => {
    const own = await signed(author);
    const huge = new Uint8Array(60_000_000);
    huge.set([0xff, 0xd8, 0xff, 0xe0]);
    const answer = await own.post(page(1, '/fotos'), photoForm(huge, 'La costanera de noche'));
    expect(answer.status).toBe(413);
    const html = await answer.text();
    expect(html).toMatch(/15.MB/);
    expect(html).toContain('value="La costanera de noche"');
  });

  test('one is added with what it shows, and the team removes it with a reason', async () => {
    const own = await signed(author);
    const jpeg = await sharp({
      create: { width: 60, height: 40, channels: 3, background: '#144560' },
    })
      .jpeg()
      .toBuffer();
    const bytes = new Uint8Array(jpeg);
    expect((await own.post(page(1, '/fotos'), photoForm(bytes, ''))).status).toBe(422);
    const added = await own.post(page(1, '/fotos'), photoForm(bytes, 'La costanera de noche'));
    expect(added.status).toBe(303);
    expect(await (await here.site.get(page(1))).text()).toContain('alt="La costanera de noche"');
    const stranger = await signed(await givenResident(here.given.db));
    expect((await stranger.post(page(1, '/fotos'), photoForm(bytes, 'x'))).status).toBe(403);
    const staff = await here.site.as(here.town.proposer);
    const remove = '/gestion/ancud/ediciones/uno/propuestas/1/fotos/1/quitar';
    expect((await staff.post(remove, form({ razon: ' ' }))).status).toBe(422);
    expect((await staff.post(remove, form({ razon: 'Se ve una patente' }))).status).toBe(303);
    expect(await here.read(page(1))).toContain('Se quitó una foto: Se ve una patente');
  });
});

const enter = '/gestion/ancud/ediciones/uno/firmas/1';

describe('the day of a sheet', () => {
  test('a sheet of signatures says on which day it was received, one on which proposals were taken', async () => {
    const desk = await here.site.as(
      await givenStaff(here.given.db, here.town.institutionId, 'desk-staff'),
    );
    const lines = { 'numero-1': '12.345.678-5', 'ano-1': '1980', 'vinculo-1': 'V' };
    const undated = await desk.post(enter, form({ ...lines, 'asi-esta': '1' }));
    expect(undated.status).toBe(422);
    expect(await undated.text()).toContain('href="#recibida"');
    const early = await desk.post(
      enter,
      form({ ...lines, recibida: '2026-10-30', 'asi-esta': '1' }),
    );
    expect(early.status).toBe(422);
    expect(await early.text()).toContain('no puede ser anterior al');
  });
});

describe('on paper', () => {
  test('poster and sheet are PDF, the same bytes twice', async () => {
    for (const rest of ['/qr', '/hoja-de-firmas']) {
      const print = async () =>
        Buffer.from(await (await here.site.get(page(1, rest))).arrayBuffer());
      const one = await print();
      expect(one.subarray(0, 5).toString()).toBe('%PDF-');
      expect(one.equals(await print())).toBe(true);
    }
    expect((await here.site.get(page(2, '/hoja-de-firmas'))).status).toBe(409);
  });

  test('the desk enters a sheet: what looks mistyped is asked once, and then counted as it is', async () => {
    const desk = await here.site.as(
      await givenStaff(here.given.db, here.town.institutionId, 'desk-staff'),
    );
    expect((await desk.get(enter)).status).toBe(200);
    const lines = {
      'numero-1': '12.345.678-5',
      'ano-1': '1980',
      'vinculo-1': 'V',
      'numero-2': '12.345.678-9',
      'ano-2': '1980',
      'vinculo-2': 'T',
      'numero-3': 'AR 30123456',
      'ano-3': '1990',
      'vinculo-3': 'V',
    };
    const dated = { ...lines, recibida: '2026-11-24' };
    const asked = await desk.post(enter, form(dated));
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('Línea 2: el número no es de un documento');
    expect(html).toContain('value="12.345.678-5"');
    const done = await desk.post(enter, form({ ...dated, 'asi-esta': '1' }));
    expect(done.headers.get('location')).toContain('cuentan=2');
    const list = await (await desk.get('/gestion/ancud/ediciones/uno/firmas')).text();
    expect(list).toContain('Cuentan 2 de 3 líneas');
    expect(list).toContain('número ilegible o mal escrito: 1');
    expect((await readProposal(here.given.db, first.id))?.endorsementsCount).toBe(2);
    expect(await here.read(page(1))).toMatch(/2 de 3 cuentan \(recibida el .*24 de noviembre/);

    const id = /hojas\/([0-9a-f-]{36})\/escaneo/.exec(list)?.[1] ?? '';
    const scan = new FormData();
    const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    scan.set('escaneo', new File([new Uint8Array(png)], 'hoja.png'));
    const at = `/gestion/ancud/ediciones/uno/hojas/${id}`;
    expect((await desk.post(`${at}/escaneo`, scan)).status).toBe(303);
    const withScan = await (await desk.get('/gestion/ancud/ediciones/uno/firmas')).text();
    const file = /href="(\/archivos\/[^"]+)"/.exec(withScan)?.[1] ?? '';
    expect((await desk.get(file)).status).toBe(200);
    expect((await here.site.get(file)).status).toBe(404);

    expect((await desk.post(`${at}/anular`, form({ razon: '' }))).status).toBe(422);
    expect((await desk.post(`${at}/anular`, form({ razon: 'Era de otra' }))).status).toBe(303);
    expect((await readProposal(here.given.db, first.id))?.endorsementsCount).toBe(0);
    expect(await here.read(page(1))).toContain('Se anuló una hoja de firmas');
  });
});

describe('prices', () => {
  const desk = '/gestion/ancud/precios';
  const price = {
    nombre: 'Luminaria solar',
    unidad: 'unidad',
    desde: '$650.000',
    hasta: '900.000',
    tema: 'luminarias',
    fuente: 'Licitación 1234-5-LE25',
    fecha: '2025-09-01',
  };

  test('one is kept with its source and day, and everybody reads it', async () => {
    const staff = await here.site.as(here.town.proposer);
    const wrong = await staff.post(`${desk}/nuevo`, form({ ...price, hasta: '1', fecha: '' }));
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="Luminaria solar"');
    expect((await staff.post(`${desk}/nuevo`, form(price))).status).toBe(303);
    expect((await staff.post(`${desk}/nuevo`, form(price))).status).toBe(409);
    const words = await here.read('/instituciones/ancud/precios');
    expect(words).toContain('$650.000 a $900.000');
    expect(words).toContain('lunes 1 de septiembre de 2025');
    expect(await here.read('/precios')).toContain('Municipalidad de Ancud');
    expect(await (await here.site.get('/datos/precios.csv')).text()).toContain('luminaria-solar');
    expect(await here.read(page(1))).toContain('Precios de referencia');
  });

  test('a file shows what it changes before anything is public; three wrong rows are told by their line', async () => {
    const staff = await here.site.as(here.town.proposer);
    const csv = (rows: readonly string[]) => {
      const sent = new FormData();
      const text = ['código;nombre;tema;unidad;desde;hasta;fuente;fecha', ...rows].join('\n');
      sent.set('file', new File([text], 'precios.csv'));
      return sent;
    };
    const bad = await staff.post(
      `${desk}-desde-archivo`,
      csv(['a;A;;u;0;;f;01-09-2025', 'b;B;ballet;u;1;;f;01-09-2025', 'c;C;;u;9;1;f;ayer']),
    );
    expect(bad.status).toBe(422);
    const said = await bad.text();
    for (const line of [2, 3, 4])
      expect(said).toMatch(new RegExp(`[Ff]ila ${line}|[Ll]ínea ${line}`));
    const good = await staff.post(
      `${desk}-desde-archivo`,
      csv([
        'luminaria-solar;Luminaria solar;luminarias;unidad;700000;900000;Licitación 9;01-10-2025',
        'banca;Banca de madera;;unidad;120000;;Cotización;01-10-2025',
      ]),
    );
    const html = await good.text();
    expect(html).toContain('Se agregan 1, cambian 1');
    expect(await here.read('/instituciones/ancud/precios')).not.toContain('Banca');
    const precios =
      /name="precios" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    const done = await staff.post(`${desk}-desde-archivo/confirmar`, form({ precios }));
    expect(done.status).toBe(303);
    const words = await here.read('/instituciones/ancud/precios');
    expect(words).toContain('Banca de madera');
    expect(words).toContain('$700.000 a $900.000');
    expect((await staff.post(`${desk}/banca/quitar`, form({}))).status).toBe(303);
    expect(await here.read('/instituciones/ancud/precios')).not.toContain('Banca');
  });
});

test('edition, comuna, institution and organisation pages lead to their proposals', async () => {
  expect(await here.read(at('uno'))).toContain('Ver todas las propuestas');
  expect(await here.read('/comunas/ancud')).toContain('Ver todas las propuestas');
  expect(await here.read('/instituciones/ancud')).toContain('Ver todas las propuestas');
});
