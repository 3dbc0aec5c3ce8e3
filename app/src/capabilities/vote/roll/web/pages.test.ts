// The pages of the roll as people meet them: before, while and after papers are handed out, in both languages, and without a roll.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { electionOf, type OpenedElection } from '../../election/testing/opened-election.ts';
import { jobs, publishToday, relayAll } from '../jobs.ts';
import { queuedLeaves } from '../testing/registro.ts';
import {
  givenOpenRoll,
  givenRolls,
  givenVoter,
  type RollGround,
  runOf,
  takePaper,
  takeTurnOn,
} from '../testing/rolls.ts';

let ground: RollGround;
let opened: OpenedElection;
beforeAll(async () => {
  ground = await givenRolls();
  opened = await givenOpenRoll(ground, 'paginas', { people: [1, 2, 3, 4].map(runOf) });
});
afterAll(() => ground?.close());

const at = (iso: string, ms = 0) => new Date(Date.parse(iso) + ms);
const days = () => opened.manifest.windows;
const start = (by: TestSite = ground.site, before = '') =>
  by.get(
    before === '/en' ? `/en/ballot-paper/${opened.electionId}` : `/papeleta/${opened.electionId}`,
  );

describe('the way to a ballot paper', () => {
  test('asks who she is, says what it costs, and that a number is never enough', async () => {
    const html = await (await start()).text();
    expect(html).toContain('Identifícate con ClaveÚnica');
    expect(html).toContain('Tengo un código');
    expect(html).toContain('El RUN por sí solo nunca basta');
    expect(html).not.toContain('data-turn');
    const english = await (await start(ground.site, '/en')).text();
    expect(english).toContain('Identify yourself with ClaveÚnica');
  });

  test('leads whoever is known to the booth, in one press and without script by one more', async () => {
    const voter = await givenVoter(ground, runOf(1));
    const page = await start(voter);
    const html = await page.text();
    expect(html).toContain('Pasa a la cabina');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toContain('no-store');
    const turn = await voter.post(
      '/papeleta/turno',
      new URLSearchParams({ election: opened.electionId }),
    );
    const [, to = ''] = /href="(http:\/\/127[^"]+)"/.exec(await turn.text()) ?? [];
    expect(to).toMatch(
      new RegExp(`^http://127.0.0.1:3001/e/${opened.electionId}/cabina#h=[\\w-]{22}&amp;s=`),
    );
  });

  test('says which vote a turn is for before anything is spent, and only to whom it was given', async () => {
    const [voter, other] = [await givenVoter(ground, runOf(2)), await givenVoter(ground, runOf(3))];
    const h = await takeTurnOn(voter, opened.electionId);
    const about = async (by: TestSite) => {
      const html = await (await by.get('/papeleta')).text();
      const [, token = ''] = /data-token="([^"]+)"/.exec(html) ?? [];
      const answer = await by.post('/papeleta/consulta', JSON.stringify({ token, h }), {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
      });
      return [answer.status, await answer.json()];
    };
    const { title } = await electionOf(ground.elections.db, opened.electionId);
    expect(await about(voter)).toEqual([200, { title, isIssued: false }]);
    expect(await about(other)).toMatchObject([403, { code: 'turn-session' }]);
    expect((await voter.post('/papeleta', '{', { 'sec-fetch-site': 'same-origin' })).status).toBe(
      400,
    );
  });

  test('is closed before its days and after them', async () => {
    ground.setNow(at(days().issue_from, -1));
    expect(await (await start()).text()).toContain('Todavía no se retiran papeletas');
    ground.setNow(at(days().issue_until));
    expect(await (await start()).text()).toContain('Ya no se retiran papeletas');
    ground.setNow(at(days().issue_from, 3_600_000));
  });

  test('of an election that there is not is not there', async () => {
    expect((await ground.site.get('/papeleta/ninguna')).status).toBe(404);
  });
});

test('the way ends on a machine of many with nobody signed in, and leads back to an empty booth', async () => {
  const voter = await givenVoter(ground, runOf(77));
  const leave = `/papeleta/${opened.electionId}/salir`;
  const html = await (await voter.get(leave)).text();
  expect(html).toContain(`data-leave="http://127.0.0.1:3001/e/${opened.electionId}/cabina?kiosco"`);
  const forms = [...html.matchAll(/<form action="([^"]+)" method="post"/g)].map(([, to]) => to);
  expect(forms).toEqual(expect.arrayContaining(['/salir', leave]));
  for (const form of ['/salir', leave]) {
    expect((await voter.post(form, new URLSearchParams())).status).toBe(303);
  }
  const after = await (await voter.get(leave)).text();
  expect(after).toContain('Aquí no hay ninguna sesión abierta');
  expect(after).not.toContain('action="/salir"');
  expect((await ground.site.get('/papeleta/nada/salir')).status).toBe(404);
});

test('the public roll counts how people came onto it, and never how many voted', async () => {
  const html = await (await ground.site.get(`/votaciones/${opened.electionId}/padron`)).text();
  expect(html).toContain('en el padrón congelado');
  expect(html).toContain('INE');
  const english = await (await ground.site.get(`/en/votes/${opened.electionId}/roll`)).text();
  expect(english).toContain('on the frozen list');
});

test('the last papers are told once no more are handed out, with the facts of the place of the roll', async () => {
  const voter = await givenVoter(ground, runOf(4));
  const { keys } = ground.roll;
  const both = { ...ground.both, keys };
  await publishToday(both, at(days().issue_from, 3_600_000));
  await takePaper(voter, opened);
  await relayAll(both, at(days().issue_until, -1));
  expect(await queuedLeaves(ground, opened.electionId)).toEqual(['manifest', 'facts']);
  await relayAll(both, at(days().issue_until, 1));
  await relayAll(both, at(days().issue_until, 2));
  expect(await queuedLeaves(ground, opened.electionId)).toEqual(['manifest', 'facts', 'registro']);
});

test('a process without the roll says so on each of its pages, and changes nothing', async () => {
  const { keys } = ground.roll;
  expect(jobs({ roll: undefined, keys })).toEqual([]);
  expect(jobs({ roll: ground.roll, keys }).length).toBeGreaterThan(5);
  const site = await testSite(ground.elections.db);
  for (const place of ['/papeleta', `/papeleta/${opened.electionId}`, '/votaciones/x/padron']) {
    const answer = await site.get(place);
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('El padrón no está disponible aquí'),
    ]);
  }
});
