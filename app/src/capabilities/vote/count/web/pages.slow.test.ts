// The room's pages through every layer but the socket: what a person without JavaScript meets.
import { tableTemplateCsv } from '@minga/counting/tables';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { queueLength, uploadBytes } from '../rules/limits.ts';
import { readVoteFile } from '../rules/vote-file.ts';
import { smallVote } from '../testing/small-votes.ts';
import { countUpload, formWith, pageOf, uploadTo } from '../testing/upload-pages.ts';

let database: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  database = await testDatabase();
  site = await testSite(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`delete from count.upload`.execute(database.db);
});

const vote = smallVote({ budget: 100, costs: { A: 30, B: 80 }, ballots: { A: 5, 'A,B': 5 } });

const upload = (form = formWith(vote), path?: string) => uploadTo(site, form, path);
const countAt = (address: string) => countUpload(database.db, address);

test('the page says where the file goes, before asking for it, and offers templates and an example', async () => {
  const answer = await site.get('/contar');
  expect(answer.status).toBe(200);
  const { html, text } = await pageOf(answer);
  expect(text).toContain('tu archivo va a este servidor (hasta 5 MB)');
  expect(text).toContain('las explicaciones y la primera planilla de Excel piden conexión una vez');
  expect(html).toMatch(/<p data-private="browser" hidden>/);
  expect(html.indexOf('tu archivo va a este servidor')).toBeLessThan(html.indexOf('type="file"'));
  for (const address of ['/contar/plantilla.xlsx', '/contar/plantilla.csv', '/contar/ejemplo']) {
    expect(html).toContain(`href="${address}"`);
    expect((await site.get(address)).status).toBe(200);
  }
});

test('rules in the address are the rules of the form', async () => {
  const { html } = await pageOf(await site.get('/contar?rule=greedy&completion=none&increment=7'));
  expect(html).toMatch(/value="greedy"[^>]*checked/);
  expect(html).toMatch(/<option value="none" selected/);
  expect(html).toMatch(/name="increment"[^>]*value="7"/);
});

