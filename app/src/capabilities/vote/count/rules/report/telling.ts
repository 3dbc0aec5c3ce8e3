// What every teller of a report needs: the count, how its figures are written, and in which language.
import type { Election } from '@minga/counting';
import type { Counted } from '../counted.ts';
import { type FigureText, figureTextOf } from './figure-text.ts';
import type { ReportLocale } from './report.ts';

export interface Telling {
  readonly counted: Counted;
  readonly text: FigureText;
  readonly say: { readonly locale: ReportLocale };
}

export function tellingOf(counted: Counted, locale: ReportLocale): Telling {
  return { counted, text: figureTextOf(counted.election, locale), say: { locale } };
}

/** Whether people gave points or ranked: then points decide, and votes are the ballots on which a project is. */
export function isByPoints({ profile }: Pick<Election, 'profile'>): boolean {
  return profile.points !== undefined;
}
