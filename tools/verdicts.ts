// `npm run verdicts`: golden/verdicts.json judged on every Node that is in use and in the browser of the tests, as one table.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { chromiumPath } from '../e2e/chromium.ts';
import type { Judged, Vectors } from './verdicts/judge.ts';
import { root } from './vite-settings.ts';

/** The platform with its version, and what it judged; a sentence when it could not be asked. */
type Asked = readonly [platform: string, judged: readonly Judged[] | string];

const majors = [20, 22, 24, 26];
const cache = join(root, '.cache');
const golden = join(root, 'golden/verdicts.json');
const vectors: Vectors = JSON.parse(readFileSync(golden, 'utf8'));

/** Bundled as the published commands are: an old Node reads no types. */
async function bundle(name: string, isForNode: boolean): Promise<string> {
  const outDir = join(cache, 'verdicts', name);
  const entry = join(root, `tools/verdicts/${name}.ts`);
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: isForNode ? 'node20' : 'es2024',
      modulePreload: false,
      ...(isForNode && { ssr: entry }),
      rolldownOptions: {
        checks: { bundlerTimings: false },
        ...(!isForNode && { input: entry }),
        output: { format: isForNode ? 'es' : 'iife', entryFileNames: `${name}.mjs` },
      },
    },
    ssr: { noExternal: true },
  });
  return join(outDir, `${name}.mjs`);
}

/** The binary of the npm package of a major version, installed when it is not there; undefined when it cannot be. */
function nodeOf(major: number): string | undefined {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const prefix = join(cache, 'nodes', String(major));
  const binary = join(prefix, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  mkdirSync(prefix, { recursive: true });
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--fetch-retries=1'];
  spawnSync('npm', [...args, '--prefix', prefix, `${name}@${major}`], {
    stdio: 'ignore',
    shell: isWindows,
  });
  return existsSync(binary) ? binary : undefined;
}

function askNode(major: number, script: string): Asked {
  const node = nodeOf(major);
  if (node === undefined) {
    return [`Node ${major}`, 'npm could not install it: is there a connection to the registry?'];
  }
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1);
  const { status, stdout, stderr } = spawnSync(node, [script, golden], { encoding: 'utf8' });
  return [`Node ${version}`, status === 0 ? JSON.parse(stdout) : stderr];
}

/** WebCrypto is there for secure origins only; the page is answered here, nothing is fetched. */
async function askBrowser(script: string): Promise<Asked> {
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto('https://verdicts.invalid/');
    await page.addScriptTag({ path: script });
    const judged = await page.evaluate(
      (given) =>
        (
          globalThis as unknown as {
            readonly judgeVerdicts: (vectors: Vectors) => Promise<readonly Judged[]>;
          }
        ).judgeVerdicts(given),
      vectors,
    );
    return [`Chromium ${browser.version()}`, judged];
  } finally {
    await browser.close();
  }
}

function printRow(cells: readonly (string | number)[]): void {
  const [platform = '', judge = '', ...numbers] = cells.map(String);
  const right = numbers.map((cell) => cell.padStart(10)).join(' ');
  console.log(`${platform.padEnd(24)} ${judge.padEnd(24)} ${right}`);
}

const onNode = await bundle('on-node', true);
const asked: Asked[] = majors.map((major) => askNode(major, onNode));
asked.push(await askBrowser(await bundle('in-browser', false)));

printRow(['platform', 'judge', 'signatures', 'tokens', 'texts', 'differ']);
let wrong = 0;
for (const [platform, judged] of asked) {
  if (typeof judged === 'string') {
    console.log(`${platform.padEnd(24)} not asked: ${judged}`);
    wrong += 1;
    continue;
  }
  for (const { judge, signatures, tokens, texts, differ } of judged) {
    printRow([platform, judge, signatures, tokens, texts, differ.length]);
    for (const one of differ) console.log(`    ${one}`);
    wrong += differ.length;
  }
}
process.exit(wrong === 0 ? 0 : 1);
