// The threads that sign: two, begun when they are first needed, and begun again if one dies.
import { Worker } from 'node:worker_threads';
import { assert } from '@minga/basics';
import { childFile } from '../../../../platform/child.ts';
import type { IssuerAnswer, IssuerOrder } from './issuer-orders.ts';

const THREADS = 2;

type OrderOf<Do extends IssuerOrder['do']> = Omit<Extract<IssuerOrder, { do: Do }>, 'id'>;
type Order = OrderOf<'generate'> | OrderOf<'sign'> | OrderOf<'forget'>;

interface Thread {
  ask(order: Order): Promise<IssuerAnswer>;
}

let begun: Thread[] = [];
let turn = 0;

function threads(): readonly Thread[] {
  if (begun.length === 0) begun = Array.from({ length: THREADS }, beginThread);
  return begun;
}

function beginThread(): Thread {
  const worker = new Worker(childFile('issuer', import.meta.url));
  const waiting = new Map<
    number,
    { readonly done: (answer: IssuerAnswer) => void; readonly broke: (error: Error) => void }
  >();
  let lastId = 0;
  const thread: Thread = {
    ask(order) {
      lastId += 1;
      const id = lastId;
      worker.ref();
      return new Promise((done, broke) => {
        waiting.set(id, { done, broke });
        worker.postMessage({ ...order, id });
      });
    },
  };
  const giveUp = (error: Error) => {
    begun = begun.filter((one) => one !== thread);
    for (const { broke } of waiting.values()) broke(error);
    waiting.clear();
  };
  worker.on('message', (answer: IssuerAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    // An idle thread keeps no process alive.
    if (waiting.size === 0) worker.unref();
    asked?.done(answer);
  });
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new Error('a thread that signs has ended')));
  worker.unref();
  return thread;
}

function nextThread(): Thread {
  const all = threads();
  turn = (turn + 1) % all.length;
  const thread = all[turn];
  assert(thread !== undefined, 'there are threads');
  return thread;
}

/** A new key of a contest: its modulus, and the whole of it, to be sealed at once. */
export async function generateIssuer(): Promise<{
  readonly modulus: Buffer;
  readonly pkcs8: string;
}> {
  const { modulus, pkcs8 } = await nextThread().ask({ do: 'generate' });
  assert(modulus !== undefined && pkcs8 !== undefined, 'a key was made');
  return { modulus: Buffer.from(modulus, 'base64url'), pkcs8 };
}

/**
 * Signs `bm` with the key that goes by `name`; `open` unseals it for a thread that does not have it yet. Throws one
 * and the same error whatever failed.
 */
export async function signBlind(
  name: string,
  bm: Uint8Array,
  open: () => string,
): Promise<Uint8Array> {
  const thread = nextThread();
  let answer = await thread.ask({ do: 'sign', name, pkcs8: undefined, bm });
  if (answer.needsKey) answer = await thread.ask({ do: 'sign', name, pkcs8: open(), bm });
  if (answer.bs === undefined) throw new Error('a blind signature was not given');
  return answer.bs;
}

/** Every thread forgets the keys whose names begin so. */
export async function forgetIssuers(prefix: string): Promise<void> {
  await Promise.all(begun.map((thread) => thread.ask({ do: 'forget', prefix })));
}
