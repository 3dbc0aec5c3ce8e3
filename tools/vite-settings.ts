// How the client and the server are bundled: shared by the build, the development server and the tests.
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { InlineConfig } from 'vite';

export const root = join(import.meta.dirname, '..');
const appDir = join(root, 'app');

const OF_LOTS = /basics\/src\/(lot|canonical-json|assert)\.ts$/;
/** What only pages of the vote seal, sign, verify and ask with. */
const OF_VOTES =
  /packages\/(ballot|ledger)\/|node_modules\/(@noble|hpke|qrcode|dijkstrajs)\/|vote\/(urn|roll|election)\/|vote\/count\/.*\/sealed\/|ui\/(qr-code|field|error-summary|idle-guard)\/|preact\/hooks\/|basics\/src\/readable-code|messages\/ui_idle/;

const shared: InlineConfig = {
  root: appDir,
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};

/** Islands, their workers and the stylesheet, with a manifest from source to hashed file. */
export function clientBuild(): InlineConfig {
  const islands = globSync('src/**/*.client.tsx', { cwd: appDir });
  return {
    ...shared,
    // In the browser the compiled messages need only the language of the document, not all of Paraglide.
    resolve: {
      alias: [
        {
          find: /^(\.\.\/runtime\.js|#locale)$/,
          replacement: join(appDir, 'src/ui/client-locale.ts'),
        },
        {
          find: '#words',
          replacement: join(appDir, 'generated/paraglide-browser/messages.js'),
        },
      ],
    },
    build: {
      outDir: join(appDir, 'dist/client'),
      emptyOutDir: true,
      manifest: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: ['src/site/styles.css', 'src/site/assets/favicon.svg', ...islands],
        // What several islands share comes in one file: small ones compress badly. What only the pages of lots
        // draw and seal again with is not for everybody, nor what only the vote needs.
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'shared',
                minShareCount: 2,
                test: (id) => !OF_LOTS.test(id) && !OF_VOTES.test(id),
              },
            ],
          },
        },
      },
    },
    worker: { format: 'es' },
  };
}

/** The server and its child processes as plain JavaScript; npm packages stay outside, ours go in. */
export function serverBuild(): InlineConfig {
  const children = globSync('src/**/*.child.ts', { cwd: appDir });
  return {
    ...shared,
    build: {
      outDir: join(appDir, 'dist/server'),
      emptyOutDir: true,
      ssr: true,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: Object.fromEntries(
          ['src/main.ts', 'bin/minga.ts', ...children].map((file) => [
            basename(file).replace(/\.ts$/, ''),
            join(appDir, file),
          ]),
        ),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
    // Kysely and Hono are hundreds of small modules: bundled, the product starts a fifth of a second sooner.
    ssr: { noExternal: [/^@minga\//, /^@inlang\//, 'kysely', 'hono', 'valibot'] },
  };
}

/** Reads .tsx in development, with islands served as they are. */
export function developmentServer(): InlineConfig {
  return {
    ...shared,
    appType: 'custom',
    server: { middlewareMode: true, watch: { ignored: ['**/.data*/**', '**/dist/**'] } },
  };
}
