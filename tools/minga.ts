// `npm run minga -- ROOM VERB …`: builds what is stale, then runs the command.
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { root } from './vite-settings.ts';

ensureBuilt();
const { minga } = await import(join(root, 'app/dist/server/minga.js'));
process.exit(await minga(process.argv.slice(2), { root }));
