// A process that has written the bytes of a file and is about to write its row: killed there by a test.
import { setTimeout as wait } from 'node:timers/promises';
import { inTransaction, openDatabase } from '../database/database.ts';
import { acceptedPdf } from './accept-file.ts';
import { keepFile, storeFile } from './kept-files.ts';
import { localStore } from './local-store.ts';

const [folder = '', url = ''] = process.argv.slice(2);
const { db } = openDatabase(url, () => {});
const stored = await storeFile(localStore(folder), acceptedPdf(Buffer.from('%PDF-1.4'), 'acta'));
await inTransaction(db, async (tx) => {
  await keepFile(tx, stored, { room: 'records', alt: null, isPublic: true });
  console.log(stored.id);
  await wait(60_000);
});
