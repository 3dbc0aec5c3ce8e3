// A lot from the form that announces it to the page that everybody watches, and what strangers try on it.
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FileStore } from '../../../../platform/files/store.ts';
import { testSite } from '../../../../site/testing.ts';
import { announceLot } from '../actions/announce-lot.ts';
import { findLot } from '../store/lots.ts';
import { announcement, later, NOW } from '../testing/given.ts';
import { form, type GivenPages, givenPages, page } from '../testing/pages.ts';

let at: GivenPages;
beforeAll(async () => {
  at = await givenPages();
});
beforeEach(() => at.setClock(NOW));
afterAll(() => at?.close());

const whole = {
  label: 'Orden de la papeleta, sector Norte',
  purpose: 'El orden en que aparecen los proyectos.',
  list: 'P1; Plaza\nP2; Cancha <b>techada</b>',
  day: '26-11-2026',
  hour: '18:30',
  place: 'Salón municipal',
  observer1: 'Rosa Pérez',
  observer1For: 'Unión comunal',
  observer2: 'Luis Soto',
  observer2For: 'Concejo municipal',
  chance: 'dice',
};
const DESK = '/gestion/ancud/sorteos';

test('is announced by a form that keeps what was typed and tells all that is wrong', async () => {
  expect(await page(at.rosa, `${DESK}/nuevo`)).toContain('Revisa bien la lista');
  const answer = await at.rosa.post(
    `${DESK}/nuevo`,
    form({ ...whole, label: ' ', list: 'P1; a\nP1; b', hour: '25:00', observer2: 'rosa pérez' }),
  );
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const field of ['label', 'list', 'hour']) expect(html).toContain(`href="#${field}"`);
  expect(html).toContain('Línea 2: el identificador «P1» está repetido.');
  expect(html).toContain('value="Salón municipal"');
  expect(html).toMatch(/<textarea[^>]*name="list"[^>]*>P1; a\nP1; b<\/textarea>/);
  const alike = await at.rosa.post(`${DESK}/nuevo`, form({ ...whole, observer2: ' rosa  PÉREZ' }));
  expect(await alike.text()).toContain('Deben ser dos personas distintas.');
  const oneSide = await at.rosa.post(
    `${DESK}/nuevo`,
    form({ ...whole, observer2For: 'unión comunal' }),
  );
  expect(await oneSide.text()).toContain('href="#observer2For"');
});

test('an empty form, and a body that is none, are told all their fields', async () => {
  for (const body of [form({}), new FormData()]) {
    const answer = await at.rosa.post(`${DESK}/nuevo`, body);
    expect(answer.status).toBe(422);
    expect((await answer.text()).match(/class="field-error"/g)?.length).toBeGreaterThan(8);
  }
});

test('from the announcement to the record, throw by throw, as everybody sees it', async () => {
  const announced = await at.rosa.post(`${DESK}/nuevo`, form(whole));
  expect(announced.status).toBe(303);
  const desk = announced.headers.get('location')?.split('?')[0] ?? '';
  const id = desk.split('/').at(-1) ?? '';
  expect(await page(at.rosa, announced.headers.get('location') ?? '')).toContain(
    'su lista congelada',
  );
  const before = await page(at.anybody, `/sorteos/${id}`);
  expect(before).toContain('El sorteo todavía no empieza.');
  expect(before).toContain('Cancha &lt;b>techada&lt;/b>');
  expect(before).not.toContain('<b>techada');
  expect(before).not.toContain('http-equiv="refresh"');
  const early = await at.rosa.post(
    `${desk}/lanzamiento`,
    form({ position: '1', face: '3', seen: '1' }),
  );
  expect(early.status).toBe(409);
  await at.setClock(new Date('2026-11-26T21:31:00Z'));
  const unseen = await at.rosa.post(`${desk}/lanzamiento`, form({ position: '1', face: '3' }));
  expect(unseen.status).toBe(422);
  expect(await unseen.text()).toContain('Confirma que los observadores vieron la misma cara.');
  for (let position = 1; position <= 20; position += 1) {
    const fields = { position: String(position), face: String(1 + (position % 6)), seen: '1' };
    const thrown = await at.rosa.post(`${desk}/lanzamiento`, form(fields));
    expect(thrown.headers.get('location')).toBe(
      `${desk}?hecho=${position === 20 ? 'sorteado' : 'lanzamiento'}`,
    );
    if (position === 7) {
      const live = await page(at.anybody, `/sorteos/${id}`);
      expect(live).toContain('Lanzamiento 7: salió 2. Faltan 13.');
      expect(live).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>');
      expect(live.match(/class="records-throw"/g)).toHaveLength(7);
      expect(live.match(/class="records-throw-to-come"/g)).toHaveLength(13);
    }
  }
  const after = await page(at.anybody, `/sorteos/${id}`);
  expect(after).toContain('El sorteo terminó. Este es el orden.');
  const json = await (await at.anybody.get(`/sorteos/${id}/datos.json`)).json();
  expect(json).toMatchObject({
    protocol: 'pb-lot/1',
    state: 'drawn',
    entropy: '23456123456123456123',
  });
  expect(after).toContain(`href="/documentos/${json.document}"`);
  expect(await page(at.anybody, `/en/lots/${id}`)).toContain(
    'The lot is drawn. This is the order.',
  );
  const late = await at.rosa.post(
    `${desk}/lanzamiento`,
    form({ position: '21', face: '3', seen: '1' }),
  );
  expect(late.status).toBe(409);
  expect(await late.text()).toContain('un sorteo se hace una sola vez');
});

