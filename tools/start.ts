// `npm start`: builds what is stale, then becomes the product.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { root } from './vite-settings.ts';

const began = performance.now();
enableCompileCache(join(root, '.cache/node'));
ensureBuilt();
process.env.NODE_ENV ??= 'production';
const { main } = await import(join(root, 'app/dist/server/main.js'));
await main({ root, began });
