// What other platforms publish, read: what is expected of each fixture, and each way in which a file can be wrong.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readConsulExport } from './consul-export.ts';
import { readDecidimExport } from './decidim-export.ts';
import { type ImportProblem, parseWhole } from './export-table.ts';
import { countsOf, type ImportedBudget, importedId, importLimits } from './imported-budget.ts';

const imports = join(import.meta.dirname, '../../../../../../golden/imports');
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(imports, `${name}.csv`)));
const textOf = (name: string) => readFileSync(join(imports, `${name}.csv`), 'utf8');
const expected = (name: string) =>
  JSON.parse(readFileSync(join(imports, `${name}.expected.json`), 'utf8'));
const plain = (budget: ImportedBudget) => JSON.parse(JSON.stringify(budget));

const archive = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

function decidim(given: Uint8Array | string, budget?: string) {
  return readDecidimExport(typeof given === 'string' ? strToU8(given) : given, budget);
}

function problemsOf(read: ReturnType<typeof decidim>): readonly ImportProblem[] {
  return read.ok ? [] : read.error;
}

describe('a Decidim', () => {
  test('is read from its zip: the projects of the budget asked for', () => {
    const read = decidim(
      archive({
        'participa.ejemplo.cl-open-data-proposals.csv': textOf('decidim-proposals'),
        'participa.ejemplo.cl-open-data-projects.csv': textOf('decidim-projects'),
        'participa.ejemplo.cl-open-data-comments.csv': 'id;body\n1;x\n',
      }),
      '12',
    );
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(plain(read.value.budget)).toEqual(expected('decidim-projects'));
    expect(read.value.unknownHeadings).toEqual(['shade_of_moss']);
    expect(read.value.unusedFiles).toEqual([
      'participa.ejemplo.cl-open-data-proposals.csv',
      'participa.ejemplo.cl-open-data-comments.csv',
    ]);
  });

  test('without projects is read from its proposals, and no name of a person comes along', () => {
    const read = decidim(
      archive({
        'a-open-data-projects.csv': '\n',
        'a-open-data-proposals.csv': textOf('decidim-proposals'),
      }),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(plain(read.value.budget)).toEqual(expected('decidim-proposals'));
    expect(read.value.unknownHeadings).toEqual([]);
    expect(JSON.stringify(read.value)).not.toContain('Persona Inventada');
    expect(countsOf(read.value.budget)).toEqual({
      'projects-submitted': 3,
      'projects-on-ballot': undefined,
      'projects-selected': undefined,
    });
  });

  test('with several budgets asks which, and says which there are', () => {
    for (const budget of [undefined, '99']) {
      expect(problemsOf(decidim(bytesOf('decidim-projects'), budget))).toEqual([
        {
          code: 'budget-not-said',
          found: [
            { id: '12', projectsCount: 2 },
            { id: '13', projectsCount: 1 },
          ],
        },
      ]);
    }
  });

  test('a title is taken in Spanish, else in whatever language there is', () => {
    const read = decidim(bytesOf('decidim-projects'), '13');
    expect(read.ok && read.value.budget.projects[0]?.title).toBe('Bicycle shelter');
  });
});

describe('a Decidim that is wrong', () => {
  test('every wrong row is named by its line, and nothing is read', () => {
    const wrong = [
      'id;title/es;budget/id;budget_amount;confirmed_votes;url',
      '1;Uno;5;-3;x;https://a.cl',
      '1;;5;1,5;2;javascript:alert(1)',
    ].join('\n');
    expect(problemsOf(decidim(wrong))).toEqual([
      { code: 'id-repeated', line: 3, id: '1' },
      { code: 'cell-wrong', line: 2, column: 'budget_amount', found: '-3' },
      { code: 'cell-wrong', line: 2, column: 'confirmed_votes', found: 'x' },
      { code: 'cell-wrong', line: 3, column: 'title/es-CL', found: '' },
      { code: 'cell-wrong', line: 3, column: 'budget_amount', found: '1,5' },
      { code: 'cell-wrong', line: 3, column: 'url', found: 'javascript:alert(1)' },
    ]);
  });

  test('a column that it cannot do without, a zip without tables and a file of something else are said', () => {
    expect(problemsOf(decidim('id;budget_amount\n1;2\n')).map(({ code }) => code)).toEqual([
      'column-missing',
      'column-missing',
    ]);
    expect(problemsOf(decidim(archive({ 'a.txt': 'x' })))).toEqual([
      { code: 'table-missing', found: ['a.txt'] },
    ]);
    expect(problemsOf(decidim('\0\0'))).toEqual([{ code: 'file-not-table' }]);
    expect(problemsOf(decidim(new Uint8Array([0x50, 0x4b, 1])))).toEqual([
      { code: 'workbook-damaged' },
    ]);
    expect(problemsOf(decidim('id;title;budget/id;budget_amount\n'))).toEqual([
      { code: 'projects-missing' },
    ]);
  });

  test('a bomb is weighed and not opened, and what is not wanted weighs nothing', () => {
    const nothing = new Uint8Array(30_000_000);
    const bomb = zipSync({ 'a-open-data-projects.csv': nothing });
    expect(problemsOf(decidim(bomb))).toEqual([{ code: 'workbook-bomb' }]);
    const beside = zipSync({
      'a-open-data-comments.csv': nothing,
      'a-open-data-projects.csv': bytesOf('decidim-projects'),
    });
    expect(decidim(beside, '12').ok).toBe(true);
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`${at}.csv`, 'x']));
    expect(problemsOf(decidim(archive(many)))).toEqual([{ code: 'workbook-bomb' }]);
  });

  test('more projects than anybody reads are refused', () => {
    const rows = Array.from({ length: importLimits.projects + 1 }, (_, at) => `${at};T;5;1`);
    const text = ['id;title;budget/id;budget_amount', ...rows].join('\n');
    expect(problemsOf(decidim(text)).map(({ code }) => code)).toEqual(['projects-too-many']);
  });
});

