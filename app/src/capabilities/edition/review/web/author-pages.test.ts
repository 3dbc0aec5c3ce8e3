// Pages of authors, of appeals at the desk, and of the published results.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenResident } from '../../proposals/testing/kept.ts';
import { endOverdueChanges } from '../actions/answer-change.ts';
import { askCorrection } from '../actions/ask-correction.ts';
import { codeOf, givenOtherCost, givenPublishedNo, propose } from '../testing/asked.ts';
import { givenOpened, givenReview, later, NOW, type ReviewGround, seen } from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';

let ground: ReviewGround;
let now = NOW;
let anybody: TestSite;
let officer: TestSite;
let signer: TestSite;

beforeAll(async () => {
  ground = await givenReview();
  anybody = await testSite(ground.db, { clock: { now: () => now } });
  officer = await anybody.as(ground.coordinator.actor.personId);
  signer = await anybody.as(ground.signer.actor.personId);
});
afterAll(() => ground.given.close());

const bench = (slug: string, rest = '') => `/gestion/ancud/ediciones/${slug}/revision${rest}`;
const own = (slug: string, rest = '') => `/ediciones/ancud/${slug}/propuestas/1${rest}`;

test('what the institution proposed is mended by whoever enters proposals there, in the log of acts', async () => {
  const opened = await givenOpened(ground, 'propia', { isOwn: true });
  const asking = { number: 1, asked: 'Falta el plano.', days: 5 };
  expect(codeOf(await askCorrection(ground.db, ground.coordinator, opened.edition, asking))).toBe(
    'ok',
  );
  const reviewer = await anybody.as(ground.reviewer.actor.personId);
  const resident = await anybody.as(await givenResident(ground.db));
  const form = own('propia', '/subsanar');
  expect(await page(officer, bench('propia', '/1'))).toContain(`href="${form}"`);
  for (const other of [reviewer, resident]) await page(other, form, 404);
  const asked = await page(officer, form);
  expect(asked).toContain('Falta el plano.');
  const typed = {
    ...{ version: '1', titulo: 'Luminarias', necesidad: 'Oscurece.', descripcion: 'Con su plano.' },
    ...{ beneficia: '', lugar: 'Muelle', costo: '8900000', razon: 'Agregamos el plano.' },
  };
  await send(resident, form, typed, 404);
  expect(await page(officer, await send(officer, form, typed))).toContain('Luminarias');
  expect(await seen(ground.db, opened.edition, 1)).toMatchObject({
    state: 'in-review',
    version: 2,
  });
  const { rows } = await sql<{ told: unknown }>`select told from records.audit_entry
    where act = 'proposals/enter' and told->>'edition' = 'propia'`.execute(ground.db);
  expect(rows).toMatchObject([{ told: { step: 'corrected', proposal: 1 } }]);
});

describe('a change', () => {
  test('is proposed at the desk, shown to its author as a difference, and both positions are public', async () => {
    const opened = await givenOpened(ground, 'cambio');
    await givenOtherCost(ground, opened);
    const html = await page(officer, bench('cambio', '/1/cambio'));
    expect(html).toContain('Como lo calculó la revisión: $9.680.000');
    const typed = {
      ...{ version: '1', titulo: 'Luminarias del muelle', necesidad: 'Oscurece a las seis.' },
      ...{ descripcion: 'Ocho luminarias.', beneficia: '', lugar: 'Muelle', costo: 'found' },
      ...{ razon: 'Subieron los precios.', dias: '3' },
    };
    const wrong = await send(officer, bench('cambio', '/1/cambio'), { ...typed, razon: '' }, 422);
    expect(wrong).toContain('Luminarias del muelle');
    const to = await send(officer, bench('cambio', '/1/cambio'), typed);
    expect(await page(officer, to)).toContain('Se propuso el cambio');
    const author = await anybody.as(opened.authorId, 'provider');
    expect(await page(author, '/lo-que-me-toca')).toContain('Responder al cambio propuesto');
    const shown = await page(author, own('cambio', '/cambio'));
    expect(shown).toContain('23:59:59, hora de Chile continental');
    expect(shown).toMatch(/<del>\$8\.900\.000<\/del>\s*<ins>\$9\.680\.000<\/ins>/);
    expect(shown).toContain('Imprevistos (10 %)');
    expect(await page(anybody, own('cambio'))).not.toContain('Subieron los precios.');
    await page(officer, own('cambio', '/cambio'), 404);
    const nothing = await send(author, own('cambio', '/cambio'), { postura: 'No.' }, 422);
    expect(nothing).toContain('Elige una de las dos.');
    expect(nothing).toContain('No.');
    const silent = { respuesta: 'objected', postura: '' };
    expect(await send(author, own('cambio', '/cambio'), silent, 422)).toContain(
      'Cuenta por qué no aceptas',
    );
    const said = { respuesta: 'objected', postura: 'Con siete alcanza.' };
    const done = await send(author, own('cambio', '/cambio'), said);
    expect(await page(author, done)).toContain('Recibimos tu respuesta');
    const everybody = await page(anybody, own('cambio'));
    expect(everybody).toContain('Subieron los precios.');
    expect(everybody).toContain('Con siete alcanza.');
    expect(everybody).toContain('Quien propuso no aceptó: sigue lo que escribió.');
  });

  test('that nobody answered is published as silent, and its page says that it is over', async () => {
    const opened = await givenOpened(ground, 'silencio');
    await givenOtherCost(ground, opened);
    expect(codeOf(await propose(ground, opened))).toBe('ok');
    const author = await anybody.as(opened.authorId, 'provider');
    now = later(6);
    try {
      const over = await page(author, own('silencio', '/cambio'), 409);
      expect(over).toContain('El plazo para responder terminó');
      await endOverdueChanges(ground.db, now);
      expect(await page(anybody, own('silencio'))).toContain(
        'Quien propuso no respondió en el plazo',
      );
    } finally {
      now = NOW;
    }
  });
});

