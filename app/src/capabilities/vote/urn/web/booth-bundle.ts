// The program of the booth as one hash: every file that its page loads, so that anybody sees whether the same one is served.
import { createHash } from 'node:crypto';
import { canon } from '@minga/ballot';
import type { Assets, LoadedFile } from '../../../../platform/http/assets.ts';

/** The script that the booth begins with. */
export const boothIsland = 'src/capabilities/vote/urn/web/booth.client.tsx';
export const boothStyles = 'src/site/styles.css';
export const boothIcon = 'src/site/assets/favicon.svg';

type WithFiles = Pick<Assets, 'filesOf'>;

export interface BoothBundle {
  /** `{"files":[{"name","sha256"}…]}`, canonical, in the order of their names. */
  readonly list: Uint8Array<ArrayBuffer>;
  /** H of the list, which is `client.bundle_sha256`. */
  readonly hash: string;
  readonly files: readonly LoadedFile[];
}

const made = new WeakMap<WithFiles, BoothBundle>();

/** Of this release. */
export function boothBundle(assets: WithFiles): BoothBundle {
  const known = made.get(assets) ?? bundleOf(assets);
  made.set(assets, known);
  return known;
}

function bundleOf(assets: WithFiles): BoothBundle {
  const files = assets.filesOf([boothIsland, boothStyles, boothIcon]);
  const listed = files.map(({ name, plain }) => ({ name, sha256: hashOf(plain, 'base64url') }));
  const list = new Uint8Array(canon({ files: listed }));
  return { list, hash: hashOf(list, 'base64url'), files };
}

/** What the manifest of an election says of its booth. */
export function boothClientOf(assets: WithFiles, version: string) {
  return { bundle_sha256: boothBundle(assets).hash, source_commit: version };
}

/** As pages say it of what they load. */
export function integrityOf({ plain }: Pick<LoadedFile, 'plain'>): string {
  return `sha256-${hashOf(plain, 'base64')}`;
}

function hashOf(bytes: Uint8Array, encoding: 'base64' | 'base64url'): string {
  return createHash('sha256').update(bytes).digest(encoding);
}
