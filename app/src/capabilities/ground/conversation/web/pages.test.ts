// The conversation as people see it: on the page of a later room, in their own lists, at the moderators' desk.
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { findPlace, type Place } from '../store/places.ts';
import {
  givenPerson,
  givenPlace,
  givenStaff,
  givenTrusted,
  hide,
  letThrough,
  minutesLater,
  posted,
} from '../testing/given.ts';

const LAUTARO = '/experiencias/lautaro-2019';
const LAUTARO_EN = '/en/experiences/lautaro-2019';

let given: TestDatabase;
let site: TestSite;
let place: Place;
/** Of the national body, which answers where the municipality has no moderator. */
let marcela: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
  place = await experience('lautaro-2019');
  marcela = await site.as(await givenStaff(given.db, 'subdere', 'national-staff'));
});
afterAll(() => given?.close());

async function experience(key: string): Promise<Place> {
  const found = await findPlace(given.db, { kind: 'experiences/experience', key });
  if (found === undefined) throw new Error('each experience is open to comments');
  return found;
}

async function page(from: TestSite, path: string, status = 200): Promise<string> {
  const response = await from.get(path);
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return response.text();
}

/** The page that answers, or where a 303 leads. */
async function send(
  from: TestSite,
  path: string,
  typed: Readonly<Record<string, string>>,
  status = 303,
): Promise<string> {
  const response = await from.post(path, new URLSearchParams(typed));
  const text = await response.text();
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return status === 303 ? (response.headers.get('location') ?? '') : text;
}

const as = (personId: string) => site.as(personId, 'provider');
const postTo = (one: Place) => `/conversaciones/lugares/${one.id}/comentar`;
const idIn = (location: string) => /#comentario-(.+)$/.exec(location)?.[1] ?? '';

