// Each refusal of this room in a sentence that says what to do, the status of its answer, and the field that it is about.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { FileCode, RowCode } from '../rules/padron-file.ts';
import type { Refusal, RefusalCode } from '../rules/refusal.ts';

export const fileWords: Readonly<Record<FileCode, () => string>> = {
  'file-empty': m.roll_file_empty,
  'file-not-table': m.roll_file_not_table,
  'quotation-broken': m.roll_file_quotation,
  'column-missing': m.roll_file_column_missing,
  'column-repeated': m.roll_file_column_repeated,
  'rows-too-many': m.roll_file_rows,
  'workbook-too-big': m.roll_file_too_big_opened,
  'workbook-bomb': m.roll_file_bomb,
  'workbook-damaged': m.roll_file_damaged,
};

export const rowWords: Readonly<Record<RowCode, () => string>> = {
  'run-missing': m.roll_row_run_missing,
  'run-wrong': m.roll_row_run_wrong,
  'run-organization': m.roll_row_run_organization,
  'run-repeated': m.roll_row_run_repeated,
  'style-missing': m.roll_row_style_missing,
  'style-unknown': m.roll_row_style_unknown,
  'cell-formula': m.roll_row_formula,
  'cell-error': m.roll_row_error,
  'cells-merged': m.roll_row_merged,
  'cell-too-long': m.roll_row_too_long,
};

type Told<Code extends RefusalCode> = Extract<Refusal, { readonly code: Code }>;

const sentences: { readonly [Code in RefusalCode]: (refusal: Told<Code>) => string } = {
  'roll/unknown': () => m.roll_refused_unknown(),
  'roll/run-wrong': () => m.roll_refused_run_wrong(),
  'roll/style-unknown': () => m.roll_refused_style_unknown(),
  'roll/frozen': () => m.roll_refused_frozen(),
  'roll/not-frozen': () => m.roll_refused_not_frozen(),
  'roll/import-open': () => m.roll_refused_import_open(),
  'roll/import-none': () => m.roll_refused_import_none(),
  'roll/file-missing': () => m.roll_refused_file_missing(),
  'roll/file-too-big': () => m.roll_refused_file_too_big(),
  'roll/closed-roll': () => m.roll_refused_closed_roll(),
  'roll/open-roll': () => m.roll_refused_open_roll(),
  'roll/already-opened': () => m.roll_refused_already_opened(),
  'roll/not-open': () => m.roll_refused_not_open(),
  'roll/over': () => m.roll_refused_over(),
  'roll/no-table-now': () => m.roll_refused_no_table_now(),
  'roll/papers-over': () => m.roll_refused_papers_over(),
  'roll/already-on-roll': () => m.roll_refused_already_on_roll(),
  'roll/not-on-roll': () => m.roll_refused_not_on_roll(),
  'roll/already-issued': () => m.roll_refused_already_issued(),
  'roll/right-desk': () => m.roll_refused_right_desk(),
  'roll/not-marked': () => m.roll_refused_not_marked(),
  'roll/under-review': () => m.roll_refused_under_review(),
  'roll/rights-lost': () => m.roll_refused_rights_lost(),
  'roll/two-cards': () => m.roll_refused_two_cards(),
  'roll/card': () => m.roll_refused_card(),
  'roll/slip-unknown': () => m.roll_refused_slip_unknown(),
  'roll/code-wrong': () => m.roll_refused_code_wrong(),
  'roll/too-many-tries': ({ minutes }) => m.roll_refused_too_many_tries({ minutes }),
  'roll/cover-known': () => m.roll_refused_cover_known(),
  'roll/cover-decided': () => m.roll_refused_cover_decided(),
  'roll/reason-missing': () => m.roll_refused_reason_missing(),
  'roll/declared-already': () => m.roll_refused_declared_already(),
  'roll/declaration-decided': () => m.roll_refused_declaration_decided(),
  'roll/not-acknowledged': () => m.roll_refused_not_acknowledged(),
  'roll/without-run': () => m.roll_refused_without_run(),
};

export function sentenceOf(refusal: Refusal): string {
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}

const otherStatus: Readonly<Partial<Record<RefusalCode, NonNullable<Page['status']>>>> = {
  'roll/unknown': 404,
  'roll/run-wrong': 422,
  'roll/style-unknown': 422,
  'roll/file-missing': 422,
  'roll/file-too-big': 413,
  'roll/not-on-roll': 403,
  'roll/under-review': 503,
  'roll/two-cards': 422,
  'roll/card': 422,
  'roll/code-wrong': 422,
  'roll/too-many-tries': 429,
  'roll/reason-missing': 422,
  'roll/not-acknowledged': 422,
  'roll/without-run': 403,
};

export function refusalStatus({ code }: Refusal): NonNullable<Page['status']> {
  return otherStatus[code] ?? 409;
}

const fields: Readonly<Partial<Record<RefusalCode, string>>> = {
  'roll/run-wrong': 'run',
  'roll/style-unknown': 'estilo',
  'roll/file-missing': 'file',
  'roll/file-too-big': 'file',
  'roll/reason-missing': 'razon',
  'roll/not-acknowledged': 'acuse',
};

export function problemOf(refusal: Refusal): FieldProblem {
  return { field: fields[refusal.code] ?? '', message: sentenceOf(refusal) };
}