test('a good file: its own address, progress, and then the count', async () => {
  const address = await upload(formWith(vote, 'votos.pb', { completion: 'none' }));
  expect(address).toMatch(/^\/contar\/[A-Za-z0-9_-]{22}$/);
  const waiting = await pageOf(await site.get(address));
  expect(waiting.html).toContain('http-equiv="refresh"');
  expect(waiting.html).toContain('content="noindex"');
  expect(waiting.text).toContain('Esperando su turno.');

  await countAt(address);
  const { html, text } = await pageOf(await site.get(address));
  expect(html).not.toContain('http-equiv="refresh"');
  expect(html).toContain('content="noindex"');
  expect(text).toContain('Así se contó: Votación pequeña');
  expect(text).toContain('10 papeletas priorizaron 1 de 2 proyectos, por $30.');
  expect(text).toContain('Las 10 personas que lo apoyaron pusieron $3 cada una.');
  expect(text).toContain('Por qué no: Proyecto B');
  expect(text).toContain('Con otra regla');
  expect(html).not.toContain('style=');
  const links = [...html.matchAll(/href="([^"]+resultado\.[a-z]+)"/g)].map(([, link]) => link);
  expect(links).toHaveLength(3);
  const [json, csv, pb] = await Promise.all(links.map((link) => site.get(link ?? '')));
  expect(await json?.json()).toMatchObject({ winners: ['A'] });
  expect(csv?.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const { election } = await readVoteFile(new Uint8Array((await pb?.arrayBuffer()) ?? []));
  expect(election?.ballots).toHaveLength(10);
});

test('in English from beginning to end, and the same count in the other language', async () => {
  const address = await upload(formWith(vote), '/en/count');
  expect(address).toMatch(/^\/en\/count\//);
  await countAt(address);
  const { html, text } = await pageOf(await site.get(address));
  expect(text).toContain('10 ballots prioritised 1 of 2 projects, for $30.');
  expect(text).not.toMatch(/papeletas|proyectos/);
  expect(html).toContain(address.replace('/en/count/', '/contar/'));
});

test.each([
  ['nothing', new FormData(), 'Elige primero el archivo'],
  ['an empty file', formWith(''), 'vacío'],
  ['a PDF', formWith('%PDF-1.7\n', 'acta.pdf'), 'PDF'],
  ['a letter', formWith('Estimada alcaldesa:\n', 'carta.txt'), 'META'],
])('%s: the page again with what is wrong first', async (_, form, expected) => {
  const answer = await site.post('/contar', form);
  expect(answer.status).toBe(422);
  const { html, text } = await pageOf(answer);
  expect(html).toContain('role="alert"');
  expect(text).toContain(expected);
  expect(html).toMatch(/id="file"[^>]*aria-invalid="true"/);
});

test('several problems are listed together, with their lines, and the rules chosen are kept', async () => {
  const broken = smallVote({ budget: 9, costs: { A: 5, B: -3 }, ballots: { A: 1, Z: 1 } });
  const answer = await site.post('/contar', formWith(broken, 'malo.pb', { rule: 'greedy' }));
  expect(answer.status).toBe(422);
  const { html, text } = await pageOf(answer);
  expect(text).toContain('No pudimos contar «malo.pb»');
  expect(text).toMatch(/18.*22/);
  expect(html).toMatch(/value="greedy"[^>]*checked/);
});

test('a setting that means nothing is told like a problem of the file', async () => {
  const answer = await site.post('/contar', formWith(vote, 'votos.pb', { increment: '-5' }));
  expect(answer.status).toBe(422);
  expect((await pageOf(answer)).text).toContain('-5');
});

test('a rule to compare with that does not exist is refused before it is taken', async () => {
  const answer = await site.post('/contar', formWith(vote, 'votos.pb', { versus: 'zzz' }));
  expect(answer.status).toBe(422);
  expect((await pageOf(answer)).text).toContain('«zzz»');
});

test.each([
  ['increment', '-1'],
  ['versus', 'zzz'],
])(
  'counted again with a value of %s that means nothing: what is wrong, not a failure of ours',
  async (field, found) => {
    const address = await upload();
    const answer = await site.post(`${address}/recontar`, new URLSearchParams({ [field]: found }));
    expect(answer.status).toBe(422);
    const { text } = await pageOf(answer);
    expect(text).toContain('No pudimos contar «votos.pb»');
    expect(text).toContain(`«${found}»`);
    expect(text).not.toContain('de nuestro lado');
  },
);

test('texts of the file that write backwards do not turn the words around them', async () => {
  const turned = vote
    .replace('Votación pequeña', 'Votación \u202Epequeña')
    .replace('Proyecto A', '\u2067Proyecto A');
  const address = await upload(formWith(turned));
  await countAt(address);
  const { html, text } = await pageOf(await site.get(address));
  expect(text).toContain('Así se contó: Votación pequeña');
  expect(html).not.toMatch(/\p{Bidi_Control}/u);
  const pb = await site.get(`${address}/resultado.pb`);
  expect(await pb.text()).toContain('Votación \u202Epequeña');
});

test('a name with zero bytes or that writes backwards is taken without them', async () => {
  const address = await upload(formWith(vote, 'a\0\u202Ebp.b'));
  expect((await pageOf(await site.get(address))).html).toContain('«abp.b»');
});

test('a name that is markup is shown, not obeyed', async () => {
  const answer = await site.post('/contar', formWith('', '<img src=x onerror=alert(1)>.pb'));
  expect(await answer.text()).not.toContain('<img src=x');
});

test('a file above the limit is refused with the limit and the way out', async () => {
  const answer = await site.post('/contar', formWith(new Uint8Array(uploadBytes + 1)));
  expect(answer.status).toBe(413);
  const { text } = await pageOf(answer);
  expect(text).toContain('5 MB');
  expect(text).toContain('60 MB');
});

test('far above the limit it is not even read', async () => {
  const answer = await site.post('/contar', formWith(new Uint8Array(2 * uploadBytes)));
  expect(answer.status).toBe(413);
});

test('a form of another site is refused', async () => {
  const answer = await site.post('/contar', formWith(vote), { 'sec-fetch-site': 'cross-site' });
  expect(answer.status).toBe(403);
  const kept = await database.db.selectFrom('count.upload').select('id').execute();
  expect(kept).toEqual([]);
});

test('a body that is no form is an empty form', async () => {
  const answer = await site.post('/contar', new URLSearchParams({ file: 'x' }));
  expect(answer.status).toBe(422);
});

test('when the queue is full it says when to come back', async () => {
  await sql`insert into count.upload (id, file_name, file, choice, locale)
    select lpad(n::text, 22, '0'), 'x', '', '{}', 'es-CL' from generate_series(1, ${queueLength}) n`.execute(
    database.db,
  );
  const answer = await site.post('/contar', formWith(vote));
  expect(answer.status).toBe(503);
  expect((await pageOf(answer)).text).toContain('Prueba en un minuto');
});

test('a count that took too long says what to do instead', async () => {
  const address = await upload();
  await sql`update count.upload set state = 'failed', failure = 'too-slow'`.execute(database.db);
  const { text } = await pageOf(await site.get(address));
  expect(text).toContain('más de 60 segundos');
  expect(text).toContain('línea de comandos');
});

test('the same file by other rules, without sending it again', async () => {
  const address = await upload();
  const answer = await site.post(
    `${address}/recontar`,
    new URLSearchParams({ rule: 'greedy', utility: 'cost' }),
  );
  expect(answer.status).toBe(303);
  const again = answer.headers.get('location') ?? '';
  expect(again).not.toBe(address);
  await countAt(again);
  expect((await pageOf(await site.get(again))).text).toContain('en orden de votos');
});

test('erasing: the count is gone, and so says its address', async () => {
  const address = await upload();
  const answer = await site.post(`${address}/borrar`, new FormData());
  expect(answer.status).toBe(303);
  const { text } = await pageOf(await site.get(answer.headers.get('location') ?? ''));
  expect(text).toContain('borramos el archivo y su resultado');
  const gone = await site.get(address);
  expect(gone.status).toBe(404);
  expect((await pageOf(gone)).text).toContain('Esta cuenta ya no está');
  expect((await site.get(`${address}/resultado.json`)).status).toBe(404);
  expect((await site.post(`${address}/recontar`, new URLSearchParams())).status).toBe(404);
});

test.each(['/contar/otro', '/contar/AAAAAAAAAAAAAAAAAAAAAA', '/en/count/..%2f..%2fetc'])(
  '%s is nobody’s count',
  async (address) => {
    expect((await site.get(address)).status).toBe(404);
  },
);

test('looking for what is over erases what is over', async () => {
  const address = await upload();
  await sql`update count.upload set expires_at = now()`.execute(database.db);
  expect((await site.get(address)).status).toBe(404);
  const kept = await database.db.selectFrom('count.upload').select('id').execute();
  expect(kept).toEqual([]);
});

test('the example is a demonstration, counted, with its own files and rules in the address', async () => {
  const { html, text } = await pageOf(await site.get('/contar/ejemplo?rule=greedy'));
  expect(text).toContain('Votación inventada de 412 papeletas; la cuenta es real.');
  expect(text).toContain('412 papeletas priorizaron');
  expect(html).toContain('/contar/ejemplo/resultado.json?rule=greedy');
  const json = await site.get('/contar/ejemplo/resultado.json?rule=greedy');
  expect(await json.json()).toMatchObject({ settings: { rule: 'greedy' } });
  const file = await site.get('/contar/ejemplo.pb');
  expect(file.headers.get('content-disposition')).toContain('ejemplo-pudeto.pb');
  const english = await pageOf(await site.get('/en/count/example'));
  expect(english.text).toContain('An invented vote of 412 ballots; the count is real.');
});

test('the example by rules that mean nothing says so and keeps the form', async () => {
  const answer = await site.get('/contar/ejemplo?increment=mucho');
  expect(answer.status).toBe(422);
  expect((await pageOf(answer)).text).toContain('mucho');
});

test('both templates count as they are downloaded', async () => {
  for (const kind of ['csv', 'xlsx']) {
    const file = await site.get(`/contar/plantilla.${kind}`);
    expect(file.headers.get('content-disposition')).toContain(`plantilla-votacion.${kind}`);
    const read = await readVoteFile(new Uint8Array(await file.arrayBuffer()));
    expect(read.problems).toEqual([]);
    expect(read.election?.projects).toHaveLength(3);
  }
});

test('a template can be sent to be counted', async () => {
  const address = await upload(formWith(tableTemplateCsv(), 'plantilla.csv'));
  await countAt(address);
  expect((await site.get(address)).status).toBe(200);
});

test('no page of the room speaks of winners', async () => {
  for (const address of ['/contar', '/en/count', '/contar/ejemplo', '/en/count/example']) {
    expect((await pageOf(await site.get(address))).text).not.toMatch(/ganador|winner/i);
  }
});
