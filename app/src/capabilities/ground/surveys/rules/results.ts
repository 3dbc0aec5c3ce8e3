// The results of a survey as counted, and as everybody may see them.
import { isText, optionsCount, type Question, type QuestionId } from './question.ts';
import { type Line, suppress, THRESHOLD } from './suppression.ts';

/** Everything counted; nothing of it is shown before `tell`. */
export interface Tally {
  /** Forms answered, and how many of them on paper. */
  readonly responses: number;
  readonly onPaper: number;
  /** How many answered each question; absent for none. */
  readonly answered: ReadonlyMap<QuestionId, number>;
  /** How many chose each option or point, from the first. */
  readonly chosen: ReadonlyMap<QuestionId, readonly number[]>;
  /** Of an order: how many gave each option each place. */
  readonly places: ReadonlyMap<QuestionId, readonly (readonly number[])[]>;
  /**
   * How many chose each option or point among those of each group, in the order of the options of the question
   * that groups; last those who left that one empty.
   */
  readonly byGroup: ReadonlyMap<QuestionId, readonly (readonly number[])[]>;
}

/** A figure, or null where it is withheld. */
export type Figure = number | null;

export interface QuestionResults {
  readonly question: Question;
  /** How many answered it. */
  readonly answered: Figure;
  /** Of each option or point, from the first; of a text none; of an order none. */
  readonly chosen: readonly Figure[];
  /** Of an order: of each option each place. Undefined for other kinds, and where nothing can be told. */
  readonly places?: readonly (readonly Figure[])[];
  /** Of each group each option; undefined where there are no groups, and where nothing can be told. */
  readonly byGroup?: readonly (readonly Figure[])[];
}

export interface Results {
  readonly responses: Figure;
  readonly onPaper: Figure;
  /** The question whose options are the groups. */
  readonly grouping: Question | undefined;
  /** How many left that question empty on paper: one group more. Undefined when nobody did. */
  readonly ungrouped: Figure | undefined;
  readonly questions: readonly QuestionResults[];
}

/** Numbers every cell of the tables of a survey, and remembers the count of each. */
class Cells {
  readonly counts: number[] = [];

  add(counts: readonly number[]): readonly number[] {
    const first = this.counts.length;
    this.counts.push(...counts);
    return counts.map((_, index) => first + index);
  }
}

interface Layout {
  readonly cells: Cells;
  readonly margins: Line[];
  readonly tables: Line[][];
  readonly paper: readonly number[];
  /** The cell of those who left the question that groups empty; undefined when nobody did. */
  ungrouped: number | undefined;
  /** Cells of each option or point, of those questions of which something is told. */
  readonly chosen: Map<QuestionId, readonly number[]>;
  /** Table of each question, by its place among the tables, with its cells row by row. */
  readonly places: Map<QuestionId, { readonly table: number; readonly rows: Rows }>;
  readonly byGroup: Map<QuestionId, { readonly table: number; readonly rows: Rows }>;
}
type Rows = readonly (readonly number[])[];

/**
 * What may be shown of a tally. With `threshold` 1 everything is: that is what the team sees. Who left a
 * question empty is told, whatever the number: it is no answer. Questions and totals of fewer people than the
 * threshold are not told at all.
 */
export function tell(questions: readonly Question[], tally: Tally, threshold = THRESHOLD): Results {
  const grouping = questions.find(({ isGrouping }) => isGrouping);
  const ungrouped =
    grouping === undefined ? 0 : tally.responses - (tally.answered.get(grouping.id) ?? 0);
  const given = { questions, tally, threshold, grouping, ungrouped };
  const isTold = tally.responses >= threshold;
  const layout = layOut(isTold ? given : { ...given, questions: [] });
  const { cells, margins, tables } = layout;
  const withheld = suppress(cells.counts, margins, tables, threshold);
  const figure = (cell: number | undefined): Figure =>
    cell === undefined || withheld.cells.has(cell) ? null : (cells.counts[cell] ?? 0);
  const table = (of: { readonly table: number; readonly rows: Rows } | undefined) =>
    of === undefined || withheld.tables.has(of.table)
      ? undefined
      : of.rows.map((row) => row.map(figure));
  return {
    responses: isTold ? tally.responses : null,
    onPaper: isTold ? figure(layout.paper[0]) : null,
    grouping,
    ungrouped: ungrouped > 0 ? figure(layout.ungrouped) : undefined,
    questions: questions.map((question) => {
      const { id, isGrouping } = question;
      const answered = tally.answered.get(id) ?? 0;
      // Of the question that groups it would tell how many are in no group.
      const tellsRest = isGrouping && layout.ungrouped !== undefined;
      const isSafe = !tellsRest || figure(layout.ungrouped) !== null;
      const places = table(layout.places.get(id));
      const byGroup = table(layout.byGroup.get(id));
      const none = Array.from(
        { length: isCounted(question) ? optionsCount(question) : 0 },
        () => null,
      );
      return {
        question,
        answered: isTold && isSafe && isEnough(answered, threshold) ? answered : null,
        chosen: layout.chosen.get(id)?.map(figure) ?? none,
        ...(places === undefined ? {} : { places }),
        ...(byGroup === undefined ? {} : { byGroup }),
      };
    }),
  };
}

