// The sheets of an institution as a file for its team: numbers, forms and states, and nobody's name.
import { type Column, csvOf } from '../../../../platform/public-list.ts';
import { sheetName, stateOfSheet } from '../rules/paper.ts';
import type { PaperSheet } from '../store/paper-sheets.ts';
import { column } from './audit-list.ts';

const columns: readonly Column[] = [
  column('sheet', 'text', 'Número de la hoja', 'Number of the sheet'),
  column('form', 'text', 'Formulario', 'Form'),
  column('title', 'text', 'Título', 'Title'),
  column('subject', 'text', 'De qué trata', 'What it is about'),
  column('state', 'text', 'Estado: printed, waiting, entered, void', 'State'),
  column('printed_at', 'text', 'Impresa (ISO 8601, UTC)', 'Printed (ISO 8601, UTC)'),
  column('begun_at', 'text', 'Recibida (ISO 8601, UTC)', 'Received (ISO 8601, UTC)'),
  column('entered_at', 'text', 'Ingresada (ISO 8601, UTC)', 'Entered (ISO 8601, UTC)'),
  column('voided_at', 'text', 'Anulada (ISO 8601, UTC)', 'Made void (ISO 8601, UTC)'),
  column('void_reason', 'text', 'Por qué se anuló', 'Why it was made void'),
];

export function csvOfSheets(sheets: readonly PaperSheet[]): string {
  const rows = sheets.map((sheet) => ({
    sheet: sheetName(sheet),
    form: sheet.form,
    title: sheet.title,
    subject: sheet.subject,
    state: stateOfSheet(sheet),
    printed_at: sheet.printedAt.toISOString(),
    begun_at: sheet.begunAt?.toISOString() ?? null,
    entered_at: sheet.enteredAt?.toISOString() ?? null,
    voided_at: sheet.voidedAt?.toISOString() ?? null,
    void_reason: sheet.voidReason,
  }));
  return csvOf({ columns }, rows);
}
