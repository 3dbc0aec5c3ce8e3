// `minga-count check FILE`: everything that differs from what Pabulib accepts, in a file of any size.
import { checkSentence, createPabulibChecker, type PabulibCheck } from '../src/check.ts';
import type { Locale } from '../src/index.ts';
import type { Answer } from './answer.ts';
import type { Command } from './command-line.ts';
import { printable } from './printable.ts';
import type { Tell } from './progress.ts';
import { readInPieces } from './read-files.ts';

const words = {
  'es-CL': {
    clean: 'Se revisó todo y nada está mal.',
    error: 'error',
    warning: 'aviso',
    total: (errors: number, warnings: number) =>
      `${errors} ${errors === 1 ? 'error' : 'errores'}, ${warnings} ${warnings === 1 ? 'aviso' : 'avisos'}.`,
    unlisted: (problems: number) => `Hay ${problems} más que no se muestran.`,
    figuresUnchecked:
      'Por los errores no se revisaron las sumas, la columna «selected» ni los límites de las papeletas. Corrígelos y revisa de nuevo.',
  },
  en: {
    clean: 'All was checked and nothing is wrong.',
    error: 'error',
    warning: 'warning',
    total: (errors: number, warnings: number) =>
      `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
    unlisted: (problems: number) => `${problems} more are not shown.`,
    figuresUnchecked:
      'Because of the errors neither the sums, the column «selected» nor the limits of ballots were checked. Correct them and check again.',
  },
} as const;

export async function answerCheck({ file, locale }: Command, tell: Tell): Promise<Answer> {
  const checked = await readInPieces(file, { locale, tell }, (pieces) => {
    const checker = createPabulibChecker();
    for (const piece of pieces) checker.push(piece);
    return checker.finish();
  });
  if (!checked.ok) return { refusal: checked.error };
  const isClean = checked.value.problems.length === 0;
  return { out: printable(reportCheck(checked.value, locale)), exitCode: isClean ? 0 : 1 };
}

function reportCheck({ problems, more, areFiguresChecked }: PabulibCheck, locale: Locale): string {
  const told = words[locale];
  if (problems.length === 0) return `${told.clean}\n`;
  const count = (severity: 'error' | 'warning') =>
    problems.filter((problem) => problem.severity === severity).length;
  const unlisted = more.errors + more.warnings;
  const lines = [
    ...problems.map((problem) => `${told[problem.severity]}: ${checkSentence(problem, locale)}`),
    ...(unlisted === 0 ? [] : [told.unlisted(unlisted)]),
    ...(areFiguresChecked ? [] : [told.figuresUnchecked]),
    told.total(count('error') + more.errors, count('warning') + more.warnings),
  ];
  return `${lines.join('\n')}\n`;
}
