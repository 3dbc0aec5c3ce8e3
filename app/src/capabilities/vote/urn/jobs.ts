// The urn's own work, which no request asks for: every two seconds it looks what is due.
import type { UrnHouse } from '../../../platform/urn-house.ts';
import { advance, advanceAll, noMemories } from './actions/advance.ts';

const EVERY_MS = 2_000;

/**
 * Compares the logs with what witnesses saw before anybody can cast, then goes on in the background. Call what it
 * resolves to in order to stop; it waits for the round in hand.
 */
export async function startUrnWork(house: UrnHouse): Promise<() => Promise<void>> {
  const memories = noMemories();
  await advanceAll(house, { isStart: true, memories });
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      round = advanceAll(house, { memories })
        .catch((error) => house.log.error({ err: error }, 'the logs were not looked at'))
        .then(() => {
          if (!isStopped) next();
        });
    }, EVERY_MS);
  };
  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await round;
  };
}

/** One round of one election, by the clock of this house. */
export async function advanceAt(house: UrnHouse, electionId: string): Promise<void> {
  await advance(house, electionId);
}
