// Bare RSA private operations in as many threads as sign tokens, and nothing else: what issuing cannot go below.
import { constants, createPrivateKey, privateDecrypt } from 'node:crypto';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

interface Order {
  /** PKCS #8, base64url. */
  readonly pkcs8: string;
  readonly seconds: number;
}

export interface Operated {
  readonly done: number;
  /** Of a second. */
  readonly rate: number;
  /** Seconds of processor. */
  readonly processor: number;
}

/** Of all threads together. */
export async function bareOperations(
  pkcs8: string,
  threads: number,
  seconds: number,
): Promise<Operated> {
  const all = await Promise.all(
    Array.from(
      { length: threads },
      () =>
        new Promise<Operated>((resolve, reject) => {
          const order: Order = { pkcs8, seconds };
          const worker = new Worker(new URL(import.meta.url), { workerData: order });
          worker.once('message', resolve);
          worker.once('error', reject);
        }),
    ),
  );
  return all.reduce((sum, one) => ({
    done: sum.done + one.done,
    rate: sum.rate + one.rate,
    processor: sum.processor + one.processor,
  }));
}

function operate({ pkcs8, seconds }: Order): Operated {
  const key = createPrivateKey({
    key: Buffer.from(pkcs8, 'base64url'),
    format: 'der',
    type: 'pkcs8',
  });
  const blinded = Buffer.alloc(384, 1);
  blinded[0] = 0;
  const how = { key, padding: constants.RSA_NO_PADDING };
  privateDecrypt(how, blinded);
  const before = process.threadCpuUsage();
  const began = performance.now();
  let [done, now] = [0, began];
  for (; now - began < seconds * 1000; now = performance.now()) {
    privateDecrypt(how, blinded);
    done += 1;
  }
  const { user, system } = process.threadCpuUsage(before);
  return { done, rate: (done * 1000) / (now - began), processor: (user + system) / 1e6 };
}

if (!isMainThread) parentPort?.postMessage(operate(workerData as Order));
