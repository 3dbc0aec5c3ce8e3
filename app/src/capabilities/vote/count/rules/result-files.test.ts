// The files to take away: what the command gives, with the order of all projects, for one contest or several.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '@minga/basics';
import { hashText, outcomeToJson, readPabulib } from '@minga/counting';
import { afterAll, expect, test } from 'vitest';
import { voteOfContests } from '../testing/contests.ts';
import { smallVote } from '../testing/small-votes.ts';
import { tellVote } from '../testing/told.ts';
import type { Choice } from './choice.ts';
import type { ReportLocale } from './report/report.ts';
import { resultFiles } from './result-files.ts';

const root = join(import.meta.dirname, '../../../../../..');
const folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function filesOf(text: string, choice: Choice = {}, locale: ReportLocale = 'es-CL') {
  const { vote, finished, spanish } = await tellVote(text, choice);
  return { vote, finished, files: resultFiles(vote, finished, spanish.warnings.listed, locale) };
}

function byCommand(text: string, ...options: readonly string[]): string {
  const path = join(folder, 'votes.pb');
  writeFileSync(path, text);
  const command = join(root, 'packages/counting/bin/minga-count.ts');
  return execFileSync(process.execPath, [command, path, ...options], { encoding: 'utf8' });
}

const small = smallVote({
  budget: 100,
  costs: { A: 30, B: 80, C: 60 },
  ballots: { A: 5, 'A,B': 3, 'B,C': 2 },
});

test('the JSON is that of the command, order of all projects and hashes included', async () => {
  const { files } = await filesOf(small);
  expect(files.json).toBe(byCommand(small, '--json', '--ranking'));
  const { ranking, projects } = JSON.parse(files.json);
  expect(ranking.map(({ project }: { project: string }) => project)).toHaveLength(projects.length);
});

test('so is that of several contests: a list with one document for each', async () => {
  const text = voteOfContests();
  const { files } = await filesOf(text);
  expect(files.json).toBe(byCommand(text, '--contests-of-file', '--json', '--ranking'));
  expect(JSON.parse(files.json).map(({ contest }: { contest: string }) => contest)).toEqual([
    'Norte',
    'Sur',
  ]);
});

test('the table goes in the order of all projects and says the place of each', async () => {
  const { files, vote, finished } = await filesOf(small, { completion: 'none' });
  const [head, ...rows] = files.csv.slice(1).trimEnd().split('\r\n');
  expect(files.csv.startsWith('\uFEFF')).toBe(true);
  expect(head).toBe(
    'orden;id;nombre;costo;votos;puntaje;financiado;ronda;comprado_por;motivo;tenian_sus_votantes;faltaba',
  );
  expect(rows.map((row) => row.split(';').slice(0, 2).join(' '))).toEqual(['1 A', '2 B', '3 C']);
  const { ranking } = JSON.parse(files.json);
  expect(ranking.map(({ project }: { project: string }) => project)).toEqual(['A', 'B', 'C']);
  const late = finished.map((found) => ({ ...found, ranking: undefined }));
  const unordered = resultFiles(vote, late, [], 'es-CL');
  expect(unordered.csv.split('\r\n')[1]).toMatch(/^;A;/);
  expect(JSON.parse(unordered.json)).not.toHaveProperty('ranking');
});

test('of several contests there is one table, which says whose each row is', async () => {
  const text = voteOfContests({ names: 'Norte,"Sur; =1"' })
    .replaceAll(';Sur;', ';"Sur; =1";')
    .replace('Norte,"Sur; =1"', '"Norte,Sur; =1"');
  const { files } = await filesOf(text, {}, 'en');
  const [head, ...rows] = files.csv.slice(1).trimEnd().split('\r\n');
  expect(head).toMatch(/^contest,order,id,name,cost,/);
  expect(rows.map((row) => row.split(',').slice(0, 3).join(' '))).toEqual([
    'Norte 1 A',
    'Norte 2 B',
    'Sur; =1 1 C',
    'Sur; =1 2 D',
  ]);
  expect((await filesOf(text)).files.csv).toContain('\r\n"Sur; =1";1;C;');
});

test('a name that a spreadsheet would run as a formula is not run', async () => {
  const text = voteOfContests({ names: 'Norte,@Sur' }).replaceAll(';Sur;', ';@Sur;');
  expect((await filesOf(text)).files.csv).toContain(`\r\n'@Sur;1;C`);
});

test('the .pb is the whole vote with what was funded in any contest, and counts to the same', async () => {
  const { files } = await filesOf(voteOfContests(), { completion: 'none' });
  const { election } = readPabulib(files.pb);
  expect(election?.projects.map(({ id, extras }) => `${id}${extras.selected}`)).toEqual([
    ...['A1', 'B0', 'C1', 'D0'],
  ]);
  const again = await tellVote(files.pb, { completion: 'none' });
  expect(again.spanish.counts.map(({ comparisons }) => comparisons?.official?.isSame)).toEqual([
    true,
    true,
  ]);
});

test('the example of the page comes out of the command byte by byte', async () => {
  const text = readFileSync(join(root, 'golden/ejemplo-pudeto.pb'), 'utf8');
  const { files, vote } = await filesOf(text);
  const [counted] = vote.counts;
  assert(counted !== undefined, 'a vote has a count');
  const { hashes } = JSON.parse(files.json);
  expect(hashes.input).toBe(await hashText(text));
  expect(files.json).toBe(byCommand(text, '--json', '--ranking'));
  expect(JSON.parse(files.json).order).toEqual(
    outcomeToJson(counted.election, counted.outcome).order,
  );
});
