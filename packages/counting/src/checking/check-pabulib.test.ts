// The checker: silent about a file that Pabulib would take, and for each departure one warning at its place.
import { expect, test } from 'vitest';
import { isCountry, isCurrency, isLanguage } from '../reading/iso-codes.ts';
import { readPabulib } from '../reading/pabulib-reader.ts';
import { type FileParts, fileOf } from '../testing/pabulib-text.ts';
import { electionFromTables, goodTables } from '../testing/tables.ts';
import { writePabulib } from '../writing/pabulib-writer.ts';
import { checkPabulib } from './check-pieces.ts';

/** A file that passes: META is line 1, PROJECTS line 17, VOTES line 22, its first ballot line 24. */
const good: FileParts = {
  meta: [
    'key;value',
    'description;Prueba',
    'country;Chile',
    'unit;Ancud',
    'instance;2026',
    'num_projects;3',
    'num_votes;4',
    'budget;1000',
    'vote_type;approval',
    'rule;greedy',
    'date_begin;01.01.2026',
    'date_end;02.01.2026',
    'max_length;3',
    'language;es',
    'currency;CLP',
  ],
  projects: [
    'project_id;cost;votes;name;category;selected;latitude',
    'P1;600;3;Plaza;a,b;1;-41.87',
    'P2;300;2;Luces;;1;',
    'P3;200;1;Banca;c;0;',
  ],
  votes: [
    'voter_id;vote;age;sex;voting_method',
    '1;P1,P2;34;F;internet',
    '2;P1;;;',
    '3;P2,P1;18-29;M;paper',
    '4;P3;;O;paper',
  ],
};

const points: FileParts = {
  meta: good.meta
    .map((line) => line.replace('approval', 'cumulative'))
    .toSpliced(13, 0, 'max_sum_points;3'),
  projects: [
    'project_id;cost;votes;score;selected',
    'P1;600;2;3;1',
    'P2;300;2;2;1',
    'P3;200;1;1;0',
  ],
  votes: ['voter_id;vote;points', '1;P1,P2;2,1', '2;P1;1', '3;P2;1', '4;P3;1'],
};

/** `code@line` for each problem. */
function told(file: string | Uint8Array): readonly string[] {
  return checkPabulib(file).problems.map(({ severity, code, line }) => {
    const mark = severity === 'error' ? '!' : '';
    return `${mark}${code}${line === undefined ? '' : `@${line}`}`;
  });
}

/** The good file with a text replaced, everywhere. */
function changed(from: string, to: string, parts = good): string {
  const file = fileOf(parts);
  expect(file).toContain(from);
  return file.replaceAll(from, to);
}

test('a good file passes, and so does one with points', () => {
  expect(told(fileOf(good))).toEqual([]);
  expect(told(fileOf(points))).toEqual([]);
  expect(told(fileOf(good, '\r\n'))).toEqual([]);
});