describe('an appeal', () => {
  test('is filed by its author, decided by somebody else, and then both sides are public', async () => {
    const opened = await givenOpened(ground, 'apela');
    await givenPublishedNo(ground, opened);
    const author = await anybody.as(opened.authorId, 'provider');
    const form = await page(author, own('apela', '/apelar'));
    expect(form).toContain(
      'miércoles 2 de diciembre de 2026 a las 23:59:59, hora de Chile continental',
    );
    expect(form).toContain('La franja es de un particular y no se puede intervenir.');
    expect(await send(author, own('apela', '/apelar'), { apelacion: ' ' }, 422)).toContain(
      'Escribe por qué no estás de acuerdo.',
    );
    const filed = await send(author, own('apela', '/apelar'), { apelacion: 'Es bien nacional.' });
    expect(await page(author, filed)).toContain('Recibimos tu apelación');
    const waiting = await page(anybody, own('apela'));
    expect(waiting).toContain('Apelación');
    expect(waiting).not.toContain('Es bien nacional.');
    const mine = await page(officer, '/lo-que-me-toca');
    expect(mine).toContain('Decidir 1 apelación');
    expect(await page(signer, '/lo-que-me-toca')).not.toContain('Decidir 1 apelación');
    expect(await page(signer, bench('apela', '/1/apelacion'))).toContain('La decide otra persona');
    const decision = { resultado: 'rejected', respuesta: 'El título es privado.', norma: '' };
    const at = bench('apela', '/1/apelacion');
    expect(await send(signer, at, { ...decision, norma: 'ley-18695' }, 403)).toContain(
      'La decide alguien que no revisó',
    );
    const wrong = await send(officer, at, decision, 422);
    expect(wrong).toContain('Elige la norma por la que se rechaza.');
    expect(wrong).toContain('El título es privado.');
    const to = await send(officer, at, { ...decision, norma: 'ley-18695', articulo: '5' });
    expect(await page(officer, to)).toContain('Se decidió la apelación');
    const everybody = await page(anybody, own('apela'));
    expect(everybody).toContain('Es bien nacional.');
    expect(everybody).toContain('El título es privado.');
    expect(everybody).toContain('/normas/ley-18695');
  });

  test('after its term says when that ended and in whose hour', async () => {
    const opened = await givenOpened(ground, 'tarde');
    await givenPublishedNo(ground, opened);
    now = new Date('2026-12-03T03:00:00Z');
    try {
      const author = await anybody.as(opened.authorId, 'provider');
      const late = await page(author, own('tarde', '/apelar'), 409);
      expect(late).toContain(
        'El plazo para apelar terminó el miércoles 2 de diciembre de 2026 a las 23:59:59, hora de Chile continental.',
      );
    } finally {
      now = NOW;
    }
  });

  test('late is marked at the desk', async () => {
    const opened = await givenOpened(ground, 'atraso');
    await givenPublishedNo(ground, opened);
    const author = await anybody.as(opened.authorId, 'provider');
    await send(author, own('atraso', '/apelar'), { apelacion: 'Es municipal.' });
    expect(await page(officer, bench('atraso', '/apelaciones'))).toContain('Responder hasta el');
    await ground.db
      .updateTable('review.appeal')
      .set({ answer_due_on: '2026-11-24' })
      .where('proposal_id', '=', opened.ids.get(1) ?? '')
      .execute();
    expect(await page(officer, bench('atraso', '/apelaciones'))).toContain(
      'Atrasada: vencía el martes 24 de noviembre de 2026',
    );
  });
});

describe('the published results', () => {
  const at = '/ediciones/ancud/resultados/evaluacion';

  test('show nothing before a round is published, then each with its reason and norm, in figures and files', async () => {
    const opened = await givenOpened(ground, 'resultados');
    expect(await page(anybody, at)).toContain('Todavía no se publican resultados');
    await givenPublishedNo(ground, opened);
    const html = await page(anybody, at);
    expect(html).toContain('1. Luminarias del pasaje 1');
    expect(html).toContain('/normas/ley-18695');
    expect(html).toContain('Por qué no, por motivo');
    expect(html).toContain('<span class="bar-figure">1</span>');
    expect(await page(anybody, `${at}?motivo=legal`)).toContain('Ningún resultado es así');
    expect(await page(anybody, `${at}?resultado=not-feasible&q=pasaje`)).toContain('1 resultado');
    const files = '?institucion=ancud&edicion=resultados';
    const csv = await page(anybody, `/datos/evaluaciones.csv${files}`);
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).toContain('not-feasible');
    expect(csv).toContain('ley-18695 5');
    expect(await page(anybody, '/evaluaciones')).toContain('Luminarias del pasaje 1');
    expect(await page(anybody, '/ediciones/ancud/resultados')).toContain(at);
    await page(anybody, '/ediciones/ancud/no-hay/evaluacion', 404);
    expect((await seen(ground.db, opened.edition, 1)).state).toBe('not-feasible');
  });

  test('say cost found beside cost asked on the page of the proposal', async () => {
    const html = await page(anybody, own('resultados'));
    expect(html).toContain('Costo de la versión que rige');
    expect(html).toContain('$8.900.000');
  });

  test('are read in English too', async () => {
    const html = await page(anybody, '/en/editions/ancud/resultados/review');
    expect(html).toContain('Results of the review');
  });
});
