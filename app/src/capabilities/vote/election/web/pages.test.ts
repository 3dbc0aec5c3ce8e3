import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closedUrnDoor } from '../../../../platform/urn-door.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenLists } from '../../../edition/ballot-list/testing/given.ts';
import { offerSigning, relyingPartyOf } from '../../../ground/people/index.ts';
import { postLeaves } from '../actions/post-leaves.ts';
import { challengeOf } from '../actions/sign-log-act.ts';
import { listLogActs, readLogAct } from '../store/log-acts.ts';
import {
  type ElectionGround,
  electionOf,
  givenDrawn,
  givenElections,
  givenOpenedElection,
  givenPrepared,
  type OfficerGiven,
  OPENING,
  openPrepared,
} from '../testing/opened-election.ts';

let ground: ElectionGround;
let site: TestSite;
let officer: TestSite;

beforeAll(async () => {
  ground = await givenElections(await givenLists());
  const clock = { now: () => OPENING };
  const urn = { ...closedUrnDoor, ...ground.urn };
  site = await testSite(ground.db, { clock, urn });
  officer = await site.as(ground.officers.officer.actor.personId);
});
afterAll(() => ground?.given.close());

const textOf = async (answer: Response) => {
  const html = await answer.text();
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
};
const deskOf = (electionId: string, more = '') => `/gestion/ancud/votaciones/${electionId}${more}`;

/** The passkey of an officer signs on the page of the act, as its island does. */
async function signOnPage({ actor, authenticator }: OfficerGiven, address: string, actId: string) {
  const act = await readLogAct(ground.db, actId);
  if (act === undefined) throw new Error('no act');
  const election = await electionOf(ground.db, act.electionId);
  const options = await offerSigning(ground.db, relyingPartyOf('http://localhost'), {
    personId: actor.personId,
    sha256: challengeOf(election, act),
  });
  const own = await site.as(actor.personId);
  return own.post(`${address}/firma`, JSON.stringify(authenticator.sign(options)), {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
  });
}

describe('at the desk', () => {
  test('a vote is prepared, says all that it lacks, and lacks nothing once all is filled in', async () => {
    await givenDrawn(ground, 'mesa');
    const list = await textOf(await officer.get('/gestion/ancud/votaciones'));
    expect(list).toContain('Un concurso tiene su nómina sorteada');
    const form = new URLSearchParams({ titulo: 'Votación de la mesa', contest: 'pudeto' });
    const made = await officer.post('/gestion/ancud/preparar-votacion?edicion=mesa', form);
    expect(made.status).toBe(303);
    const address = made.headers.get('location')?.split('?')[0] ?? '';
    const shown = await textOf(await officer.get(address));
    expect(shown).toContain('Qué falta para abrir');
    expect(shown).toContain('Falta la ministra o el ministro de fe');
    expect(shown).toContain('La urna todavía no hizo sus llaves');
    expect(shown).toContain('El padrón todavía no hizo sus llaves');
    expect(shown).toContain('menos de 300');
    expect(shown).not.toContain('Poner el manifiesto a firma');
  });

  test('days are kept as the clocks there show them, and refused with what was typed', async () => {
    const drawn = await givenDrawn(ground, 'horas');
    const { electionId } = await givenPrepared(ground, drawn);
    const days = new URLSearchParams({
      ...{ 'issue_from-dia': '2027-04-01', 'issue_from-hora': '09:00' },
      ...{ 'vote_from-dia': '2027-04-03', 'vote_from-hora': '09:00' },
      ...{ 'issue_until-dia': '2027-04-11', 'issue_until-hora': '18:00' },
      ...{ 'cast_until-dia': '2027-04-11', 'cast_until-hora': '19:00', cada: '12', minimo: '20' },
    });
    const kept = await officer.post(deskOf(electionId, '/dias'), days);
    expect(kept.status).toBe(303);
    const { windows } = (await electionOf(ground.db, electionId)).settings;
    expect(windows.vote_from).toBe('2027-04-03T12:00:00Z');
    days.set('canales', 'parallel');
    const table = { dia: '2027-04-11', abre: '09:00', cierra: '20:00' };
    days.set('mesa-2-abre-dia', table.dia);
    days.set('mesa-2-abre-hora', table.abre);
    days.set('mesa-2-cierra-dia', table.dia);
    days.set('mesa-2-cierra-hora', table.cierra);
    expect((await officer.post(deskOf(electionId, '/dias'), days)).status).toBe(303);
    expect((await electionOf(ground.db, electionId)).settings.windows).toMatchObject({
      channels: 'parallel',
      tables: [{ from: '2027-04-11T13:00:00Z', to: '2027-04-12T00:00:00Z' }],
    });
    days.set('mesa-2-cierra-hora', '08:00');
    const early = await officer.post(deskOf(electionId, '/dias'), days);
    expect(early.status).toBe(422);
    expect(await textOf(early)).toContain('tiene que cerrar después de abrir');
    days.delete('mesa-2-cierra-dia');
    expect((await officer.post(deskOf(electionId, '/dias'), days)).status).toBe(422);
    days.set('cast_until-hora', 'tarde');
    const refused = await officer.post(deskOf(electionId, '/dias'), days);
    expect(refused.status).toBe(422);
    expect(await textOf(refused)).toContain('Escribe la hora con dos puntos');
  });

  test('every part has its page, and none shows a code or a share', async () => {
    const drawn = await givenDrawn(ground, 'partes');
    const { electionId } = await givenPrepared(ground, drawn);
    for (const part of ['dias', 'votantes', 'quienes-operan', 'urna', 'firmas', 'prueba']) {
      const answer = await officer.get(deskOf(electionId, `/${part}`));
      expect(`${part} ${answer.status}`).toBe(`${part} 200`);
    }
    const test = await textOf(await officer.get(deskOf(electionId, '/prueba')));
    expect(test).toContain('La prueba pasó');
  });

  test('a vote of another institution is not there', async () => {
    const answer = await officer.get(deskOf('no-existe'));
    expect(answer.status).toBe(404);
  });
});

