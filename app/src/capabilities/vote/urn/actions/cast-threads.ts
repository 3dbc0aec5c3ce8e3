// Threads that check casts beside the one that answers requests: what comes together goes to a thread together.
import { Worker } from 'node:worker_threads';
import { canon, toBase64url } from '@minga/ballot';
import { childFile } from '../../../../platform/child.ts';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { onceATurn } from '../../../../platform/once-a-turn.ts';
import { castTime } from '../rules/log-view.ts';
import { type CheckedCast, checkCast } from './check-cast.ts';
import type { LiveElection } from './live-elections.ts';
import { type CastsAnswer, type CastsOrder, packBodies, unpackChecked } from './packed-casts.ts';

/** `now` is when the headers of the request were read. */
export type CheckCast = (
  election: LiveElection,
  body: Uint8Array,
  now: Date,
) => Promise<CheckedCast>;

/** In the thread that asks. */
const checkHere: CheckCast = (election, body, now) => {
  const { manifest, manifestHash } = election;
  const time = castTime(election, now);
  return checkCast(body, { manifestHash, contests: manifest.contests, time, crypto: nodeCrypto });
};

interface Waiting {
  readonly election: LiveElection;
  readonly time: ReturnType<typeof castTime>;
  readonly body: Uint8Array;
  readonly done: (checked: CheckedCast) => void;
  readonly failed: (error: Error) => void;
}

/** Casts of one message. */
const MOST_CASTS = 32;

/** Begun at the first cast; a thread that dies is begun again by the next one. None: `checkHere`. */
export function castThreads(count: number): CheckCast {
  if (count === 0) return checkHere;
  const waiting: Waiting[] = [];
  const threads: Thread[] = [];

  const next = onceATurn(() => {
    while (waiting.length > 0) {
      let free = threads.find((thread) => thread.isFree());
      if (free === undefined && threads.length < count) {
        free = beginThread(next, (dead) => threads.splice(threads.indexOf(dead), 1));
        threads.push(free);
      }
      if (free === undefined) return;
      free.check(takeAlike(waiting));
    }
  });

  return (election, body, now) =>
    new Promise((done, failed) => {
      waiting.push({ election, body, time: castTime(election, now), done, failed });
      next();
    });
}

/** The first that wait, as far as one message holds them: of one election, at one time of it. */
function takeAlike(waiting: Waiting[]): readonly Waiting[] {
  const [first] = waiting;
  const other = waiting.findIndex(
    ({ election, time }, place) =>
      place === MOST_CASTS || election.id !== first?.election.id || time !== first.time,
  );
  return waiting.splice(0, other === -1 ? waiting.length : other);
}

interface Thread {
  isFree(): boolean;
  check(casts: readonly Waiting[]): void;
}

function beginThread(freed: () => void, died: (thread: Thread) => void): Thread {
  const worker = new Worker(childFile('check-casts', import.meta.url));
  const met = new Set<string>();
  let inHand: readonly Waiting[] = [];
  const thread: Thread = {
    isFree: () => inHand.length === 0,
    check(casts) {
      const [first] = casts;
      if (first === undefined) return;
      inHand = casts;
      const election = toBase64url(first.election.manifestHash);
      const manifest = met.has(election) ? undefined : canon(first.election.manifest);
      met.add(election);
      const packed = packBodies(casts.map(({ body }) => body));
      worker.ref();
      worker.postMessage({ election, manifest, time: first.time, ...packed } satisfies CastsOrder, [
        packed.bodies.buffer,
      ]);
    },
  };
  const giveUp = (error: Error) => {
    const lost = inHand;
    inHand = [];
    died(thread);
    for (const { failed } of lost) failed(error);
    freed();
  };
  worker.on('message', (answer: CastsAnswer) => {
    const done = inHand;
    const checked = unpackChecked(
      answer,
      done.map(({ body }) => body),
    );
    inHand = [];
    // A thread at rest keeps no process alive.
    worker.unref();
    for (const [place, one] of done.entries()) {
      const answer = checked[place];
      if (answer === undefined) one.failed(new Error('a cast was not checked'));
      else one.done(answer);
    }
    freed();
  });
  worker.once('error', giveUp);
  worker.unref();
  return thread;
}
