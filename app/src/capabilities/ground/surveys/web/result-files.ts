// The figures of a survey as files: those that everybody may have, and the answers one by one for the team.
import { type Cell, type Column, csvOf } from '../../../../platform/public-list.ts';
import { isText, type Question } from '../rules/question.ts';
import type { Figure, QuestionResults, Results } from '../rules/results.ts';
import type { AnswerCell, AnsweredForm } from '../store/responses.ts';
import type { Survey } from '../store/surveys.ts';
import { column } from './survey-list.ts';

/** One row for each figure; `people` is empty where it is withheld. */
const columns: readonly Column[] = [
  column('question', 'integer', 'Número de la pregunta', 'Number of the question'),
  column('text', 'text', 'Pregunta', 'Question'),
  column(
    'kind',
    'text',
    'Tipo: one, many, scale, short-text, long-text, order',
    'Kind: one, many, scale, short-text, long-text, order',
  ),
  column(
    'option',
    'integer',
    'Número de la opción o punto de la escala; vacío: quienes respondieron',
    'Number of the option or point of the scale; empty: those who answered',
  ),
  column('label', 'text', 'Opción', 'Option'),
  column(
    'place',
    'integer',
    'Lugar que se le dio, en las preguntas de ordenar',
    'Place given to it, in questions of order',
  ),
  column(
    'group',
    'text',
    'Grupo, según la pregunta que separa los resultados',
    'Group, by the question that splits the results',
  ),
  column('people', 'integer', 'Personas; vacío: reservado', 'People; empty: withheld'),
];

type Row = Readonly<Record<string, Cell>>;

function resultRows(results: Results): readonly Row[] {
  const groups = [...(results.grouping?.options ?? []).map(({ spanish }) => spanish), ''];
  return results.questions.flatMap((one) => [
    row(one.question, { people: one.answered }),
    ...one.chosen.map((people, index) => row(one.question, { option: index + 1, people })),
    ...(one.places ?? []).flatMap((places, index) =>
      places.map((people, place) =>
        row(one.question, { option: index + 1, place: place + 1, people }),
      ),
    ),
    ...groupRows(one, groups),
  ]);
}

function groupRows(
  { question, byGroup }: QuestionResults,
  groups: readonly string[],
): readonly Row[] {
  return (byGroup ?? []).flatMap((figures, index) =>
    figures.map((people, at) =>
      row(question, { option: at + 1, group: groups[index] ?? '', people }),
    ),
  );
}

function row(
  question: Question,
  given: {
    readonly option?: number;
    readonly place?: number;
    readonly group?: string;
    readonly people: Figure;
  },
): Row {
  const { position, text, kind, options } = question;
  const label = kind === 'scale' ? undefined : options[(given.option ?? 0) - 1]?.spanish;
  return {
    question: position,
    text: text.spanish,
    kind,
    option: given.option ?? null,
    label: label ?? null,
    place: given.place ?? null,
    group: given.group ?? null,
    people: given.people,
  };
}

export function resultsCsv({ slug }: Survey, results: Results): Response {
  return csvFile(`minga-encuesta-${slug}`, csvOf({ columns }, [...resultRows(results)]), true);
}

export function resultsJson(survey: Survey, results: Results): Response {
  const { slug, title, institutionSlug, hours } = survey;
  const { responses, onPaper } = results;
  return Response.json(
    {
      survey: {
        id: slug,
        title: title.spanish,
        institution: institutionSlug,
        opens_at: hours?.opensAt.toISOString() ?? null,
        closes_at: hours?.closesAt.toISOString() ?? null,
      },
      answers: responses,
      answers_on_paper: onPaper,
      columns,
      rows: resultRows(results),
    },
    { headers: { 'access-control-allow-origin': '*' } },
  );
}

/** One row for each answered form: its day, its sheet if it was on paper, and what was answered. */
export function answersCsv(
  { slug }: Survey,
  questions: readonly Question[],
  forms: readonly AnsweredForm[],
): Response {
  const own = questions.flatMap(columnsOf);
  const fixed = ['answered_on', 'sheet'];
  const all = [...fixed, ...own.map(({ key }) => key)].map((key) => column(key, 'text', key, key));
  const rows = forms.map((form): Row => {
    const cells = own.map(({ key, read }) => [key, read(form.cells)] as const);
    return {
      answered_on: form.answeredOn,
      sheet: form.sheet,
      ...Object.fromEntries(cells),
    };
  });
  return csvFile(`minga-respuestas-${slug}`, csvOf({ columns: all }, rows), false);
}

interface OwnColumn {
  readonly key: string;
  readonly read: (cells: readonly AnswerCell[]) => Cell;
}

/** Several options and an order have a column for each option. */
function columnsOf(question: Question): readonly OwnColumn[] {
  const { id, kind, position, text, options } = question;
  const key = `${position}. ${text.spanish}`;
  const ofQuestion = (cells: readonly AnswerCell[]) => cells.filter((one) => one.questionId === id);
  if (kind === 'many' || kind === 'order') {
    return options.map(({ spanish }, index) => ({
      key: `${key}: ${spanish}`,
      read(cells) {
        const cell = ofQuestion(cells).find(({ option }) => option === index + 1);
        return kind === 'many' ? cell !== undefined : (cell?.place ?? null);
      },
    }));
  }
  const cellOf = (cell: AnswerCell): Cell => {
    if (isText(question)) return cell.text;
    return kind === 'scale' ? cell.option : (options[cell.option - 1]?.spanish ?? null);
  };
  const read = (cells: readonly AnswerCell[]) => ofQuestion(cells).map(cellOf)[0] ?? null;
  return [{ key, read }];
}

function csvFile(name: string, text: string, isPublic: boolean): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      ...(isPublic ? { 'access-control-allow-origin': '*' } : {}),
    },
  });
}
