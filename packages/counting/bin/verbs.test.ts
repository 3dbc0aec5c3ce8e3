// The verbs check, explain and compare, as a person reads their answers.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demonstration, expectRefused, fileOf, golden, poor, run, runJson } from './testing/run.ts';

const explain = (...line: readonly string[]) => run('explain', demonstration, ...line);

/** The demonstration with another cost for a project. */
function withCost(project: string, cost: number): string {
  const text = readFileSync(demonstration, 'utf8');
  const row = new RegExp(`^${project};\\d+;`, 'm');
  return fileOf(`${project}-${cost}.pb`, text.replace(row, `${project};${cost};`));
}

async function isFunded(file: string, project: string): Promise<boolean> {
  return (await runJson(file, '--rule', 'mes')).winners.includes(project);
}

test('check tells all that differs, counts it, and exits with 1', async () => {
  // Its blank ballots are below this least length.
  const strict = readFileSync(demonstration, 'utf8').replace('min_length;0', 'min_length;1');
  const { status, stdout, stderr } = await run('check', fileOf('blancas.pb', strict));
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  const warnings = lines.filter((line) => line.startsWith('aviso: ')).length;
  expect(warnings).toBeGreaterThan(5);
  expect(lines.at(-1)).toBe(`0 errores, ${warnings} avisos.`);
  const wrong = readFileSync(poor, 'utf8').replace('v1;a,b', 'v1;x');
  const english = await run('check', fileOf('mal.pb', wrong), '--lang', 'en');
  expect(english.status).toBe(1);
  expect(english.stdout).toMatch(/^error: Line \d+ \(VOTES\): .*«x»/);
  expect(english.stdout).toMatch(/^1 error, \d+ warnings?\.$/m);
});

test('check tells how many it does not list', async () => {
  const text = readFileSync(demonstration, 'utf8').replace('max_length;5', 'max_length;1');
  const { stdout } = await run('check', fileOf('muchos.pb', text));
  expect(stdout).toMatch(/^Hay \d+ más que no se muestran\.\n0 errores, \d{2,} avisos\.$/m);
});

test('check says what errors kept it from checking', async () => {
  const wrong = fileOf('errores.pb', readFileSync(poor, 'utf8').replace('v1;a,b', 'v1;x'));
  expect((await run('check', wrong)).stdout).toMatch(
    /^Por los errores no se revisaron las sumas, .*\n1 error, \d+ avisos?\.\n$/m,
  );
  expect((await run('check', wrong, '--lang', 'en')).stdout).toMatch(
    /^Because of the errors neither/m,
  );
  const odd = fileOf(
    'solo-avisos.pb',
    readFileSync(poor, 'utf8').replace('num_votes;4', 'num_votes;5'),
  );
  expect((await run('check', odd)).stdout).not.toContain('no se revisaron');
});

test('check of a clean file exits with 0', async () => {
  const { status, stdout } = await run('check', demonstration, '--lang', 'en');
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: 'All was checked and nothing is wrong.\n',
  });
});

test('explain a project that was not funded: why, the money, and what would have changed it', async () => {
  const { status, stdout } = await explain('P06', '--rule', 'mes');
  expect(status).toBe(0);
  expect(stdout).toContain('151 papeletas lo eligieron.');
  expect(stdout).toContain(
    'No entró: a sus votantes les quedaban 3.733.350,12; faltaron 3.166.649,88.',
  );
  expect(stdout).toContain('En el orden de todos tiene el lugar 6 de 10.');
  expect(stdout).toMatch(/partieron con [\d.,]+ en total/);
  expect(stdout).toContain('les quedaron 3.733.350,12');
  expect(stdout).toMatch(/lo más que habrían cubierto: /);
  expect(stdout).toMatch(/si \d+ papeletas más lo hubieran elegido/);
  expect(stdout).toMatch(/con \d+ votantes más que solo lo eligieran/);
  expect(stdout).toMatch(/se comprobó contando de nuevo: \d{2,} veces/);
  expect(stdout).not.toContain('Si se retira');
});

