// Compiles the messages of every room into typed functions (app/generated/paraglide).
import { compile } from '@inlang/paraglide-js';

await compile({
  project: './app/project.inlang',
  outdir: './app/generated/paraglide',
  strategy: ['globalVariable', 'baseLocale'],
  emitTsDeclarations: true,
  emitGitIgnore: false,
});
// The compiler leaves timers behind; without this the process hangs for half a minute.
process.exit(0);
