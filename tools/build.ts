// Builds what is stale: words, client and server; a hash of everything that goes in decides.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { takeTurn } from './turn.mjs';
import { root } from './vite-settings.ts';

const STAMPS = join(root, 'app/generated/.built');
/** Said by whoever has the turn to the process that builds. */
const NOW = '--now';

interface Step {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly run: () => Promise<void>;
}

const steps: readonly Step[] = [
  {
    name: 'words',
    inputs: [
      'app/src/**/messages/*.json',
      'app/project.inlang/settings.json',
      'tools/build-words.ts',
    ],
    outputs: ['app/generated/paraglide/messages.js'],
    run: async () => compileWords(),
  },
  {
    name: 'client',
    inputs: [
      'app/src/**/*',
      'packages/*/src/**/*',
      'golden/*.pb',
      'package-lock.json',
      'tools/vite-settings.ts',
      'tools/build.ts',
      'tools/build-words.ts',
    ],
    outputs: ['app/dist/client/.vite/manifest.json'],
    run: buildClient,
  },
  {
    name: 'server',
    inputs: [
      'app/src/**/*',
      'app/bin/*',
      'packages/*/src/**/*',
      'golden/*.pb',
      'package-lock.json',
      'tools/vite-settings.ts',
    ],
    outputs: ['app/dist/server/main.js'],
    run: buildServer,
  },
];

/** Builds each stale step in order; says which through `say`. */
async function buildStale(say: (step: string) => void): Promise<void> {
  for (const step of steps) {
    const hash = hashOf(step.inputs);
    if (isFresh(step, hash)) continue;
    say(step.name);
    await step.run();
    stamp(step, hash);
  }
}

/** Builds what is stale in a process of its own, so that the bundler's memory is not the product's. */
export function ensureBuilt(): void {
  if (steps.every((step) => isFresh(step, hashOf(step.inputs)))) return;
  const script = join(root, 'tools/build.ts');
  const done = spawnSync(process.execPath, [script], { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) throw new Error('Minga does not build: see above');
}

/** Whether what the server is made of has not changed since it was built. */
export function isServerCurrent(): boolean {
  return steps
    .filter(({ name }) => name === 'server')
    .every((step) => isFresh(step, hashOf(step.inputs)));
}

function compileWords(...options: readonly string[]): void {
  const script = join(root, 'tools/build-words.ts');
  const done = spawnSync(process.execPath, [script, ...options], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`words do not compile:\n${done.stdout}${done.stderr}`);
}

async function buildClient(): Promise<void> {
  const { build } = await import('vite');
  const { clientBuild } = await import('./vite-settings.ts');
  compileWords('--browser');
  await build(clientBuild());
  compressAssets(join(root, 'app/dist/client/assets'));
}

async function buildServer(): Promise<void> {
  const { build } = await import('vite');
  const { serverBuild } = await import('./vite-settings.ts');
  await build(serverBuild());
}

/** Writes a .br beside each text asset, so that no request pays for it. */
function compressAssets(dir: string): void {
  for (const name of readdirSync(dir).filter((one) => /\.(js|css|svg)$/.test(one))) {
    const plain = readFileSync(join(dir, name));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(join(dir, `${name}.br`), brotliCompressSync(plain, { params: quality }));
  }
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  const isFile = (file: string) => /\.[a-z0-9]+$/.test(file) && !/\.test\.tsx?$/.test(file);
  for (const file of globSync([...patterns], { cwd: root })
    .filter(isFile)
    .sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function stampFile(step: Step): string {
  return `${STAMPS}-${step.name}`;
}

function isFresh(step: Step, hash: string): boolean {
  const written = existsSync(stampFile(step)) && readFileSync(stampFile(step), 'utf8') === hash;
  return written && step.outputs.every((file) => existsSync(join(root, file)));
}

function stamp(step: Step, hash: string): void {
  writeFileSync(stampFile(step), hash);
}

/** Two at once would clear away what the other writes: whoever had to wait finds nothing stale. */
async function buildInTurn(): Promise<number> {
  const endTurn = await takeTurn(join(root, 'app/generated'), () =>
    console.log('Minga: otra ventana está preparando; esperando…'),
  );
  // The bundler works for seconds without a pause, and whoever has a turn must answer who asks for it.
  const child = spawn(process.execPath, [import.meta.filename, NOW], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  endTurn();
  return code ?? 1;
}

if (import.meta.main) {
  if (!process.argv.includes(NOW)) process.exit(await buildInTurn());
  await buildStale((step) => console.log(`Minga: preparando ${step}…`));
  process.exit(0);
}
