// Everything that can be wrong with a vote that is brought in is a sentence in both languages, with its figures and its row.
import { expect, test } from 'vitest';
import { inLocale } from '../../../../platform/words.ts';
import type { BringProblem, BringWarning } from '../rules/bring-problems.ts';
import type { OfficialRefusal } from '../rules/bringing.ts';
import {
  bringProblemSentence,
  officialRefusalSentence,
  officialRefusalStatus,
  voteRefusalWords,
  warningSentence,
} from './bring-words.ts';

const on = { row: 1_200, voter: 'F-7' };
const problems: readonly (readonly [BringProblem, RegExp, RegExp])[] = [
  [
    { code: 'project-unknown', found: 'X', name: 'Sede' },
    /«X, Sede».*nómina/,
    /“X, Sede”.*ballot list/,
  ],
  [{ code: 'project-repeated', number: 7 }, /7 está dos veces/, /7 is in the file twice/],
  [
    { code: 'project-missing', number: 7, name: 'Sede' },
    /Falta el proyecto 7/,
    /Project 7.*missing/,
  ],
  [
    { code: 'cost-differs', number: 7, name: 'Sede', foundClp: '1000', listedClp: 2000 },
    /\$2\.000 en la nómina y \$1\.000/,
    /\$2,000 on the ballot list and \$1,000/,
  ],
  [{ code: 'amount-differs', foundClp: '7', amountClp: 5000 }, /\$7.*\$5\.000/, /\$7.*\$5,000/],
  [
    { code: 'kind-differs', found: 'ordinal', asked: 'cumulative' },
    /en orden de preferencia.*repartiendo puntos/,
    /in order of preference.*spreading points/,
  ],
  [
    { code: 'too-many-choices', ...on, found: 6, limit: 5 },
    /Fila 1200 \(papeleta F-7\).*6.*5/,
    /Row 1200.*6.*5/,
  ],
  [{ code: 'too-few-choices', ...on, found: 1, limit: 2 }, /nulas/, /null/],
  [
    { code: 'above-amount', ...on, foundClp: 9000, amountClp: 8000 },
    /\$9\.000.*\$8\.000/,
    /\$9,000.*\$8,000/,
  ],
  [{ code: 'too-many-points', ...on, found: 11, limit: 10 }, /11 puntos.*10/, /11 points.*10/],
  [{ code: 'table-missing', ...on }, /no dice su mesa/, /does not say its polling table/],
  [{ code: 'table-too-long', ...on, limit: 60 }, /hasta 60/, /up to 60/],
  [
    { code: 'needs-ballots', why: 'rule', rule: 'mes' },
    /Partes iguales necesita las papeletas/,
    /Equal Shares needs the ballots/,
  ],
  [
    { code: 'needs-ballots', why: 'ballot', rule: 'greedy' },
    /totales de apoyo no bastan/,
    /not enough/,
  ],
  [{ code: 'needs-ballots', why: 'pairs', rule: 'greedy' }, /van juntos/, /go together/],
  [{ code: 'column-unknown', column: 'x' }, /«x» no es de esta tabla/, /“x” does not belong/],
  [
    { code: 'not-a-count', row: 3, column: '07', found: 'uno' },
    /Fila 3: «07».*«uno»/,
    /Row 3: “07”.*“uno”/,
  ],
  [{ code: 'not-a-count', row: 0, column: '07', found: '' }, /^falta «07»/, /^“07” is missing/],
  [
    { code: 'votes-above-valid', row: 3, number: 7, found: 9, valid: 8 },
    /Fila 3: .*9 votos.*8/,
    /Row 3: .*9 votes.*8/,
  ],
  [{ code: 'sum-too-large', row: 0, found: 9, limit: 8 }, /suman 9.*8/, /add up to 9.*8/],
  [
    { code: 'sum-too-small', row: 3, found: 7, limit: 8 },
    /suman 7.*al menos 8/,
    /add up to 7.*at least 8/,
  ],
  [{ code: 'table-repeated', row: 3, table: '12' }, /«12» está dos veces/, /“12” is there twice/],
  [{ code: 'row-without-table', row: 3 }, /Fila 3: falta/, /Row 3: .*missing/],
  [{ code: 'no-ballots' }, /ninguna papeleta/, /no ballot/],
];

test.each(problems)('%o', (problem, spanish, english) => {
  expect(bringProblemSentence(problem)).toMatch(spanish);
  expect(inLocale('en', () => bringProblemSentence(problem))).toMatch(english);
});

const warnings: readonly (readonly [BringWarning, RegExp, RegExp])[] = [
  [
    { code: 'chose-what-left', number: 3, name: 'Sede', ballots: 1, out: 'left' },
    /^1 papeleta había elegido el proyecto 3/,
    /^1 ballot had chosen project 3/,
  ],
  [
    { code: 'chose-what-left', number: 3, name: 'Sede', ballots: 1200, out: 'bundle-left' },
    /^1\.?200 papeletas .*iba junto/,
    /^1,200 ballots .*went with it left/,
  ],
  [{ code: 'currency-differs', found: 'PLN' }, /PLN/, /PLN/],
  [{ code: 'no-support', numbers: [3, 9] }, /3, 9/, /3, 9/],
  [
    { code: 'small-tables', count: 2, below: 5 },
    /2 mesas tienen menos de 5/,
    /2 polling tables have fewer than 5/,
  ],
];

test.each(warnings)('%o', (warning, spanish, english) => {
  expect(warningSentence(warning)).toMatch(spanish);
  expect(inLocale('en', () => warningSentence(warning))).toMatch(english);
});

test('each refusal has its sentence in both languages', () => {
  const more = { until: '2027-04-11', tables: ['9'], failure: 'broken' };
  for (const code of Object.keys(officialRefusalStatus)) {
    const refusal = { code, ...more } as unknown as OfficialRefusal;
    const [spanish, english] = (['es-CL', 'en'] as const).map((locale) =>
      inLocale(locale, () => officialRefusalSentence(refusal)),
    );
    expect([code, spanish === english, spanish?.endsWith('.')]).toEqual([code, false, true]);
  }
});

test('what a vote was refused for is listed, and the rest counted', () => {
  const refused = { problems: [{ code: 'no-ballots' } as const], more: 12 };
  expect(voteRefusalWords({ kind: 'refused', refused })).toEqual({
    listed: ['No hay ninguna papeleta que contar.'],
    more: 'Y 12 problemas más, que no se listan aquí.',
  });
  for (const failure of ['too-slow', 'too-heavy', 'broken'] as const) {
    expect(voteRefusalWords({ kind: 'failed', failure }).listed[0]).toMatch(/\.$/);
  }
});
