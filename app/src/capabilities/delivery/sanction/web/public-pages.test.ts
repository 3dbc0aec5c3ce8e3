// What everybody reads of a sanction in each of its states, in both languages; its files; the brief of the councillors; and panels of other pages.
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { page } from '../../../edition/review/testing/pages.ts';
import { AFTER, givenCounted } from '../../../vote/count/testing/counted.ts';
import { correct } from '../../../vote/count/testing/objecting.ts';
import { answerQuestion } from '../actions/answer-question.ts';
import { askQuestion } from '../actions/ask-question.ts';
import { correctVote } from '../actions/correct-vote.ts';
import { suspendSitting } from '../actions/suspend-sitting.ts';
import { lapse } from '../testing/acts-of-two.ts';
import {
  askedNow,
  at,
  decide,
  draft,
  drafted,
  givenCertified,
  givenSanctioning,
  givenSubmitted,
  LAPSED,
  LAST,
  lastSubmission,
  open,
  type SanctionGround,
  SITTING,
  sign,
} from '../testing/given.ts';

const REASON = 'La vereda ya está licitada por el Serviu';

let ground: SanctionGround;
let core: SanctionGround;
let now = SITTING;
let anybody: TestSite;
let regional: TestSite;
let queries = 0;

const counting: KyselyPlugin = {
  transformQuery({ node }) {
    queries += 1;
    return node;
  },
  transformResult: async ({ result }) => result,
};

beforeAll(async () => {
  ground = await givenSanctioning();
  core = await givenSanctioning('core');
  const clock = { now: () => now };
  anybody = await testSite(ground.db.withPlugin(counting), { clock });
  regional = await testSite(core.db, { clock });
});
afterAll(async () => {
  await ground?.given.close();
  await core?.given.close();
});

const spanish = (slug: string) => `/ediciones/ancud/${slug}/sancion`;
const english = (slug: string) => `/en/editions/ancud/${slug}/sanction`;

async function expectBoth(
  from: TestSite,
  slug: string,
  inSpanish: readonly string[],
  inEnglish: readonly string[],
): Promise<string> {
  const html = await page(from, spanish(slug));
  for (const told of inSpanish) expect(html).toContain(told);
  const other = await page(from, english(slug));
  for (const told of inEnglish) expect(other).toContain(told);
  return html;
}

type Vote = Awaited<ReturnType<typeof givenSubmitted>>;

/** The council leaves out the first and takes the two others, with its reasons. */
async function givenDifference(slug: string): Promise<Vote> {
  const vote = await givenSubmitted(ground, slug);
  expect(await open(ground, vote)).toMatchObject({ ok: true });
  const approved = (nth: number, amountClp: number, place: number) =>
    drafted(vote, nth, 'approved', { amountClp, place, reason: 'Alcanza al salir la primera' });
  await decide(ground, vote, [
    drafted(vote, 0, 'rejected', { reason: REASON, minority: 'Dos integrantes la querían.' }),
    approved(1, 25_000_000, 1),
    approved(2, 20_000_000, 2),
  ]);
  expect(await sign(ground, vote)).toMatchObject({ ok: true });
  return vote;
}

describe('before the body has it', () => {
  test('nothing is certified', async () => {
    await givenCounted(ground, 'contada');
    const html = await expectBoth(
      anybody,
      'contada',
      ['Todavía no hay un resultado certificado', 'Sin resultado certificado'],
      ['There is no certified result yet'],
    );
    expect(html).not.toContain('sanciones.csv');
    expect(await page(anybody, '/ediciones/ancud/contada')).not.toContain('Ver lo votado');
  });

  test('a certified result waits to be submitted', async () => {
    await givenCertified(ground, 'certificada');
    await expectBoth(
      anybody,
      'certificada',
      ['todavía no se presentan', 'Sector Pudeto', 'certificado el'],
      ['have not been submitted yet'],
    );
  });

  test('an edition that is not there is said to be so', async () => {
    await page(anybody, spanish('ninguna'), 404);
  });
});

describe('while a council has it', () => {
  test('the days since reception are counted and its silence moves nothing, in three queries', async () => {
    await givenSubmitted(ground, 'presentada');
    now = SITTING;
    const html = await expectBoth(
      anybody,
      'presentada',
      ['recibió la lista hace 12 días; su silencio no mueve nada', 'Espera la decisión'],
      ['received the list 12 days ago; its silence moves nothing'],
    );
    expect(html).toContain('Hasta aquí alcanza el monto de $50.000.000');
    expect(html).not.toContain('Influencia de la votación');
    queries = 0;
    await page(anybody, spanish('presentada'));
    expect(queries).toBe(3);
    expect(await page(anybody, '/ediciones/ancud/presentada')).toContain('todavía no decide');
    now = AFTER;
    expect(await page(anybody, spanish('presentada'))).toContain('recibió la lista hoy');
    now = SITTING;
  });

  test('a sitting is told while it is open or suspended, and what is drafted in it is not', async () => {
    const vote = await givenSubmitted(ground, 'abierta');
    await open(ground, vote);
    await draft(ground, vote, drafted(vote, 0, 'rejected', { reason: REASON }));
    await decide(ground, vote, [
      drafted(vote, 1, 'approved', { amountClp: 25_000_000, place: 1, reason: 'Porque sí' }),
    ]);
    const opened = await expectBoth(anybody, 'abierta', ['está abierta'], ['is open']);
    expect(opened).not.toContain(REASON);
    expect(opened).not.toContain('Quién votó qué');
    const by = at(ground.certifying, SITTING);
    const asked = { ...(await askedNow(ground.db, vote)), reason: 'Se cortó la luz.' };
    await suspendSitting(ground.db, by, asked);
    const told = ['está suspendida: Se cortó la luz.', 'Sesión suspendida'];
    const suspended = await expectBoth(anybody, 'abierta', told, ['is suspended']);
    expect(suspended).not.toContain('Porque sí');
  });
});

