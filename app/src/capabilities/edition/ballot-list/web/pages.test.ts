// Ballot lists as people and the staff see them: what waits, freezing, the list in every form, its check, its thaw.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenStaff } from '../../editions/testing/steps.ts';
import { givenProposal } from '../../proposals/testing/kept.ts';
import {
  FACES,
  FREEZING,
  freeze,
  givenLists,
  givenReady,
  type ListGround,
  leave,
  listOf,
  throwDie,
} from '../testing/given.ts';

let ground: ListGround;
let anybody: TestSite;
let secretary: TestSite;
let officer: TestSite;
let stranger: TestSite;

beforeAll(async () => {
  ground = await givenLists();
  const { db, certifying, town } = ground;
  anybody = await testSite(db, { clock: { now: () => FREEZING } });
  secretary = await anybody.as(certifying.actor.personId);
  officer = await anybody.as(town.proposer);
  const lautaro = await db
    .selectFrom('institutions.institution')
    .where('slug', '=', 'lautaro')
    .select('id')
    .executeTakeFirstOrThrow();
  stranger = await anybody.as(await givenStaff(db, lautaro.id, 'certifying-officer'));
});
afterAll(() => ground?.given.close());

async function page(from: TestSite, path: string, status = 200): Promise<string> {
  const answer = await from.get(path);
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return answer.text();
}

async function send(
  from: TestSite,
  path: string,
  typed: Readonly<Record<string, string>>,
  status = 303,
): Promise<string> {
  const answer = await from.post(path, new URLSearchParams(typed));
  const text = await answer.text();
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return status === 303 ? (answer.headers.get('location') ?? '') : text;
}

const desk = (slug: string, rest = '') => `/gestion/ancud/ediciones/${slug}/nomina${rest}`;
const open = (slug: string, rest = '') => `/ediciones/ancud/${slug}/nomina${rest}`;
const typedAct = {
  day: '2027-03-05',
  hour: '19:00',
  place: 'Salón de la municipalidad',
  observer1: 'Elena Mansilla',
  observer1For: 'Unión comunal',
  observer2: 'Marta Oyarzo',
  observer2For: 'Concejo',
  chance: 'dice',
};
const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

async function drawn(slug: string, costs?: readonly number[]) {
  const ready = await givenReady(ground, slug, costs);
  const done = await freeze(ground, slug);
  if (!done.ok) throw new Error(done.error.code);
  await throwDie(ground, done.value);
  return { ...ready, list: await listOf(ground.db, ready.editionId) };
}

describe('the desk', () => {
  test('says what waits and why, and offers nothing before', async () => {
    const { editionId } = await givenReady(ground, 'falta');
    await givenProposal(ground.db, editionId, { state: 'appealed', contents: { title: 'Sede' } });
    const html = await page(secretary, desk('falta'));
    expect(text(html)).toContain('Falta resolver una propuesta: la 4.');
    expect(text(html)).toContain('4. Sede Con apelación sin responder');
    expect(html).not.toContain(desk('falta', '/pudeto/congelar'));
    expect(await page(secretary, desk('falta', '/pudeto/congelar'), 409)).toContain(
      'Falta resolver',
    );
  });

  test('freezes with its lot, keeps what was typed, and thaws with a reason', async () => {
    await givenReady(ground, 'mesa');
    expect(await page(secretary, desk('mesa'))).toContain(desk('mesa', '/pudeto/congelar'));
    const form = await page(secretary, desk('mesa', '/pudeto/congelar'));
    expect(form).toContain('3. Luminarias del pasaje 3');
    const wrong = { ...typedAct, hour: '25', observer2For: 'unión comunal' };
    const again = await send(secretary, desk('mesa', '/pudeto/congelar'), wrong, 422);
    expect(again).toContain('value="Elena Mansilla"');
    expect(again).toContain('id="hour"');
    const soon = { ...typedAct, day: '2027-03-02', hour: '12:30' };
    const early = await send(secretary, desk('mesa', '/pudeto/congelar'), soon, 422);
    expect(early).toContain('aria-invalid');
    const to = await send(secretary, desk('mesa', '/pudeto/congelar'), typedAct);
    const after = await page(secretary, to);
    expect(after).toContain('La nómina quedó congelada');
    expect(after).toContain('/gestion/ancud/sorteos/');
    expect(await send(secretary, desk('mesa', '/pudeto/congelar'), typedAct, 409)).toContain(
      'ya está congelada',
    );
    const empty = await send(secretary, desk('mesa', '/pudeto/descongelar'), { razon: ' ' }, 422);
    expect(empty).toContain('Di por qué se descongela.');
    const back = await send(secretary, desk('mesa', '/pudeto/descongelar'), {
      razon: 'Faltaba una propuesta',
    });
    expect(await page(secretary, back)).toContain('La nómina se descongeló');
    const shown = await page(anybody, open('mesa', '/pudeto'));
    expect(shown).toContain('Faltaba una propuesta');
    expect(shown).toContain('Todavía no hay nómina');
  });

  test('is read by the team, and only whoever certifies there freezes', async () => {
    await givenReady(ground, 'quien');
    const html = await page(officer, desk('quien'));
    expect(html).toContain('la congela la ministra o el ministro de fe');
    await page(officer, desk('quien', '/pudeto/congelar'), 403);
    await page(stranger, desk('quien'), 403);
    const elsewhere = '/gestion/lautaro/ediciones/quien/nomina';
    await page(stranger, elsewhere, 404);
    await page(secretary, desk('quien', '/otra/congelar'), 404);
  });

  test('asks whoever certifies for the lists that are missing, and a lot withdrawn on its own page thaws too', async () => {
    const { editionId } = await givenReady(ground, 'tarea');
    expect(text(await page(secretary, '/lo-que-me-toca'))).toContain('nóminas de');
    const done = await freeze(ground, 'tarea');
    if (!done.ok) throw new Error(done.error.code);
    await send(secretary, `/gestion/ancud/sorteos/${done.value}/retirar`, { reason: 'Llovió' });
    expect(await listOf(ground.db, editionId)).toMatchObject({ withdrawnReason: 'Llovió' });
  });
});

