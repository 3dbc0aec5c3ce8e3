// Builds `@minga/verifier` as it is published: whoever verifies a vote needs one file of JavaScript.
import { buildPackage, buildToDist, type PublishedPackage } from './package-build.ts';

const verifier: PublishedPackage = { folder: 'verifier', format: 'es' };

/** Writes the package to `outDir`, whose contents are replaced. */
export function buildVerifier(outDir: string): Promise<void> {
  return buildPackage(verifier, outDir);
}

if (import.meta.main) await buildToDist(verifier);