test('the cost that explain tells is true of a file with that cost', async () => {
  const { stdout } = await explain('P06', '--rule', 'mes', '--lang', 'en');
  const found = /at a cost of ([\d,]+) it would have been funded \(at ([\d,]+), not\)/.exec(stdout);
  const [most = 0, tooMuch = 0] = [1, 2].map((at) => Number(found?.[at]?.replaceAll(',', '')));
  expect(most).toBeGreaterThan(0);
  expect(tooMuch).toBe(most + 1);
  expect(await isFunded(withCost('P06', most), 'P06')).toBe(true);
  expect(await isFunded(withCost('P06', tooMuch), 'P06')).toBe(false);
});

test('the voters that explain tells are true of a file with them', async () => {
  const { stdout } = await explain('P06', '--rule', 'mes', '--lang', 'en');
  const voters = Number(/with (\d+) more voters choosing only it/.exec(stdout)?.[1]);
  const file = (more: number) => {
    const text = readFileSync(demonstration, 'utf8').trimEnd();
    const columns = /^VOTES\n(.*)$/m.exec(text)?.[1]?.split(';') ?? [];
    const row = (one: number) =>
      columns.map((name) => ({ voter_id: `N${one}`, vote: 'P06' })[name] ?? '').join(';');
    const rows = Array.from({ length: more }, (_, one) => row(one));
    return fileOf(`mas-${more}.pb`, `${[text, ...rows].join('\n')}\n`);
  };
  expect(await isFunded(file(voters), 'P06')).toBe(true);
  expect(await isFunded(file(voters - 1), 'P06')).toBe(false);
});

test('explain a funded project: with whose money, up to which cost, and what replaces it', async () => {
  const { stdout } = await explain('P01', '--rule', 'mes', '--lang', 'en');
  expect(stdout).toContain('Funded in round 1: 228 paid 39,035.09 each.');
  expect(stdout).toContain('Had all paid the same, 228 votes would have been enough.');
  expect(stdout).toContain('they paid 8,900,000 for P01');
  expect(stdout).toMatch(/at a cost of up to [\d,]+ it was still funded/);
  expect(stdout).toMatch(/the rest untouched, by the order of all enters: P06/);
  expect(stdout).toMatch(/counting again without it enters: P06 .*; leaves: nobody/);
  expect(stdout).not.toContain('more voters');
});

test('explain under a rule without shares tells no money', async () => {
  const { stdout } = await explain('P07', '--rule', 'greedy');
  expect(stdout).toContain('No entró: cuando le tocó quedaban');
  expect(stdout).not.toContain('La plata de quienes');
});

test('explain refuses a project that is not there', async () => {
  const sentence = /^No hay un proyecto «X1»\. Los ids son P01, P02, .*P10\.$/m;
  await expectRefused(['explain', demonstration, 'X1'], sentence);
});

test('compare puts two rules side by side and tells who gains', async () => {
  const line = ['compare', demonstration, '--rule', 'mes', '--completion', 'add1u'];
  const { status, stdout } = await run(...line, '--with', '--rule', 'greedy', '--lang', 'en');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^A: --rule mes .*--completion add1u/);
  expect(stdout).toMatch(/^B: --rule greedy /m);
  expect(stdout).toMatch(/^Projects +6 +6$/m);
  const mes = await runJson(...line.slice(1));
  const greedy = await runJson(demonstration, '--rule', 'greedy');
  const only = (a: { winners: string[] }, b: { winners: string[] }) =>
    a.winners.filter((id) => !b.winners.includes(id));
  for (const id of only(mes, greedy)) expect(stdout).toMatch(new RegExp(`A:\\n[^:]*- ${id} `));
  for (const id of only(greedy, mes)) expect(stdout).toMatch(new RegExp(`with B:\\n  - ${id} `));
  const [, a, b, same] =
    /more projects of theirs: (\d+) with A, (\d+) with B, (\d+)/.exec(stdout) ?? [];
  expect(Number(a) + Number(b) + Number(same)).toBe(mes.ballots - mes.emptyBallots);
});

test('compare refuses what cannot be compared', async () => {
  const wrong = ['compare', demonstration, '--with', '--rule', 'borda'];
  await expectRefused(wrong, /«borda» no sirve para rule/);
});

test('a file that cannot be counted is refused by every verb', async () => {
  const file = fileOf('roto.pb', readFileSync(poor, 'utf8').replace('v1;a,b', 'v1;x'));
  await expectRefused(['explain', file, 'a'], /«x»/);
  await expectRefused(['compare', file, '--with', '--rule', 'greedy'], /«x»/);
  await expectRefused(['check', `${golden}nada.pb`], /^No existe el archivo/);
});
