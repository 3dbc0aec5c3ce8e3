// The budget investments of a CONSUL Democracy: the CSV that its administration downloads.
//
// Columns as consuldemocracy/consuldemocracy writes them, in the language of the site:
// app/models/budget/investment/exporter.rb with `admin.budget_investments.index.list` of
// config/locales/{es,en}/admin.yml; feasibility carries the price: `Viable ($1.200.000)`.
// Installations that add supports, price, votes or winners to it use the names of config/locales/*/budgets.yml.
import { err, ok, type Result } from '@minga/basics';
import type { ReadExport } from './decidim-export.ts';
import {
  columnThere,
  type ExportRow,
  type ImportProblem,
  listProblems,
  parseWhole,
  readExportTable,
  rowReader,
  unknownHeadings,
} from './export-table.ts';
import { type ImportedProject, type ImportedStatus, importLimits } from './imported-budget.ts';

const ID = ['id'];
const TITLE = ['título', 'title'];
const TERRITORY = ['ámbito de actuación', 'scope of operation', 'partida', 'heading'];
const FEASIBILITY = ['viabilidad', 'feasibility'];
const SELECTED = ['seleccionado', 'seleccionada', 'selected'];
const WINNER = ['ganador', 'ganadora', 'winner'];
const VOTES = ['votos', 'votes', 'apoyos', 'supports'];
const PRICE = ['precio', 'coste', 'price', 'cost'];
const USED = [ID, TITLE, TERRITORY, FEASIBILITY, SELECTED, WINNER, VOTES, PRICE];

/** Known and left out: texts, and whatever names a person. */
const LEFT_OUT = [
  /^(descripción|description|justificación de la inviabilidad|unfeasibility explanation)$/i,
  /^(administrador|administrator|evaluador|valuator|grupos? evaluador(es)?|valuation group)$/i,
  /^(ev\. fin\.|val\. fin\.|mostrar a evaluadores|show to valuators|incompatible)$/i,
  /^(usuario autor|author username)$/i,
];

/** The file does not say which budget it is of: `budgetId` is its number in the address of the administration. */
export function readConsulExport(
  bytes: Uint8Array,
  budgetId: string,
): Result<ReadExport, readonly ImportProblem[]> {
  const { bytes: limit } = importLimits;
  if (bytes.length > limit) return err([{ code: 'file-too-big', bytes: bytes.length, limit }]);
  const table = readExportTable(bytes);
  if (!table.ok) return table;
  const { rows, headings: found } = table.value;
  const missing = [ID, TITLE, FEASIBILITY].filter(
    (names) => columnThere(table.value, names) === undefined,
  );
  if (missing.length > 0) {
    return err(missing.map(([column = '']) => ({ code: 'column-missing', column, found })));
  }
  const projects = readProjects(rows);
  if (!projects.ok) return projects;
  return ok({
    budget: { platform: 'consul', sourceId: budgetId.toLowerCase(), projects: projects.value },
    unknownHeadings: unknownHeadings(table.value, USED.flat(), LEFT_OUT),
    unusedFiles: [],
  });
}

function readProjects(
  rows: readonly ExportRow[],
): Result<readonly ImportedProject[], readonly ImportProblem[]> {
  const reader = rowReader();
  const lines = rows.map((row) => {
    const { status, costClp } = valuationOf(row, reader.problems);
    return {
      line: row.line,
      sourceId: reader.required(row, ID),
      title: reader.required(row, TITLE),
      costClp: reader.whole(row, PRICE) ?? costClp,
      votes: reader.whole(row, VOTES),
      status,
      territory: row.text(TERRITORY) || undefined,
      url: undefined,
    };
  });
  const problems = [...listProblems(lines), ...reader.problems];
  if (problems.length > 0) return err(problems);
  return ok(lines.map(({ line: _, ...project }) => project));
}

interface Valuation {
  readonly status: ImportedStatus;
  readonly costClp: number | undefined;
}

/** What became of it, as far as its three columns tell; what they cannot mean is told by its line. */
function valuationOf(row: ExportRow, problems: ImportProblem[]): Valuation {
  const text = row.text(FEASIBILITY);
  const wrong = (column: string, found: string) => {
    problems.push({ code: 'cell-wrong', line: row.line, column, found });
  };
  const isSelected = yesOrNo(row.text(SELECTED));
  const isWinner = yesOrNo(row.text(WINNER));
  if (isSelected === undefined) wrong(SELECTED[0] ?? '', row.text(SELECTED));
  if (isWinner === undefined) wrong(WINNER[0] ?? '', row.text(WINNER));
  const [, word = '', price] = /^([^(]+?)\s*(?:\(([^()]*)\))?$/.exec(text) ?? [];
  const costClp =
    price === undefined ? undefined : parseWhole(price.replaceAll(/[^\d., ]/g, '').trim());
  if (price !== undefined && price !== '' && costClp === undefined)
    wrong(FEASIBILITY[0] ?? '', text);
  const feasibility = FEASIBILITY_OF[word.toLowerCase()];
  if (feasibility === undefined) wrong(FEASIBILITY[0] ?? '', text);
  const chosen = isWinner ? 'selected' : isSelected ? 'on-ballot' : undefined;
  return { status: chosen ?? feasibility ?? 'undecided', costClp };
}

const FEASIBILITY_OF: Readonly<Record<string, ImportedStatus>> = {
  viable: 'feasible',
  feasible: 'feasible',
  inviable: 'unfeasible',
  unfeasible: 'unfeasible',
  'sin decidir': 'undecided',
  undecided: 'undecided',
};

/** Undefined for a word that is neither; an empty cell is no. */
function yesOrNo(text: string): boolean | undefined {
  if (/^(sí|si|yes|true)$/i.test(text)) return true;
  return /^(no|false|)$/i.test(text) ? false : undefined;
}
