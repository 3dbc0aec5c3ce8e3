// Writes the schema files of app/src/platform/database from databases migrated this moment.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseName, databaseNames } from '../app/src/platform/database/names.ts';
import { startThrowawayServer } from '../app/src/platform/testing/throwaway.ts';
import { root } from './vite-settings.ts';

const folder = join(root, 'app/src/platform/database');

/** Where the types of each database are. */
export const schemaFiles: Readonly<Record<DatabaseName, string>> = {
  minga: join(folder, 'schema.ts'),
  minga_roll: join(folder, 'roll-schema.ts'),
  minga_urn: join(folder, 'urn-schema.ts'),
};

const HEADER = `// The tables as TypeScript sees them: generated from the migrated database by tools/schema-types.ts.
// biome-ignore-all lint: generated
`;

/** The types of every table of the database at `url`, as the text of a module. */
export function schemaTypes(url: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'minga-schema-'));
  const out = join(dir, 'schema.ts');
  try {
    const options = ['--dialect=postgres', '--default-schema=none_', '--log-level=error'];
    const excluded = '--exclude-pattern={graphile_worker,public,platform}.*';
    const done = spawnSync(
      join(root, 'node_modules/.bin/kysely-codegen'),
      [`--url=${url}`, ...options, excluded, `--out-file=${out}`],
      { encoding: 'utf8', cwd: root },
    );
    if (done.status !== 0) throw new Error(`kysely-codegen: ${done.stdout}${done.stderr}`);
    const generated = readFileSync(out, 'utf8').replace(/^\/\*\*[\s\S]*?\*\/\s*/, '');
    return `${HEADER}\n${generated}`;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const server = await startThrowawayServer(root);
  for (const name of databaseNames) {
    writeFileSync(schemaFiles[name], schemaTypes(server.ownerUrlFor(name)));
  }
  await server.discard();
}
