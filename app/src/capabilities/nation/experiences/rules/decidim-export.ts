// The open data of a Decidim: a zip of CSVs, or one of them.
//
// Columns as decidim/decidim writes them: decidim-budgets/lib/decidim/budgets/project_serializer.rb,
// decidim-proposals/lib/decidim/proposals/proposal_serializer.rb; a nested value is `outer/inner`
// (decidim-core/lib/decidim/exporters/csv.rb), files are `HOST-open-data-projects.csv`
// (decidim-core/app/services/decidim/open_data_exporter.rb), separated by semicolons.
import { err, ok, type Result } from '@minga/basics';
import { unzipWithinLimits } from '../../../../platform/spreadsheet/zip.ts';
import {
  columnThere,
  type ExportRow,
  type ExportTable,
  type ImportProblem,
  listProblems,
  readExportTable,
  rowReader,
  unknownHeadings,
} from './export-table.ts';
import {
  type ImportedBudget,
  type ImportedProject,
  type ImportedStatus,
  importLimits,
} from './imported-budget.ts';

export interface ReadExport {
  readonly budget: ImportedBudget;
  readonly unknownHeadings: readonly string[];
  /** Files of the zip that were not read. */
  readonly unusedFiles: readonly string[];
}

type Kind = 'projects' | 'proposals';

interface Columns {
  readonly id: readonly string[];
  readonly title: readonly string[];
  readonly cost: readonly string[];
  readonly votes: readonly string[];
  readonly state: readonly string[];
  readonly budget: readonly string[];
  readonly territory: readonly string[];
  readonly url: readonly string[];
}

const LANGUAGES = ['es-CL', 'es', 'en', 'ca', 'pt-BR', 'fr'];
const translated = (name: string) => [...LANGUAGES.map((language) => `${name}/${language}`), name];

const COLUMNS: Readonly<Record<Kind, Columns>> = {
  projects: {
    id: ['id'],
    title: translated('title'),
    cost: ['budget_amount'],
    votes: ['confirmed_votes'],
    state: [],
    budget: ['budget/id'],
    territory: translated('scope/name'),
    url: ['url'],
  },
  proposals: {
    id: ['id'],
    title: translated('title'),
    cost: ['cost'],
    votes: ['votes', 'supports'],
    state: ['state'],
    budget: ['component/id'],
    territory: translated('scope/name'),
    url: ['url'],
  },
};

/** Known and left out: texts, counts of other things, and whatever names a person. */
const LEFT_OUT = [
  /^(title|scope\/name)\//,
  /^(description|body|answer|category|taxonomies|scope|participatory_space|component|budget)\b/,
  /^(comments|followers|attachments|follows_count|endorsements|author|original_proposal)\b/,
  /^(created_at|updated_at|published_at|answered_at|selected_at|reference|is_amend|meeting_urls)$/,
  /^(related_|cost_report|execution_period|withdrawn|address|latitude|longitude|geolocation)/,
];

const STATUS_OF_STATE: Readonly<Record<string, ImportedStatus>> = {
  '': 'proposed',
  not_answered: 'proposed',
  evaluating: 'undecided',
  accepted: 'accepted',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
};

/** `budgetId` is needed where the file has several: a budget's number, or that of the component of proposals. */
export function readDecidimExport(
  bytes: Uint8Array,
  budgetId: string | undefined,
): Result<ReadExport, readonly ImportProblem[]> {
  const { bytes: limit } = importLimits;
  if (bytes.length > limit) return err([{ code: 'file-too-big', bytes: bytes.length, limit }]);
  const file = chooseFile(bytes);
  if (!file.ok) return file;
  const table = readExportTable(file.value.bytes);
  if (!table.ok) return table;
  const read = readTable(table.value, budgetId);
  return read.ok ? ok({ ...read.value, unusedFiles: file.value.unused }) : read;
}

interface ChosenFile {
  readonly bytes: Uint8Array;
  readonly unused: readonly string[];
}

