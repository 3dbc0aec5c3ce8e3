// The forum as people see it: asking, answering, what was useful, pinning, guides, lists and what is whose.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { readQuestion } from '../store/questions.ts';
import { type GivenQuestion, givenAnswer, givenQuestion } from '../testing/forum.ts';
import { givenPerson, givenStaff, givenTrusted, minutesLater } from '../testing/given.ts';

const NEGRETE = '08307';

let given: TestDatabase;
let site: TestSite;
let marcelaId: string;
let marcela: TestSite;
let luzId: string;
let question: GivenQuestion;
let answer: string;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
  marcelaId = await givenStaff(given.db, 'subdere', 'national-staff');
  marcela = await site.as(marcelaId);
  luzId = await givenTrusted(given.db, 'Luz V.');
  const rosa = await givenTrusted(given.db, 'Rosa M.');
  question = await givenQuestion(given.db, rosa, marcelaId, { cut: NEGRETE });
  const text = 'Con una urna que recorre.';
  answer = await givenAnswer(given.db, question, luzId, marcelaId, text, minutesLater(-5));
});
afterAll(() => given?.close());

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

const asked = {
  titulo: '¿Cómo se guarda una urna rural entre dos días?',
  tema: 'votacion',
  comuna: NEGRETE,
  texto: 'La sede no tiene llave.',
  lengua: 'es',
};

describe('asking', () => {
  test('shows what is like it before anything is sent, keeps what was typed, and then publishes', async () => {
    expect(await send(site, '/foro/preguntar', asked)).toMatch(/^\/entrar\?volver=/);
    const ines = await site.as(await givenPerson(given.db, { name: 'Inés P.' }), 'provider');
    expect(await page(ines, '/foro/preguntar?tema=dinero')).toContain('value="dinero" selected');
    const wrong = { ...asked, titulo: '¿Urna?', tema: 'nada', texto: ' ' };
    const mended = await send(ines, '/foro/preguntar', wrong, 422);
    for (const field of ['titulo', 'tema', 'texto']) expect(mended).toContain(`href="#${field}"`);
    expect(mended).toContain('value="¿Urna?"');
    const title = '¿Cómo votan en sectores rurales lejanos?';
    const alike = await send(ines, '/foro/preguntar', { ...asked, titulo: title }, 200);
    expect(alike).toContain('Antes de publicar');
    expect(alike).toContain(`href="/foro/preguntas/${question.number}"`);
    expect(alike).toContain(`name="visto" value="${title}"`);
    expect(alike).toContain('La sede no tiene llave.</textarea>');
    const again = { ...asked, titulo: title, visto: 'otra cosa' };
    expect(await send(ines, '/foro/preguntar', again, 200)).toContain('Antes de publicar');
    const to = await send(ines, '/foro/preguntar', { ...again, visto: title });
    expect(to).toMatch(/^\/foro\/preguntas\/\d+\?hecho=pregunta-en-revision$/);
    const own = await page(ines, to);
    expect(own).toContain(title);
    expect(own).toContain('Una persona de moderación la lee primero');
    const path = to.replace(/\?.*/, '');
    await page(site, path, 404);
    expect(await page(site, '/foro')).not.toContain(title);
    expect(await page(marcela, '/gestion/subdere/moderacion')).toContain(title);
    expect(await page(ines, `/en${path.replace('foro/preguntas', 'forum/questions')}`)).toContain(
      'A moderator reads it first',
    );
  });

  test('is for whoever may take part, and says where she mends it', async () => {
    const ageless = await site.as(await givenPerson(given.db, { birthDate: null }), 'provider');
    expect(await page(ageless, '/foro/preguntar', 409)).toContain('Decir cuándo nací');
    const child = await site.as(
      await givenPerson(given.db, { birthDate: '2014-03-01' }),
      'provider',
    );
    await page(child, '/foro/preguntar', 403);
    const refused = await send(child, '/foro/preguntar', { ...asked, visto: asked.titulo }, 403);
    expect(refused).toContain('La sede no tiene llave.</textarea>');
  });
});

