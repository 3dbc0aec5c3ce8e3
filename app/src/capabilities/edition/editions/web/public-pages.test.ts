// What everybody reads of an edition, page by page and in both languages.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOpinion } from '../store/opinions.ts';
import { NOW } from '../testing/given.ts';
import { at, type PublicSite, publicSite } from '../testing/public-site.ts';
import {
  ancudRules,
  calendar,
  contest,
  givenProjects,
  givenPublished,
  pudetoProjects,
} from '../testing/published.ts';

let house: PublicSite;
let given: PublicSite['given'];
let town: PublicSite['town'];
let read: PublicSite['read'];

beforeAll(async () => {
  house = await publicSite();
  ({ given, town, read } = house);
});
afterAll(() => house?.given.close());

const inEnglish = (slug: string, rest = '') => `/en/editions/ancud/${slug}${rest}`;

test('the page of an edition says how much is decided, who committed it, how far it is and among what', async () => {
  const { contests } = await givenPublished(given.db, town, {
    slug: 'entera',
    votes: ['for', 'for', 'for', 'for', 'for', 'for', 'abstained'],
  });
  await givenProjects(given.db, contests.get('pudeto'), pudetoProjects);
  await givenProjects(given.db, contests.get('comunal'), [
    { name: 'Ciclovía de la costanera', costClp: 30_000_000 },
  ]);
  const words = await read(at('entera'));
  for (const said of [
    'Ancud decide $180.000.000',
    'Puede votar quien vive, trabaja o estudia en Ancud y tiene 14 años o más.',
    'Etapa 4 de 7: Votación',
    'Hasta el domingo 29 de noviembre de 2026: quedan 4 días.',
    'Acuerdo N.º 112 del Concejo Municipal',
    '6 a favor, 1 abstención',
    'Huella 7c1e 90ab 44d2',
    'Esta instancia es de DECISIÓN',
    'priorizados por la votación',
    '10 proyectos, 1,78 veces el sobre',
    'La propia institución propuso 1 de los 11 proyectos ($24.000.000).',
    'Ver los 10 proyectos',
    'dom 29 nov',
    'se cierra la votación',
  ]) {
    expect(words).toContain(said);
  }
  expect(words).not.toMatch(/ganador/i);
  const english = await read(inEnglish('entera'));
  for (const said of [
    'Ancud decides $180,000,000',
    'This is for DECISION',
    'Resolution no. 112 of the',
    '6 for, 1 abstention',
    'prioritised by the vote',
  ]) {
    expect(english).toContain(said);
  }
  expect(english).not.toMatch(/winner/i);
});

