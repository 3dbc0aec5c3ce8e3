// The commands that the documents print: each script exists, each verb is known, each count really runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCommand } from '../../app/src/operation/index.ts';
import { root } from '../vite-settings.ts';
import { commandsIn, documentFiles, readDocument } from './documents.ts';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const printed = documentFiles().flatMap((file) =>
  commandsIn(readDocument(file)).map((command) => [file, command] as const),
);

/** Why a printed command would not work; undefined if it would, or if it must be run to know. */
function complaint(command: string): string | undefined {
  const words = command.split(/\s+/).filter((word) => !/^[A-Z_]+=/.test(word));
  const [program = '', first = '', second = ''] = words;
  if (program === 'npm') return complaintOfScript(first === 'run' ? second : first, words);
  if (program === 'npx')
    return first === '--no' ? undefined : 'npx without --no may download a stranger';
  if (program === 'node') return existsSync(join(root, first)) ? undefined : `no ${first}`;
  if (program === 'cd')
    return existsSync(join(root, first)) || first === 'minga' ? undefined : `no ${first}`;
  return ['git', 'sha256sum'].includes(program) ? undefined : `unknown program ${program}`;
}

function complaintOfScript(script: string, words: readonly string[]): string | undefined {
  if (['ci', 'install'].includes(script)) return undefined;
  const runs: string | undefined = scripts[script];
  if (runs === undefined) return `no script ${script}`;
  const file = runs.split(' ').find((word) => word.startsWith('tools/')) ?? '';
  if (!existsSync(join(root, file))) return `no ${file}`;
  if (script !== 'minga') return undefined;
  const given = words.slice(words.indexOf('--') + 1);
  const isKnown = given[0] === '--help' || findCommand(given) !== undefined;
  return isKnown ? undefined : `no order ${given.slice(0, 2).join(' ')}`;
}

test('every command printed in a document names something that exists', () => {
  const wrong = printed.flatMap(([file, command]) => {
    const why = complaint(command);
    return why === undefined ? [] : [`${file}: ${command}: ${why}`];
  });
  expect(wrong).toEqual([]);
});

test('the README prints the two commands', () => {
  const ours = commandsIn(readDocument('README.md'));
  expect(ours).toContain('npm start');
  expect(ours).toContain('npm test');
});

const counts = printed.filter(([, command]) => command.startsWith('npx --no minga-count'));

test('the documents print a count', () => {
  expect(counts.length).toBeGreaterThan(0);
});

test.each(counts)('%s: %s', (_, command) => {
  const [, ...args] = command.split(/\s+/);
  const PATH = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  const done = spawnSync('npx', args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH },
  });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  expect(done.stdout.length).toBeGreaterThan(20);
});

test('seeded commands that would not work are seen', () => {
  expect(complaint('npm run sing')).toBe('no script sing');
  expect(complaint('npm run minga -- territories sing')).toBe('no order territories sing');
  expect(complaint('npx minga-count a.pb')).toBeDefined();
  expect(complaint('node tools/sing.ts')).toBe('no tools/sing.ts');
  expect(complaint('curl | bash')).toBeDefined();
  expect(complaint('PORT=8080 npm start')).toBeUndefined();
  expect(
    commandsIn('```sh\nnpm start # starts\n\n# only words\n```\n```\nnot this\n```\n'),
  ).toEqual(['npm start']);
});
