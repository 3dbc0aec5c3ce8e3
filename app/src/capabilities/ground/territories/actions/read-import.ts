// The file of an import as rows, whatever it is: a CSV, a spreadsheet or the features of a GeoJSON.
import { err, ok, type Result } from '@minga/basics';
import type { SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import {
  readRows,
  type SheetProblem,
  sheetLimits,
} from '../../../../platform/spreadsheet/read-rows.ts';
import { type FeatureProblem, isFeatureFile, readFeatureRows } from '../rules/feature-file.ts';
import type { RefusedLine } from '../rules/sector-refusal.ts';
import type { ImportRow } from '../rules/sector-rows.ts';

export interface ImportedRows<Field extends string> {
  readonly rows: readonly ImportRow<Field>[];
  readonly unusedHeadings: readonly string[];
}

/** Everything that is wrong with a file; its lines are features when it is a GeoJSON. */
export interface ImportRefusal<Field extends string = string> {
  readonly hasFeatures: boolean;
  readonly problems: readonly (SheetProblem | FeatureProblem | RefusedLine<Field>)[];
}

export interface ImportReport {
  readonly addedCount: number;
  readonly changedCount: number;
  /** Rows that say what is already there. */
  readonly sameCount: number;
  /** Columns of the file that were not used. */
  readonly unusedHeadings: readonly string[];
}

export async function readImport<Field extends string>(
  bytes: Uint8Array,
  columns: readonly SheetColumn<Field>[],
): Promise<Result<ImportedRows<Field>, ImportRefusal<Field>>> {
  if (!isFeatureFile(bytes)) {
    const read = await readRows(bytes, columns);
    return read.ok ? read : err({ hasFeatures: false, problems: read.error });
  }
  const { bytes: limit } = sheetLimits;
  if (bytes.length > limit) {
    const problem = { code: 'file-too-big', bytes: bytes.length, limit } as const;
    return err({ hasFeatures: true, problems: [problem] });
  }
  const read = readFeatureRows(new TextDecoder().decode(bytes), columns);
  if (!read.ok) return err({ hasFeatures: true, problems: [read.error] });
  return ok({ rows: read.value, unusedHeadings: [] });
}