/** The file of projects, else that of proposals: the first that has a row. */
function chooseFile(bytes: Uint8Array): Result<ChosenFile, readonly ImportProblem[]> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return ok({ bytes, unused: [] });
  const opened = unzipWithinLimits(bytes, importLimits.inflatedBytes, (name) =>
    /(^|[-_/])(projects|proposals)\.csv$/.test(name),
  );
  if (!opened.ok) return err([opened.error]);
  const { files, names } = opened.value;
  const wanted = Object.entries(files).toSorted(([one], [other]) =>
    kindOfFile(one).localeCompare(kindOfFile(other)),
  );
  const [name, chosen] = wanted.find(([, content]) => content.length > 1) ?? [];
  if (chosen === undefined) return err([{ code: 'table-missing', found: names }]);
  return ok({ bytes: chosen, unused: names.filter((one) => one !== name) });
}

/** Projects before proposals, by their names. */
function kindOfFile(name: string): string {
  return name.endsWith('projects.csv') ? '0' : '1';
}

function readTable(
  table: ExportTable,
  budgetId: string | undefined,
): Result<Omit<ReadExport, 'unusedFiles'>, readonly ImportProblem[]> {
  const kind: Kind = columnThere(table, COLUMNS.projects.cost) ? 'projects' : 'proposals';
  const columns = COLUMNS[kind];
  const missing = ([columns.id, columns.title, columns.budget] as const).filter(
    (names) => columnThere(table, names) === undefined,
  );
  if (missing.length > 0) {
    const found = table.headings;
    return err(missing.map(([column = '']) => ({ code: 'column-missing', column, found })));
  }
  const budget = chooseBudget(table, columns, budgetId);
  if (!budget.ok) return budget;
  const projects = readProjects(budget.value.rows, columns, kind);
  if (!projects.ok) return projects;
  return ok({
    budget: { platform: 'decidim', sourceId: budget.value.id, projects: projects.value },
    unknownHeadings: unknownHeadings(table, Object.values(columns).flat(), LEFT_OUT),
  });
}

function chooseBudget(
  table: ExportTable,
  columns: Columns,
  asked: string | undefined,
): Result<{ readonly id: string; readonly rows: readonly ExportRow[] }, readonly ImportProblem[]> {
  const groups = Map.groupBy(table.rows, (row) => row.text(columns.budget).toLowerCase());
  if (groups.size === 0) return err([{ code: 'projects-missing' }]);
  const [only] = groups.size === 1 ? groups.keys() : [];
  const id = asked?.toLowerCase() ?? only ?? '';
  const rows = groups.get(id);
  if (rows !== undefined && /^[a-z0-9]{1,40}$/.test(id)) return ok({ id, rows });
  const found = [...groups].map(([there, of]) => ({ id: there, projectsCount: of.length }));
  return err([{ code: 'budget-not-said', found }]);
}

function readProjects(
  rows: readonly ExportRow[],
  columns: Columns,
  kind: Kind,
): Result<readonly ImportedProject[], readonly ImportProblem[]> {
  const reader = rowReader();
  const lines = rows.map((row) => ({
    line: row.line,
    sourceId: reader.required(row, columns.id),
    title: reader.required(row, columns.title),
    costClp: reader.whole(row, columns.cost),
    votes: reader.whole(row, columns.votes),
    status: kind === 'projects' ? ('on-ballot' as const) : statusOf(row, columns, reader.problems),
    territory: row.text(columns.territory) || undefined,
    url: reader.address(row, columns.url),
  }));
  const problems = [...listProblems(lines), ...reader.problems];
  if (problems.length > 0) return err(problems);
  return ok(lines.map(({ line: _, ...project }) => project));
}

function statusOf(row: ExportRow, { state }: Columns, problems: ImportProblem[]): ImportedStatus {
  const found = row.text(state);
  const status = STATUS_OF_STATE[found];
  if (status === undefined) {
    problems.push({ code: 'cell-wrong', line: row.line, column: state[0] ?? '', found });
  }
  return status ?? 'proposed';
}
