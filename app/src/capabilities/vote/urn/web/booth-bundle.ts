// The program of the booth as one hash: every script that it loads, so that anybody sees whether the same one is served.
import { createHash } from 'node:crypto';
import { canon } from '@minga/ballot';
import type { Assets } from '../../../../platform/http/assets.ts';

/** The file that the booth begins with. */
export const boothIsland = 'src/capabilities/vote/urn/web/booth.client.tsx';

/** `{"files":[{"name","sha256"}…]}`, canonical, in the order of their names: what `client.bundle_sha256` is the hash of. */
export function boothBundle(assets: Pick<Assets, 'scriptsOf'>): Uint8Array {
  const files = assets
    .scriptsOf(boothIsland)
    .map(({ name, bytes }) => ({ name, sha256: hashOf(bytes) }));
  return canon({ files });
}

/** What the manifest of an election says of its booth. */
export function boothClientOf(assets: Pick<Assets, 'scriptsOf'>, version: string) {
  return { bundle_sha256: hashOf(boothBundle(assets)), source_commit: version };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
