// Consultations as people and the staff see them: opened, observed, answered and ended through the forms of the site.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { ByStaff } from '../actions/acting.ts';
import { listOwn } from '../store/consultations.ts';
import { listGroups } from '../store/groups.ts';
import { listObservations } from '../store/observations.ts';
import {
  change,
  givenDraft,
  givenGrouped,
  givenOpen,
  givenPerson,
  givenStaff,
  later,
  NOW,
  say,
  seen,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';

const DESK = '/gestion/ancud/consultas';
let given: TestDatabase;
let site: TestSite;
let by: ByStaff;
let staff: TestSite;
let rosa: string;
let resident: TestSite;
let now = NOW;

beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => now } });
  by = await givenStaff(given.db, 'ancud');
  staff = await site.as(by.actor.personId);
  rosa = await givenPerson(given.db);
  resident = await site.as(rosa, 'provider');
});
afterAll(() => given?.close());

/** Does something on another day; whoever asks signs in then. */
async function on<T>(days: number, work: (as: TestSite) => Promise<T>): Promise<T> {
  now = later(days);
  try {
    return await work(await site.as(by.actor.personId));
  } finally {
    now = NOW;
  }
}

const typed = {
  tipo: 'ordinance',
  titulo: 'Ordenanza de ferias',
  proposito: 'Para ordenar las ferias.',
  nivel: 'decision',
  efecto: 'El Concejo decide después.',
  norma: 'ley-18695',
  articulo: '93',
  texto: '# Ferias\n\nAbren a las nueve.\n\nCierran a las seis.',
};

describe('the desk', () => {
  test('leads whoever opens a draft without its text to where that is written', async () => {
    const draft = { ...typed, titulo: 'Sin texto', nivel: 'consultation', texto: '' };
    const [address = ''] = (await send(staff, `${DESK}/nueva`, draft, 303)).split('?');
    const closes = { 'cierra-dia': '2026-12-20', 'cierra-hora': '18:00' };
    const refused = await send(staff, `${address}/abrir`, closes, 422);
    expect(refused).toContain(`<a href="${address}/datos">Falta el texto`);
    await send(staff, `${address}/borrar`, {}, 303);
  });

  test('says at each field what is missing, and keeps what was typed', async () => {
    const html = await send(staff, `${DESK}/nueva`, { titulo: 'Sin más' }, 422);
    expect(html).toContain('Elige el nivel de participación.');
    expect(html).toContain('Elige la base legal.');
    expect(html).toContain('value="Sin más"');
  });

  test('writes, opens and ends one; a decision without commitment is refused by name', async () => {
    const to = await send(staff, `${DESK}/nueva`, typed, 303);
    const address = to.replace(/\?.*/, '');
    const closes = { 'cierra-dia': '2026-12-05', 'cierra-hora': '18:00' };
    const refused = await send(staff, `${address}/abrir`, closes, 422);
    expect(refused).toContain('Una consulta no puede llamarse decisión sin compromiso previo.');
    expect(refused).toContain('value="2026-12-05"');
    await send(staff, `${address}/datos`, { ...typed, nivel: 'consultation' }, 303);
    const soon = await send(
      staff,
      `${address}/abrir`,
      { ...closes, 'cierra-dia': '2026-11-26' },
      422,
    );
    expect(soon).toContain('al menos 3 días');
    await send(staff, `${address}/abrir`, closes, 303);
    const html = await page(site, '/consultas/ordenanza-de-ferias');
    expect(html).toContain('Esta instancia es de CONSULTA<');
    expect(html.indexOf('Esta instancia es de')).toBeLessThan(html.indexOf('Abren a las nueve.'));
    expect(html).toContain('artículo 93');
    expect(html).toContain('Opinar sobre el párrafo 2');
    expect(html).not.toContain('Opinar sobre el párrafo 3');
    const extended = { 'cierra-dia': '2026-12-10', 'cierra-hora': '18:00', razon: 'Faltó tiempo.' };
    await send(staff, `${address}/ampliar`, extended, 303);
    expect(await page(site, '/consultas/ordenanza-de-ferias')).toContain('Faltó tiempo.');
    await send(staff, `${address}/retirar`, { motivo: '' }, 422);
    await send(staff, `${address}/retirar`, { motivo: 'Cambió la ley.' }, 303);
    const ended = await page(site, '/consultas/ordenanza-de-ferias');
    expect(ended).toContain('La consulta se retiró');
    expect(ended).not.toContain('Opinar sobre');
  });

  test('shows nothing of another institution', async () => {
    const other = await givenStaff(given.db, 'castro');
    const { id } = await givenDraft(given.db, other);
    await page(staff, `${DESK}/${id}`, 404);
    await send(staff, `${DESK}/${id}/borrar`, {}, 404);
    await page(staff, `/gestion/castro/consultas/${id}`, 403);
  });
});

