// Builds `@minga/counting` as it is published: bundles without dependencies, declarations, the command and its papers.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { root } from './vite-settings.ts';

const packageDir = join(root, 'packages/counting');
const source = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));

/** The doors by the names of their files: `index` is the package itself, `tables` is `@minga/counting/tables`. */
export const doors: readonly string[] = Object.values<string>(source.exports).flatMap(
  (file) => /^\.\/src\/([a-z]+)\.ts$/.exec(file)?.[1] ?? [],
);

const shared: InlineConfig = { root: packageDir, configFile: false, logLevel: 'warn' };

/** For browsers, workers and Node: nothing of any of them is asked for but what all three have. */
export function doorsBuild(names: readonly string[], outDir: string): InlineConfig {
  return {
    ...shared,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2024',
      modulePreload: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: Object.fromEntries(names.map((name) => [name, join(packageDir, `src/${name}.ts`)])),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  };
}

/** What a count of a small file has no need of: the other verbs, words for problems, tables, JSON's hashes. */
const readLater =
  /\/(explain|explaining|sentences|check|tables)[/.]|\/(check-(?!draft)|table-|tables-|iso-|pabulib-format|explain-|compare-|help|outcome-csv)/;

/**
 * One small file for a count, since reading it costs its start; the rest when it is asked for. CommonJS, which
 * starts a tenth sooner than modules do.
 */
function commandBuild(outDir: string): InlineConfig {
  return {
    ...shared,
    build: {
      outDir,
      emptyOutDir: false,
      ssr: join(packageDir, 'bin/minga-count.ts'),
      target: 'node24',
      minify: true,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        output: {
          format: 'cjs',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: {
            groups: [{ name: 'count', test: (id: string) => !readLater.test(id) }],
          },
        },
      },
    },
    ssr: { noExternal: true },
  };
}

/** Writes the package to `outDir`, whose contents are replaced. */
export async function buildCounting(outDir: string): Promise<void> {
  await build(doorsBuild(doors, outDir));
  await build(commandBuild(join(outDir, 'bin')));
  chmodSync(join(outDir, 'bin/minga-count.js'), 0o755);
  writeFileSync(join(outDir, 'bin/package.json'), '{ "type": "commonjs" }\n');
  writeDeclarations(join(outDir, 'types'));
  cpSync(join(root, 'LICENSE'), join(outDir, 'LICENSE'));
  for (const file of ['README.md', schemaFile()]) {
    cpSync(join(packageDir, file), join(outDir, file));
  }
  writeFileSync(join(outDir, 'package.json'), `${JSON.stringify(published(), null, 2)}\n`);
}

function schemaFile(): string {
  return source.exports['./schema'].replace('./', '');
}

function published(): object {
  const { name, version, license, type, description } = source;
  const entries = doors.map((door) => [
    door === 'index' ? '.' : `./${door}`,
    { types: `./types/counting/src/${door}.d.ts`, default: `./${door}.js` },
  ]);
  return {
    ...{ name, version, license, type, description },
    sideEffects: false,
    engines: { node: '>=24.2' },
    exports: { ...Object.fromEntries(entries), './schema': `./${schemaFile()}` },
    bin: { 'minga-count': './bin/minga-count.js' },
  };
}

/** Declarations of the doors and of all they name, that of the basics among them. */
function writeDeclarations(outDir: string): void {
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      ...{ noEmit: false, declaration: true, emitDeclarationOnly: true, types: [] },
      ...{ rootDir: join(root, 'packages'), outDir },
      // By its place and not through node_modules, whose files the compiler now and then declares nothing for.
      paths: { '@minga/basics': [join(root, 'packages/basics/src/index.ts')] },
    },
    include: [],
    files: [
      join(root, 'packages/basics/src/index.ts'),
      ...doors.map((door) => join(packageDir, `src/${door}.ts`)),
    ],
  };
  const scratch = join(root, 'node_modules/.cache');
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'declarations-'));
  try {
    const file = join(folder, 'tsconfig.json');
    writeFileSync(file, JSON.stringify(config));
    const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');
    const done = spawnSync(process.execPath, [compiler, '-p', file], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`the declarations do not compile:\n${done.stdout}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const name of globSync('**/*.d.ts', { cwd: outDir })) {
    const depth = name.split(/[\\/]/).length - 1;
    const basics = `${'../'.repeat(depth)}basics/src/index.js`;
    const file = join(outDir, name);
    const text = readFileSync(file, 'utf8')
      .replaceAll("'@minga/basics'", `'${basics}'`)
      .replaceAll(/(from |import\()'(\.[^']*)\.ts'/g, "$1'$2.js'");
    writeFileSync(file, text);
  }
}

if (import.meta.main) {
  const outDir = join(packageDir, 'dist');
  await buildCounting(outDir);
  console.log(`@minga/counting ${source.version}: ${outDir}`);
}
