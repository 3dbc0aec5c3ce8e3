// The counting library as a stranger gets it: packed, installed in an empty folder, run, bundled and type-checked.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCounting } from './build-counting.ts';
import { root } from './vite-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'minga-counting-'));
const stranger = join(folder, 'stranger');
const readme = readFileSync(join(root, 'packages/counting/README.md'), 'utf8');
const examples = [...readme.matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, code = '']) => code);

function run(program: string, args: readonly string[], cwd = stranger) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(async () => {
  const dist = join(folder, 'dist');
  await buildCounting(dist);
  const packed = run('npm', ['pack', '--pack-destination', folder], dist);
  expect(packed.status).toBe(0);
  mkdirSync(stranger);
  writeFileSync(join(stranger, 'package.json'), '{ "private": true, "type": "module" }');
  const tarball = join(folder, packed.stdout.trim().split('\n').at(-1) ?? '');
  const installed = run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball]);
  expect(installed.stderr).not.toContain('ERR!');
  cpSync(join(root, 'golden/ejemplo-pudeto.pb'), join(stranger, 'votes.pb'));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it has no dependency, and neither sources nor tests', () => {
  const installed = join(stranger, 'node_modules/@minga/counting');
  const described = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(described).not.toHaveProperty('dependencies');
  expect(described).not.toHaveProperty('scripts');
  const files = run('npm', ['pack', '--dry-run', '--json'], installed).stdout;
  expect(files).not.toMatch(/\.test\.|[^d]\.ts"/);
  for (const file of ['README.md', 'LICENSE', 'minga-count-1.schema.json']) {
    expect(files).toContain(file);
  }
});

test('there are examples in the README', () => {
  expect(examples.length).toBeGreaterThan(3);
});

test.each(examples.map((code, place) => [place + 1, code] as const))(
  'example %i of the README runs and prints something',
  (place, code) => {
    writeFileSync(join(stranger, `example-${place}.js`), code);
    const { status, stdout, stderr } = run(process.execPath, [`example-${place}.js`]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(5);
  },
);

test('its command counts, checks, explains and compares', () => {
  const command = join(stranger, 'node_modules/.bin/minga-count');
  const json = run(command, ['votes.pb', '--json', '--ranking']);
  expect(JSON.parse(json.stdout)).toMatchObject({ schema: 'minga-count/1', ballots: 412 });
  const source = join(root, 'packages/counting/bin/minga-count.ts');
  for (const [status, line] of [
    [0, ['votes.pb']],
    [0, ['votes.pb', '--rule', 'phragmen', '--csv', '--lang', 'en']],
    [0, ['check', 'votes.pb']],
    [0, ['explain', 'votes.pb', 'P06', '--rule', 'mes']],
    [0, ['compare', 'votes.pb', '--with', '--rule', 'bos']],
    [0, ['explain', '--help']],
    [2, ['nothing.pb']],
  ] as const) {
    const built = run(command, line);
    expect(built.status).toBe(status);
    expect(built).toEqual(run(process.execPath, [source, ...line]));
  }
});

test('interrupted, it ends at once, having printed nothing', () => {
  // A pipe that nobody writes to: it waits for its first piece.
  expect(run('mkfifo', ['waiting.pb']).status).toBe(0);
  const script = `
    import { spawn } from 'node:child_process';
    const child = spawn('node_modules/.bin/minga-count', ['waiting.pb']);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    setTimeout(() => child.kill('SIGINT'), 2000);
    child.on('close', (code, signal) => console.log(JSON.stringify({ code, signal, said })));
  `;
  writeFileSync(join(stranger, 'interrupt.js'), script);
  const { stdout } = run(process.execPath, ['interrupt.js']);
  expect(JSON.parse(stdout)).toEqual({ code: null, signal: 'SIGINT', said: '' });
});

test('a browser can bundle every door, with nothing left outside', async () => {
  const doors = ['', '/contests', '/tables', '/explain', '/sentences', '/check'];
  const lines = doors.map((door, place) => `export * as d${place} from '@minga/counting${door}';`);
  writeFileSync(join(stranger, 'browser.js'), lines.join('\n'));
  const built = await build({
    root: stranger,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(stranger, 'browser.js'), formats: ['es'], fileName: 'browser' },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  const code = output.output.map((one) => ('code' in one ? one.code : '')).join('\n');
  expect(code).toContain('supporters-short');
  expect(code).not.toMatch(/node:|__vite-browser-external/);
});

test('its types are whole for a stranger who looks for them as Node does', () => {
  writeFileSync(
    join(stranger, 'typed.ts'),
    `import { count, type Fraction, parseSettings, readPabulib } from '@minga/counting';
     import { checkPabulib } from '@minga/counting/check';
     import { shareOfBallot } from '@minga/counting/explain';
     const { election } = readPabulib('');
     if (election !== undefined) {
       const settings = parseSettings({ rule: 'mes' }, election);
       if (!settings.ok) throw new Error(settings.error[0]?.code);
       const share: Fraction | undefined = shareOfBallot(election, count(election, settings.value), 0).left;
       const severity: 'error' | 'warning' | undefined = checkPabulib('').problems[0]?.severity;
       console.log(share?.numerator, severity);
       // @ts-expect-error: a rule that is not there
       parseSettings({ rules: 'mes' }, election);
     }`,
  );
  const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024'];
  const args = [compiler, ...options, '--lib', 'es2024,dom', '--types', '', 'typed.ts'];
  expect(run(process.execPath, args)).toEqual({ status: 0, stdout: '', stderr: '' });
});
