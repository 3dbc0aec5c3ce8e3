// Knows the links that a PostgreSQL build needs and npm does not carry: the install script that makes them may not have run.
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The links that the build needs: those its package lists, and on macOS those that it forgets. */
export function linksOf(nativeDir: string): readonly Link[] {
  const list = join(nativeDir, 'pg-symlinks.json');
  const listed: readonly Link[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  const root = dirname(nativeDir);
  const links = listed.map(({ source, target }) => ({
    source: join(root, source),
    target: join(root, target),
  }));
  const libraries = join(nativeDir, 'lib');
  for (const file of existsSync(libraries) ? readdirSync(libraries) : []) {
    const [, stem, major] = /^(lib.+?)\.(\d+)\.\d+(?:\.\d+)?\.dylib$/.exec(file) ?? [];
    if (stem === undefined) continue;
    for (const short of [`${stem}.${major}.dylib`, `${stem}.dylib`]) {
      links.push({ source: join(libraries, file), target: join(libraries, short) });
    }
  }
  return links;
}

/** Makes each missing link; those that are right are not touched, so that a read-only folder may be whole. */
export function mendLinks(nativeDir: string): void {
  for (const { source, target } of linksOf(nativeDir)) {
    const wanted = relative(dirname(target), source);
    const found = lstatSync(target, { throwIfNoEntry: false });
    if (found?.isFile()) continue;
    if (found?.isSymbolicLink() && readlinkSync(target) === wanted) continue;
    const fresh = `${target}.${process.pid}.tmp`;
    rmSync(fresh, { force: true });
    symlinkSync(wanted, fresh);
    renameSync(fresh, target);
  }
}
