// The command as a person runs it: what it prints, where, and with which exit code.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tableTemplateCsv } from '../src/tables.ts';
import { manyBallots } from './testing/many-ballots.ts';
import { demonstration, expectRefused, fileOf, golden, poor, run } from './testing/run.ts';

const command = fileURLToPath(new URL('minga-count.ts', import.meta.url));

/** As a process, which is slow: for what only a process can show. */
function spawn(...line: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...line], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('control characters of a file or its name never reach the terminal', async () => {
  const padding = `subunit;${'x'.repeat(5000)}`;
  const vote = readFileSync(demonstration, 'utf8')
    .replace('subunit;Sector Pudeto', padding)
    .replace('Luminarias', '\u001B[31m\u0007\u202ELuminarias');
  const file = fileOf('escape.pb', vote);
  const { stdout } = await run(file, '--rule', 'greedy');
  expect(stdout).toContain('Luminarias');
  expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  await expectRefused(['no\nes\u001B[31m'], /^No existe el archivo «no es\uFFFD\[31m»/);
});

test('the process counts: the outcome on standard output, exit code 0', async () => {
  const { status, stdout, stderr } = spawn(poor, '--rule', 'mes', '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe((await run(poor, '--rule', 'mes', '--json')).stdout);
});

test('the process refuses: one sentence on standard error, exit code 2', async () => {
  const refused = spawn(poor, '--rule', 'borda');
  expect(refused).toEqual({
    status: 2,
    stdout: '',
    stderr: '«borda» no sirve para rule. Se esperaba uno de estos: mes, greedy, bos, phragmen.\n',
  });
});

test('the process prints all of a long outcome into a pipe', async () => {
  const { stdout } = spawn(demonstration, '--json');
  expect(JSON.parse(stdout).projects).toHaveLength(10);
});

test('--json prints winners, order, cost, settings and rounds', async () => {
  const { status, stdout, stderr } = await run(poor, '--rule', 'mes', '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    winners: ['a', 'b'],
    order: ['a', 'b'],
    totalCost: '11',
    settings: { rule: 'mes', utility: 'cost', completion: 'none', ties: 'id', increment: '1' },
    rounds: [
      { number: 1, project: 'a', payment: { full: 3, each: '2' } },
      { number: 2, project: 'b', payment: { full: 1, each: '3', rest: 2, restTotal: '2' } },
    ],
    warnings: [],
  });
});

test('every option reaches the count', async () => {
  const { stdout } = await run(
    ...[poor, '--rule', 'mes', '--utility', 'cardinality', '--completion', 'add1u'],
    ...['--ties', 'votes-cost-id', '--increment', '2', '--endowment', 'floor'],
    ...['--no-exhaustive-stop', '--json'],
  );
  expect(JSON.parse(stdout).settings).toEqual({
    rule: 'mes',
    utility: 'cardinality',
    completion: 'add1u',
    ties: 'votes-cost-id',
    increment: '2',
    endowment: 'floor',
    exhaustiveStop: false,
    comparison: 'none',
  });
});

test('--option=value works too, and options may stand before the file', async () => {
  const { stdout } = await run('--rule=greedy', '--json', poor);
  expect(JSON.parse(stdout)).toMatchObject({ settings: { rule: 'greedy' }, order: ['a', 'b'] });
});

test('utilitarian is greedy', async () => {
  const { stdout } = await run(poor, '--rule', 'mes', '--completion', 'utilitarian', '--json');
  expect(JSON.parse(stdout).settings.completion).toBe('greedy');
});

test('without --rule it counts as recommended', async () => {
  const { stdout } = await run(demonstration, '--json');
  expect(JSON.parse(stdout).settings).toMatchObject({
    rule: 'mes',
    completion: 'add1u',
    ties: 'votes-cost-id',
    increment: '1000',
  });
});

test('it gives the outcomes of the golden files', async () => {
  const { cases } = JSON.parse(readFileSync(`${golden}counting/costo-cero.expected.json`, 'utf8'));
  const [{ settings, winners, order }] = cases;
  const { stdout } = await run(
    `${golden}counting/costo-cero.pb`,
    ...['--rule', settings.rule, '--utility', settings.utility, '--ties', settings.ties, '--json'],
  );
  expect(JSON.parse(stdout)).toMatchObject({ winners, order });
});

test('for people it tells rounds, reasons, what is left and who got nothing', async () => {
  const { status, stdout } = await run(demonstration, '--rule', 'mes', '--completion', 'greedy');
  expect(status).toBe(0);
  expect(stdout).toContain('DEMOSTRACIÓN');
  expect(stdout).toContain('412 papeletas, 10 proyectos, monto 50.000.000');
  expect(stdout).toContain(
    '1. P01 · Luminarias solares en la costanera de Pudeto (8.900.000): 228',
  );
  expect(stdout).toContain('pusieron 39.035,09 cada una');
  expect(stdout).toContain('cabía en lo que quedaba (151 votos)');
  expect(stdout).toContain('a sus votantes les quedaban 3.890.462,13; faltaron 5.859.537,87');
  expect(stdout).toContain('Total 49.250.000; sobran 750.000.');
  expect(stdout).toContain('25 de 412 papeletas');
});

test('the same in English', async () => {
  const { stdout } = await run(demonstration, '--rule', 'greedy', '--lang', 'en');
  expect(stdout).toContain('412 ballots, 10 projects, budget 50,000,000');
  expect(stdout).toContain('when its turn came');
});

test('the other reasons are told too', async () => {
  const { stdout } = await run(`${golden}counting/costo-cero.pb`, '--rule', 'mes');
  expect(stdout).toContain(
    'cara · Más cara que todo el monto (2.500): cuesta más que todo el monto',
  );
  expect(stdout).toContain('gratis · Taller con voluntarios (0): no cuesta nada');
  expect(stdout).toContain('nadie · Gratis y sin votos (0): no tuvo votos');
  const nothing = await run(`${golden}counting/add1-se-pasa.pb`, '--rule', 'mes', '--lang', 'en');
  expect(nothing.stdout).toContain('No project was funded.');
});

test('an exact tie is told', async () => {
  const { stdout } = await run(`${golden}counting/empate-por-id.pb`, '--rule', 'greedy');
  expect(stdout).toContain('Empates exactos que decidió la regla de empates: 1.');
});

test('a table CSV is counted too', async () => {
  const csv = fileOf('votos.csv', tableTemplateCsv());
  const { status, stdout } = await run(csv, '--rule', 'greedy', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout).winners).toEqual(['P01', 'P03']);
});

