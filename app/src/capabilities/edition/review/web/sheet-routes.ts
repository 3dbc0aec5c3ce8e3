// Findings out to a spreadsheet and in again: first what it would change and what is wrong, then taken or refused.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { readForm, readFormWithFiles } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readRows, sheetLimits } from '../../../../platform/spreadsheet/read-rows.ts';
import { filledXlsx } from '../../../../platform/spreadsheet/template.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { sheetProblemSentence } from '../../../../ui/file-import/sheet-problem-sentence.ts';
import { templateAnswer } from '../../../../ui/file-import/template-answer.ts';
import { keepImport, refuseImport } from '../actions/keep-import.ts';
import { judgeImport, takeImport } from '../actions/take-import.ts';
import { parseBenchFilter } from '../rules/bench-filter.ts';
import type { SheetKey } from '../rules/finding-sheet.ts';
import { listBenchNumbers } from '../store/bench.ts';
import { type Check, type Examination, listExaminations } from '../store/examinations.ts';
import { readImport } from '../store/imports.ts';
import { type AtDesk, deskRoutesOf, placeOf, refusedAt, toBench } from './at-desk.ts';
import { desk } from './paths.ts';
import { findingColumns, lexicon } from './sheet-columns.ts';
import { previewPage, sheetPage } from './sheet-pages.tsx';
import { findingWords, groundWords, kindWords } from './words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function sheetRoutes(house: House): readonly Route[] {
  const { get, post } = deskRoutesOf(house, 'review/find');
  const template = (format: 'csv' | 'xlsx') => () =>
    templateAnswer(findingColumns, m.review_sheet_file_name(), format);
  return [
    get(desk.workbook, answerWorkbook),
    get(desk.template, template('xlsx')),
    get(desk.templateCsv, template('csv')),
    get(desk.sheet, async (given) => sheetPage({ edition: given.edition, sentences: [] })),
    post(desk.sheet, answerSent, sheetLimits.bytes + 64 * 1024),
    get(desk.preview, answerPreview),
    post(desk.preview, answerTake),
  ];
}

async function answerWorkbook({ house, ask, by, edition, today }: AtDesk): Promise<Answer> {
  const { db } = house;
  const filter = parseBenchFilter(ask.query);
  const asked = { editionId: edition.id, filter, personId: by.actor.personId, today };
  const numbers = await listBenchNumbers(db, asked);
  const whole = numbers.length === 0 ? [] : await listExaminations(db, edition.id, numbers);
  const rows = whole.flatMap((one) => one.checks.map((check) => rowOf(one, check)));
  const name = m.review_sheet_file_name();
  const body = await filledXlsx(findingColumns, rows, currentLocale(), m.ui_import_rows_sheet());
  return new Response(body, {
    headers: {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="${name}-${edition.slug}.xlsx"`,
      'cache-control': 'no-store',
    },
  });
}

function rowOf(
  { number, title }: Examination,
  { kind, finding, reason, ground, norm, article, revision }: Check,
): Readonly<Record<SheetKey, string>> {
  return {
    number: String(number),
    title,
    kind: kindWords[kind](),
    finding: finding === null ? '' : findingWords[finding](),
    reason: reason ?? '',
    ground: ground === null ? '' : groundWords[ground](),
    norm: norm ?? '',
    article: article ?? '',
    revision: String(revision),
  };
}

async function answerSent(given: AtDesk): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const file = (await readFormWithFiles(ask.request)).file('file');
  if (file === undefined) return sheetPage({ edition, sentences: [m.review_sheet_missing()] });
  const read = await readRows<SheetKey>(new Uint8Array(await file.arrayBuffer()), findingColumns);
  if (!read.ok) return sheetPage({ edition, sentences: read.error.map(sheetProblemSentence) });
  const { rows } = read.value;
  // Without these two nothing says which check a row answers: the file is another one.
  if (rows.every(({ cells }) => cells.number === '' || cells.kind === '')) {
    return sheetPage({ edition, sentences: [m.review_sheet_another()] });
  }
  const id = await keepImport(house.db, by, edition, { fileName: file.name, rows });
  return seeOther(desk.preview.to({ ...placeOf(edition), import: id }));
}

async function answerPreview(given: AtDesk): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const id = ask.params.import ?? '';
  const own = { editionId: edition.id, personId: by.actor.personId, id };
  const kept = isUuid(id) ? await readImport(house.db, own) : undefined;
  if (kept === undefined) return refusedAt(given, { code: 'review/import-unknown' });
  const judged = await judgeImport(house.db, by, edition, { rows: kept.rows, lexicon });
  return previewPage({ edition, kept, judged });
}

async function answerTake(given: AtDesk): Promise<Answer> {
  const { house, ask, by, edition } = given;
  const { que } = await readForm(ask.request);
  const id = ask.params.import ?? '';
  if (!isUuid(id)) return refusedAt(given, { code: 'review/import-unknown' });
  if (que !== 'tomar') {
    const refused = await refuseImport(house.db, by, edition, id);
    return refused
      ? toBench(given, 'planilla-descartada')
      : refusedAt(given, { code: 'review/import-unknown' });
  }
  const taken = await takeImport(house.db, by, edition, { id, lexicon });
  return taken.ok
    ? toBench(given, 'planilla', taken.value.savedCount)
    : refusedAt(given, taken.error);
}
