// Reading Pabulib: a named problem with its line for everything that is not understood.
import { expect, test } from 'vitest';
import { electionFrom, expectRefused, expectWarned, told } from '../testing/expect-problems.ts';
import { fileOf, fileWith, goodParts } from '../testing/pabulib-text.ts';
import { maxFileBytes } from './file-text.ts';
import { readPabulib } from './pabulib-reader.ts';

// What is no Pabulib file.

test('nothing at all', () => {
  expect(told('')).toEqual(['empty-file']);
  expect(told(new Uint8Array())).toEqual(['empty-file']);
  expect(told(' \n\n\t\n')).toEqual(['empty-file']);
  expect(told('\uFEFF')).toEqual(['empty-file']);
});

test.each([
  ['a zip', [0x50, 0x4b, 0x03, 0x04, 0, 0, 8, 0], 'zip'],
  ['a PDF', [...new TextEncoder().encode('%PDF-1.7\n%âãÏÓ')], 'pdf'],
  ['a web page', [...new TextEncoder().encode('<!DOCTYPE html><html></html>')], 'html'],
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image'],
  ['an old Excel', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], 'xls'],
  ['a JSON', [...new TextEncoder().encode('{"winners": []}')], 'json'],
  ['some bytes', [1, 2, 3, 4, 5, 0, 0, 255], 'binary'],
])('%s is refused by its kind', (_, bytes, kind) => {
  const { election, problems } = readPabulib(Uint8Array.from(bytes));
  expect(election).toBeUndefined();
  expect(problems).toEqual([{ severity: 'error', code: 'not-a-table', params: { kind } }]);
});

test('another text is refused with its first line', () => {
  const { problems } = readPabulib('nombre,costo\nPlaza,100\n');
  expect(problems[0]).toMatchObject({
    code: 'not-pabulib',
    line: 1,
    params: { found: 'nombre,costo' },
  });
});

test('text before META is not skipped in silence', () => {
  expectRefused(`Exportado por Juan\n${fileOf()}`, 'not-pabulib', 1);
});

test('a file above the limit is refused before it is read', () => {
  const { problems } = readPabulib(new Uint8Array(maxFileBytes + 1));
  expect(problems).toEqual([
    {
      severity: 'error',
      code: 'file-too-large',
      params: { bytes: maxFileBytes + 1, limit: maxFileBytes },
    },
  ]);
});

test('Windows-1252 is read, and told', () => {
  const bytes = Uint8Array.from([...fileWith('P1', 'P1;600;3;Ñuñoa')].map((c) => c.charCodeAt(0)));
  const election = expectWarned(bytes, 'not-utf8');
  expect(election.projects[0]?.name).toBe('Ñuñoa');
});

test('UTF-16 with its BOM is read', () => {
  const text = `\uFEFF${fileWith('P1', 'P1;600;3;Ñuñoa')}`;
  const bytes = new Uint8Array(text.length * 2);
  [...text].forEach((c, i) => {
    bytes[2 * i] = c.charCodeAt(0) & 255;
    bytes[2 * i + 1] = c.charCodeAt(0) >> 8;
  });
  expect(electionFrom(bytes).projects[0]?.name).toBe('Ñuñoa');
});

// Sections, keys and columns.

test.each(['META', 'PROJECTS', 'VOTES'])('a missing section %s is named', (title) => {
  const lines = fileOf().split('\n');
  const start = lines.indexOf(title);
  const rest = lines.slice(start + 1).findIndex((line) => /^[A-Z]+$/.test(line));
  const end = rest === -1 ? lines.length : start + 1 + rest;
  const without = [...lines.slice(0, start), ...lines.slice(end)].join('\n');
  const { election, problems } = readPabulib(without);
  expect(election).toBeUndefined();
  expect(problems).toContainEqual({
    severity: 'error',
    code: 'missing-section',
    params: { expected: title },
  });
});

test('a repeated section is told at its line', () => {
  expectRefused(`${fileOf()}VOTES\nvoter_id;vote\nv9;P1\n`, 'repeated-section', 26);
});

test.each([
  ['project_id', 'project_id;cost;votes;name', 'nro;cost;votes;name', 16],
  ['cost', 'project_id;cost;votes;name', 'project_id;precio;votes;name', 16],
  ['voter_id', 'voter_id;vote', 'votante;vote', 21],
  ['vote', 'voter_id;vote', 'voter_id;voto', 21],
])('a missing column %s is named at the line of headings', (column, header, without, line) => {
  const file = fileOf().replace(header, without);
  expectRefused(file, 'missing-column', line);
  expect(readPabulib(file).problems[0]?.params).toEqual({ expected: column });
});