function isEnough(people: number, threshold: number): boolean {
  return people === 0 || people >= threshold;
}

/** Whether its results are a figure for each option or point. */
function isCounted(question: Question): boolean {
  return !isText(question) && question.kind !== 'order';
}

interface Given {
  readonly questions: readonly Question[];
  readonly tally: Tally;
  readonly threshold: number;
  readonly grouping: Question | undefined;
  readonly ungrouped: number;
}

function layOut(given: Given): Layout {
  const { questions, tally, threshold, grouping, ungrouped } = given;
  const cells = new Cells();
  const paper = cells.add([tally.onPaper, tally.responses - tally.onPaper]);
  const layout: Layout = {
    cells,
    margins: [{ parts: paper }],
    tables: [],
    paper,
    ungrouped: undefined,
    chosen: new Map(),
    places: new Map(),
    byGroup: new Map(),
  };
  const told = questions.filter(({ id }) => isEnough(tally.answered.get(id) ?? 0, threshold));
  for (const question of told) addMargins(layout, tally, question);
  for (const question of told) if (question.kind === 'order') addOrder(layout, tally, question);
  const groups = grouping === undefined ? undefined : layout.chosen.get(grouping.id);
  if (grouping === undefined || groups === undefined) return layout;
  const rest = ungrouped > 0 ? cells.add([ungrouped]) : [];
  layout.ungrouped = rest[0];
  replaceMargin(layout, groups, [...groups, ...rest]);
  for (const question of told) {
    if (question.id !== grouping.id) addGroups(layout, tally, question, [...groups, ...rest]);
  }
  return layout;
}

/** Options of which one is chosen add up to those who answered; each of several does with those who did not choose it. */
function addMargins({ cells, margins, chosen }: Layout, tally: Tally, question: Question): void {
  if (!isCounted(question)) return;
  const counts = countsOf(tally.chosen.get(question.id), optionsCount(question));
  const answered = tally.answered.get(question.id) ?? 0;
  const own = cells.add(counts);
  chosen.set(question.id, own);
  if (question.kind !== 'many') margins.push({ parts: own });
  else {
    const others = cells.add(counts.map((count) => answered - count));
    margins.push(...own.map((cell, index) => ({ parts: [cell, others[index] ?? cell] })));
  }
}

/** Every option has as many places, and every place as many options, as people gave an order. */
function addOrder({ cells, tables, places }: Layout, tally: Tally, question: Question): void {
  const size = question.options.length;
  const counts = tally.places.get(question.id) ?? [];
  const rows = Array.from({ length: size }, (_, row) => cells.add(countsOf(counts[row], size)));
  places.set(question.id, { table: tables.length, rows });
  tables.push([...rows, ...columnsOf(rows)].map((parts) => ({ parts })));
}

function addGroups(
  { cells, tables, chosen, byGroup }: Layout,
  tally: Tally,
  question: Question,
  groups: readonly number[],
): void {
  const own = chosen.get(question.id);
  if (own === undefined || question.kind === 'many') return;
  const counts = tally.byGroup.get(question.id) ?? [];
  const rows = groups.map((_, row) => cells.add(countsOf(counts[row], own.length)));
  byGroup.set(question.id, { table: tables.length, rows });
  tables.push([
    ...rows.map((parts, row) => ({ parts, whole: groups[row] ?? -1 })),
    ...columnsOf(rows).map((parts, column) => ({ parts, whole: own[column] ?? -1 })),
  ]);
}

/** Those who left the grouping question empty are one group more, as much to be protected as any. */
function replaceMargin(
  { margins }: Layout,
  old: readonly number[],
  parts: readonly number[],
): void {
  const place = margins.findIndex((line) => line.parts === old);
  margins[place] = { parts };
}

function columnsOf(rows: Rows): Rows {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? -1));
}

function countsOf(counts: readonly number[] | undefined, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => counts?.[index] ?? 0);
}
