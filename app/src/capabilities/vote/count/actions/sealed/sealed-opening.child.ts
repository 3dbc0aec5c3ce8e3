// The child that opens sealed ballots: so many leaves, and it ends.
import { webCrypto } from '@minga/ballot';
import { openBallots } from '../../rules/sealed/open-ballots.ts';
import type { OpeningMessage, OpeningOrder } from './opening-words.ts';

process.once('message', async (order: OpeningOrder) => {
  const opened = await openBallots(order, webCrypto);
  await tell(opened === undefined ? { kind: 'wrong-key' } : { kind: 'opened', opened });
  process.disconnect();
});

function tell(message: OpeningMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const heard = (error: Error | null) => (error ? reject(error) : resolve());
    process.send?.(message, undefined, undefined, heard);
  });
}