describe('once it has decided', () => {
  test('each difference stands beside the vote with its reason, who voted what, and the document', async () => {
    const vote = await givenDifference('distinta');
    const html = await expectBoth(
      anybody,
      'distinta',
      [
        ...['Sale', 'Entra', REASON, 'Dos integrantes la querían.', '7 a favor', 'Acuerdo 57'],
        ...['0 de 1 (0%)', 'Sancionado: $45.000.000 de $50.000.000', 'Quién votó qué'],
      ],
      ['Leaves', 'Enters', 'Resolution 57', 'Who voted what', REASON],
    );
    const { resolutions, contests } = await lastSubmission(ground.db, vote.editionId);
    expect(html).toContain('class="qr-code"');
    expect(html).toMatch(/href="\/normas\/ley-18695"[^>]*>Ley/);
    expect(html).toContain(contests[0]?.resultSha256);
    const hash = await ground.db
      .selectFrom('records.document')
      .where('code', '=', resolutions[0]?.documentCode ?? '')
      .select('content_sha256')
      .executeTakeFirstOrThrow();
    expect(html).toContain(hash.content_sha256.toString('hex'));
  });

  test('a vote that is corrected keeps its trace, and whoever recused says why', async () => {
    const vote = await givenDifference('corregida');
    const [, someone = ''] = ground.town.council;
    const interest = 'Es dirigenta del sector';
    const corrected = await correctVote(ground.db, at(ground.certifying, SITTING), {
      ...(await askedNow(ground.db, vote)),
      ...{ projectId: vote.projectIds[0] ?? '', reason: 'Se leyó mal la lista.' },
      vote: { memberId: someone, vote: 'recused', interest },
    });
    expect(corrected).toMatchObject({ ok: true });
    await expectBoth(
      anybody,
      'corregida',
      [`Se inhabilitó: ${interest}`, 'Antes decía: A favor. Razón: Se leyó mal la lista.'],
      ['Before it said: For. Reason: Se leyó mal la lista.'],
    );
  });

  test('what councillors asked is read with its answer, and not before', async () => {
    const vote = await givenSubmitted(ground, 'preguntada');
    const { db, councillor, counting: officer } = ground;
    const asked = { institution: 'ancud', edition: 'preguntada' };
    const { submissionId } = vote;
    const question = { ...asked, submissionId, text: '¿Quién mantiene las luminarias?' };
    expect(await askQuestion(db, at(councillor, SITTING), question)).toMatchObject({ ok: true });
    expect(await page(anybody, spanish('preguntada'))).not.toContain('luminarias?');
    const questionId = (await lastSubmission(db, vote.editionId)).questions[0]?.id ?? '';
    await answerQuestion(db, at(officer, SITTING), {
      ...{ ...asked, questionId, answer: 'La empresa eléctrica.', questionsIn: () => '/' },
    });
    await open(ground, vote);
    await decide(ground, vote, [drafted(vote, 0, 'approved', { amountClp: 30_000_000, place: 1 })]);
    expect(await sign(ground, vote)).toMatchObject({ ok: true });
    const html = await page(anybody, spanish('preguntada'));
    for (const told of [
      '¿Quién mantiene las luminarias?',
      'La empresa eléctrica.',
      '1 de 1 (100%)',
    ]) {
      expect(html).toContain(told);
    }
  });
});