describe('the forum', () => {
  test('is read by theme, comuna, state and words, and its files say the same', async () => {
    const title = '¿Cómo votan los sectores rurales?';
    for (const query of [
      '',
      '?comuna=negrete',
      '?q=micro',
      '?tema=votacion',
      '?estado=con-respuesta',
    ]) {
      expect(await page(site, `/foro${query}`)).toContain(title);
    }
    for (const query of ['?comuna=ancud', '?q=semaforo', '?tema=dinero', '?estado=sin-respuesta']) {
      const html = await page(site, `/foro${query}`);
      expect(html).not.toContain(title);
      expect(html).toMatch(/Nada coincide|Aún no hay preguntas aquí/);
    }
    expect(await page(site, '/foro/votacion')).toContain('Seguir el tema');
    expect(await page(site, '/foro/dinero')).toContain('Aún no hay preguntas aquí');
    expect(await page(site, '/en/forum/votacion')).toContain('Voting');
    await page(site, '/foro/voting', 404);
    const files = '/datos/preguntas-del-foro';
    const { rows } = JSON.parse(await page(site, `${files}.json?comuna=negrete&tema=votacion`));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ title, comuna: 'Negrete', asked_by: 'Rosa M.', answers: 1 });
    expect(await page(site, `${files}.csv?q=semaforo`)).not.toContain(title);
    expect(await page(site, '/comunas/negrete')).toContain(title);
    expect(await page(site, '/buscar?q=sectores+rurales')).toContain(
      `href="/foro/preguntas/${question.number}"`,
    );
  });

  test('is followed by theme, and what is useful is said and taken back', async () => {
    const reader = await site.as(await givenPerson(given.db), 'provider');
    const followed = await send(reader, '/foro/votacion/seguir', { seguir: 'si' });
    expect(await page(reader, followed)).toContain('Dejar de seguirlo');
    await send(reader, '/foro/votacion/seguir', { seguir: 'no' });
    await send(reader, '/foro/nada/seguir', { seguir: 'si' }, 404);
    const useful = `/foro/respuestas/${answer}/util`;
    const to = await send(reader, useful, { util: 'si' });
    expect(to).toBe(`/foro/preguntas/${question.number}?hecho=util#comentario-${answer}`);
    const html = await page(reader, to);
    expect(html).toContain('Sirvió a 1 persona');
    expect(html).toContain('Quitar mi marca');
    await send(reader, useful, { util: 'no' });
    const author = await site.as(luzId, 'provider');
    expect(await send(author, useful, { util: 'si' }, 409)).toContain('Es tu propia respuesta');
    await send(reader, `/foro/respuestas/${question.askedCommentId}/util`, { util: 'si' }, 409);
    await send(reader, '/foro/respuestas/x/util', { util: 'si' }, 404);
  });

  test('is answered on the page of a question, in its own words', async () => {
    const path = `/foro/preguntas/${question.number}`;
    const anybody = await page(site, path);
    expect(anybody).toContain('Entra para responder');
    expect(anybody).toContain('https://wa.me/?text=');
    expect(anybody).not.toMatch(/\sstyle=/);
    const posting = `/conversaciones/lugares/${question.place.id}/comentar`;
    const eva = await site.as(await givenTrusted(given.db, 'Eva R.'), 'provider');
    expect(await page(eva, path)).toContain('Publicar respuesta');
    expect(await send(eva, posting, { texto: ' ', lengua: 'es' }, 422)).toContain('Tu respuesta');
    const to = await send(eva, posting, { texto: '<b>Llévenla</b> en bote.', lengua: 'es' });
    expect(to.startsWith(`${path}?hecho=comentado#comentario-`)).toBe(true);
    const html = await page(site, path);
    expect(html).toContain('&lt;b>Llévenla&lt;/b> en bote.');
    expect(html.indexOf('Con una urna')).toBeLessThan(html.indexOf('Llévenla'));
    for (const wrong of ['0', '999', 'x', '1x']) await page(site, `/foro/preguntas/${wrong}`, 404);
  });
});

