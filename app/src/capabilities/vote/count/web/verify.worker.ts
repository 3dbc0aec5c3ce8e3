// The browser's verifying worker: what it is given stays here, and it asks nobody anything.
import { webPort } from '@minga/verifier';
import { type VerifyMessage, type VerifyOrder, verifyOrder } from './verify-work.ts';

const tell = (message: VerifyMessage): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<VerifyOrder>) => {
  verifyOrder(data, webPort(crypto.subtle), tell).catch(() => tell({ kind: 'crashed' }));
});
