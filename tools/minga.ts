// `npm run minga -- ROOM VERB …`: builds what is stale, then runs the command.
import { join } from 'node:path';
import { buildStale } from './build.ts';
import { root } from './vite-settings.ts';

await buildStale((step) => console.error(`Minga: preparando ${step}…`));
const { minga } = await import(join(root, 'app/dist/server/minga.js'));
process.exit(await minga(process.argv.slice(2), { root }));