describe('what does not end there', () => {
  test('what was returned says what is missing, by whom and until when', async () => {
    const vote = await givenSubmitted(ground, 'devuelta');
    await open(ground, vote);
    await decide(ground, vote, [drafted(vote, 0, 'returned')]);
    expect(await sign(ground, vote)).toMatchObject({ ok: true });
    await expectBoth(
      anybody,
      'devuelta',
      [
        'Se devolvió 1 proyecto',
        'El plano',
        'Secplan',
        '20 de mayo de 2027',
        'Vuelve a subsanarse',
      ],
      ['1 project was returned', 'Goes back to be mended'],
    );
  });

  test('a result that is found wrong makes it stale, on every page', async () => {
    const vote = await givenDifference('caduca');
    expect(await correct(ground, vote)).toMatchObject({ ok: true });
    await expectBoth(
      anybody,
      'caduca',
      ['Caduca: espera otra sanción', 'nada se ejecuta'],
      ['Stale: waits for another sanction'],
    );
    expect(await page(anybody, '/ediciones/ancud/caduca')).toContain('espera otra sanción');
  });

  test('the file says what the page says, narrowed to the same edition', async () => {
    await givenDifference('archivo');
    const query = '?institucion=ancud&edicion=archivo';
    const rows: readonly { project: string; outcome: string; sanctioned_clp: number | null }[] =
      await (await anybody.get(`/datos/sanciones.json${query}`)).json().then((found) => found.rows);
    const list = await page(anybody, `/sancionado${query}`);
    const html = await page(anybody, spanish('archivo'));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['rejected', 'approved', 'approved']);
    for (const { project, sanctioned_clp: amount } of rows) {
      const written = amount === null ? '' : `$${amount / 1_000_000}.000.000`;
      for (const shown of [html, list]) {
        expect(shown).toContain(project);
        expect(shown).toContain(written);
      }
    }
    expect((list.match(/<tr/g) ?? []).length).toBe(rows.length + 1);
    const csv = await (await anybody.get(`/datos/sanciones.csv${query}`)).text();
    expect(csv).toContain(REASON);
    expect(html).toContain('/datos/sanciones.csv?institucion=ancud&amp;edicion=archivo');
  });

  test('a proposal and its edition say what the body decided', async () => {
    const vote = await givenDifference('paneles');
    const edition = await page(anybody, '/ediciones/ancud/paneles');
    expect(edition).toContain('0 de 1 priorizados por la votación');
    const { number } = await ground.db
      .selectFrom('proposals.proposal')
      .where('id', '=', vote.projectIds[0] ?? '')
      .select('number')
      .executeTakeFirstOrThrow();
    const proposal = await page(anybody, `/ediciones/ancud/paneles/propuestas/${number}`);
    for (const told of ['Decisión del cuerpo elegido', 'Rechazado', REASON, 'acuerdo 57']) {
      expect(proposal).toContain(told);
    }
  });
});

describe('a regional council', () => {
  test('has its term with its last day, and then the certificate of its lapse', async () => {
    const vote = await givenSubmitted(core, 'regional');
    now = LAST;
    await expectBoth(
      regional,
      'regional',
      ['puede votar hasta el', '22 de mayo'],
      ['can vote until'],
    );
    expect(await page(regional, '/ediciones/ancud/regional')).toContain('puede votar hasta el');
    now = LAPSED;
    expect(await page(regional, spanish('regional'))).toContain('terminó el');
    expect(await lapse(core, vote)).toMatchObject({ ok: true });
    await expectBoth(
      regional,
      'regional',
      [
        'Certificado de vencimiento del plazo',
        'Sancionado por vencimiento del plazo',
        '1 de 1 (100%)',
      ],
      ['Certificate of lapse of term', '1 of 1 (100%)'],
    );
    expect(await page(regional, '/ediciones/ancud/regional')).toContain('rige como se presentó');
    now = SITTING;
  });
});

describe('the brief', () => {
  const brief = (slug: string, rest = '') =>
    `/gestion/ancud/ediciones/${slug}/sancion/informe${rest}`;

  test('tells a councillor what is committed, the order, and what follows of each no', async () => {
    await givenSubmitted(ground, 'informada');
    const councillor = await anybody.as(ground.councillor.actor.personId);
    const html = await page(councillor, brief('informada'));
    for (const told of [
      ...['Qué se comprometió', 'Luminarias del pasaje 1', 'Sin objeciones', 'Recibida el'],
      ...['Entra: Luminarias del pasaje 2; Luminarias del pasaje 3. Quedan $5.000.000.'],
      ...['Preguntas al equipo', 'No lo alcanza el monto', '/ediciones/ancud/informada/compromiso'],
    ]) {
      expect(html).toContain(told);
    }
    const inEnglish = '/en/manage/ancud/editions/informada/sanction/brief';
    expect(await page(councillor, inEnglish)).toContain('If it is not approved');
  });

  test('is one sheet, the same twice, and nothing for whoever holds no office there', async () => {
    await givenSubmitted(ground, 'impresa');
    const councillor = await anybody.as(ground.councillor.actor.personId);
    const [once, again] = [
      await (await councillor.get(brief('impresa', '.pdf'))).arrayBuffer(),
      await (await councillor.get(brief('impresa', '.pdf'))).arrayBuffer(),
    ];
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
    expect(
      Buffer.from(once)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g),
    ).toHaveLength(1);
    expect((await anybody.get(brief('impresa'))).status).toBe(303);
  });

  test('is empty with a way on while no list is submitted', async () => {
    await givenCertified(ground, 'pronto');
    const councillor = await anybody.as(ground.councillor.actor.personId);
    expect(await page(councillor, brief('pronto'))).toContain('La lista todavía no se presenta');
    await page(councillor, brief('pronto', '.pdf'), 404);
  });
});