describe('a draft', () => {
  test('is seen by nobody, and is thrown away', async () => {
    const { id, slug } = await givenDraft(given.db, by, { title: 'Secreta' });
    await page(site, `/consultas/${slug}`, 404);
    expect(await page(site, '/consultas')).not.toContain('Secreta');
    await send(staff, `${DESK}/${id}/borrar`, {}, 303);
    await page(staff, `${DESK}/${id}`, 404);
  });
});

describe('a resident', () => {
  test('signs in to take part, says why, changes it and takes it back', async () => {
    const { slug } = await givenOpen(given.db, by);
    const address = `/consultas/${slug}/observar/1`;
    const { status } = await site.get(address);
    expect([303, 401]).toContain(status);
    const form = await page(resident, address);
    expect(form).toContain('Abre a las nueve.');
    const wrong = await send(resident, address, { postura: 'change', razones: 'Tarde.' }, 422);
    expect(wrong).toContain('Escribe cómo debería decir el párrafo.');
    expect(wrong).toContain('Tarde.');
    const said = { postura: 'change', razones: 'Tarde.', propuesta: 'Abre a las siete.' };
    const to = await send(resident, address, said, 303);
    expect(to).toBe(`/consultas/${slug}?hecho=observado-espera#p1`);
    expect(await page(site, `/consultas/${slug}`)).toContain('1 observación espera');
    expect(await page(resident, address)).toContain('Guardar el cambio');
    await send(resident, `${address}/retirar`, {}, 303);
    expect(await page(site, `/consultas/${slug}`)).not.toContain('espera');
    await page(resident, `/consultas/${slug}/observar/3`, 404);
    await page(resident, `/consultas/${slug}/observar/99`, 404);
  });

  test('is shown with her public name once a moderator read it, and hidden with its reason', async () => {
    const { id, slug } = await givenOpen(given.db, by);
    await say(given.db, { slug }, rosa, { written: change });
    const moderator = await site.as(
      (await givenStaff(given.db, 'ancud', 'moderator')).actor.personId,
    );
    const address = `${DESK}/${id}/moderar`;
    expect(await page(moderator, address)).toContain('La gente llega antes.');
    const [observation] = await listObservations(given.db, id);
    const read = { observacion: observation?.id ?? '', version: '1' };
    await send(moderator, address, { ...read, decision: 'mostrar' }, 303);
    const shown = await page(site, `/consultas/${slug}`);
    expect(shown).toContain('Rosa M.');
    expect(shown).toContain('Abre a las siete.');
    const csv = await page(site, `/consultas/${slug}/observaciones.csv`);
    expect(csv).toContain('1,web,Rosa M.,1,change,La gente llega antes.,Abre a las siete.');
    const unsaid = await send(moderator, address, { ...read, decision: 'ocultar' }, 422);
    expect(unsaid).toContain('Elige el motivo para ocultarla.');
    await send(moderator, address, { ...read, decision: 'ocultar', motivo: 'insults' }, 303);
    const hidden = await page(site, `/consultas/${slug}`);
    expect(hidden).toContain('Oculta por la moderación: insulta o amenaza.');
    expect(hidden).not.toContain('Abre a las siete.');
    await page(staff, address, 403);
  });
});