describe('the manifest', () => {
  test('is shown field by field, signed by two on the page, and the vote opens', async () => {
    const drawn = await givenDrawn(ground, 'firma');
    const { electionId } = await givenPrepared(ground, drawn);
    const frozen = await officer.post(deskOf(electionId, '/manifiesto'), new URLSearchParams());
    const address = frozen.headers.get('location') ?? '';
    expect(address).toContain('/actos/');
    const [act] = await listLogActs(ground.db, electionId);
    const page = await textOf(await officer.get(address));
    expect(page).toContain('Manifiesto: abrir la votación');
    expect(page).toContain('Obra 1 de firma');
    expect(page).toContain('$50.000.000');
    expect(page).toContain('La urna guarda su llave');
    expect(page).toContain('Partes Iguales');
    expect(page).not.toMatch(/equal-shares|feldman|claveunica|add1u|votes-cost-id|Otro dato/);
    const first = await signOnPage(ground.officers.officer, address, act?.id ?? '');
    expect(await first.json()).toEqual({ next: `${address}?hecho=firma` });
    const second = await signOnPage(ground.officers.certifier, address, act?.id ?? '');
    expect(await second.json()).toEqual({ next: `${address}?hecho=firmado` });
    expect((await electionOf(ground.db, electionId)).state).toBe('open');
  });

  test('is not there for somebody of another institution, nor signed by who is no officer', async () => {
    const drawn = await givenDrawn(ground, 'ajena');
    const { electionId } = await givenPrepared(ground, drawn);
    const frozen = await officer.post(deskOf(electionId, '/manifiesto'), new URLSearchParams());
    const address = frozen.headers.get('location') ?? '';
    const { rows } = await ground.given.pool.query(
      `insert into people.person (public_name, proof) values ('Ana P.', 'provider') returning id`,
    );
    const stranger = await site.as(rows[0].id, 'provider');
    expect((await stranger.get(address)).status).toBe(404);
    const signed = await stranger.post(`${address}/firma`, new URLSearchParams());
    expect(signed.status).toBe(404);
  });

  test('is taken back, and then something may be changed again', async () => {
    const drawn = await givenDrawn(ground, 'vuelve');
    const { electionId } = await givenPrepared(ground, drawn);
    await officer.post(deskOf(electionId, '/manifiesto'), new URLSearchParams());
    const locked = await officer.post(deskOf(electionId, '/prueba'), new URLSearchParams());
    expect(locked.status).toBe(409);
    await officer.post(deskOf(electionId, '/manifiesto/retirar'), new URLSearchParams());
    expect((await electionOf(ground.db, electionId)).state).toBe('ceremony');
    const acts = await listLogActs(ground.db, electionId);
    expect(acts.map(({ outcome }) => outcome)).toEqual(['withdrawn']);
  });
});

