// Writes app/src/platform/database/schema.ts from a database migrated this moment.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThrowawayServer } from '../app/src/platform/testing/throwaway.ts';
import { root } from './vite-settings.ts';

export const schemaFile = join(root, 'app/src/platform/database/schema.ts');

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
  writeFileSync(schemaFile, schemaTypes(server.ownerUrlFor('minga')));
  await server.discard();
}