test('whoever is of a team asks and answers for it if she says so', async () => {
  const mario = await site.as(await givenStaff(given.db, 'negrete', 'pb-officer'));
  const form = await page(mario, '/foro/preguntar');
  const [, team = ''] =
    /<option value="([0-9a-f-]{36})">Como equipo de Municipalidad de Negrete/.exec(form) ?? [];
  const typed = { ...asked, titulo: '¿Quién firma el acta cuando falta alguien?', como: team };
  const to = await send(mario, '/foro/preguntar', { ...typed, visto: typed.titulo });
  expect(await page(mario, to)).toContain('</strong>, Municipalidad de Negrete');
  const rosa = await site.as(await givenPerson(given.db), 'provider');
  expect(await page(rosa, '/foro/preguntar')).not.toContain('name="como"');
  const refused = await send(rosa, '/foro/preguntar', { ...typed, visto: typed.titulo }, 403);
  expect(refused).toContain('Ya no eres parte de ese equipo');
  expect(await send(rosa, '/foro/preguntar', { ...typed, como: 'x' }, 422)).toContain(
    'href="#como"',
  );
});

describe('those who keep it', () => {
  test('pin an answer and turn it into a guide, which names whoever answered once she agrees', async () => {
    const path = `/foro/preguntas/${question.number}`;
    const tools = '/gestion/subdere/foro/respuestas';
    expect(await page(site, path)).not.toContain(tools);
    expect(await page(marcela, path)).toContain(`${tools}/${answer}/guia`);
    const pinned = await send(marcela, `${tools}/${answer}/fijar`, { fijar: 'si' });
    expect(await page(site, pinned)).toContain('Fijada por Subsecretaría de Desarrollo Regional');
    const form = await page(marcela, `${tools}/${answer}/guia`);
    expect(form).toContain('Con una urna que recorre.</textarea>');
    const guide = { titulo: 'La urna que recorre', texto: '# Antes\n1. <i>Mapa</i>', lengua: 'es' };
    const empty = await send(marcela, `${tools}/${answer}/guia`, { ...guide, texto: '' }, 422);
    expect(empty).toContain('href="#texto"');
    const to = await send(marcela, `${tools}/${answer}/guia`, guide);
    expect(to).toBe('/foro/guias/la-urna-que-recorre?hecho=guia-publicada');
    const shown = await page(site, to);
    expect(shown).toContain('<h2>Antes</h2><ol><li>&lt;i>Mapa&lt;/i></li></ol>');
    expect(shown).not.toContain('Luz V.');
    expect(shown).toContain(`href="${path}"`);
    expect(await page(marcela, `${tools}/${answer}/guia`, 409)).toContain('ya hay una guía');
    const luz = await site.as(luzId, 'provider');
    expect(await page(luz, '/lo-que-me-toca')).toContain(
      'Decidir si la guía «La urna que recorre»',
    );
    const credit = '/foro/guias/la-urna-que-recorre/mi-nombre';
    await page(marcela, credit, 404);
    expect(await send(luz, credit, {}, 422)).toContain('href="#nombre"');
    await send(luz, credit, { nombre: 'si' });
    expect(await page(site, '/foro/guias/la-urna-que-recorre')).toContain('la respuesta de Luz V.');
    expect(await page(luz, '/lo-que-me-toca')).not.toContain('Decidir si la guía');
    expect(await page(site, path)).toContain('De esta pregunta nació');
    expect(await page(site, '/foro/guias?q=mapa')).toContain('La urna que recorre');
    expect(await page(site, '/foro/guias?tema=dinero')).toContain('Ninguna guía');
  });
});