test('the link of an edition carries its picture, in each language', async () => {
  for (const path of [at('entera'), inEnglish('entera')]) {
    const html = await (await house.site.get(path)).text();
    const [, image = ''] = /og:image" content="https?:\/\/[^/]+([^"]+)"/.exec(html) ?? [];
    const got = await house.site.get(image);
    expect([path, got.status, got.headers.get('content-type')]).toEqual([path, 200, 'image/png']);
  }
  expect((await house.site.get(at('entera', '/tarjeta/0123456789abcdef.png'))).status).toBe(404);
});

test('a page of an edition is small and needs no script', async () => {
  const paths = ['', '/bases', '/compromiso', '/quien-decide', '/mis-papeletas', '/calendario'];
  for (const path of [...paths.map((rest) => at('entera', rest)), '/ediciones']) {
    const html = await (await house.site.get(path)).text();
    expect({ path, isSmall: gzipSync(html).length <= 30 * 1024 }).toEqual({ path, isSmall: true });
    expect({ path, scripts: html.match(/<script/g)?.length ?? 0 }).toEqual({ path, scripts: 0 });
  }
});

test('an edition that nobody has published is not there, and neither is its address', async () => {
  expect(await read(at('no-hay'), 404)).toContain('Esa edición no está publicada');
  // What a published edition does not have is said on its own page, with what it has.
  const otherContest = await read(at('entera', '/concursos/otra'), 404);
  expect(otherContest).toContain('Ese concurso no está en las bases vigentes');
  expect(otherContest).not.toContain('Esa edición no está publicada');
  expect(await read(at('entera', '/bases/7'), 404)).toContain('Esa versión de las bases no está');
});

test('F7: a slate of 138 million for 60 opens, and one of 54 says to widen the call', async () => {
  const ballot = (code: string) =>
    contest(code, `Concurso ${code}`, { amountClp: 60_000_000, maxProjectClp: 60_000_000 });
  const rules = ancudRules({
    committed: { envelopeClp: 120_000_000, contests: [ballot('ancha'), ballot('angosta')] },
  });
  const { contests } = await givenPublished(given.db, town, { slug: 'amplitud', rules });
  const of = (costs: readonly number[]) =>
    costs.map((cost, place) => ({ name: `Proyecto ${place}`, costClp: cost * 1_000_000 }));
  await givenProjects(given.db, contests.get('ancha'), of([50, 48, 40]));
  await givenProjects(given.db, contests.get('angosta'), of([30, 24]));
  const wide = await read(at('amplitud', '/concursos/ancha'));
  expect(wide).toContain('2,30 veces el sobre');
  expect(wide).not.toContain('Amplía la convocatoria');
  const narrow = await read(at('amplitud', '/concursos/angosta'));
  expect(narrow).toContain('La votación aún no puede abrirse');
  expect(narrow).toContain('Amplía la convocatoria');
  expect(narrow).toContain('$54.000.000');
  const whole = await read(at('amplitud'));
  expect(whole).toContain('Faltan proyectos para poder elegir');
  expect(whole).toContain('Concurso angosta : pide 0,90 veces su monto y necesita 1,5');
  expect(whole).not.toContain('Concurso ancha :');
  expect(whole).toContain('El plazo para proponer ya terminó');
  expect(whole).not.toContain('se puede seguir proponiendo');
  const open = calendar.map((plan) =>
    plan.phase === 'submission' ? { ...plan, until: '2026-12-10' } : plan,
  );
  const again = { ...rules, operational: { ...rules.operational, calendar: open } };
  const later = await givenPublished(given.db, town, { slug: 'abierta', rules: again });
  await givenProjects(given.db, later.contests.get('angosta'), of([30, 24]));
  expect(await read(at('abierta'))).toContain(
    'se puede seguir proponiendo hasta el jueves 10 de diciembre de 2026',
  );
});

test('G1: a resident sees the ballots of her neighbourhood unit and those of everybody, to the peso', async () => {
  const insert = async (kind: string, code: string, name: string, parent: string | null) => {
    const { rows } = await given.pool.query(
      `insert into territories.territory (cut, kind, code, name, parent_id)
       values ('10202', $1, $2, $3, $4) returning id`,
      [kind, code, name, parent],
    );
    return String(rows[0].id);
  };
  const sector = await insert('sector', 'T1', 'Pudeto de prueba', null);
  const unit = await insert('neighborhood-unit', 'T12', 'UV de prueba 12', sector);
  const other = await insert('neighborhood-unit', 'T13', 'UV de prueba 13', null);
  const rules = ancudRules({
    committed: {
      contests: [
        contest('pudeto', 'Sector Pudeto', { territories: [sector], amountClp: 50_000_001 }),
        contest('trece', 'Unidad vecinal 13', { territories: [other], amountClp: 49_999_999 }),
        contest('comunal', 'Comunal', { kind: 'transversal', amountClp: 80_000_000 }),
      ],
    },
  });
  await givenPublished(given.db, town, { slug: 'lugares', rules });
  const own = await read(at('lugares', `/mis-papeletas?lugar=${unit}`));
  expect(own).toContain('Votas en 2 papeletas');
  expect(own).toContain('$50.000.001');
  expect(own).not.toContain('Unidad vecinal 13 ');
  expect(own).toContain('Suma $130.000.001');
  const before = await read(at('lugares', '/mis-papeletas'));
  expect(before).toContain('Para todas las personas');
  expect(before).not.toContain('$50.000.001');
  expect(await read(at('lugares'))).toContain('Suman $180.000.000: el sobre completo.');
});

test('F5: the vote of each member is on the page of the commitment, with what the body saw', async () => {
  await givenPublished(given.db, town, {
    slug: 'votos',
    votes: ['for', 'for', 'for', 'for', 'against', 'recused', 'absent'],
  });
  const words = await read(at('votos', '/compromiso'));
  for (const said of [
    'Ana Inventada a favor',
    'Elio Inventada en contra',
    'Fresia Inventada se inhabilitó',
    'Gil Inventada ausente',
    '4 a favor, 1 en contra, 1 inhabilidad, 1 ausencia',
    'SHA-256 7c1e90ab44d2',
    'versión 1',
    'El Concejo tiene hoy la misma integración que ese día.',
  ]) {
    expect(words).toContain(said);
  }
});

test('after a change of council it says who is bound who did not vote', async () => {
  await given.pool.query(
    `update institutions.body_member set left_on = '2026-11-24', left_reason = 'renuncia'
     where id = $1`,
    [town.council[6]],
  );
  await given.pool.query(
    `insert into institutions.body_member (body_id, name, seat, mandate_from, mandate_until)
     values ($1, 'Inés Nueva', 'member', '2026-11-25', '2028-12-06')`,
    [town.bodyId],
  );
  const words = await read(at('votos', '/compromiso'));
  expect(words).toContain('Se integró después, y el compromiso también le obliga: Inés Nueva.');
  expect(words).toContain('ya no integra el cuerpo: Gil Inventada.');
  expect(words).toContain('hasta que el mismo cuerpo lo revoque');
});

test('B3 and F2: the bases cite their norms, warn of one that does not hold, and show plan and BIP code', async () => {
  const { rows } = await given.pool.query(
    `select norm.code from norms.norm join norms.version on version.norm_id = norm.id
     group by norm.code having bool_and(version.in_force_until < '2026-01-01') limit 1`,
  );
  const expired = rows[0]?.code;
  const rules = ancudRules({
    operational: {
      legalBasis: [
        { norm: 'ley-18695', article: '93' },
        ...(expired === undefined ? [] : [{ norm: String(expired), article: null }]),
      ],
      planning: [{ plan: 'pladeco', objective: '3.2', words: 'Barrios con espacio público' }],
      bipCode: '40012345-0',
      investment: { yearClp: 3_600_000_000, source: 'Presupuesto municipal 2027' },
    },
  });
  await givenPublished(given.db, town, { slug: 'normas', rules });
  const words = await read(at('normas', '/bases'));
  for (const said of [
    'PLADECO, objetivo 3.2',
    'Código BIP 40012345-0',
    '5% de los $3.600.000.000',
    'Presupuesto municipal 2027',
    'artículo 93',
  ]) {
    expect(words).toContain(said);
  }
  if (expired !== undefined) expect(words).toMatch(/no está vigente|dejó de|reemplaz/i);
});

test('F6: who decides what is said with its dates and its version, in both languages', async () => {
  const spanish = await read(at('entera', '/quien-decide'));
  expect(spanish).toContain('Aviso «quién decide qué», versión 2.');
  expect(spanish).toContain('El Concejo sanciona');
  expect(spanish).toContain('Quien cumple las bases presenta proyectos.');
  expect(spanish).toContain('21 – 29 nov');
  expect(await read(inEnglish('entera', '/who-decides'))).toContain('The Council sanctions');
});

test('the calendar says its zone, and gives a file with whole days', async () => {
  const words = await read(at('entera', '/calendario'));
  expect(words).toContain('America/Santiago');
  expect(words).toContain('sábado 21 de noviembre de 2026');
  const file = await house.site.get(at('entera', '/calendario.ics'));
  expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const text = await file.text();
  expect(text).toContain('DTSTART;VALUE=DATE:20261121');
  expect(text).toContain('DTEND;VALUE=DATE:20261130');
  expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(calendar.length);
});

test('what the COSOC said of the bases is read whole on the page of the edition, with its bases, and in the files', async () => {
  const { editionId, rulebookId } = await givenPublished(given.db, town, {
    slug: 'oida',
    name: 'Edición oída',
    rules: ancudRules({ committed: { fiscalYear: 2033 } }),
  });
  const of = { editionId, rulebookId, fileId: null, now: NOW };
  const observations = 'Falta una asamblea en Chepu.\nEl plazo es corto.';
  await given.db.transaction().execute(async (tx) => {
    const first = { sittingOn: '2026-10-02', opinion: 'unfavourable', observations: '' } as const;
    await insertOpinion(tx, { ...of, ...first });
    const last = { sittingOn: '2026-10-30', opinion: 'with-observations', observations } as const;
    await insertOpinion(tx, { ...of, ...last, now: new Date(NOW.getTime() + 1000) });
  });
  for (const path of [at('oida'), at('oida', '/bases')]) {
    const words = await read(path);
    expect(words).toContain('con observaciones Sobre la versión 1 de las bases');
    expect(words).toContain('viernes 30 de octubre de 2026');
    expect(words).toContain('Falta una asamblea en Chepu. El plazo es corto.');
    expect(words.indexOf('con observaciones')).toBeLessThan(words.indexOf('desfavorable'));
    expect(await read(path.replace('oida', 'entera'))).not.toContain('Opinión del COSOC');
  }
  expect(await read(inEnglish('oida'))).toContain('On version 1 of the rules');
  const { rows } = await (await house.site.get('/datos/ediciones.json?ano=2033')).json();
  expect(rows).toMatchObject([
    {
      ...{ edition: 'oida', cosoc_opinion: 'with-observations', cosoc_version: 1 },
      ...{ cosoc_on: '2026-10-30', cosoc_observations: observations },
    },
  ]);
  const csv = await (await house.site.get('/datos/ediciones.csv?ano=2033')).text();
  expect(csv).toContain('with-observations,1,2026-10-30,');
});

test('B2: the list is narrowed to social programmes, and page and files say the same', async () => {
  const rules = ancudRules({ committed: { scope: 'social-programme', fiscalYear: 2029 } });
  await givenPublished(given.db, town, { slug: 'programas', name: 'Programas sociales', rules });
  expect(await read(at('programas'))).toContain('Aquí se priorizan programas sociales, no obras.');
  const notice = await read(at('programas', '/quien-decide'));
  expect(notice).toContain('El voto ordena los programas.');
  expect(notice).not.toMatch(/presenta proyectos|cada proyecto se puede|ordena los proyectos/);
  const page = await read('/ediciones?destino=programa-social');
  expect(page).toContain('1 edición');
  expect(page).toContain('Programas sociales');
  const json = (await (
    await house.site.get('/datos/ediciones.json?destino=programa-social')
  ).json()) as {
    rows: readonly { edition: string; scope: string }[];
  };
  expect(json.rows).toMatchObject([{ edition: 'programas', scope: 'social-programme' }]);
  expect(await read('/ediciones?ano=2029')).toContain('1 edición');
  expect(await read('/ediciones?ano=2040')).toContain('Ninguna edición coincide');
  expect(await read('/ediciones')).toContain('Cómo crece, año a año');
});

test('editions are on the pages of their comuna, region and institution, of the norms they cite, and found', async () => {
  for (const path of ['/comunas/ancud', '/regiones/los-lagos', '/instituciones/ancud']) {
    expect(await read(path)).toContain('Presupuesto participativo 2027');
  }
  expect(await read('/comunas/ancud')).not.toContain('todavía no hay ninguna edición');
  expect(await read('/comunas/castro')).toContain('todavía no hay ninguna edición de Castro');
  expect(await read('/normas/ley-18695')).toContain('Municipalidad de Ancud');
});

test('in English what people wrote in the bases says that it is Spanish, and whose a ballot is stands once', async () => {
  const { operational } = ancudRules();
  const election = 'Elecciones municipales';
  const source = 'Presupuesto (inicial) de inversión';
  const options = {
    ...operational.options,
    campaignRules: 'Nadie usa el rostro de una autoridad.',
    freeze: { election, from: '2028-10-01', until: '2028-10-29' },
  };
  const investment = { yearClp: 900_000_000, source };
  const rules = ancudRules({ operational: { options, investment } });
  await givenPublished(given.db, town, { slug: 'escrita', rules });
  const html = await (await house.site.get(inEnglish('escrita', '/rules'))).text();
  for (const written of [
    rules.committed.effect,
    options.campaignRules,
    rules.operational.contact.where,
    'Sector Pudeto',
    // Beside words of the page, in one cell.
    election,
    source,
  ]) {
    expect(html).toContain(`<span lang="es-CL">${written}</span>`);
  }
  expect(html).not.toContain('Sector Pudeto (');
  const spanish = await read(at('escrita', '/bases'));
  expect(spanish).toContain('Comunal de toda la comunidad $80.000.000');
  expect(spanish).toContain('Cómo se vota y se cuenta');
});

test('without a mixed committee its page says so, and with one its seats', async () => {
  expect(await read(at('entera', '/comite'))).toContain('Esta edición no tiene comité mixto');
  const options = {
    ...ancudRules().operational.options,
    committee: { residents: 4, institution: 3 },
  };
  const rules = ancudRules({ operational: { options } });
  await givenPublished(given.db, town, { slug: 'comite', rules });
  const words = await read(at('comite', '/comite'));
  expect(words).toContain('7 puestos');
  expect(words).toContain('4 de vecinas y vecinos, 3 de la institución.');
  expect(words).toContain('V V V V I I I');
  expect(words).toContain('V: vecinas y vecinos; I: institución.');
});