describe('a second review', () => {
  test('whose words were hidden sees why, asks for a second review, and somebody else decides it', async () => {
    const { id, slug } = await givenOpen(given.db, by);
    await say(given.db, { slug }, rosa, { written: change });
    const [first, second] = await Promise.all(
      [1, 2].map(async () =>
        site.as((await givenStaff(given.db, 'ancud', 'moderator')).actor.personId),
      ),
    );
    if (first === undefined || second === undefined) throw new Error('both moderate');
    const address = `${DESK}/${id}/moderar`;
    const [said] = await listObservations(given.db, id);
    const read = { observacion: said?.id ?? '', version: '1', decision: 'ocultar' };
    await send(first, address, { ...read, motivo: 'insults' }, 303);
    const own = `/consultas/${slug}/observar/1`;
    expect(await page(resident, `/consultas/${slug}`)).toContain('Ver por qué se ocultó');
    expect(await page(site, `/consultas/${slug}`)).not.toContain('Ver por qué se ocultó');
    const told = await page(resident, own);
    expect(told).toContain('Oculta por la moderación: insulta o amenaza.');
    expect(told).toContain('Abre a las siete.');
    const bare = await send(resident, `${own}/revision`, { porque: '' }, 422);
    expect(bare).toContain('Escribe por qué debería verse.');
    expect(bare).toContain('href="#porque"');
    await send(resident, `${own}/revision`, { porque: 'Solo pedí otra hora.' }, 303);
    const asked = await page(resident, own);
    expect(asked).toContain('Pediste una segunda revisión el');
    expect(asked).toContain('Si nadie responde hasta el miércoles 2 de diciembre de 2026');
    await send(resident, `${own}/revision`, { porque: 'Otra vez.' }, 409);
    const decision = { observacion: read.observacion, resultado: 'restored' };
    expect(await page(first, address)).toContain('Tú la ocultaste');
    const kept = { ...decision, respuesta: 'Es cierto.' };
    await send(first, `${address}/revision`, kept, 403);
    expect(await page(second, address)).toContain('Solo pedí otra hora.');
    const unsaid = await send(second, `${address}/revision`, decision, 422);
    expect(unsaid).toContain(`href="#respuesta-${read.observacion}"`);
    await send(second, `${address}/revision`, kept, 303);
    expect(await page(site, `/consultas/${slug}`)).toContain('Abre a las siete.');
    expect(await page(second, address)).not.toContain('Segundas revisiones');
    await send(staff, `${address}/revision`, kept, 403);
  });
});

describe('a second review elsewhere', () => {
  test('where nobody else moderates it waits for a national body, which decides it at its own desk', async () => {
    const team = await givenStaff(given.db, 'dalcahue');
    const alone = await site.as(
      (await givenStaff(given.db, 'dalcahue', 'moderator')).actor.personId,
    );
    const { id, slug, title } = await givenOpen(given.db, team, { title: 'Ordenanza del muelle' });
    await say(given.db, { slug }, rosa, { written: change });
    const [said] = await listObservations(given.db, id);
    const observacion = said?.id ?? '';
    const own = `/consultas/${slug}/observar/1`;
    const address = `/gestion/dalcahue/consultas/${id}/moderar`;
    const hiding = { observacion, version: '1', decision: 'ocultar', motivo: 'insults' };
    await send(alone, address, hiding, 303);
    await send(resident, `${own}/revision`, { porque: 'Solo pedí otra hora.' }, 303);
    const nobody = 'no hay nadie más que pueda hacerla: la decide un organismo nacional.';
    expect(await page(resident, own)).toContain(nobody);
    expect(await page(alone, address)).toContain(nobody);

    const { actor } = await givenStaff(given.db, 'subdere', 'national-staff');
    const marcela = await site.as(actor.personId);
    const reviews = '/gestion/subdere/consultas/revisiones';
    expect(await page(marcela, '/gestion/subdere')).toContain(reviews);
    const waiting = await page(marcela, reviews);
    for (const words of [title, nobody, 'Solo pedí otra hora.']) expect(waiting).toContain(words);
    expect(await page(marcela, '/en/manage/subdere/consultations/reviews')).toContain(
      'Nobody else at Municipalidad de Dalcahue can do it: a national body decides it.',
    );
    await page(alone, '/gestion/dalcahue/consultas/revisiones', 404);
    const decision = { observacion, resultado: 'restored' };
    const unsaid = await send(marcela, reviews, decision, 422);
    expect(unsaid).toContain(`href="#respuesta-${observacion}"`);
    await send(marcela, reviews, { ...decision, respuesta: 'Es cierto.' }, 303);
    expect(await page(site, `/consultas/${slug}`)).toContain('Abre a las siete.');
    expect(await page(marcela, reviews)).toContain('No hay segundas revisiones que esperen');
    await send(marcela, reviews, { ...decision, respuesta: 'Es cierto.' }, 409);
  });
});