describe('everybody', () => {
  test('reads an opened vote: days, two doors, what is voted on, who answers, fingerprint and log', async () => {
    const { election } = await givenOpenedElection(ground, 'publica');
    const shown = await textOf(await site.get(`/votaciones/${election.id}`));
    for (const said of [
      'Votar ahora',
      'Retirar hoy, votar otro día',
      'Obra 1 de publica',
      'Hilda Inventada, ministra o ministro de fe',
      'Todavía no alcanza ningún perfil',
      'Huella de la votación',
      'Manifiesto: abrir la votación',
    ]) {
      expect(shown).toContain(said);
    }
    expect(shown).not.toMatch(/ganador|mes-|claveunica|offline_unlisted/);
    const protection = await textOf(await site.get(`/votaciones/${election.id}/que-protege`));
    expect(protection).toContain('vota en la mesa');
    expect(protection).toContain('podría relacionarte con tu voto por la hora');
    expect(protection).toContain('Declarado por el operador');
    const poster = await textOf(await site.get(`/votaciones/${election.id}/afiche`));
    expect(poster).toMatch(/([0-9A-Z]{4}-){6}[0-9A-Z]{4}/);
    const manifest = await site.get(`/votaciones/${election.id}/manifiesto.json`);
    expect(Buffer.from(await manifest.arrayBuffer())).toEqual(election.manifest);
  });

  test('finds it in the list of votes, in English too, and in the public file', async () => {
    const { election } = await givenOpenedElection(ground, 'lista');
    expect(await textOf(await site.get('/votaciones'))).toContain(election.title);
    expect(await textOf(await site.get(`/en/votes/${election.id}`))).toContain('Vote now');
    const rows = await (await site.get('/datos/votaciones.json')).text();
    expect(rows).toContain(election.id);
  });

  test('comes to an open vote by the first door of its edition, and to none before', async () => {
    const drawn = await givenDrawn(ground, 'puerta');
    const prepared = await givenPrepared(ground, drawn);
    const { electionId } = prepared;
    const { editionSlug } = await electionOf(ground.db, electionId);
    const doorOf = async () => {
      const html = await (await site.get(`/ediciones/ancud/${editionSlug}`)).text();
      return /<a class="button button-deep" href="([^"]*)"/.exec(html)?.[1];
    };
    expect(await doorOf()).toMatch(/papeletas$/);
    await openPrepared(ground, drawn, prepared);
    expect(await doorOf()).toBe(`/votaciones/${electionId}`);
    expect(await textOf(await site.get(`/ediciones/ancud/${editionSlug}`))).toContain('Votar');
  });

  test('sees what was written as text, and no page obeys it', async () => {
    const title = '<script>alert(1)</script><b>Voto';
    const { election } = await givenOpenedElection(ground, 'marcas', { title });
    const paths = ['', '/que-protege', '/afiche'].map(
      (more) => `/votaciones/${election.id}${more}`,
    );
    for (const path of ['/votaciones', ...paths]) {
      const html = await (await site.get(path)).text();
      expect(html).toContain('&lt;script>alert(1)');
      expect(html).not.toMatch(/<script>alert|<b>Voto/);
    }
  });

  test('does not see what nobody opened', async () => {
    const drawn = await givenDrawn(ground, 'oculta');
    const { electionId } = await givenPrepared(ground, drawn);
    expect((await site.get(`/votaciones/${electionId}`)).status).toBe(404);
    expect(await textOf(await site.get('/votaciones'))).not.toContain('Votación oculta');
  });
});

describe('acts of an opened vote', () => {
  test('an extension is proposed once, signed, told to everybody and sent to the urn', async () => {
    const { election } = await givenOpenedElection(ground, 'prorroga');
    const { issue_until: issue, cast_until: cast } = election.settings.windows;
    const later = (text: string, hours: number) =>
      new Intl.DateTimeFormat('en-CA', {
        ...{
          timeZone: election.timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
          hourCycle: 'h23',
        },
      })
        .format(Date.parse(text) + hours * 3_600_000)
        .split(', ');
    const form = (hours: number) => {
      const [issueDay = '', issueHour = ''] = later(issue, hours);
      const [castDay = '', castHour = ''] = later(cast, hours);
      return new URLSearchParams({
        ...{ 'issue-dia': issueDay, 'issue-hora': issueHour },
        ...{ 'cast-dia': castDay, 'cast-hora': castHour, razon: 'Se cortó la luz en la isla.' },
      });
    };
    const address = deskOf(election.id, '/proponer/prorroga');
    const long = await officer.post(address, form(25));
    expect(long.status).toBe(409);
    expect(await textOf(long)).toContain('24 horas a lo más');
    const proposed = await officer.post(address, form(6));
    const act = proposed.headers.get('location') ?? '';
    const id = act.split('/').at(-1) ?? '';
    await signOnPage(ground.officers.substitute, act, id);
    await signOnPage(ground.officers.certifier, act, id);
    const now = () => OPENING;
    await postLeaves({ db: ground.db, urn: ground.urn, now }, election.id);
    const sent = ground.urn.leaves.filter(({ electionId }) => electionId === election.id);
    expect(sent.map(({ leaf }) => leaf.type)).toEqual(['manifest', 'amend']);
    const shown = await textOf(await site.get(`/votaciones/${election.id}`));
    expect(shown).toContain('se prorrogaron por un acto firmado');
    expect(shown).toContain('Hay más plazo para retirar la papeleta o para votar. Motivo: ');
    expect(shown).toContain('Se cortó la luz en la isla.');
    expect((await officer.post(address, form(2))).status).toBe(409);
  });

  test('a project is withdrawn only once it left the list', async () => {
    const { election } = await givenOpenedElection(ground, 'retiro');
    const form = new URLSearchParams({ proyecto: 'pudeto/1', razon: 'Ya no se puede.' });
    const answer = await officer.post(deskOf(election.id, '/proponer/proyecto'), form);
    expect(answer.status).toBe(409);
    expect(await textOf(answer)).toContain('sigue en la nómina');
  });
});

