// Replaces the dots of the maps by the comunas' shapes, from a file: all of it or nothing.
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { parseBoundaryFile } from '../rules/boundary-file.ts';
import type { BoundaryRefusal } from '../rules/boundary-refusal.ts';
import { lightenBoundaries } from '../rules/boundary-simplification.ts';
import type { Cut } from '../rules/cut.ts';
import { listKnownComunas, replaceBoundaries } from '../store/boundaries.ts';

export interface BoundaryImport {
  /** The file's whole text. */
  readonly text: string;
  readonly source: string;
  /** The words that the owner of the boundaries asks for; shown on every map. */
  readonly attribution: string;
  readonly allowMissing: boolean;
  /** Checks everything and writes nothing. */
  readonly isDryRun: boolean;
}

export interface BoundaryReport {
  readonly shapesCount: number;
  readonly withoutShape: readonly Cut[];
}

export async function importBoundaries(
  db: Database,
  given: BoundaryImport,
): Promise<Result<BoundaryReport, readonly BoundaryRefusal[]>> {
  const attribution = given.attribution.trim();
  const parsed = parseBoundaryFile(given.text, await listKnownComunas(db), given);
  const refusals: BoundaryRefusal[] = [
    ...(attribution === '' ? [{ code: 'territories/boundary-attribution-missing' } as const] : []),
    ...(parsed.ok ? [] : parsed.error),
  ];
  if (refusals.length > 0 || !parsed.ok) return err(refusals);
  if (!given.isDryRun) {
    const shapes = lightenBoundaries(parsed.value.shapes);
    const sha256 = createHash('sha256').update(given.text).digest('hex');
    const set = { source: given.source, attribution, sha256 };
    await inTransaction(db, (tx) => replaceBoundaries(tx, set, shapes));
  }
  const { shapes, withoutShape } = parsed.value;
  return ok({ shapesCount: shapes.length, withoutShape });
}
