// The page of a result from the server: contests one at a time, official rules to apply, order, and what paper needs.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { voteOfContests } from '../testing/contests.ts';
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

/** The address of a count that is done. */
async function countedAt(text: string, settings: Readonly<Record<string, string>> = {}) {
  const address = await uploadTo(site, formWith(text, 'votos.pb', settings));
  await countUpload(database.db, address);
  return address;
}

test('a vote of several contests: the sums of each, and one at a time by its address', async () => {
  const address = await countedAt(voteOfContests(), { completion: 'none' });
  const first = await pageOf(await site.get(address));
  expect(first.text).toContain('Norte · a la vista 1 de 2 $60 $30');
  expect(first.text).toContain('Concurso: Norte');
  expect(first.text).not.toContain('Concurso: Sur');
  const [, href = ''] = /<a href="([^"]+)"[^>]*>Sur<\/a>/.exec(first.html) ?? [];
  expect(href).toBe(`${address}?contest=2#concurso`);
  const second = await pageOf(await site.get(href));
  expect(second.text).toContain('Concurso: Sur');
  expect(second.text).toContain('Sede');
  expect(second.html).toMatch(/aria-current="true"[^>]*>Sur/);
  for (const none of ['0', '3', 'x', '-1', '1.5']) {
    const { text } = await pageOf(await site.get(`${address}?contest=${none}`));
    expect(text).toContain('Concurso: Norte');
  }
});

test('the files of a vote of several contests are of all of them', async () => {
  const address = await countedAt(voteOfContests(), { completion: 'none' });
  const json = await (await site.get(`${address}/resultado.json`)).json();
  expect(json).toMatchObject([
    { contest: 'Norte', winners: ['A'], ranking: [{ project: 'A' }, { project: 'B' }] },
    { contest: 'Sur', winners: ['C'] },
  ]);
  const csv = await (await site.get(`${address}/resultado.csv`)).text();
  expect(csv).toMatch(/^\uFEFF?concurso;orden;id;/);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(5);
});

test('contests that cannot be counted apart say how to count them as one, which works', async () => {
  const unsound = voteOfContests({ amounts: '90,30' });
  const answer = await site.post('/contar', formWith(unsound));
  expect(answer.status).toBe(422);
  expect((await pageOf(answer)).text).toContain('elige «Una sola cuenta, con el monto completo»');
  const address = await countedAt(unsound, { contestsOfFile: 'off' });
  expect((await pageOf(await site.get(address))).text).toContain('4 papeletas priorizaron');
});

test('the rules that the file declares are applied by a form, and give the official result', async () => {
  const official = smallVote({
    budget: 100,
    costs: { A: [30, 1], B: [80, 0], C: [60, 1] },
    ballots: { A: 5, 'A,B': 3, C: 2 },
  }).replace('rule;unknown', 'rule;greedy');
  const address = await countedAt(official, { completion: 'none' });
  const { html, text } = await pageOf(await site.get(address));
  expect(text).toContain('Con las reglas que declara el archivo salen los mismos 2 proyectos');
  const [, form = ''] = /(<form class="screen-only".*?<\/form>)/s.exec(html) ?? [];
  expect(form).toContain(`action="${address}/recontar"`);
  const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  );
  const again = await site.post(`${address}/recontar`, new URLSearchParams(fields));
  expect(again.status).toBe(303);
  const counted = again.headers.get('location') ?? '';
  await countUpload(database.db, counted);
  const after = await pageOf(await site.get(counted));
  expect(after.text).toContain('son los mismos 2 proyectos que aquí');
});

test('on paper it says where anybody can count the same file by the same rules', async () => {
  const address = await countedAt(vote, { rule: 'greedy' });
  const { html } = await pageOf(await site.get(address));
  expect(html).toMatch(/<p class="print-only">[^<]*http:\/\/localhost\/contar\?rule=greedy<\/p>/);
  const example = await pageOf(await site.get('/contar/ejemplo?rule=greedy'));
  expect(example.html).toContain('http://localhost/contar/ejemplo?rule=greedy');
});

test('the table of all projects goes in their order, with the place of each', async () => {
  const address = await countedAt(vote, { completion: 'none' });
  const { text } = await pageOf(await site.get(address));
  expect(text).toMatch(/Todos los proyectos .* 1\. Proyecto A .* 2\. Proyecto B /);
});
