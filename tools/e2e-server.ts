// The built product on a filled data folder, for the browser tests, with a clock that a request may put forward.
import { rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { throwawayFolder } from '../app/src/platform/testing/throwaway.ts';
import { fillFolder } from './testing/filled-folder.ts';
import { followLaterClocks } from './testing/later-clock.ts';
import { comeRound } from './testing/timetable.ts';
import { root } from './vite-settings.ts';

const folder = throwawayFolder();
const dataDir = join(folder, 'data');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await fillFolder(dataDir);
process.env.MINGA_DATA_DIR = dataDir;
followLaterClocks(() => comeRound(dataDir));
enableCompileCache(join(root, '.cache/node'));
const { main } = await import(join(root, 'app/dist/server/main.js'));
await main({ root, began: performance.now() });
