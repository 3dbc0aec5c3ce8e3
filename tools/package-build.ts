// Builds one of the packages as it is published: bundles without dependencies, declarations, its command and its papers.
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
import { basename, join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { root } from './vite-settings.ts';

export interface PublishedPackage {
  /** The name of its folder in `packages`. */
  readonly folder: string;
  /** CommonJS starts a tenth sooner than modules do; a command that starts itself in threads is a module. */
  readonly format: 'cjs' | 'es';
  /** What the command has no need of at first: it is read when it is asked for. */
  readonly readLater?: RegExp;
}

interface Source {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly type: string;
  readonly description: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
}

function dirOf({ folder }: PublishedPackage): string {
  return join(root, 'packages', folder);
}

function sourceOf(published: PublishedPackage): Source {
  return JSON.parse(readFileSync(join(dirOf(published), 'package.json'), 'utf8'));
}

/** The doors by the names of their files: `index` is the package itself, `tables` is its door `./tables`. */
export function doorsOf(published: PublishedPackage): readonly string[] {
  return Object.values(sourceOf(published).exports).flatMap(
    (file) => /^\.\/src\/([a-z]+)\.ts$/.exec(file)?.[1] ?? [],
  );
}

/** What it exports besides code: door and file. */
function papersOf(published: PublishedPackage): readonly (readonly [string, string])[] {
  return Object.entries(sourceOf(published).exports).filter(([, file]) => !file.endsWith('.ts'));
}

function shared(published: PublishedPackage): InlineConfig {
  return { root: dirOf(published), configFile: false, logLevel: 'warn' };
}

/** For browsers, workers and Node: nothing of any of them is asked for but what all three have. */
export function doorsBuild(
  published: PublishedPackage,
  names: readonly string[],
  outDir: string,
): InlineConfig {
  const input = names.map((name) => [name, join(dirOf(published), `src/${name}.ts`)]);
  return {
    ...shared(published),
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2024',
      modulePreload: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: Object.fromEntries(input),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  };
}

/** One small file for what a command mostly does, since reading it costs its start; the rest when it is asked for. */
function commandBuild(published: PublishedPackage, file: string, outDir: string): InlineConfig {
  const { format, readLater } = published;
  return {
    ...shared(published),
    build: {
      outDir,
      emptyOutDir: false,
      ssr: join(dirOf(published), file),
      target: 'node24',
      minify: true,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        output: {
          format,
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          ...(readLater && {
            codeSplitting: {
              groups: [{ name: 'count', test: (id: string) => !readLater.test(id) }],
            },
          }),
        },
      },
    },
    ssr: { noExternal: true },
  };
}

/** Writes the package to `outDir`, whose contents are replaced. */
export async function buildPackage(published: PublishedPackage, outDir: string): Promise<void> {
  const source = sourceOf(published);
  await build(doorsBuild(published, doorsOf(published), outDir));
  for (const file of Object.values(source.bin)) {
    await build(commandBuild(published, file, join(outDir, 'bin')));
    chmodSync(join(outDir, 'bin', basename(file).replace(/\.ts$/, '.js')), 0o755);
  }
  if (published.format === 'cjs') {
    writeFileSync(join(outDir, 'bin/package.json'), '{ "type": "commonjs" }\n');
  }
  writeDeclarations(published, join(outDir, 'types'));
  cpSync(join(root, 'LICENSE'), join(outDir, 'LICENSE'));
  for (const file of ['README.md', ...papersOf(published).map(([, paper]) => paper)]) {
    cpSync(join(dirOf(published), file), join(outDir, file));
  }
  writeFileSync(
    join(outDir, 'package.json'),
    `${JSON.stringify(described(published, source), null, 2)}\n`,
  );
}

function described(published: PublishedPackage, source: Source): object {
  const { name, version, license, type, description } = source;
  const entries = doorsOf(published).map((door) => [
    door === 'index' ? '.' : `./${door}`,
    { types: `./types/${published.folder}/src/${door}.d.ts`, default: `./${door}.js` },
  ]);
  const commands = Object.entries(source.bin).map(([command, file]) => [
    command,
    file.replace(/\.ts$/, '.js'),
  ]);
  return {
    ...{ name, version, license, type, description },
    sideEffects: false,
    engines: { node: '>=24.2' },
    exports: Object.fromEntries([...entries, ...papersOf(published)]),
    bin: Object.fromEntries(commands),
  };
}

/** Declarations of the doors and of all they name, that of the basics among them. */
function writeDeclarations(published: PublishedPackage, outDir: string): void {
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
      ...doorsOf(published).map((door) => join(dirOf(published), `src/${door}.ts`)),
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

/** For `npm run build` of a package: to its folder `dist`. */
export async function buildToDist(published: PublishedPackage): Promise<void> {
  const outDir = join(dirOf(published), 'dist');
  await buildPackage(published, outDir);
  const { name, version } = sourceOf(published);
  console.log(`${name} ${version}: ${outDir}`);
}
