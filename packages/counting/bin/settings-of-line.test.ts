// Every setting from a command line reaches the count, and contests are counted apart.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demonstration, expectRefused, fileOf, folder, poor, run, runJson } from './testing/run.ts';

const tie = fileOf(
  'empate.pb',
  [
    ...['META', 'key;value', 'budget;10', 'num_projects;3', 'num_votes;1', 'vote_type;approval'],
    ...['PROJECTS', 'project_id;cost', 'a;10', 'b;10', 'c;10', 'VOTES', 'voter_id;vote', 'v;a,b,c'],
  ].join('\n'),
);
const ids = Array.from({ length: 10 }, (_, place) => `P${String(place + 1).padStart(2, '0')}`);

test('each rule, with what only it has', async () => {
  const settings = async (...line: readonly string[]) => (await runJson(poor, ...line)).settings;
  expect(await settings('--rule', 'greedy', '--misfit', 'stop')).toMatchObject({ misfit: 'stop' });
  expect(await settings('--rule', 'phragmen', '--misfit', 'skip')).toEqual({
    rule: 'phragmen',
    ties: 'id',
    misfit: 'skip',
  });
  expect(await settings('--rule', 'bos', '--completion', 'greedy')).toMatchObject({
    rule: 'bos',
    completion: 'greedy',
  });
  expect(await settings('--rule', 'mes', '--comparison', 'exclusion')).toMatchObject({
    comparison: 'exclusion',
  });
});

test('the minimum, the groups and the pairs', async () => {
  const { settings, projects } = await runJson(
    ...[demonstration, '--rule', 'mes', '--minimum-score', '100', '--minimum-share', '1/3'],
    ...['--conflicts', 'P01,P02;P03,P04', '--together', 'P06,P08'],
  );
  expect(settings).toMatchObject({
    minimumScore: 100,
    minimumShare: '1/3',
    conflicts: [
      ['P01', 'P02'],
      ['P03', 'P04'],
    ],
    together: [['P06', 'P08']],
  });
  expect(projects[1].reason).toEqual({ kind: 'conflict', rival: 'P01', round: 1 });
  expect(projects[6].reason).toEqual({ kind: 'below-minimum', score: 77, needed: '100' });
});

test('a lot from a file, one id a line or between commas, decides a tie', async () => {
  const { projects, order } = await runJson(tie, '--rule', 'greedy');
  const all: readonly string[] = projects.map(({ id }: { id: string }) => id);
  const drawn = [...all].reverse();
  const lines = fileOf('sorteo.txt', `\uFEFF${drawn.join('\r\n')}\r\n`);
  const commas = fileOf('sorteo.csv', drawn.join(', '));
  const byLines = await runJson(tie, '--rule', 'greedy', '--lot', lines);
  expect(byLines.settings).toMatchObject({ ties: 'cost-votes-lot', lot: drawn });
  expect([order, byLines.order]).toEqual([['a'], ['c']]);
  expect(await runJson(tie, '--rule', 'greedy', '--lot', commas)).toEqual(byLines);
  await expectRefused([tie, '--lot', fileOf('vacio.txt', '\n')], /sorteo/);
  await expectRefused([tie, '--lot', `${folder}/nada.txt`], /^No existe el archivo/);
});

test('settings from a file of canonical JSON, which is what --json prints', async () => {
  const first = await runJson(
    demonstration,
    '--rule',
    'mes',
    '--completion',
    'add1',
    '--increment',
    '500',
  );
  const file = fileOf('ajustes.json', JSON.stringify(first.settings));
  expect(await runJson(demonstration, '--settings', file)).toEqual(first);
  const sentence = /^--settings ya dice cómo se cuenta\. Quita --rule/;
  await expectRefused([demonstration, '--settings', file, '--rule', 'mes'], sentence);
  await expectRefused([demonstration, '--settings', fileOf('malo.json', '{')], /JSON/);
  await expectRefused(
    [demonstration, '--settings', `${folder}/nada.json`],
    /^No existe el archivo/,
  );
});

test('a setting without meaning for the rule or the votes is refused by name', async () => {
  await expectRefused([poor, '--rule', 'greedy', '--completion', 'add1'], /completion/);
  await expectRefused([poor, '--rule', 'mes', '--utility', 'borda'], /borda/);
  await expectRefused([poor, '--rule', 'mes', '--conflicts', 'a,nadie'], /«nadie»/);
});

test('the settings that a report shows can be typed again', async () => {
  const line = [
    ...[
      '--rule',
      'mes',
      '--utility',
      'cardinality',
      '--completion',
      'add1',
      '--endowment',
      'floor',
    ],
    ...['--increment', '500', '--no-exhaustive-stop', '--comparison', 'satisfaction'],
    ...['--ties', 'id', '--minimum-score', '3', '--minimum-share', '1/3'],
    ...['--conflicts', 'P01,P02;P03,P04', '--together', 'P06,P08'],
  ];
  const { stdout } = await run(demonstration, ...line);
  const shown = /^Regla: (.*)$/m.exec(stdout)?.[1] ?? '';
  expect(shown.split(' ').map((word) => word.replaceAll('"', ''))).toEqual(line);
});

const contests = fileOf(
  'concursos.json',
  JSON.stringify([
    { name: 'Primera', budget: '20000000', projects: ids.slice(0, 5) },
    { name: 'Segunda', budget: '30000000', projects: ids.slice(5), voters: 'marked' },
  ]),
);

test('contests are counted apart, each with its amount', async () => {
  const outcomes = await runJson(demonstration, '--rule', 'mes', '--contests', contests);
  expect(outcomes).toMatchObject([
    { contest: 'Primera', budget: '20000000', ballots: 412 },
    { contest: 'Segunda', budget: '30000000' },
  ]);
  expect(outcomes[1].ballots).toBeLessThan(412);
  expect(outcomes[0].hashes.input).toBe(outcomes[1].hashes.input);
  const { stdout } = await run(demonstration, '--rule', 'mes', '--contests', contests);
  expect(stdout).toMatch(/^== Primera\n[\s\S]*^== Segunda\n/m);
  const explained = await run(
    'explain',
    demonstration,
    'P07',
    '--rule',
    'mes',
    '--contests',
    contests,
  );
  expect(explained.stdout).toMatch(/^== Segunda\nP07/);
});

test('contests that the file tells of', async () => {
  const text = readFileSync(demonstration, 'utf8');
  const categories = [...new Set(text.match(/^P\d\d;.*$/gm)?.map((row) => row.split(';')[4]))];
  const amounts = categories.map(() => '5000000');
  const meta = `budget;50000000\ncategories;${categories}\nbudget_per_category;${amounts}`;
  const file = fileOf('por-tema.pb', text.replace('budget;50000000', meta));
  const outcomes = await runJson(file, '--rule', 'mes', '--contests-of-file');
  expect(outcomes.map(({ contest }: { contest: string }) => contest)).toEqual(categories);
  await expectRefused([demonstration, '--contests-of-file'], /^El archivo no dice sus concursos/);
});

test('contests that are wrong, and outputs that hold one outcome', async () => {
  await expectRefused([demonstration, '--contests', fileOf('c.json', '[1]')], /concursos/);
  const one = fileOf('una.json', JSON.stringify([{ name: 'A', budget: 1, projects: ['P01'] }]));
  await expectRefused([demonstration, '--contests', one], /«P02»/);
  await expectRefused([demonstration, '--contests', contests, '--csv'], /^Con varios concursos/);
  await expectRefused([demonstration, '--contests', contests, '--pb'], /^Con varios concursos/);
});