describe('the list', () => {
  test('stands by its numbers, narrowed and in another order, with money beside the amount', async () => {
    const { list } = await drawn('numerada');
    const html = await page(anybody, open('numerada', '/pudeto'));
    const numbers = list.entries.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
    const places = numbers.map(({ id }) => html.indexOf(`id="p${id}"`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text(html)).toContain('1,50 veces el monto');
    expect(html).toContain(list.lot.entropy ?? 'x');
    const { id } = numbers[1] ?? { id: '' };
    const found = await page(anybody, open('numerada', `/pudeto?q=pasaje+${id}`));
    const isFound = numbers.filter((one) => one.id === id || String(one.number) === id);
    expect(found).toContain(`${isFound.length} de 3 proyectos`);
    expect(found).toContain(`id="p${id}"`);
    const byCost = await page(anybody, open('numerada', '/pudeto?orden=costo'));
    expect(byCost.indexOf('id="p3"')).toBeLessThan(byCost.indexOf('id="p1"'));
    expect(await page(anybody, '/en/editions/ancud/numerada/ballot-list/pudeto')).toContain(
      'Ballot list',
    );
  });

  test('shows who withdrew struck out, with the reason, and on the page of the edition', async () => {
    const { ids } = await drawn('tachada', [30_000_000, 25_000_000, 20_000_000, 26_000_000]);
    await leave(ground.db, ids[1] ?? '', 'Ya se construyó');
    const html = await page(anybody, open('tachada', '/pudeto'));
    expect(html).toMatch(/<del>.*Luminarias del pasaje 2/);
    expect(html).toContain('Se retiró: Ya se construyó');
    expect(await page(anybody, open('tachada', '/pudeto/lectura.txt'))).toContain(
      'Se retiró de la votación. Razón: Ya se construyó.',
    );
    expect(text(await page(anybody, '/ediciones/ancud/tachada'))).toContain(
      'Un proyecto se retiró',
    );
  });

  test('is told on the pages of the edition and of each proposal', async () => {
    const { list } = await drawn('contada');
    expect(await page(anybody, '/ediciones/ancud/contada')).toContain(open('contada', '/pudeto'));
    const proposal = text(await page(anybody, '/ediciones/ancud/contada/propuestas/1'));
    expect(proposal).toContain(`Es el número ${list.entries[0]?.number} de la papeleta.`);
    const all = await page(anybody, open('contada'));
    expect(all).toContain(open('contada', '/pudeto'));
    expect(all).toContain('Todavía no se congela');
  });

  test('before its lot has no number, and says when it will', async () => {
    await givenReady(ground, 'antes');
    await freeze(ground, 'antes');
    const html = text(await page(anybody, open('antes', '/pudeto')));
    expect(html).toContain('Los números se sortean el miércoles 3 de marzo de 2027, 12:00');
    expect(await page(anybody, open('antes', '/pudeto/lectura'))).toContain('Propuesta uno.');
    expect(text(await page(anybody, '/ediciones/ancud/antes/propuestas/1'))).toContain(
      'Está en la nómina. Su número se sortea',
    );
  });

  test('of an address that names none is not there', async () => {
    await givenReady(ground, 'vacia');
    const otherContest = await page(anybody, open('vacia', '/otra'), 404);
    expect(otherContest).toContain('Ese concurso no está en las bases vigentes');
    expect(otherContest).toContain(open('vacia', '/pudeto'));
    // Its list is not there yet: its own page says when it will be.
    const unlisted = await page(anybody, open('vacia', '/pudeto/nomina.json'), 404);
    expect(unlisted).toContain('Por ahora hay 3 proyectos factibles.');
    expect(await page(anybody, open('no-hay'), 404)).toContain('Esa edición no está publicada');
    expect(await page(anybody, open('vacia', '/pudeto'))).toContain(
      'Por ahora hay 3 proyectos factibles.',
    );
  });
});

describe('the list in other forms', () => {
  test('on paper: A4, large print, and one sheet; the same bytes each time', async () => {
    const { ids } = await drawn('impresa', [30_000_000, 25_000_000, 20_000_000, 26_000_000]);
    await leave(ground.db, ids[0] ?? '', 'Desiste');
    const sheets = async (rest: string) => {
      const answer = await anybody.get(open('impresa', `/pudeto/${rest}`));
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      return Buffer.from(await answer.arrayBuffer());
    };
    for (const rest of ['nomina.pdf', 'letra-grande.pdf', 'afiche.pdf', 'afiche.pdf?papel=a2']) {
      const pdf = await sheets(rest);
      expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect((await sheets(rest)).equals(pdf)).toBe(true);
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
      if (rest.startsWith('afiche')) expect(pages).toBe(1);
    }
  });

  test('as a poster of one sheet whatever the number of projects', async () => {
    const costs = Array.from({ length: 70 }, (_, place) => 1_000_000 + 10_000 * place);
    await drawn('larga', [...costs, 30_000_000]);
    const answer = await anybody.get(open('larga', '/pudeto/afiche.pdf'));
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test('aloud: without a digit and without a sign', async () => {
    await drawn('hablada');
    const answer = await anybody.get(open('hablada', '/pudeto/lectura.txt'));
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const said = await answer.text();
    expect(said).not.toMatch(/[0-9$]/);
    expect(said).toContain('Son tres proyectos, y hay cincuenta millones de pesos para construir.');
    expect(said).toContain('Cuesta treinta millones de pesos.');
    expect(said).toContain('Número uno. Luminarias del pasaje');
    const english = await page(anybody, '/en/editions/ancud/hablada/ballot-list/pudeto/reading');
    expect(english).toContain('It costs thirty million pesos.');
    expect(english).toMatch(
      /Number one\. <span lang="es-CL">Luminarias del pasaje[^<]*<\/span>\. It costs/,
    );
  });

  test('as rows that machines read', async () => {
    const { list } = await drawn('filas');
    const csv = await page(anybody, '/datos/nominas.csv?institucion=ancud&edicion=filas');
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`ancud,filas,pudeto,1,1,`);
    const json = JSON.parse(await page(anybody, '/datos/nominas.json?edicion=filas'));
    expect(JSON.stringify(json)).toContain(list.sha256);
    expect(await page(anybody, open('filas', '/pudeto/nomina.json'))).toBe(list.text);
  });
});

describe('checking', () => {
  test('tells on this site, too, whether hash and order are those published', async () => {
    const { list } = await drawn('revisada');
    const path = open('revisada', '/pudeto/comprobar');
    expect(await page(anybody, path)).toContain(`value="${FACES.join('')}"`);
    const same = await send(anybody, path, { nomina: '', azar: FACES.join('') }, 200);
    expect(same).toContain('La huella es la publicada');
    expect(same).toContain('El orden es el publicado');
    const changed = list.text.replace('pasaje 1', 'pasaje 9');
    const other = await send(anybody, path, { nomina: changed, azar: '1'.repeat(20) }, 200);
    expect(other).toContain('La huella no es la publicada');
    const wrong = await send(anybody, path, { nomina: '{"a":', azar: '' }, 422);
    expect(wrong).toContain('Eso no es el archivo de una nómina');
    expect(wrong).toContain('{&quot;a&quot;:');
  });

  test('with the ten lines that the page shows, taken from the page, on the file that it offers', async () => {
    const { list } = await drawn('guion');
    const html = await page(anybody, open('guion', '/pudeto/comprobar'));
    const shown = /<pre id="guion"><code>([\s\S]*?)<\/code>/.exec(html)?.[1] ?? '';
    const script = shown
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    const folder = mkdtempSync(join(tmpdir(), 'minga-nomina-'));
    try {
      writeFileSync(join(folder, 'comprobar.mjs'), script);
      writeFileSync(
        join(folder, 'nomina.json'),
        await page(anybody, open('guion', '/pudeto/nomina.json')),
      );
      const said = execFileSync(
        process.execPath,
        ['comprobar.mjs', 'nomina.json', list.lot.entropy ?? ''],
        { cwd: folder, encoding: 'utf8' },
      );
      const titles = new Map(list.content.projects.map(({ id, title }) => [id, title]));
      const rows = list.entries
        .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
        .map(({ number, id }) => `${number} ${id} ${titles.get(id)}`);
      expect(said.trim().split('\n')).toEqual([list.sha256, ...rows]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
