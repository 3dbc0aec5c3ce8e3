// The process that reads a file with the roll: a stranger's file, far from the keys and the databases of this house.
import {
  type KnownStyle,
  type PadronItem,
  padronRows,
  readPadronTable,
} from '../rules/padron-file.ts';
import type { PadronRead } from './padron-read.ts';

interface Order {
  readonly bytes: Uint8Array;
  readonly styles: readonly KnownStyle[];
}

const AT_ONCE = 2_000;

function send(message: PadronRead): Promise<void> {
  // Whoever reads faster than the other side writes would fill the memory of both.
  return new Promise((done) => process.send?.(message, undefined, undefined, () => done()));
}

async function read({ bytes, styles }: Order): Promise<void> {
  const table = await readPadronTable(bytes);
  if (!table.isSound) return send({ kind: 'refused', code: table.code });
  const rows = padronRows(table, styles);
  if ('code' in rows) return send({ kind: 'refused', code: rows.code });
  let items: PadronItem[] = [];
  let readCount = 0;
  const flush = async () => {
    readCount += items.length;
    await send({ kind: 'some', items, readCount, totalCount: rows.count });
    items = [];
  };
  for (const item of rows.items) {
    items.push(item);
    if (items.length === AT_ONCE) await flush();
  }
  await flush();
  return send({ kind: 'done' });
}

process.once('message', (order: Order) => {
  void read(order).then(() => process.disconnect());
});