test.each<[string, string, ...string[]]>([
  // Structure.
  ['PROJECTS', '\nPROJECTS', 'blank-lines@17'],
  ['2;P1;;;\n', '2;P1;;;\n\n \n', 'blank-lines@26'],
  ['4;P3;;O;paper\n', '4;P3;;O;paper\n\n', 'blank-lines@28'],
  // Keys.
  ['currency;CLP', 'currency;CLP\nidioma;es', 'unknown-key@17'],
  ['currency;CLP', 'currency;CLP\ncurrency;pesos', 'repeated-key@17'],
  ['unit;Ancud', 'unit;', 'value-missing@5'],
  ['language;es', 'language;', 'value-missing@15'],
  ['unit;Ancud\ninstance;2026', 'instance;2026\nunit;Ancud', 'order-differs@6'],
  ['unit;Ancud\n', '', 'missing-key@1'],
  ['country;Chile', 'country;Chilé', 'value-not-valid@4'],
  ['language;es', 'language;español', 'value-not-valid@15'],
  ['currency;CLP', 'currency;pesos', 'value-not-valid@16'],
  ['max_length;3', 'max_length;tres', 'value-not-valid@14'],
  ['max_length;3', 'max_length;3\nmax_sum_cost;9999,5', 'value-not-valid@15'],
  ['currency;CLP', 'currency;CLP\nfully_funded;0', 'value-not-valid@17'],
  ['currency;CLP', 'currency;CLP\nexperimental;yes', 'value-not-valid@17'],
  ['currency;CLP', 'currency;CLP\ncomment;Nada', 'value-not-valid@17'],
  // Dates.
  ['01.01.2026', '1.1.2026', 'value-not-valid@12'],
  ['01.01.2026', '2026-01-01', 'value-not-valid@12'],
  ['01.01.2026', '30.02.2025', 'value-not-valid@12'],
  ['02.01.2026', '29.02.2100', 'value-not-valid@13'],
  ['02.01.2026', '00.01.2026', 'value-not-valid@13'],
  ['02.01.2026', '01.01.2026'],
  ['02.01.2026', '31.12.2025', 'dates-reversed@13'],
  ['02.01.2026', '2025', 'dates-reversed@13'],
  // Columns and their values.
  ['category', 'kind', 'unknown-column@18'],
  ['age;sex', 'edad;sex', 'unknown-column@23'],
  [
    'age;sex',
    'sex;age',
    'order-differs@23',
    'value-not-valid@24',
    'value-not-valid@24',
    'value-not-valid@26',
    'value-not-valid@26',
    'value-not-valid@27',
  ],
  ['a,b', 'a, b', 'list-blanks@19'],
  ['3;P2,P1', '3;P2 ,P1', 'list-blanks@26'],
  ['-41.87', '"-41,87"', 'value-not-valid@19'],
  ['a,b;1', 'a,b;2', 'unused-budget@21'],
  ['a,b;1', 'a,b;7', 'value-not-valid@19', 'unused-budget@21'],
  ['18-29', 'joven', 'value-not-valid@26'],
  ['18-29;M', '18-29;X', 'value-not-valid@26'],
  ['M;paper', 'M;papel', 'value-not-valid@26'],
  ['2;P1;;;', ';P1;;;', 'value-missing@25'],
  // Figures.
  ['P2;300;2', 'P2;300;1', 'project-votes-differ@20'],
  ['num_votes;4', 'num_votes;5', 'votes-count-differs@22'],
  ['3;P2,P1', '3;P2,P1,P2', 'repeated-choice@26'],
  ['max_length;3', 'min_length;2', 'ballot-limit@25', 'ballot-limit@27'],
  ['max_length;3', 'max_length;3\nmin_sum_cost;600.5', 'ballot-limit@26', 'ballot-limit@28'],
  ['max_length;3', 'max_length;3\nmax_sum_cost;899.50', 'ballot-limit@25', 'ballot-limit@27'],
  ['max_length;3', 'max_length;3\nmax_points;1'],
  ['P1;600;3;Plaza', 'P1;1000;3;Plaza', 'selected-above-budget', 'selected-against-rule@20'],
  ['P3;200;1', 'P3;0;1', 'free-project@21', 'selected-against-rule@21', 'all-projects-fit'],
  ['P3;200;1', 'P3;1001;1', 'project-above-budget@21'],
  ['P3;200;1', 'P3;100;1', 'unused-budget@21', 'selected-against-rule@21'],
  ['c;0', 'c;1', 'selected-above-budget', 'selected-against-rule@21'],
  ['a,b;1', 'a,b;0', 'selected-against-rule@19', 'unused-budget@19', 'unused-budget@21'],
  [
    '4;P3',
    '4;P1',
    'project-without-votes@21',
    'project-votes-differ@19',
    'project-votes-differ@21',
  ],
])('«%s» as «%s» is told', (from, to, ...codes) => {
  expect([...told(changed(from, to))].sort()).toEqual([...codes].sort());
});

test.each<[string, string, string]>([
  ['max_sum_points;3', 'max_sum_points;2', 'ballot-limit@25'],
  ['max_sum_points;3', 'max_points;1\nmax_sum_points;3', 'ballot-limit@26'],
  ['max_sum_points;3', 'min_points;2\nmax_sum_points;3', 'ballot-limit@26'],
  ['P1;600;2;3', 'P1;600;2;2', 'project-score-differs@20'],
])('points: «%s» as «%s» is told', (from, to, code) => {
  expect(told(changed(from, to, points))).toContain(code);
});

test('the score of a ranking is k for the first of k, down to 1', () => {
  const ranking = {
    meta: good.meta.map((line) => line.replace('approval', 'ordinal')),
    projects: ['project_id;cost;score;selected', 'P1;600;5;1', 'P2;300;3;1', 'P3;200;1;0'],
    votes: ['voter_id;vote', '1;P1,P2', '2;P1', '3;P2,P1', '4;P3'],
  };
  expect(told(fileOf(ranking))).toEqual(['project-score-differs@19']);
  expect(told(fileOf({ ...ranking, votes: ranking.votes.with(3, '3;P1,P2') }))).toEqual([
    'project-score-differs@20',
  ]);
});

test('neither votes nor score is told', () => {
  const projects = ['project_id;cost', 'P1;600', 'P2;300', 'P3;200'];
  expect(told(fileOf({ ...good, projects }))).toEqual(['no-votes-column']);
});

test('what all rules allow is told only of rules that fill the budget', () => {
  for (const rule of ['unknown', 'greedy-no-skip', 'greedy-threshold']) {
    expect(told(changed('rule;greedy', `rule;${rule}`).replace('a,b;1', 'a,b;0'))).toEqual([]);
  }
  const shares = changed('rule;greedy', 'rule;equalshares/add1').replace('a,b;1', 'a,b;0');
  expect(told(shares)).toEqual(['unused-budget@19', 'unused-budget@21']);
});

