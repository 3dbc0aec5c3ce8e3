// `minga upgrade --back`: whether the databases serve another version of the program, and how to put it in place.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Config } from '../config/config.ts';
import { contractsBeyond, readApplied } from '../platform/database/migrate.ts';
import { pathFrom } from './arguments.ts';
import type { OperationContext } from './command.ts';
import { refuse } from './refused.ts';
import { withDatabases } from './with-databases.ts';

/** SHA-256 by name of the migrations that a version knows. */
type Sums = ReadonlyMap<string, string>;

/** `version` is a name that git knows, or a path to the `SHA256SUMS` of its migrations. Changes nothing. */
export async function explainWayBack(
  context: OperationContext,
  config: Config,
  version: string,
): Promise<void> {
  const { sums, isInGit } = sumsOf(context, version);
  await withDatabases(context, config, async (urls) => {
    for (const { owner } of urls.values()) {
      const client = new pg.Client({ connectionString: owner });
      client.on('error', () => {});
      await client.connect();
      try {
        await check(client, version, sums);
      } finally {
        await client.end();
      }
    }
  });
  for (const line of wayBack(version, isInGit)) context.out(line);
}

async function check(client: pg.Client, version: string, sums: Sums): Promise<void> {
  const applied = await readApplied(client);
  const contracts = contractsBeyond(applied, new Set(sums.keys()));
  if (contracts.length > 0) refuse({ code: 'version-too-old', version, contracts });
  const migrations = [...applied]
    .filter(([name, { sha256 }]) => (sums.get(name) ?? sha256) !== sha256)
    .map(([name]) => name);
  if (migrations.length > 0) refuse({ code: 'version-of-another-minga', version, migrations });
}

function wayBack(version: string, isInGit: boolean): readonly string[] {
  const put = isInGit
    ? `git checkout ${version}`
    : `pon los archivos de la versión de ${version} en lugar de los de esta`;
  return [
    `Las bases sirven tal como están: no se toca ningún dato. Para volver, en cada copia, una por una:`,
    `  1. detenla: Ctrl+C o SIGTERM, y espera a que termine`,
    `  2. en la carpeta del programa: ${put}`,
    `  3. pártela como siempre: npm start, o npm run minga -- serve. Instala y construye lo de esa versión.`,
    'Lo escrito en columnas nuevas queda guardado; esa versión no lo muestra. No termines antes con --finish.',
  ];
}

const LINE = /^([0-9a-f]{64}) [ *](\d{4}-\S+\.sql)$/;
const GIT_NAME = /^\w[\w./-]*$/;

function sumsOf(
  { root, from }: Pick<OperationContext, 'root' | 'from'>,
  version: string,
): { readonly sums: Sums; readonly isInGit: boolean } {
  const path = pathFrom({ from }, version);
  const ofFile = parseSums(textOf(() => readFileSync(path, 'utf8')));
  if (ofFile.size > 0) return { sums: ofFile, isInGit: false };
  const file = `${version}:app/migrations/SHA256SUMS`;
  const git = () =>
    execFileSync('git', ['-C', root, 'show', file], { encoding: 'utf8', stdio: 'pipe' });
  const sums = parseSums(GIT_NAME.test(version) ? textOf(git) : '');
  return sums.size > 0 ? { sums, isInGit: true } : refuse({ code: 'version-unknown', version });
}

/** Empty where there is none: not a file, no git, no such version. */
function textOf(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function parseSums(text: string): Sums {
  const lines = text.split('\n').map((line) => LINE.exec(line));
  return new Map(lines.flatMap((found) => (found ? [[found[2] ?? '', found[1] ?? '']] : [])));
}
