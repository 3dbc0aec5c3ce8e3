// The lines of a sheet of signatures as the desk types them: what each says, and what looks mistyped before anything is taken.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import { type IdentityDocument, parseDocument } from '../../../ground/people/rules/index.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import type { Eligibility } from '../../editions/rules/index.ts';
import { SHEET_LINES, type SheetLine, TIES_BY_LETTER } from '../rules/signature-sheet.ts';

/** Says that the sheet is like that, and what does not count shall be counted as refused. */
export const AS_IT_IS = 'asi-esta';

export interface TypedSheet {
  readonly lines: readonly SheetLine<IdentityDocument>[];
  /** `YYYY-MM-DD`; undefined where no such day was typed. */
  readonly receivedOn: string | undefined;
  readonly problems: readonly FieldProblem[];
}

/** Lines with nothing in them are left out. */
export function parseSheet(
  typed: Typed,
  { minAge, ties }: Pick<Eligibility, 'minAge' | 'ties'>,
  today: string,
): TypedSheet {
  const receivedOn = parseDay(typed.recibida ?? '');
  const year = Number((receivedOn ?? today).slice(0, 4));
  const lines: SheetLine<IdentityDocument>[] = [];
  const problems: FieldProblem[] = [];
  for (let line = 1; line <= SHEET_LINES; line += 1) {
    const [number = '', born = ''] = [typed[`numero-${line}`], typed[`ano-${line}`]];
    if (number.trim() === '' && born.trim() === '') continue;
    const document = documentIn(number);
    const birthYear = yearIn(born, year);
    const tie = TIES_BY_LETTER[typed[`vinculo-${line}`] ?? ''];
    const isSigned = typed[`sin-firma-${line}`] === undefined;
    lines.push({ line, document, isSigned, birthYear, tie });
    if (document === undefined) {
      const message = m.proposals_sheet_number_wrong({ line });
      problems.push({ field: `numero-${line}`, message });
    }
    if (birthYear === undefined && (minAge > 0 || born.trim() !== '')) {
      problems.push({ field: `ano-${line}`, message: m.proposals_sheet_year_wrong({ line }) });
    }
    if (tie === undefined || !ties.includes(tie)) {
      problems.push({ field: `vinculo-${line}`, message: m.proposals_sheet_tie_wrong({ line }) });
    }
  }
  if (lines.length === 0) {
    problems.push({ field: 'numero-1', message: m.proposals_sheet_empty() });
  }
  if (receivedOn === undefined) {
    problems.unshift({ field: 'recibida', message: m.proposals_paper_received_missing() });
  }
  return { lines, receivedOn, problems };
}

/** A RUN, a provisional number, or another document after its country: `AR 30123456`. */
function documentIn(typed: string): IdentityDocument | undefined {
  const foreign = /^\s*([A-Za-z]{2})[\s:]+(\S.*)$/.exec(typed);
  const tries =
    foreign === null
      ? (['run', 'ipa'] as const).map((kind) => ({ kind, country: '', number: typed }))
      : [
          {
            kind: 'foreign-id',
            country: (foreign[1] ?? '').toUpperCase(),
            number: foreign[2] ?? '',
          },
        ];
  for (const one of tries) {
    const read = parseDocument(one);
    if (read.ok) return read.value;
  }
  return undefined;
}

function yearIn(typed: string, year: number): number | undefined {
  const digits = typed.trim();
  const found = /^\d{4}$/.test(digits) ? Number(digits) : undefined;
  return found !== undefined && found > year - 120 && found <= year ? found : undefined;
}