describe('a CONSUL', () => {
  test('is read from what its administration downloads, and no name of a person comes along', () => {
    const read = readConsulExport(bytesOf('consul-investments'), '3');
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(plain(read.value.budget)).toEqual(expected('consul-investments'));
    expect(read.value.unknownHeadings).toEqual(['Color']);
    expect(JSON.stringify(read.value)).not.toMatch(/inventad[oa]/i);
    expect(countsOf(read.value.budget)).toEqual({
      'projects-submitted': 4,
      'projects-on-ballot': 2,
      'projects-selected': 1,
    });
  });

  test('in English is read alike', () => {
    const text =
      'ID;Title;Scope of operation;Feasibility;Selected\n1;A;All;Feasible (1,200,000 $);Yes\n2;B;All;Undecided;No\n';
    const read = readConsulExport(strToU8(text), '3');
    expect(read.ok && read.value.budget.projects.map(({ status }) => status)).toEqual([
      'on-ballot',
      'undecided',
    ]);
    expect(read.ok && read.value.budget.projects[0]?.costClp).toBe(1_200_000);
  });

  test('words that it does not use are named by their line', () => {
    const text =
      'ID,Título,Viabilidad,Seleccionado\n1,A,Viable (gratis),Sí\n2,B,Quizás,No\n3,C,Viable (12),Tal vez\n4,D,Viable (1.2),No\n';
    const read = readConsulExport(strToU8(text), '3');
    expect(read.ok ? [] : read.error).toEqual([
      { code: 'cell-wrong', line: 2, column: 'viabilidad', found: 'Viable (gratis)' },
      { code: 'cell-wrong', line: 3, column: 'viabilidad', found: 'Quizás' },
      { code: 'cell-wrong', line: 4, column: 'seleccionado', found: 'Tal vez' },
      { code: 'cell-wrong', line: 5, column: 'viabilidad', found: 'Viable (1.2)' },
    ]);
  });
});

test('an amount is read as it is written in either language, and never guessed', () => {
  const whole = (text: string) => parseWhole(text);
  expect(['0', '1200000', '1.200.000', '1,200,000', '1 200 000', '1200.00'].map(whole)).toEqual([
    0, 1_200_000, 1_200_000, 1_200_000, 1_200_000, 1200,
  ]);
  for (const text of ['', '-1', '1.5', '12.34.567', '1e9', '9'.repeat(17), '1.200,50', 'mil']) {
    expect(whole(text), text).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (amount) => {
      expect(whole(amount.toLocaleString('es-CL'))).toBe(amount);
      expect(whole(amount.toLocaleString('en'))).toBe(amount);
    }),
  );
});

test('the name of an import is of its platform, its site and its budget, and of nothing else', () => {
  const budget = { platform: 'decidim', sourceId: '12' } as const;
  expect(importedId(budget, 'https://www.Participa.Ejemplo.cl/x?y=1')).toBe(
    'decidim-participa-ejemplo-cl-12',
  );
  expect(importedId(budget, 'https://a-b.cl')).not.toBe(importedId(budget, 'https://a.b.cl'));
});