describe('on the page of an experience', () => {
  test('whoever is not signed in reads it and is led to the sign-in', async () => {
    const html = await page(site, LAUTARO);
    expect(html).toContain('id="conversacion"');
    expect(html).toContain('Nadie ha comentado todavía');
    expect(html).toContain(`href="${postTo(place)}"`);
    expect(html).not.toContain('<textarea');
    const to = await send(site, postTo(place), { texto: 'Hola', lengua: 'es' });
    expect(to).toMatch(/^\/entrar\?volver=/);
    expect(await page(site, LAUTARO_EN)).toContain('Nobody has commented yet');
  });

  test('a first comment is posted there, waits, and is let through by the national body', async () => {
    const rosa = await as(await givenPerson(given.db, { name: 'Rosa M.' }));
    const form = await page(rosa, LAUTARO);
    expect(form).toContain('con el nombre «Rosa M.»');
    expect(form).toContain('Tus primeros comentarios los lee una persona de moderación');
    const clave = /name="clave" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const typed = { texto: 'Mari mari.\n\nVoten todos.', lengua: 'arn', clave };
    const to = await send(rosa, postTo(place), typed);
    expect(to).toMatch(/^\/experiencias\/lautaro-2019\?hecho=comentario-en-revision#comentario-/);
    expect(await send(rosa, postTo(place), typed)).toBe(to);
    const own = await page(rosa, to);
    expect(own).toContain('Por ahora solo lo ves tú');
    expect(own).toContain('En revisión');
    expect(own).toContain(
      '<div class="comment-text" lang="arn"><p>Mari mari.</p><p>Voten todos.</p>',
    );
    expect(await page(site, LAUTARO)).not.toContain('Voten todos');
    const id = idIn(to);
    await page(site, `/conversaciones/comentarios/${id}`, 404);
    expect(await page(marcela, '/lo-que-me-toca')).toContain('Revisar 1 comentario que espera');
    expect(await page(marcela, '/gestion/subdere')).toContain('Revisar 1 comentario que espera');
    const queue = await page(marcela, '/gestion/subdere/moderacion');
    expect(queue).toContain('1 comentario espera');
    expect(queue).toContain('Rosa M., en Lautaro 2019');
    const desk = `/gestion/subdere/moderacion/${id}`;
    expect(await page(marcela, desk)).toContain('Voten todos.');
    expect(await send(marcela, desk, { version: '1' }, 422)).toContain('href="#decision"');
    const done = await send(marcela, desk, { version: '1', decision: 'mostrar' });
    expect(await page(marcela, done)).toContain('El comentario está a la vista');
    const shown = await page(site, LAUTARO);
    expect(shown).toContain('Voten todos.');
    expect(shown).toContain('<strong>Rosa M.</strong>');
    expect(await page(site, LAUTARO_EN)).toContain('Mapuzugun');
  });
});

describe('what is written there', () => {
  test('what somebody writes is shown and never obeyed', async () => {
    const luz = await as(await givenTrusted(given.db));
    const texto =
      '<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) ' +
      'javascript:alert(1) https://x.example/"onmouseover="alert(1) http://ok.example';
    const to = await send(luz, postTo(place), { texto, lengua: 'es' });
    for (const path of [LAUTARO, `/conversaciones/comentarios/${idIn(to)}`]) {
      const html = await page(site, path);
      expect(html).toContain('&lt;script>alert(1)&lt;/script>');
      expect(html).toContain('<a href="http://ok.example/" rel="nofollow ugc noopener">');
      const own = html.replaceAll(/<script[^>]* src="\/assets\/[^"]*"[^>]*>/g, '');
      expect(own).not.toMatch(/<script|<img src=x|href="javascript|\sonmouseover=|\sonerror="/);
    }
    const wrong = await send(luz, postTo(place), { texto: 'Hola', lengua: '"><script>' }, 422);
    expect(wrong).toContain('href="#lengua"');
    expect(wrong).not.toContain('"><script>');
  });

  test('bad input gets its sentence and nothing typed is lost', async () => {
    const luz = await as(await givenTrusted(given.db));
    const empty = await send(luz, postTo(place), { texto: ' \n ', lengua: 'en' }, 422);
    expect(empty).toContain('Escribe algo antes de publicar.');
    expect(empty).toContain('<option value="en" selected>');
    const long = await send(luz, postTo(place), { texto: 'a'.repeat(2001), lengua: 'es' }, 422);
    expect(long).toContain('caben 2000 letras');
    expect(long).toContain('a'.repeat(2001));
    const child = await as(await givenPerson(given.db, { birthDate: '2014-03-01' }));
    const refused = await send(child, postTo(place), { texto: 'Hola a todos', lengua: 'es' }, 403);
    expect(refused).toContain('hay que tener 14 años o más');
    expect(refused).toContain('Hola a todos');
    expect(await page(child, LAUTARO)).not.toContain('<textarea');
    await page(child, postTo(place), 403);
    const ageless = await as(await givenPerson(given.db, { birthDate: null }));
    for (const path of [LAUTARO, postTo(place)]) {
      const html = await page(ageless, path, path === LAUTARO ? 200 : 409);
      expect(html).toMatch(/<a href="\/cuenta\/datos\?volver=[^"]+">Decir cuándo nací<\/a>/);
    }
    await page(luz, '/conversaciones/lugares/x/comentar', 404);
    await page(luz, `/conversaciones/lugares/${randomUUID()}/comentar`, 404);
  });
});

describe('a conversation', () => {
  test('is followed and no more, and stays within the weight of a page when it is long', async () => {
    const reader = await as(await givenPerson(given.db));
    const followPath = `/conversaciones/lugares/${place.id}/seguir`;
    const to = await send(reader, followPath, { seguir: 'si' });
    expect(await page(reader, to)).toContain('Dejar de seguirla');
    expect(await page(reader, await send(reader, followPath, { seguir: 'no' }))).toContain(
      'Seguir esta conversación',
    );
    const text = 'La participación cambia la comuna cuando hay tiempo para pensarla. '.repeat(20);
    const authors = await Promise.all([givenTrusted(given.db), givenTrusted(given.db)]);
    for (const minutes of [1, 2, 3, 4]) {
      for (const author of authors) {
        const { id } = await posted(given.db, place, author, { text }, minutesLater(minutes));
        if (minutes !== 1) continue;
        const answer = { text, answersId: id };
        await posted(given.db, place, author, answer, minutesLater(5));
      }
    }
    const html = await page(site, LAUTARO);
    expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
    expect(html).not.toMatch(/\sstyle=/);
  });
});

test('somebody under 18 appears by an alias, whatever her name', async () => {
  const tomas = await as(await givenPerson(given.db, { name: 'Tomás C.', birthDate: null }));
  const details = { appearance: 'name', 'birth-date': '2011-06-30', locale: 'es-CL' };
  await send(tomas, '/cuenta/datos', details);
  const to = await send(tomas, postTo(place), { texto: 'Hola, soy joven.', lengua: 'es' });
  await send(marcela, `/gestion/subdere/moderacion/${idIn(to)}`, {
    version: '1',
    decision: 'mostrar',
  });
  const html = await page(site, `/conversaciones/comentarios/${idIn(to)}`);
  expect(html).toContain('Hola, soy joven.');
  expect(html).not.toContain('Tomás');
});

describe('a thread', () => {
  test('shows replies flat with whom they answer, and takes one more on a page of its own', async () => {
    const [rosa, luz] = [
      await givenTrusted(given.db, 'Rosa T.'),
      await givenTrusted(given.db, 'Luz T.'),
    ];
    const root = await posted(given.db, place, rosa, { text: 'Empiezo yo.' });
    const first = await posted(given.db, place, luz, { answersId: root.id, text: 'Y yo sigo.' });
    const [asRosa, asLuz] = [await as(rosa), await as(luz)];
    const reply = `/conversaciones/comentarios/${first.id}/responder`;
    expect(await page(asRosa, reply)).toContain('Y yo sigo.');
    const to = await send(asRosa, reply, { texto: 'Gracias @luz t.', lengua: 'es' });
    const html = await page(asLuz, to);
    expect(html).toContain('En respuesta a Luz T.');
    expect(html).toContain('En respuesta a Rosa T.');
    expect(html).toContain('<strong>@luz t.</strong>');
    expect(await page(site, `/en/conversations/comments/${root.id}`)).toContain(
      'In reply to Luz T.',
    );
    await page(asRosa, `/conversaciones/comentarios/${randomUUID()}/responder`, 404);
    await page(site, '/conversaciones/comentarios/x', 404);
  });

  test('its comment is changed by its author alone, and what it said can be read', async () => {
    const osorno = await experience('osorno-2019');
    const rosa = await givenTrusted(given.db, 'Rosa E.');
    const { id } = await posted(given.db, osorno, rosa, { text: 'Dije uno.' });
    const edit = `/cuenta/comentarios/${id}/editar`;
    await page(await as(await givenPerson(given.db)), edit, 404);
    const asRosa = await as(rosa);
    expect(await page(asRosa, edit)).toContain('Dije uno.</textarea>');
    const change = { texto: 'Digo dos.', lengua: 'es', version: '1' };
    expect(await page(asRosa, await send(asRosa, edit, change))).toContain('Guardamos el cambio');
    const history = await page(site, `/conversaciones/comentarios/${id}/versiones`);
    expect(history.indexOf('Digo dos.')).toBeLessThan(history.indexOf('Dije uno.'));
    expect(await send(asRosa, edit, { ...change, texto: 'Tres.' }, 409)).toContain(
      'Tres.</textarea>',
    );
    const gone = await send(asRosa, `/cuenta/comentarios/${id}/retirar`, {});
    expect(await page(asRosa, gone)).toContain('Retiraste tu comentario');
    expect(await page(site, osorno.paths['es-CL'])).toContain('Retirado por quien lo escribió el');
    await page(site, `/conversaciones/comentarios/${id}/versiones`, 404);
    await page(asRosa, edit, 409);
  });
});

describe('moderation', () => {
  test('a reported comment is hidden with a trace, and its author gets it back from somebody else', async () => {
    const { db } = given;
    const author = await givenTrusted(db, 'Eva S.');
    const osorno = await experience('osorno-2019');
    const address = osorno.paths['es-CL'];
    const { id } = await posted(db, osorno, author, { text: 'Palabra feísima.' });
    const reader = await as(await givenPerson(db));
    const report = `/conversaciones/comentarios/${id}/reportar`;
    expect(await page(reader, report)).toContain('Palabra feísima.');
    expect(await send(reader, report, {}, 422)).toContain('href="#motivo"');
    const thanked = await send(reader, report, { motivo: 'insults', detalle: 'Mira.' });
    expect(await page(reader, thanked)).toContain('Moderación va a leer ese comentario');
    expect(await send(reader, report, { motivo: 'insults' }, 409)).toContain('Ya reportaste');
    const desk = `/gestion/subdere/moderacion/${id}`;
    expect(await page(marcela, desk)).toContain('Mira.');
    const hides = { version: '1', decision: 'ocultar', detalle: 'Dilo sin insultos.' };
    expect(await send(marcela, desk, hides, 422)).toContain('Elige el motivo');
    await send(marcela, desk, { ...hides, motivo: 'insults' });
    const shown = await page(site, address);
    expect(shown).not.toContain('Palabra feísima');
    expect(shown).toMatch(/Ocultado el .* porque insulta o amenaza\. Lo decidió moderación de/);
    expect(shown).not.toContain('Dilo sin insultos');
    await page(reader, report, 409);

    const asAuthor = await as(author);
    const own = `/cuenta/comentarios/${id}`;
    expect(await page(asAuthor, address)).toContain(`href="${own}"`);
    expect(await page(asAuthor, own)).toContain('Dilo sin insultos.');
    await page(reader, own, 404);
    expect(await send(asAuthor, `${own}/segunda-revision`, {}, 422)).toContain('href="#porque"');
    const to = await send(asAuthor, `${own}/segunda-revision`, { porque: 'Es un apellido.' });
    expect(await page(asAuthor, to)).toContain('La hará otra persona');
    expect(await page(marcela, desk)).toContain('Esto lo decide otra persona');
    const answer = { resultado: 'restored', respuesta: 'Es verdad.' };
    expect(await send(marcela, `${desk}/segunda-revision`, answer, 409)).toContain(
      'Tú lo ocultaste',
    );
    const rodrigo = await site.as(await givenStaff(db, 'dos', 'national-staff'));
    const other = `/gestion/dos/moderacion/${id}`;
    expect(await page(rodrigo, other)).toContain('Es un apellido.');
    expect(await send(rodrigo, `${other}/segunda-revision`, {}, 422)).toContain('#resultado');
    await send(rodrigo, `${other}/segunda-revision`, answer);
    expect(await page(site, address)).toContain('Palabra feísima.');
    expect(await page(asAuthor, '/cuenta/comentarios')).toContain('A la vista');
  });

  test('is refused in another institution, whatever is sent, and to whoever is no moderator', async () => {
    const { db } = given;
    const own = await givenPlace(db, 'ancud');
    await givenStaff(db, 'ancud');
    const { id } = await posted(db, own, await givenPerson(db));
    const lautaro = await site.as(await givenStaff(db, 'lautaro'));
    const hides = { version: '1', decision: 'ocultar', motivo: 'insults' };
    await page(lautaro, `/gestion/lautaro/moderacion/${id}`, 404);
    await send(lautaro, `/gestion/lautaro/moderacion/${id}`, hides, 404);
    await send(lautaro, `/gestion/lautaro/moderacion/${id}/segunda-revision`, {}, 404);
    await send(marcela, `/gestion/subdere/moderacion/${id}`, hides, 404);
    await send(lautaro, `/gestion/ancud/moderacion/${id}`, hides, 403);
    const { rows } = await given.pool.query(
      'select from conversation.decision where comment_id = $1',
      [id],
    );
    expect(rows).toEqual([]);
  });
});

describe('in a closed place', () => {
  test('what was said is read, and a comment sent straight to its address is refused', async () => {
    const { db } = given;
    const key = randomUUID();
    const open = await givenPlace(db, 'castro', { key });
    const luz = await givenTrusted(db);
    const { id } = await posted(db, open, luz, { text: 'Quedó dicho.' });
    await givenPlace(db, 'castro', { key, isOpen: false });
    const asLuz = await as(luz);
    const typed = { texto: 'Tarde', lengua: 'es' };
    await page(asLuz, postTo(open), 409);
    expect(await send(asLuz, postTo(open), typed, 409)).toContain('Tarde</textarea>');
    await send(asLuz, `/conversaciones/comentarios/${id}/responder`, typed, 409);
    await send(asLuz, `/en/conversations/places/${open.id}/comment`, typed, 409);
    const html = await page(asLuz, `/conversaciones/comentarios/${id}`);
    expect(html).toContain('Quedó dicho.');
    expect(html).not.toContain('/responder');
    expect(html).toContain('/retirar');
  });
});

describe('as data', () => {
  test('comments of a place have public names only, and a trace of what is hidden', async () => {
    const { db } = given;
    const own = await givenPlace(db, 'ancud', { mode: 'two-column' });
    const moderator = await givenStaff(db, 'ancud');
    const [shown, hidden, waiting] = [
      await posted(db, own, await givenTrusted(db, '=Luz D.'), { side: 'for', text: '=1+1' }),
      await posted(db, own, await givenTrusted(db, 'Eva D.'), { side: 'against', text: 'Feo.' }),
      await posted(db, own, await givenPerson(db, { name: 'Sol D.' }), { side: 'for' }),
    ];
    await hide(db, 'ancud', moderator, hidden.id);
    const json = await page(site, `/datos/comentarios.json?lugar=${own.id}`);
    const { rows } = JSON.parse(json) as { rows: Record<string, unknown>[] };
    const byId = new Map(rows.map((row) => [row.id, row]));
    expect(rows).toHaveLength(2);
    expect(byId.get(shown.id)).toMatchObject({
      author: '=Luz D.',
      side: 'for',
      state: 'shown',
      text: '=1+1',
    });
    expect(byId.get(hidden.id)).toMatchObject({
      author: null,
      text: null,
      state: 'hidden',
      hidden_because: 'insults',
    });
    expect(json).not.toContain(waiting.id);
    const csv = await page(site, `/datos/comentarios.csv?lugar=${own.id}`);
    expect(csv).toContain("'=1+1");
    expect(csv).not.toContain('Feo.');
    const none = JSON.parse(await page(site, '/datos/comentarios.json?lugar=x')) as typeof rows;
    expect(none).toMatchObject({ rows: [] });
    await letThrough(db, 'ancud', moderator, waiting.id);
    const list = await page(site, '/conversaciones?q=plaza');
    expect(list).toContain('2 comentarios');
    expect(await page(site, '/conversaciones?q=nada')).toContain('Ningún lugar con comentarios');
    expect(await page(site, '/en/conversations')).toContain('The square');
  });
});
