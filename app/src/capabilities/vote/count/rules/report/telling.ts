// What every teller of a report needs: the count, how its figures are written, and in which language.
import type { Counted } from '../counted.ts';
import type { FigureText } from './figure-text.ts';
import type { ReportLocale } from './report.ts';

export interface Telling {
  readonly counted: Counted;
  readonly text: FigureText;
  readonly say: { readonly locale: ReportLocale };
}
