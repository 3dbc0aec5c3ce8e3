// `minga-count check FILE`: everything that differs from what Pabulib accepts.
import { checkPabulib, checkSentence } from '../src/check.ts';
import type { CommandAnswer } from './command-answer.ts';
import type { CommandLine } from './command-line.ts';
import { printable } from './printable.ts';
import { readWholeFile } from './read-files.ts';

const words = {
  'es-CL': {
    clean: 'Nada está mal.',
    error: 'error',
    warning: 'aviso',
    total: (errors: number, warnings: number) =>
      `${errors} ${errors === 1 ? 'error' : 'errores'}, ${warnings} ${warnings === 1 ? 'aviso' : 'avisos'}.`,
    unlisted: (problems: number) => `Hay ${problems} más que no se muestran.`,
  },
  en: {
    clean: 'Nothing is wrong.',
    error: 'error',
    warning: 'warning',
    total: (errors: number, warnings: number) =>
      `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
    unlisted: (problems: number) => `${problems} more are not shown.`,
  },
} as const;

export async function answerCheck({ locale }: CommandLine, file: string): Promise<CommandAnswer> {
  const bytes = await readWholeFile(file, locale);
  if (typeof bytes === 'string') return { refusal: bytes };
  const { problems, more } = checkPabulib(bytes);
  const told = words[locale];
  if (problems.length === 0) return { out: `${told.clean}\n` };
  const count = (severity: 'error' | 'warning') =>
    problems.filter((problem) => problem.severity === severity).length;
  const unlisted = more.errors + more.warnings;
  const lines = [
    ...problems.map((problem) => `${told[problem.severity]}: ${checkSentence(problem, locale)}`),
    ...(unlisted === 0 ? [] : [told.unlisted(unlisted)]),
    told.total(count('error') + more.errors, count('warning') + more.warnings),
  ];
  return { out: printable(`${lines.join('\n')}\n`), exitCode: 1 };
}
