// `npm start`: builds what is stale, then becomes the product.
import { join } from 'node:path';
import { buildStale } from './build.ts';
import { root } from './vite-settings.ts';

const began = performance.now();
await buildStale((step) => console.log(`Minga: preparando ${step}…`));
process.env.NODE_ENV ??= 'production';
const { main } = await import(join(root, 'app/dist/server/main.js'));
await main({ root, began });
