// Compiles the messages of every room into typed functions (app/generated/paraglide); with `--browser`, for islands.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@inlang/paraglide-js';
import { root } from './vite-settings.ts';

const isForBrowser = process.argv.includes('--browser');
const outdir = join(root, `app/generated/paraglide${isForBrowser ? '-browser' : ''}`);

await compile({
  project: './app/project.inlang',
  outdir,
  strategy: ['globalVariable', 'baseLocale'],
  // One module a message lets the bundler put each into the file that says it; for everything else that
  // would be thousands of files, read by every tool and every run of the tests.
  outputStructure: isForBrowser ? 'message-modules' : 'locale-modules',
  emitTsDeclarations: false,
  emitGitIgnore: false,
});
if (!isForBrowser) {
  declareRuntime();
  declareMessages();
}
// The compiler leaves timers behind; without this the process hangs for half a minute.
process.exit(0);

function declareRuntime(): void {
  const options = ['--ignoreConfig', '--allowJs', '--declaration', '--emitDeclarationOnly'];
  const target = ['--target', 'esnext', '--module', 'nodenext', '--skipLibCheck', '--types', ''];
  const tsc = join(root, 'node_modules/.bin/tsc');
  const done = spawnSync(tsc, [...options, ...target, 'runtime.js'], {
    cwd: outdir,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) throw new Error('the runtime of the words has no declarations');
}

/** The compiler writes the type of each message beside it; a quarter of the time of its own declarations. */
function declareMessages(): void {
  const compiled = readFileSync(join(outdir, 'messages/_index.js'), 'utf8');
  const named = compiled.matchAll(/^\/\*\* @typedef \{(.+)\} (\w+) \*\/$/gm);
  const said = compiled.matchAll(
    /^export const (\w+) = \/\*\* @type \{\((\(.+?\) => LocalizedString)\)/gm,
  );
  const types = [...named].map(([, type, name]) => `type ${name} = ${type};`);
  const messages = [...said].map(([, name, type]) => `export declare const ${name}: ${type};`);
  const exported = compiled.match(/^export const /gm)?.length ?? 0;
  if (messages.length !== exported) throw new Error('some messages have no type to declare');
  const text = `${[...types, ...messages, 'export {};'].join('\n')}\n`;
  writeFileSync(join(outdir, 'messages/_index.d.ts'), text);
  const whole =
    "export * from './messages/_index.js';\nexport * as m from './messages/_index.js';\n";
  writeFileSync(join(outdir, 'messages.d.ts'), whole);
}
