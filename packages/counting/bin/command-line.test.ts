// What a command line may say, and the one sentence with which anything else is refused.
import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { helpOf } from './help.ts';
import { demonstration, expectRefused, poor, run } from './testing/run.ts';

const verbs = ['count', 'check', 'explain', 'compare'] as const;
const callOf = (verb: (typeof verbs)[number]) => (verb === 'count' ? [] : [verb]);

/** A whole line of the verb, with an option in it. */
function lineWith(verb: (typeof verbs)[number], option: string): readonly string[] {
  const words = verb === 'explain' ? ['a.pb', 'P1'] : ['a.pb'];
  const wholes = verb === 'compare' && option !== '--with' ? ['--with'] : [];
  return [...callOf(verb), ...words, ...wholes, ...option.split(' ')];
}

test('each verb has the options that its help tells of, in both languages, and no other', () => {
  const told = (verb: (typeof verbs)[number], locale: 'es-CL' | 'en') =>
    new Set(helpOf(verb, locale).match(/(?<=^ {2})--[a-z-]+/gm));
  const all = new Set(verbs.flatMap((verb) => [...told(verb, 'en')]));
  all.add('--with');
  for (const verb of verbs) {
    expect(told(verb, 'es-CL')).toEqual(told(verb, 'en'));
    for (const option of all) {
      const isTold = told(verb, 'en').has(option) || (verb === 'compare' && option === '--with');
      const { kind } = readCommandLine(lineWith(verb, `${option}=en`));
      const isFlag = readCommandLine(lineWith(verb, option)).kind !== 'mistake';
      expect(isFlag || kind !== 'mistake', `${verb} ${option}`).toBe(isTold);
    }
  }
});

test('the help of each verb begins with how it is written', async () => {
  expect(await run('--help')).toMatchObject({ status: 0, stderr: '' });
  expect((await run('--help')).stdout).toMatch(/^minga-count ARCHIVO/);
  expect((await run('-h', '--lang', 'en')).stdout).toMatch(/^minga-count FILE/);
  for (const verb of ['check', 'explain', 'compare']) {
    expect((await run(verb, '--help')).stdout).toMatch(new RegExp(`^minga-count ${verb} ARCHIVO`));
    const english = await run('--lang', 'en', verb, '-h');
    expect(english.stdout).toMatch(new RegExp(`^minga-count ${verb} FILE`));
    expect(english.stdout).toContain('Exits with 0');
  }
});

test('options may stand before the verb, and rule B has its own', () => {
  const line = ['--lang', 'en', 'compare', '--rule', 'mes', 'a.pb', '--with', '--rule=greedy'];
  expect(readCommandLine([...line, '--json'])).toMatchObject({
    command: {
      ...{ verb: 'compare', file: 'a.pb', locale: 'en' },
      ...{ settings: { rule: 'mes' }, rival: { rule: 'greedy' } },
      options: { json: true, with: true, lang: 'en' },
    },
  });
  expect(readCommandLine(['./check'])).toMatchObject({
    command: { verb: 'count', file: './check' },
  });
});

test('a word too few', async () => {
  await expectRefused([], /^Falta el archivo\. Escribe: minga-count ARCHIVO/);
  await expectRefused([''], /^Falta el archivo/);
  for (const verb of ['check', 'explain', 'compare']) {
    await expectRefused([verb], new RegExp(`^Falta el archivo\\. Escribe: minga-count ${verb} `));
  }
  await expectRefused(['check', '--lang', 'en'], /^The file is missing\. Write: minga-count check/);
  await expectRefused(['explain', demonstration], /^Falta el id del proyecto/);
  await expectRefused(['compare', demonstration], /^Falta con qué comparar/);
});

test('a word too many', async () => {
  await expectRefused([poor, 'otro.pb'], /^Sobra «otro\.pb»\. Se mira un archivo a la vez/);
  await expectRefused(['explain', poor, 'a', 'b'], /^Sobra «b»/);
  await expectRefused([poor, 'check', '--lang', 'en'], /^«check» is one word too many/);
});

test('an option that does not exist, or that another verb has', async () => {
  await expectRefused([poor, '--regla', 'mes'], /^No existe la opción --regla\./);
  await expectRefused([poor, '-x'], /^No existe la opción -x\./);
  await expectRefused([poor, '--__proto__', '--lang=en'], /^There is no option --__proto__\./);
  await expectRefused(
    ['check', poor, '--rule', 'mes'],
    /^La opción --rule no es de minga-count check/,
  );
  await expectRefused([poor, '--with'], /^La opción --with no es de minga-count\. /);
  const csv = ['compare', poor, '--csv', '--with', '--lang', 'en'];
  await expectRefused(
    csv,
    /^The option --csv is not one of minga-count compare\. See minga-count compare --help/,
  );
});

test('an option without its value, or with one too many', async () => {
  await expectRefused([poor, '--rule'], /^A la opción --rule le falta su valor/);
  await expectRefused([poor, '--rule='], /^A la opción --rule le falta su valor/);
  await expectRefused([poor, '--rule', ' '], /^A la opción --rule le falta su valor/);
  await expectRefused([poor, '--lot', '--json'], /^A la opción --lot le falta su valor/);
  const compare = ['compare', poor, '--rule', '--with', '--rule', 'greedy', '--lang=en'];
  await expectRefused(compare, /^The option --rule needs a value/);
  await expectRefused([poor, '--json=si'], /^La opción --json va sola/);
  await expectRefused(['compare', poor, '--with=greedy'], /^La opción --with va sola/);
});

test('an option twice', async () => {
  await expectRefused([poor, '--rule', 'mes', '--rule', 'bos'], /^La opción --rule está dos veces/);
  await expectRefused([poor, '--json', '--json'], /^La opción --json está dos veces/);
  await expectRefused(['compare', poor, '--with', '--with'], /^La opción --with está dos veces/);
  const rival = ['compare', poor, '--with', '--ties', 'id', '--ties', 'id', '--lang', 'en'];
  await expectRefused(rival, /^The option --ties stands twice/);
});

test('options that do not go together', async () => {
  await expectRefused([poor, '--json', '--csv'], /^Elige una sola salida/);
  await expectRefused([poor, '--pb', '--csv', '--lang', 'en'], /^Choose one output/);
  await expectRefused([poor, '--ranking', '--pb'], /^--ranking va con la salida para leer/);
  await expectRefused([poor, '--csv', '--ranking', '--lang=en'], /^--ranking goes with/);
  const contests = ['--contests', 'c.json', '--contests-of-file'];
  await expectRefused([poor, ...contests], /^Los concursos se dicen una vez/);
  await expectRefused([poor, ...contests, '--lang=en'], /^Contests are told once/);
});

test('a language that there is not is told in Spanish', async () => {
  await expectRefused([poor, '--lang', 'fr'], /^No hay idioma «fr»/);
});

test('control characters of a line never reach the terminal', async () => {
  await expectRefused([poor, '--\u001B[31m\nrojo'], /^No existe la opción --\uFFFD\[31m rojo\./);
});
