// `npm run minga -- WORDS …`: builds what is stale, then runs the command.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { root } from './vite-settings.ts';

const began = performance.now();
enableCompileCache(join(root, '.cache/node'));
ensureBuilt();
process.env.NODE_ENV ??= 'production';
const { minga } = await import(join(root, 'app/dist/server/minga.js'));
const from = process.env.INIT_CWD ?? process.cwd();
process.exit(await minga(process.argv.slice(2), { root, from, began }));
