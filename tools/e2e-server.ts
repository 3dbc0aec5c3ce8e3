// The built product on an empty data folder, for the browser tests.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { throwawayFolder } from '../app/src/platform/testing/throwaway.ts';
import { root } from './vite-settings.ts';

const folder = throwawayFolder();
process.env.MINGA_DATA_DIR = join(folder, 'data');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const { main } = await import(join(root, 'app/dist/server/main.js'));
await main({ root, began: performance.now() });
