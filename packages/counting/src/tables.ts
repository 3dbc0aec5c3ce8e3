// The door to tables: votes kept in a spreadsheet are read, and an outcome is written for one.
export type { Cell } from './reading/table-cells.ts';
export { readTableCsv } from './reading/table-csv.ts';
export {
  type TemplateSheets,
  tableTemplateCsv,
  tableTemplateSheets,
} from './reading/table-template.ts';
export { readTables, type Tables } from './reading/tables-reader.ts';
export { cellsToCsv, outcomeCells, outcomeToCsv } from './writing/outcome-csv.ts';