test('an annulment comes with its document, which everybody reads once two have signed', async () => {
  const { election } = await givenOpenedElection(ground, 'sin-fallo');
  const address = deskOf(election.id, '/proponer/anular');
  const begun = await textOf(
    await officer.get(`${address}?que=pudeto&razon=Por%20la%20objeci%C3%B3n`),
  );
  expect(begun).toContain('Por la objeción');
  const send = (file?: File) => {
    const form = new FormData();
    const fields = { que: 'pudeto', organo: 'Tribunal Electoral Regional', razon: 'Cohecho.' };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (file !== undefined) form.set('documento', file);
    return officer.post(address, form);
  };
  const missing = await send();
  expect([missing.status, await textOf(missing)]).toEqual([
    422,
    expect.stringContaining('Elige el PDF del documento que anula'),
  ]);
  const other = await send(new File(['<svg/>'], 'fallo.svg'));
  expect(other.status).toBe(422);
  expect(await textOf(other)).toContain('Tribunal Electoral Regional');
  expect(await listLogActs(ground.db, election.id)).toHaveLength(1);

  const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
  const proposed = await send(new File([pdf], 'fallo.pdf'));
  const act = proposed.headers.get('location') ?? '';
  const id = act.split('/').at(-1) ?? '';
  const page = await (await officer.get(act)).text();
  const [, file = ''] = /href="(\/archivos\/[^"]+)"/.exec(page) ?? [];
  expect((await site.get(file)).status).toBe(404);
  expect((await officer.get(file)).status).toBe(200);
  await signOnPage(ground.officers.officer, act, id);
  await signOnPage(ground.officers.certifier, act, id);
  expect(await (await site.get(file)).text()).toBe(pdf);
  const now = () => OPENING;
  await postLeaves({ db: ground.db, urn: ground.urn, now }, election.id);
  const last = ground.urn.leaves.filter((one) => one.electionId === election.id).at(-1)?.leaf;
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(pdf)));
  expect(last).toMatchObject({
    ...{ type: 'annul', what: 'contest', id: 'pudeto' },
    document_sha256: sha256.toString('base64url'),
  });
});

describe('the urn', () => {
  test('what it does not take waits, is told, and is left behind only with a reason', async () => {
    const { election } = await givenOpenedElection(ground, 'terca');
    const form = new URLSearchParams({
      ...{ que: 'other', decision: 'none', exceso: '0', razon: 'Una prueba.' },
    });
    const proposed = await officer.post(deskOf(election.id, '/proponer/incidente'), form);
    const act = proposed.headers.get('location') ?? '';
    const id = act.split('/').at(-1) ?? '';
    await signOnPage(ground.officers.officer, act, id);
    await signOnPage(ground.officers.certifier, act, id);
    ground.urn.refuse('phase');
    const posting = { db: ground.db, urn: ground.urn, now: () => OPENING };
    expect(await postLeaves(posting, election.id)).toBe('refused');
    expect(await postLeaves(posting, election.id)).toBe('refused');
    expect(await textOf(await officer.get(deskOf(election.id)))).toContain('La urna no aceptó');
    const tasks = await textOf(await officer.get('/lo-que-me-toca'));
    expect(tasks).toContain('La urna no aceptó');
    const booth = 'La urna no tiene la cabina que nombra el manifiesto';
    expect(await textOf(await officer.get(deskOf(election.id)))).not.toContain(booth);
    ground.urn.refuse('booth-of-another');
    expect(await postLeaves(posting, election.id)).toBe('refused');
    expect(await textOf(await officer.get(deskOf(election.id)))).toContain(booth);
    ground.urn.refuse(undefined);
    expect(await postLeaves(posting, election.id)).toBe('done');
  });
});