describe('answers', () => {
  test('are given to each group, published together and shown as said and done', async () => {
    const { consultation } = await givenGrouped(given.db, by, rosa);
    const { id, slug } = consultation;
    const address = `${DESK}/${id}`;
    await on(11, async (as) => {
      const owed = await page(as, address);
      expect(owed).toContain('1 grupo sin respuesta, de 1');
      expect(await send(as, `${address}/respuestas`, {}, 409)).toContain(
        'Queda 1 grupo sin respuesta.',
      );
      const act = { 'acto-tipo': 'document', 'acto-codigo': 'AAAA' };
      expect(await send(as, `${address}/acto`, act, 409)).toContain('Queda 1 grupo sin respuesta.');
      const answer = { tema: 'Horario', dicho: 'Que abra antes.', resultado: 'accepted' };
      const unreasoned = await send(as, `${address}/grupos/1`, answer, 422);
      expect(unreasoned).toContain('Escribe las razones: son obligatorias.');
      const reasoned = { ...answer, razon: 'Es cierto.', hecho: 'Abre a las ocho.' };
      await send(as, `${address}/grupos/1`, reasoned, 303);
      expect(await page(site, `/consultas/${slug}`)).not.toContain('Es cierto.');
      await send(as, `${address}/respuestas`, {}, 303);
      const corrected = { ...reasoned, razon: 'Es muy cierto.', porque: 'Faltaba una palabra.' };
      await send(as, `${address}/grupos/1`, { ...corrected, porque: '' }, 422);
      await send(as, `${address}/grupos/1`, corrected, 303);
      const code = (await seen(given.db, by, id, now)).answersCode ?? '';
      const approved = { 'acto-tipo': 'document', 'acto-codigo': code };
      await send(as, `${address}/acto`, { ...approved, texto: '# Feria\n\nAbre a las ocho.' }, 303);
    });
    const html = await page(site, `/consultas/${slug}`);
    for (const words of [
      'Se dijo y se hizo',
      'Que abra antes.',
      'Abre a las ocho.',
      'Es muy cierto.',
      'Faltaba una palabra.',
      'Acto aprobado el',
      'El texto, antes y después',
      'Ver el documento numerado',
    ]) {
      expect(html).toContain(words);
    }
    const record = JSON.parse(await page(site, `/consultas/${slug}/observaciones.json`));
    expect(record).toMatchObject({ outcome: 'approved', act: { kind: 'document' } });
    expect(record.approved_text).toHaveLength(2);
  });

  test('begin with groups by theme: what is chosen moves, and nothing chosen is said', async () => {
    const consultation = await givenOpen(given.db, by);
    for (const number of [1, 2]) await say(given.db, consultation, rosa, { number });
    const { id } = consultation;
    await on(11, async (as) => {
      const address = `${DESK}/${id}/grupos`;
      expect(await send(as, address, { tema: 'Horario' }, 422)).toContain(
        'Elige al menos una observación.',
      );
      const [first, second] = await listObservations(given.db, id);
      const one = { [`o-${first?.id}`]: '1' };
      expect(await send(as, address, { ...one, tema: '' }, 422)).toContain(
        'Escribe el tema del grupo.',
      );
      await send(as, address, { ...one, tema: 'Horario' }, 303);
      const [group] = await listGroups(given.db, id);
      await send(as, address, { [`o-${second?.id}`]: '1', grupo: group?.id ?? '' }, 303);
      expect(await listGroups(given.db, id)).toHaveLength(1);
      expect(await page(as, address)).toContain('0 observaciones sin grupo');
    });
  });
});

describe('the list', () => {
  test('is a page, a CSV and a JSON of the same rows, in both languages', async () => {
    await givenOpen(given.db, by, { title: 'Plan de áreas verdes', kind: 'plan' });
    expect(await page(site, '/consultas?q=areas+verdes')).toContain('Plan de áreas verdes');
    expect(await page(site, '/en/consultations?estado=open')).toContain('Plan de áreas verdes');
    expect(await page(site, '/datos/consultas.csv?q=verdes')).toContain('plan-de-areas-verdes,');
    expect(await page(site, '/consultas?q=nada+de+nada')).toContain('No encontramos consultas');
    expect(await page(site, '/comunas/ancud')).toContain('Ver todas');
  });

  test('and every page of the desk opens in English', async () => {
    const own = await listOwn(given.db, [by.scope.id], NOW);
    for (const { id } of own.slice(0, 3)) {
      const html = await page(staff, `/en/manage/ancud/consultations/${id}`);
      expect(html).toContain('Consultations');
    }
    await page(staff, '/en/manage/ancud/consultations/new');
  });
});
