// Bare RSA private operations in as many threads as sign tokens, and nothing else: what issuing cannot go below.
import { constants, createPrivateKey, privateDecrypt } from 'node:crypto';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

interface Order {
  /** PKCS #8, base64url. */
  readonly pkcs8: string;
  readonly seconds: number;
}

/** Operations a second of all threads together. */
export async function bareOperations(pkcs8: string, threads: number, seconds: number) {
  const rates = await Promise.all(
    Array.from(
      { length: threads },
      () =>
        new Promise<number>((resolve, reject) => {
          const order: Order = { pkcs8, seconds };
          const worker = new Worker(new URL(import.meta.url), { workerData: order });
          worker.once('message', resolve);
          worker.once('error', reject);
        }),
    ),
  );
  return rates.reduce((sum, rate) => sum + rate, 0);
}

function operate({ pkcs8, seconds }: Order): number {
  const key = createPrivateKey({
    key: Buffer.from(pkcs8, 'base64url'),
    format: 'der',
    type: 'pkcs8',
  });
  const blinded = Buffer.alloc(384, 1);
  blinded[0] = 0;
  const how = { key, padding: constants.RSA_NO_PADDING };
  privateDecrypt(how, blinded);
  const began = performance.now();
  let [done, now] = [0, began];
  for (; now - began < seconds * 1000; now = performance.now()) {
    privateDecrypt(how, blinded);
    done += 1;
  }
  return (done * 1000) / (now - began);
}

if (!isMainThread) parentPort?.postMessage(operate(workerData as Order));