test('a throw that somebody else wrote meanwhile is told, and nothing is lost', async () => {
  const id = await at.lotOpen();
  const thrown = (face: string) =>
    at.rosa.post(`${DESK}/${id}/lanzamiento`, form({ position: '1', face, seen: '1' }));
  expect((await thrown('3')).status).toBe(303);
  const second = await thrown('5');
  expect(second.status).toBe(409);
  const html = await second.text();
  expect(html).toContain('El lanzamiento 1 ya está anotado y publicado: fue un 3.');
  expect(html).toContain('Lanzamiento 2 de 20');
});

test('the numbers of a public draw are typed twice', async () => {
  const entropy = {
    kind: 'public-draw',
    source: 'Loto 5281',
    url: 'https://loto.example/',
  } as const;
  const id = await at.lotOpen({ entropy });
  const draw = (numbers: string, again: string) =>
    at.rosa.post(`${DESK}/${id}/resultado`, form({ numbers, again }));
  expect((await draw('1 2 3', '1 2 3')).status).toBe(422);
  expect((await draw('1 2 3 4 5', '1 2 3 4 6')).status).toBe(422);
  expect((await draw('01 2 3 4 5', '1-2-3-4-5')).status).toBe(303);
  expect((await findLot(at.given.db, id))?.drawn?.entropy).toBe('1-2-3-4-5');
});

test('the signed sheet is refused with a reason, asked for its words, and shown', async () => {
  const { id } = await at.lotDrawn();
  const send = async (bytes: Buffer, name: string, alt: string) => {
    const body = new FormData();
    body.set('file', new File([new Uint8Array(bytes)], name));
    body.set('alt', alt);
    return at.rosa.post(`${DESK}/${id}/acta-firmada`, body);
  };
  const photo = await sharp({
    create: { width: 40, height: 20, channels: 3, background: '#fff' },
  })
    .png()
    .toBuffer();
  const silent = await send(photo, 'acta.png', '');
  expect([silent.status, (await silent.text()).includes('href="#alt"')]).toEqual([422, true]);
  const page = await send(Buffer.from('<html><script>1</script>'), 'acta.png', 'Acta');
  expect([page.status, (await page.text()).includes('No es una imagen')]).toEqual([422, true]);
  const renamed = await send(photo, 'acta.pdf', '');
  expect(renamed.status).toBe(303);
  const shown = await (await at.anybody.get(`/sorteos/${id}`)).text();
  expect(shown).toMatch(/<img src="\/archivos\/[0-9a-f-]{36}\/40\.jpg"/);
  const [, address = ''] = /src="(\/archivos\/[^"]+)"/.exec(shown) ?? [];
  const picture = await at.anybody.get(address);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
});