test('greedy skips what does not fit and goes on', () => {
  const file = changed('P2;300;2;Luces;;1', 'P2;500;2;Luces;;0').replace('c;0', 'c;1');
  expect(told(file)).toEqual([]);
  expect(told(file.replace('c;1', 'c;0'))).toEqual([
    'unused-budget@21',
    'selected-against-rule@21',
  ]);
});

test('an empty ballot is within limits of points and costs', () => {
  const limited = changed(
    'max_sum_points;3',
    'min_points;1\nmin_sum_points;1\nmax_sum_points;3',
    points,
  );
  const file = limited
    .replace('max_length;3', 'max_length;3\nmin_sum_cost;1')
    .replace('2;P1;1', '2;;');
  expect(told(file).filter((code) => code.startsWith('ballot'))).toEqual([]);
  const least = file.replace('max_length;3', 'min_length;1\nmax_length;3');
  expect(told(least).filter((code) => code.startsWith('ballot'))).toEqual(['ballot-limit@30']);
});

test('a tie is as it was selected', () => {
  const tied = changed('P3;200;1;Banca;c;0', 'P3;300;2;Banca;c;1')
    .replace('P2;300;2;Luces;;1', 'P2;300;2;Luces;;0')
    .replace('1;P1,P2', '1;P1,P2,P3');
  expect(told(tied)).toEqual([]);
});

test('all funded is allowed when the file says so', () => {
  const rich = changed('budget;1000', 'budget;2000').replace('c;0', 'c;1');
  expect(told(rich)).toEqual(['all-projects-fit']);
  const said = rich.replace('currency;CLP', 'currency;CLP\nfully_funded;1');
  expect(told(said)).toEqual([]);
  expect(told(said.replace('c;1', 'c;0'))).toEqual([]);
});

test('encodings other than plain UTF-8 are told', () => {
  expect(told(new TextEncoder().encode(`\uFEFF${fileOf(good)}`))).toEqual(['not-plain-utf8']);
  const wide = [...`\uFEFF${fileOf(good)}`].flatMap((c) => [c.charCodeAt(0), 0]);
  expect(told(Uint8Array.from(wide.with(0, 0xff).with(1, 0xfe)))).toEqual(['not-plain-utf8']);
  const latin = Uint8Array.from([...changed('Plaza', 'Ñ')].map((c) => c.charCodeAt(0)));
  expect(told(latin)).toEqual(['not-utf8']);
});

test('what cannot be read is told as the reader tells it, with what else is wrong', () => {
  expect(told('')).toEqual(['!empty-file']);
  expect(told(changed('3;P2,P1', '3;P9').replace('2026', '26'))).toContain('!unknown-project@26');
  expect(told(changed('3;P2,P1', '3;P9').replace('instance;2026', 'instance;'))).toContain(
    'value-missing@6',
  );
});

test('at most fifty of each are listed, and the rest is a number', () => {
  // 119 voters repeated, which the reader tells, and 120 values that are not valid.
  const votes = ['voter_id;vote;sex', ...Array(120).fill('7;P1;?')];
  const { problems, more } = checkPabulib(fileOf({ ...good, votes }));
  expect(problems).toHaveLength(50);
  expect(more.warnings).toBeGreaterThanOrEqual(119 + 120 - 50);
});

test('reading alone stays silent about all of this', () => {
  const file = changed('18-29', 'joven').replace('currency;CLP', 'currency;pesos');
  expect(readPabulib(file).problems).toEqual([]);
});

test.each(['approval', 'cumulative', 'ordinal'])('tables written as Pabulib pass: %s', (type) => {
  const facts = [
    ['año', 2026],
    ['tipo de voto', type],
    ['inicio', '1-3-2026'],
    ['término', '2026-03-09'],
  ];
  const datos = [...(goodTables.datos ?? []), ['máximo por papeleta', 3], ...facts];
  const votos = [
    ['sector', 'edad', 'voto_id', 'P1', 'P2', 'P3'],
    ['Centro', 30, 'V1', 1, '', ''],
    ['', '', 'V2', '', 1, ''],
    ['', 41, 'V3', '', '', 1],
  ];
  const written = writePabulib(electionFromTables({ ...goodTables, datos, votos }));
  expect(written).toContain('date_begin;01.03.2026\ndate_end;09.03.2026\nmax_length;3\n');
  expect(told(written)).toEqual([]);
});

test('codes of countries, languages and currencies', () => {
  for (const text of ['Chile', 'CL', 'Poland', 'US', 'Worldwide', 'viet nam', "Côte d'Ivoire"]) {
    expect(isCountry(text), text).toBe(true);
  }
  for (const text of ['', 'XX', 'cl', 'Narnia', 'AD AE']) expect(isCountry(text), text).toBe(false);
  expect(['es', 'pl', 'gn', 'zu'].every(isLanguage)).toBe(true);
  expect(['', 'ES', 'spa', 'xx'].some(isLanguage)).toBe(false);
  expect(['CLP', 'CLF', 'EUR', 'ZMW'].every(isCurrency)).toBe(true);
  expect(['', 'clp', 'PESO', '$'].some(isCurrency)).toBe(false);
});