test('warnings do not stop the count, and are told', async () => {
  const text = readFileSync(poor, 'utf8').replace('num_votes;4', 'num_votes;5');
  const file = fileOf('avisos.pb', text);
  expect((await run(file, '--rule', 'mes')).stdout).toContain(
    'Avisos:\n  - Línea 21 (VOTES): el archivo declara 5 papeletas y tiene 4.',
  );
  const { stderr, stdout, status } = await run(file, '--rule', 'mes', '--json', '--lang', 'en');
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(JSON.parse(stdout).warnings).toHaveLength(1);
});

test('a setting that does not exist is named with those that do', async () => {
  await expectRefused([poor, '--rule', 'borda'], /«borda» no sirve para rule\. .*mes, greedy/);
  await expectRefused([poor, '--rule', 'mes', '--increment', '0'], /El incremento «0» no sirve/);
});

test('several problems: the first sentence, and how many more', async () => {
  const text = readFileSync(poor, 'utf8').replace('v1;a,b', 'v1;x').replace('v2;a,b', 'v2;y,z');
  const file = fileOf('malo.pb', text);
  await expectRefused([file], /^Línea \d+ \(VOTES\): .*«x».* \(y 2 problemas más\)$/m);
  await expectRefused([file, '--lang', 'en'], /^Line \d+ \(VOTES\): .* \(and 2 more problems\)$/m);
});

test('the reader of a pipe may leave: no trace, and the exit code is that of the answer', () => {
  const shell = (line: string) =>
    spawnSync('bash', ['-c', `set -o pipefail; ${line}`], { encoding: 'utf8' });
  const line = `'${process.execPath}' '${command}'`;
  const many = manyBallots('tuberia.pb', 20_000);
  for (const verb of [`'${demonstration}' --json`, `'${many}' --pb`, '--help']) {
    const { status, stderr } = shell(`${line} ${verb} | true`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }
  const { stdout, stderr } = shell(`${line} '${many}' --pb | head -n 1`);
  expect({ stdout, stderr }).toEqual({ stdout: 'META\n', stderr: '' });
  expect(shell(`${line} nada.pb 2>&1 | true`).status).toBe(2);
});

test.skipIf(!existsSync('/dev/full'))('an answer that cannot be written whole is told', () => {
  for (const [lang, sentence] of [
    ['es', /^La respuesta no se pudo escribir entera \(ENOSPC\)/],
    ['en', /^The answer could not be written whole \(ENOSPC\)/],
  ] as const) {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [command, poor, '--lang', lang], {
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  }
});

test('a fault of the command itself is told with its trace, and is neither a finding nor a refusal', () => {
  const breaking = `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    fs.fstatSync = () => { throw new Error('a broken machine'); };
    syncBuiltinESMExports();`;
  const preload = `data:text/javascript,${encodeURIComponent(breaking)}`;
  const args = ['--import', preload, command, 'check', poor];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toMatch(/^Error: a broken machine\n {4}at /);
  expect({ status, stdout }).toEqual({ status: 70, stdout: '' });
});