test('a repeated column is told', () => {
  expectRefused(fileOf().replace('votes;name', 'name;name'), 'repeated-column', 16);
});

test.each(['budget', 'vote_type'])('without %s nothing can be counted', (key) => {
  const { election, problems } = readPabulib(fileWith(`${key};`));
  expect(election).toBeUndefined();
  expect(problems).toContainEqual(
    expect.objectContaining({ code: 'missing-key', severity: 'error', params: { expected: key } }),
  );
});

test.each(['description', 'country', 'unit', 'instance', 'rule', 'date_begin', 'date_end'])(
  'without %s the file is counted, with a warning',
  (key) => {
    expectWarned(fileWith(`${key};`), 'missing-key', 1);
  },
);

test('a repeated key is told and the first one holds', () => {
  const file = fileOf({ meta: [...goodParts.meta, 'budget;5'] });
  expect(expectWarned(file, 'repeated-key', 15).budget).toBe(1000n);
});

test('a row with more cells than headings is refused: something is unquoted', () => {
  expectRefused(fileWith('P2', 'P2;300;2;Luces; y más;'), 'extra-cells', 18);
});

test('blank cells at the end of a row are nothing', () => {
  expect(told(fileWith('P2', 'P2;300;2;Luces;;'))).toEqual([]);
});

test('a quote that nothing closes is told at its line', () => {
  expectRefused(fileWith('P2', 'P2;300;2;"Luces'), 'unclosed-quote', 18);
});

// Vote types.

test('a vote type that does not exist is refused', () => {
  expectRefused(fileWith('vote_type', 'vote_type;mano alzada'), 'unknown-vote-type', 10);
});

// Amounts.

test.each([
  ['mucho', 'amount-not-number'],
  ['1e6', 'amount-not-number'],
  ['1 000', 'amount-not-number'],
  ['0x10', 'amount-not-number'],
  ['NaN', 'amount-not-number'],
  ['-5', 'amount-negative'],
  ['-0.5', 'amount-negative'],
  ['1234567890123456', 'amount-absurd'],
  ['1.1234567891', 'amount-absurd'],
  ['', 'amount-missing'],
] as const)('a cost of "%s" is refused as %s, at its line', (cost, code) => {
  expectRefused(fileWith('P2', `P2;${cost};2;Luces`), code, 18);
  expectRefused(fileWith('budget', `budget;${cost}`), code, 9);
});

test('a decimal comma is understood, and told', () => {
  const election = expectWarned(fileWith('P2', 'P2;300,5;2;Luces'), 'decimal-comma', 18);
  expect(election).toMatchObject({ decimals: 1, budget: 10_000n });
  expect(election.projects[1]?.cost).toBe(3005n);
});

test.each([
  ['850.000', 850n, 0],
  ['850.500', 8505n, 1],
  ['850,000', 850n, 0],
] as const)(
  'a cost of "%s" is read as Pabulib has it, and told that it looks like thousands',
  (cost, value, decimals) => {
    const election = expectWarned(
      fileWith('P2', `P2;${cost};2;Luces`),
      'amount-like-thousands',
      18,
    );
    expect(election.decimals).toBe(decimals);
    expect(election.projects[1]?.cost).toBe(value);
  },
);

test.each(['850.00', '1850.000', '0.850', '850000'])(
  'a cost of "%s" looks like nothing else',
  (cost) => {
    const { problems } = readPabulib(fileWith('P2', `P2;${cost};2;Luces`));
    expect(problems.map(({ code }) => code)).not.toContain('amount-like-thousands');
  },
);

test('a budget of zero is refused', () => {
  expectRefused(fileWith('budget', 'budget;0'), 'budget-zero', 9);
  expectRefused(fileWith('budget', 'budget;0.00'), 'budget-zero', 9);
});

test('a free project is a project', () => {
  expect(electionFrom(fileWith('P2', 'P2;0;2;Luces')).projects[1]?.cost).toBe(0n);
});

test('999999999 marks a withdrawn project: told, and kept with that cost', () => {
  const election = expectWarned(fileWith('P3', 'P3;999999999;0;Banca'), 'withdrawn-project', 19);
  expect(election.projects[2]?.cost).toBe(999_999_999n);
});

// Projects and ballots.

test('a project without id is refused', () => {
  expectRefused(fileWith('P3', ';200;0;Banca'), 'missing-project-id', 19);
});

test('a repeated project is refused, with the line of the first', () => {
  const file = fileWith('P3', 'P1;200;0;Banca');
  expectRefused(file, 'repeated-project', 19);
  expect(readPabulib(file).problems[0]?.params).toEqual({ found: 'P1', firstLine: 17 });
});

