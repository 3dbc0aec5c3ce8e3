// Builds `@minga/counting` as it is published.
import type { InlineConfig } from 'vite';
import {
  buildPackage,
  buildToDist,
  doorsBuild as doorsBuildOf,
  doorsOf,
  type PublishedPackage,
} from './package-build.ts';

const counting: PublishedPackage = {
  folder: 'counting',
  format: 'cjs',
  // A count of a small file has no need of the other verbs, words for problems, tables, JSON's hashes.
  readLater:
    /\/(explain|explaining|sentences|check|tables)[/.]|\/(check-(?!draft)|table-|tables-|iso-|pabulib-format|explain-|compare-|help|outcome-csv)/,
};

export const doors: readonly string[] = doorsOf(counting);

export function doorsBuild(names: readonly string[], outDir: string): InlineConfig {
  return doorsBuildOf(counting, names, outDir);
}

/** Writes the package to `outDir`, whose contents are replaced. */
export function buildCounting(outDir: string): Promise<void> {
  return buildPackage(counting, outDir);
}

if (import.meta.main) await buildToDist(counting);