test('a lot of another institution is not there, whatever is asked of it', async () => {
  const id = await at.lotOpen();
  for (const place of ['lautaro', 'ancud']) {
    const desk = `/gestion/${place}/sorteos/${id}`;
    const expected = place === 'lautaro' ? 404 : 403;
    expect((await at.stranger.get(desk)).status).toBe(expected);
    for (const act of ['lanzamiento', 'resultado', 'retirar', 'acta-firmada']) {
      const fields = form({
        position: '1',
        face: '3',
        seen: '1',
        reason: 'x',
        numbers: '1 2 3 4 5',
      });
      expect((await at.stranger.post(`${desk}/${act}`, fields)).status).toBe(expected);
    }
  }
  expect((await findLot(at.given.db, id))?.throws).toEqual([]);
  for (const nowhere of ['1', '00000000-0000-4000-8000-000000000000', `${id}%00`, '..%2f..']) {
    expect((await at.rosa.get(`${DESK}/${nowhere}`)).status).toBe(404);
    expect((await at.anybody.get(`/sorteos/${nowhere}`)).status).toBe(404);
    expect((await at.anybody.get(`/sorteos/${nowhere}/datos.json`)).status).toBe(404);
  }
});

test('withdrawing says why, in public', async () => {
  const done = await announceLot(at.given.db, at.by(), announcement());
  const id = done.ok ? done.value : '';
  expect((await at.rosa.post(`${DESK}/${id}/retirar`, form({ reason: ' ' }))).status).toBe(422);
  const withdrawn = await at.rosa.post(`${DESK}/${id}/retirar`, form({ reason: 'Faltaba uno.' }));
  expect(withdrawn.status).toBe(303);
  expect(await page(at.anybody, `/sorteos/${id}`)).toContain('Motivo: Faltaba uno.');
});

test('what was done in another tab is said before anything else, and no link leads nowhere', async () => {
  const done = await announceLot(at.given.db, at.by(), announcement({ label: 'En dos pestañas' }));
  const id = done.ok ? done.value : '';
  await at.rosa.post(`${DESK}/${id}/retirar`, form({ reason: 'Faltaba uno.' }));
  for (const act of ['retirar', 'lanzamiento', 'resultado', 'acta-firmada']) {
    const html = await (await at.rosa.post(`${DESK}/${id}/${act}`, form({ reason: ' ' }))).text();
    expect(html).toContain('Esto cambió mientras lo tenías abierto');
    expect(html).toContain('Faltaba uno.');
    expect(html).not.toMatch(/<ul class="error-summary-list"><li><a /);
  }
});

test('a text far above what a field takes comes back with its field, and is not lost', async () => {
  const done = await announceLot(at.given.db, at.by(), announcement({ label: 'El del texto' }));
  const id = done.ok ? done.value : '';
  const reason = 'ñandú '.repeat(30_000);
  const answer = await at.rosa.post(`${DESK}/${id}/retirar`, form({ reason }));
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('href="#reason"');
  expect(html).toContain(reason.trim());
});

test('a sheet that finds no space left is told so, and is not there', async () => {
  const { id } = await at.lotDrawn();
  const files: FileStore = {
    ...at.files,
    write: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
  };
  const full = await testSite(at.given.db, { files, clock: { now: () => later(92) } });
  const photo = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const body = new FormData();
  body.set('file', new File([new Uint8Array(photo)], 'acta.png'));
  body.set('alt', 'El acta firmada');
  const answer = await (await full.as(at.officerId)).post(`${DESK}/${id}/acta-firmada`, body);
  expect(answer.status).toBe(507);
  const html = await answer.text();
  expect(html).toContain('No queda espacio para guardar');
  expect(html).not.toContain('Algo falló de nuestro lado');
  expect((await findLot(at.given.db, id))?.signedFileId).toBeUndefined();
});

test('waits among the tasks of the certifying officer, and stands on the desk when it is due', async () => {
  const done = await announceLot(at.given.db, at.by(), announcement({ label: 'El que toca' }));
  const id = done.ok ? done.value : '';
  const task = `href="${DESK}/${id}"`;
  expect(await page(at.rosa, '/lo-que-me-toca')).toContain(task);
  expect(await page(at.stranger, '/lo-que-me-toca')).not.toContain(task);
  expect(await page(at.rosa, '/gestion/ancud')).not.toContain(task);
  await at.setClock(later(91));
  expect(await page(at.rosa, '/gestion/ancud')).toContain(task);
});