test('an unknown project in a ballot is refused, with ballot and line', () => {
  const file = fileWith('v2', 'v2;P1,P77');
  expectRefused(file, 'unknown-project', 23);
  expect(readPabulib(file).problems[0]).toMatchObject({
    section: 'VOTES',
    params: { found: 'P77', voter: 'v2' },
  });
});

test('ids are compared exactly: p1 is not P1', () => {
  expectRefused(fileWith('v2', 'v2;p1'), 'unknown-project', 23);
});

test('a project twice in one ballot is told and counted once', () => {
  const election = expectWarned(fileWith('v2', 'v2;P1,P1'), 'repeated-choice', 23);
  expect(election.ballots.at(1).choices).toEqual([0]);
});

test('a repeated voter is told, and both ballots count', () => {
  const file = fileWith('v2', 'v1;P1');
  expect(expectWarned(file, 'repeated-voter', 23).ballots).toHaveLength(4);
  expect(readPabulib(file).problems[0]?.params).toEqual({ found: 'v1', firstLine: 22 });
});

test('ballots without a voter id are not repetitions of each other', () => {
  const file = fileOf({ votes: ['voter_id;vote', ';P1,P2', ';P1', ';P2,P1', ';P3'] });
  expect(told(file)).toEqual(['project-votes-differ@19']);
});

test('more choices than META allows are told, and counted', () => {
  const file = fileOf({ meta: [...goodParts.meta, 'max_length;1'] });
  const election = expectWarned(file, 'too-many-choices', 23);
  expect(election.ballots.at(0).choices).toEqual([0, 1]);
});

test('choose-1 allows one choice', () => {
  expectWarned(fileWith('vote_type', 'vote_type;choose-1'), 'too-many-choices', 22);
});

test('counts that differ from what META declares are told', () => {
  expectWarned(fileWith('num_projects', 'num_projects;4'), 'projects-count-differs', 15);
  expectWarned(fileWith('num_votes', 'num_votes;five'), 'votes-count-differs', 20);
});

test('declared votes that differ from the ballots are told', () => {
  const file = fileWith('P2', 'P2;300;9;Luces');
  expectWarned(file, 'project-votes-differ', 18);
  expect(readPabulib(file).problems[0]?.params).toEqual({ what: 'P2', declared: '9', found: 2 });
});

test('a file without projects, or without ballots, is refused', () => {
  expectRefused(
    fileOf({ projects: ['project_id;cost'], votes: ['voter_id;vote', 'v;'] }),
    'no-projects',
    15,
  );
  expectRefused(fileOf({ votes: ['voter_id;vote'] }), 'no-ballots', 20);
});

test('thousands of projects are refused: nobody votes on that', () => {
  const many = Array.from({ length: 5001 }, (_, index) => `X${index};1`);
  const projects = ['project_id;cost', ...many];
  expectRefused(fileOf({ projects, votes: ['voter_id;vote', 'v1;X1'] }), 'too-many-projects', 15);
});

// Several together.

test('several problems are told together, errors first, each in the order of the file', () => {
  const file = fileOf({
    meta: goodParts.meta.map((line) => line.replace('budget;1000', 'budget;mil')),
    projects: ['project_id;cost;votes', 'P1;-1;3', 'P2;300;7', 'P1;200;0'],
    votes: ['voter_id;vote', 'v1;P1', 'v1;P2', 'v3;P8', 'v4;'],
  });
  expect(told(file)).toEqual([
    'amount-not-number@9',
    'amount-negative@17',
    'repeated-project@19',
    'unknown-project@24',
    'project-votes-differ@17',
    'project-votes-differ@18',
    'repeated-voter@23',
  ]);
});

test('after fifty of a severity the rest is a number', () => {
  const bad = Array.from({ length: 120 }, (_, index) => `v${index};P9`);
  const { problems, more } = readPabulib(fileOf({ votes: ['voter_id;vote', ...bad] }));
  expect(problems.filter((problem) => problem.severity === 'error')).toHaveLength(50);
  expect(more.errors).toBe(70);
});

test('warnings never push out an error', () => {
  const repeated = Array.from({ length: 80 }, () => 'v1;P1');
  const { election, problems, more } = readPabulib(
    fileOf({ votes: ['voter_id;vote', ...repeated, 'v2;P9'] }),
  );
  expect(election).toBeUndefined();
  expect(problems[0]?.code).toBe('unknown-project');
  expect(more.warnings).toBeGreaterThan(0);
});

test('what is quoted of the file is short and on one line', () => {
  const { problems } = readPabulib(fileWith('v2', `v2;"${'x'.repeat(500)}\n\u202Ey"`));
  const found = problems[0]?.params as { found: string };
  expect([...found.found]).toHaveLength(61);
  expect(found.found).not.toMatch(/\n|\u202E/);
});
