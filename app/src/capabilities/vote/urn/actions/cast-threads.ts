// Threads that check casts beside the one that answers requests: what comes while one is at work goes to it together.
import { Worker } from 'node:worker_threads';
import { canon, toBase64url } from '@minga/ballot';
import { childFile } from '../../../../platform/child.ts';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { castTime } from '../rules/log-view.ts';
import { type CheckedCast, checkCast } from './check-cast.ts';
import type { LiveElection } from './live-elections.ts';

type Time = ReturnType<typeof castTime>;

/** What is sent to a thread: manifests that it has not met, and casts. */
export interface CastsOrder {
  readonly id: number;
  readonly manifests: readonly Uint8Array[];
  readonly casts: readonly {
    /** M#, base64url. */
    readonly election: string;
    readonly time: Time;
    readonly body: Uint8Array;
  }[];
}

export interface CastsAnswer {
  readonly id: number;
  readonly checked: readonly CheckedCast[];
}

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
  readonly time: Time;
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

  function next(): void {
    while (waiting.length > 0) {
      let free = threads.find((thread) => thread.isFree());
      if (free === undefined && threads.length < count) {
        free = beginThread(next, (dead) => threads.splice(threads.indexOf(dead), 1));
        threads.push(free);
      }
      if (free === undefined) return;
      free.check(waiting.splice(0, MOST_CASTS));
    }
  }

  return (election, body, now) =>
    new Promise((done, failed) => {
      waiting.push({ election, body, time: castTime(election, now), done, failed });
      next();
    });
}

interface Thread {
  isFree(): boolean;
  check(casts: readonly Waiting[]): void;
}

function beginThread(freed: () => void, died: (thread: Thread) => void): Thread {
  const worker = new Worker(childFile('check-casts', import.meta.url));
  const met = new Set<string>();
  let inHand: readonly Waiting[] = [];
  let lastId = 0;
  const thread: Thread = {
    isFree: () => inHand.length === 0,
    check(casts) {
      inHand = casts;
      lastId += 1;
      const manifests: Uint8Array[] = [];
      const sent = casts.map(({ election, time, body }) => {
        const name = toBase64url(election.manifestHash);
        if (!met.has(name)) manifests.push(canon(election.manifest));
        met.add(name);
        return { election: name, time, body: new Uint8Array(body) };
      });
      worker.ref();
      worker.postMessage({ id: lastId, manifests, casts: sent } satisfies CastsOrder);
    },
  };
  const giveUp = (error: Error) => {
    const lost = inHand;
    inHand = [];
    died(thread);
    for (const { failed } of lost) failed(error);
    freed();
  };
  worker.on('message', ({ checked }: CastsAnswer) => {
    const done = inHand;
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
