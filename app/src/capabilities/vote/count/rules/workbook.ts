// The spreadsheet of a vote as tables: its sheets Datos, Proyectos and Votos, whatever their case and accents.
import { err, ok, type Result } from '@minga/basics';
import type { Tables } from '@minga/counting/tables';
import { plainHeading } from '../../../../platform/spreadsheet/headings.ts';
import {
  openWorkbook,
  type WorkbookProblem as ProblemOfAny,
  type Sheet,
  type Table,
} from '../../../../platform/spreadsheet/workbook.ts';

/** What is wrong with a spreadsheet as such; what its tables say is the counting package's to judge. */
export type WorkbookProblem =
  | ProblemOfAny
  | { readonly code: 'sheet-missing'; readonly expected: string; readonly found: string };

const sheetNames = {
  datos: ['datos', 'data'],
  proyectos: ['proyectos', 'projects'],
  votos: ['votos', 'votes'],
} as const;

/** Reads the three sheets; other sheets may say what they like. Every formula, error and merged cell is a problem. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<Result<Tables, readonly WorkbookProblem[]>> {
  const opened = await openWorkbook(bytes);
  return opened.ok ? tablesOf(opened.value) : opened;
}

function tablesOf(sheets: readonly Sheet[]): Result<Tables, readonly WorkbookProblem[]> {
  const problems: WorkbookProblem[] = [];
  const table = (name: keyof typeof sheetNames): Table | undefined => {
    const accepted: readonly string[] = sheetNames[name];
    const read = sheets.find((sheet) => accepted.includes(plainHeading(sheet.name)))?.read();
    problems.push(...(read?.problems ?? []));
    return read?.table;
  };
  const datos = table('datos');
  const proyectos = table('proyectos') ?? missing('Proyectos', sheets, problems);
  const votos = table('votos') ?? missing('Votos', sheets, problems);
  if (problems.length > 0) return err(problems);
  return ok({ proyectos, votos, ...(datos === undefined ? {} : { datos }) });
}

function missing(expected: string, sheets: readonly Sheet[], problems: WorkbookProblem[]): Table {
  const found = sheets.map((sheet) => sheet.name).join(', ');
  problems.push({ code: 'sheet-missing', expected, found });
  return [];
}
