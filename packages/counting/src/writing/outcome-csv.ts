// An outcome as a table for spreadsheets: one row per project, in the language of who downloads it.
import { type Fraction, formatFraction, fraction } from '@minga/basics';
import { joinCells } from '../reading/delimited-rows.ts';
import type { Locale } from '../sentences/sentences.ts';
import type { Election, Outcome, ProjectReason } from '../types.ts';

interface Words {
  readonly delimiter: string;
  readonly decimalMark: string;
  readonly headings: readonly string[];
  readonly funded: Readonly<Record<'yes' | 'no', string>>;
  readonly by: Readonly<Record<'supporters' | 'greedy', string>>;
  readonly reasons: Readonly<Record<ProjectReason['kind'], string>>;
}

const words: Readonly<Record<Locale, Words>> = {
  'es-CL': {
    delimiter: ';',
    decimalMark: ',',
    headings: [
      'id',
      'nombre',
      'costo',
      'votos',
      'puntaje',
      'financiado',
      'ronda',
      'comprado_por',
      'motivo',
      'tenian_sus_votantes',
      'faltaba',
    ],
    funded: { yes: 'sí', no: 'no' },
    by: { supporters: 'sus votantes', greedy: 'más votos primero' },
    reasons: {
      bought: 'entró',
      'dearer-than-budget': 'cuesta más que todo el monto',
      'no-votes': 'no tuvo votos',
      'no-support': 'siempre en el último lugar',
      'below-minimum': 'no llegó al mínimo',
      'partner-out': 'su proyecto unido no participó',
      conflict: 'entró otro de su grupo',
      'did-not-fit': 'no cabía en lo que quedaba',
      'not-reached': 'la cuenta terminó antes de su turno',
      'supporters-short': 'a sus votantes no les alcanzaba',
      'no-cost': 'no cuesta nada',
    },
  },
  en: {
    delimiter: ',',
    decimalMark: '.',
    headings: [
      'id',
      'name',
      'cost',
      'votes',
      'score',
      'funded',
      'round',
      'bought_by',
      'reason',
      'supporters_had',
      'missing',
    ],
    funded: { yes: 'yes', no: 'no' },
    by: { supporters: 'its supporters', greedy: 'most votes first' },
    reasons: {
      bought: 'bought',
      'dearer-than-budget': 'costs more than the whole budget',
      'no-votes': 'had no votes',
      'no-support': 'always ranked last',
      'below-minimum': 'below the minimum',
      'partner-out': 'the project of its pair did not take part',
      conflict: 'another of its group was bought',
      'did-not-fit': 'did not fit in what was left',
      'not-reached': 'the count ended before its turn',
      'supporters-short': 'its supporters could not pay it',
      'no-cost': 'costs nothing',
    },
  },
};

/** The cells of `outcomeCells` as `cellsToCsv` writes them. */
export function outcomeToCsv(election: Election, outcome: Outcome, locale: Locale): string {
  const { headings, rows } = outcomeCells(election, outcome, locale);
  return cellsToCsv([headings, ...rows], locale);
}

/**
 * UTF-8 with BOM and CRLF; `;` between cells in Spanish, `,` in English. A cell that a spreadsheet would run
 * as a formula gets an apostrophe before it.
 */
export function cellsToCsv(lines: readonly (readonly string[])[], locale: Locale): string {
  const { delimiter } = words[locale];
  const texts = lines.map((cells) => joinCells(cells.map(safeText), delimiter));
  return `\uFEFF${texts.join('\r\n')}\r\n`;
}

/**
 * The outcome as a table, a row per project in the order of the file. Decimal comma in Spanish, decimal point
 * in English; money left to supporters is rounded to the election's decimals.
 */
export function outcomeCells(
  election: Election,
  outcome: Outcome,
  locale: Locale,
): { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { decimalMark, headings, funded, by, reasons } = words[locale];
  const money = (value: Fraction) =>
    formatFraction(
      fraction(value.numerator, value.denominator * 10n ** BigInt(election.decimals)),
      election.decimals,
    ).replace('.', decimalMark);
  const rows = outcome.projects.map(({ project, votes, score, funded: isFunded, reason }) => {
    const { id = '', name = '', cost = 0n } = election.projects[project] ?? {};
    const round = reason.kind === 'bought' ? outcome.rounds[reason.round - 1] : undefined;
    const short = reason.kind === 'supporters-short' ? reason : undefined;
    return [
      id,
      name,
      money(fraction(cost)),
      String(votes),
      String(score),
      isFunded ? funded.yes : funded.no,
      round === undefined ? '' : String(round.number),
      round === undefined ? '' : by[round.by],
      reasons[reason.kind],
      short === undefined ? '' : money(short.had),
      short === undefined ? '' : money(short.missing),
    ];
  });
  return { headings, rows };
}

function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