describe('those who keep it also', () => {
  test('revise a guide with what changed, and withdraw it with a reason', async () => {
    const edit = '/gestion/subdere/foro/guias/la-urna-que-recorre';
    const typed = {
      titulo: 'La urna que recorre',
      texto: 'Otra cosa.',
      lengua: 'es',
      version: '1',
    };
    expect(await send(marcela, edit, typed, 422)).toContain('href="#cambio"');
    await send(marcela, edit, { ...typed, cambio: 'Se simplifica.' });
    expect(await send(marcela, edit, { ...typed, cambio: 'X', texto: 'Y' }, 409)).toContain(
      'Y</textarea>',
    );
    const history = await page(site, '/foro/guias/la-urna-que-recorre/historia');
    expect(history).toContain('Se simplifica.');
    expect(history).toContain('<h3>Antes</h3>');
    expect(await send(marcela, `${edit}/retirar`, {}, 422)).toContain('href="#motivo"');
    const gone = await send(marcela, `${edit}/retirar`, { motivo: 'Cambió el padrón.' });
    expect(await page(site, gone)).toContain('Cambió el padrón.');
    expect(await page(site, '/foro/guias')).not.toContain('La urna que recorre');
    const { rows } = JSON.parse(await page(site, '/datos/guias-del-foro.json'));
    expect(rows).toEqual([]);
    expect(await page(site, '/registro')).toContain('Escribir o retirar una guía del foro');
  });

  test('close a question with words that everybody reads; other comunas keep none of it', async () => {
    const path = `/gestion/subdere/foro/preguntas/${question.number}`;
    expect(await page(marcela, '/gestion/subdere/foro')).toContain('¿Cómo votan los sectores');
    expect(await send(marcela, path, { motivo: '' }, 422)).toContain('href="#motivo"');
    const closed = await send(marcela, path, { motivo: 'Está resuelta.' });
    const html = await page(site, closed);
    expect(html).toContain('Está resuelta.');
    expect(html).not.toContain('Entra para responder');
    await send(marcela, path, { abrir: 'si' });
    expect((await readQuestion(given.db, question.number))?.closing).toBeUndefined();
    const ancud = await site.as(await givenStaff(given.db, 'ancud', 'pb-officer'));
    const foreign = `/gestion/ancud/foro/preguntas/${question.number}`;
    await send(ancud, foreign, { motivo: 'No.' }, 404);
    await send(ancud, `/gestion/ancud/foro/respuestas/${answer}/fijar`, { fijar: 'si' }, 404);
    await page(ancud, `/gestion/ancud/foro/respuestas/${answer}/guia`, 404);
    await page(ancud, '/gestion/ancud/foro/guias/la-urna-que-recorre', 404);
    expect(await page(ancud, '/gestion/ancud/foro')).toContain('Nada que cuidar por ahora');
    const negrete = await site.as(await givenStaff(given.db, 'negrete', 'pb-officer'));
    expect(await page(negrete, '/gestion/negrete')).toContain('href="/gestion/negrete/foro"');
    expect(await page(negrete, '/gestion/negrete/foro')).toContain('¿Cómo votan los sectores');
  });
});

test('the title of a question is corrected by whoever asked and by those who keep it; what it was called stays below it', async () => {
  const rosaId = await givenTrusted(given.db, 'Rosa T.');
  const rosa = await site.as(rosaId, 'provider');
  const hers = await givenQuestion(given.db, rosaId, marcelaId, {
    title: 'Una pregunta de antes',
  });
  const path = `/foro/preguntas/${hers.number}`;
  expect(await page(rosa, path)).toContain(`href="${path}/titulo"`);
  await page(marcela, `${path}/titulo`, 404);
  const short = await send(rosa, `${path}/titulo`, { titulo: '¿Eh?', version: '0' }, 422);
  expect(short).toContain('href="#titulo"');
  expect(short).toContain('value="¿Eh?"');
  const corrected = { titulo: 'Una pregunta corregida', version: '0' };
  expect(await page(site, await send(rosa, `${path}/titulo`, corrected))).toContain(
    'Así se llamaba hasta el',
  );
  const kept = `/gestion/subdere${path}/titulo`;
  expect(await page(marcela, path)).toContain(`href="${kept}"`);
  const late = { titulo: 'Otra mejor todavía', version: '0', motivo: 'Con la comuna.' };
  expect(await send(marcela, kept, late, 409)).toContain('value="Otra mejor todavía"');
  expect(await send(marcela, kept, { ...late, version: '1', motivo: '' }, 422)).toContain(
    'href="#motivo"',
  );
  const shown = await page(site, await send(marcela, kept, { ...late, version: '1' }));
  expect(shown).toMatch(/<h1[^>]*><span[^>]*>Otra mejor todavía/);
  for (const text of ['Una pregunta de antes', 'Una pregunta corregida', 'Con la comuna.']) {
    expect(shown).toContain(text);
  }
  expect(await page(site, `/en${path.replace('foro/preguntas', 'forum/questions')}`)).toContain(
    'Earlier titles',
  );
  expect(await page(site, '/registro')).toContain('Corregir el título de una pregunta del foro');
});
