// What a count prints: JSON of the schema with its hashes, a table, a Pabulib file, an order of all.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPabulib } from '../src/index.ts';
import { tableTemplateCsv } from '../src/tables.ts';
import { schemaComplaints } from '../src/testing/schema-complaints.ts';
import { demonstration, fileOf, golden, poor, run, runJson, runTelling } from './testing/run.ts';

test('--json is of the schema, and its input hash is that of the bytes of the file', async () => {
  const document = await runJson(demonstration, '--ranking');
  expect(schemaComplaints(document)).toEqual([]);
  const sha256 = createHash('sha256').update(readFileSync(demonstration)).digest('hex');
  expect(document.hashes.input).toBe(sha256);
  expect(document.ranking).toHaveLength(10);
  expect(await runJson(demonstration)).not.toHaveProperty('ranking');
  const table = fileOf('hash.csv', tableTemplateCsv());
  const { hashes } = await runJson(table, '--rule', 'greedy');
  expect(hashes.input).toBe(createHash('sha256').update(tableTemplateCsv()).digest('hex'));
});

test('a file of several pieces is read whole, with the same hash and outcome', async () => {
  const text = readFileSync(demonstration, 'utf8');
  const long = text.replace('subunit;Sector Pudeto', `subunit;${'x'.repeat(9 << 20)}`);
  const document = await runJson(fileOf('largo.pb', long));
  expect(document.hashes.input).toBe(createHash('sha256').update(long).digest('hex'));
  expect(document.order).toEqual((await runJson(demonstration)).order);
  const again = await run(fileOf('largo.pb', long), '--pb');
  const { election } = readPabulib(again.stdout);
  expect(election?.ballots.length).toBe(412);
  expect(election?.ballots.at(411).voterId).toBe(
    readPabulib(text).election?.ballots.at(411).voterId,
  );
});

test('ballots that are cut by the end of a piece are read whole', async () => {
  const copies = 500;
  const [header = '', votes = ''] = readFileSync(demonstration, 'utf8').split(
    /(?<=^voter_id;vote\n)/m,
  );
  const all = Array.from({ length: copies }, (_, copy) => votes.replaceAll(/^D/gm, `D${copy}-`));
  const text = `${header.replace('num_votes;412', `num_votes;${412 * copies}`)}${all.join('')}`;
  expect(text.length).toBeGreaterThan(4 << 20);
  const { ballots } = await runJson(fileOf('muchas.pb', text), '--rule', 'greedy');
  expect(ballots).toBe(412 * copies);
});

test('--csv is a row per project in the language asked for', async () => {
  const { stdout } = await run(demonstration, '--rule', 'greedy', '--csv');
  expect(stdout.split('\r\n')).toHaveLength(12);
  expect(stdout).toMatch(/^\uFEFFid;nombre;/);
  expect((await run(demonstration, '--csv', '--lang', 'en')).stdout).toMatch(/^\uFEFFid,name,/);
});

test('--pb is the vote with what was selected', async () => {
  const { stdout } = await run(demonstration, '--rule', 'greedy', '--pb');
  const { election, problems } = readPabulib(stdout);
  expect(problems).toEqual([]);
  const { order } = await runJson(demonstration, '--rule', 'greedy');
  const selected = election?.projects.filter(({ extras }) => extras.selected === '1');
  expect(selected?.map(({ id }) => id)).toEqual([...order].sort());
  expect(election?.meta.rule).toBe('greedy');
});

test('--ranking adds the order of all to what people read', async () => {
  const { stdout } = await run(demonstration, '--rule', 'mes', '--ranking');
  expect(stdout).toMatch(/^Orden de todos:\n {3}1\. P01 [\s\S]*^ {2}10\. P09 /m);
  expect((await run(demonstration, '--rule', 'mes')).stdout).not.toContain('Orden de todos');
});

test('all reasons are told in both languages', async () => {
  const points = readFileSync(demonstration, 'utf8');
  const file = fileOf('razones.pb', points);
  const line = ['--rule', 'greedy', '--misfit', 'stop', '--minimum-score', '100'];
  const extra = ['--conflicts', 'P01,P02', '--together', 'P05,P10'];
  const es = await run(file, ...line, ...extra);
  expect(es.stdout).toContain('tuvo 77 y el mínimo era 100');
  expect(es.stdout).toContain('entró otro de su grupo: P01 ·');
  expect(es.stdout).toContain('va junto con P05 ·');
  const en = await run(file, ...line, ...extra, '--lang', 'en');
  expect(en.stdout).toContain('had 77 and the minimum was 100');
  expect(en.stdout).toContain('another of its group was bought: P01 ·');
  expect(en.stdout).toContain('goes together with P05 ·');
  const stopped = await run(file, '--rule', 'greedy', '--misfit', 'stop', '--lang', 'en');
  expect(stopped.stdout).toMatch(/the count ended before, when P\d\d · .* did not fit/);
  const phragmen = await run(file, '--rule', 'phragmen', '--misfit', 'skip');
  expect(phragmen.stdout).toContain('la compraron sus 228 papeletas');
});

test('a vote of points is counted', async () => {
  const text = readFileSync(poor, 'utf8').replace('vote_type;approval', 'vote_type;ordinal');
  const { settings } = await runJson(fileOf('orden.pb', text), '--rule', 'mes');
  expect(settings.utility).toBe('borda');
});

test('while it reads and counts it tells how far it has come', async () => {
  const told: string[] = [];
  const tell = (words: () => string) => told.push(words());
  await runTelling(tell, `${golden}counting/sin-parar.pb`);
  await runTelling(tell, demonstration, '--ranking', '--lang', 'en');
  expect(told).toContain('Leyendo… 100 %');
  expect(told.some((words) => /^Contando… \d+ % del monto, paso \d+$/.test(words))).toBe(true);
  expect(told.some((words) => /^Counting… \d+% of the budget, step \d+$/.test(words))).toBe(true);
});
