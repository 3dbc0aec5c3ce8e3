// The JSON of explain and compare: of the schema, with contests, and the same as what people read and count prints.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaComplaints } from '../src/testing/schema-complaints.ts';
import { demonstration, expectRefused, fileOf, poor, run, runJson } from './testing/run.ts';

const ids = Array.from({ length: 10 }, (_, place) => `P${String(place + 1).padStart(2, '0')}`);
const contests = fileOf(
  'dos-concursos.json',
  JSON.stringify([
    { name: 'Primera', budget: '20000000', projects: ids.slice(0, 5) },
    { name: 'Segunda', budget: '30000000', projects: ids.slice(5), voters: 'marked' },
  ]),
);
const mes = ['--rule', 'mes', '--completion', 'add1u'];
const greedy = ['--rule', 'greedy'];

test('explain: what count says of the project, and what people read', async () => {
  const document = await runJson('explain', demonstration, 'P06', '--rule', 'mes');
  expect(schemaComplaints(document)).toEqual([]);
  const counted = await runJson(demonstration, '--rule', 'mes', '--ranking');
  expect(document.project).toEqual(counted.projects[5]);
  for (const same of ['settings', 'budget', 'ballots', 'hashes', 'warnings']) {
    expect(document[same]).toEqual(counted[same]);
  }
  expect(counted.ranking[document.place - 1].project).toBe('P06');
  const { stdout } = await run('explain', demonstration, 'P06', '--rule', 'mes', '--lang', 'en');
  const { cost, approvals, voters, recounts } = document.changes;
  expect(stdout.replaceAll(/(?<=\d),(?=\d{3})/g, '')).toContain(`at a cost of ${cost.most} it`);
  expect(stdout).toContain(`had ${approvals} more ballots chosen it`);
  expect(stdout).toContain(`with ${voters} more voters`);
  expect(stdout).toContain(`by counting again: ${recounts} times`);
});

test('explain a funded project: its round and what replaces it', async () => {
  const document = await runJson('explain', demonstration, 'P01', '--rule', 'mes');
  expect(schemaComplaints(document)).toEqual([]);
  const { rounds } = await runJson(demonstration, '--rule', 'mes');
  expect(document.round).toEqual(rounds[0]);
  expect(document.replacement.nextInOrder[0]).toBe('P06');
  expect(document.replacement.recount.entering).toEqual(['P06']);
});

test('explain within its contest', async () => {
  const line = ['explain', demonstration, 'P07', '--rule', 'mes', '--contests', contests];
  const document = await runJson(...line);
  expect(schemaComplaints(document)).toEqual([]);
  expect(document).toMatchObject({ contest: 'Segunda', budget: '30000000' });
  expect(document.place).toBeLessThanOrEqual(5);
});

test('compare: each side is what count says of it', async () => {
  const document = await runJson('compare', demonstration, ...mes, '--with', ...greedy);
  expect(schemaComplaints(document)).toEqual([]);
  for (const [side, line] of [
    ['a', mes],
    ['b', greedy],
  ] as const) {
    const counted = await runJson(demonstration, ...line);
    for (const same of ['settings', 'order', 'totalCost', 'left', 'emptyHanded', 'hashes']) {
      expect(document[side][same]).toEqual(counted[same]);
    }
  }
  expect(document.onlyA.length + document.onlyB.length).toBeGreaterThan(0);
  expect(document).not.toHaveProperty('contest');
});

test('warnings of the file are in every document', async () => {
  const file = fileOf(
    'otros-avisos.pb',
    readFileSync(poor, 'utf8').replace('num_votes;4', 'num_votes;5'),
  );
  const { warnings } = await runJson(file, '--lang', 'en');
  expect(warnings).toEqual([expect.stringContaining('declares 5 ballots')]);
  expect((await runJson('explain', file, 'a', '--lang', 'en')).warnings).toEqual(warnings);
  const compare = ['compare', file, '--with', '--rule', 'greedy', '--lang', 'en'];
  expect((await runJson(...compare)).warnings).toEqual(warnings);
});

test('compare contest by contest, each under its own amount', async () => {
  const line = ['--contests', contests];
  const documents = await runJson('compare', demonstration, ...mes, '--with', ...greedy, ...line);
  expect(documents).toMatchObject([
    { contest: 'Primera', budget: '20000000', ballots: 412 },
    { contest: 'Segunda', budget: '30000000' },
  ]);
  const byMes = await runJson(demonstration, ...mes, ...line);
  const byGreedy = await runJson(demonstration, ...greedy, ...line);
  for (const [place, document] of documents.entries()) {
    expect(schemaComplaints(document)).toEqual([]);
    expect(document.a.order).toEqual(byMes[place].order);
    expect(document.b.order).toEqual(byGreedy[place].order);
    expect(document.a.hashes).toEqual(byMes[place].hashes);
    expect(document.b.hashes).toEqual(byGreedy[place].hashes);
    expect(document.ballots).toBe(byMes[place].ballots);
    expect(Number(document.a.totalCost)).toBeLessThanOrEqual(Number(document.budget));
  }
});

test('people read the contests one after the other', async () => {
  const line = ['compare', demonstration, ...mes, '--contests', contests, '--with', ...greedy];
  const { stdout } = await run(...line);
  expect(stdout).toMatch(/^== Primera\nA: --rule mes [\s\S]*\n\n== Segunda\nA: --rule mes /);
  expect(stdout.match(/^B: --rule greedy /gm)).toHaveLength(2);
  expect(stdout.match(/^Papeletas que ganan:$/gm)).toHaveLength(2);
});

test('compare the contests that the file tells of', async () => {
  const text = readFileSync(demonstration, 'utf8');
  const categories = [...new Set(text.match(/^P\d\d;.*$/gm)?.map((row) => row.split(';')[4]))];
  const amounts = categories.map(() => '5000000');
  const meta = `budget;50000000\ncategories;${categories}\nbudget_per_category;${amounts}`;
  const file = fileOf('temas.pb', text.replace('budget;50000000', meta));
  const line = ['compare', file, '--contests-of-file', '--with', ...greedy];
  const documents = await runJson(...line);
  expect(documents.map(({ contest }: { contest: string }) => contest)).toEqual(categories);
  const noContests = ['compare', demonstration, '--contests-of-file', '--with', ...greedy];
  await expectRefused(noContests, /^El archivo no dice sus concursos/);
  await expectRefused(
    ['compare', demonstration, '--contests', contests, '--with', '--conflicts', 'P01,P10'],
    /«P01, P10»/,
  );
});
