// What every page has on a machine that many use: who asks whether somebody is still there, and where the page goes without scripts.
import type { Kiosk } from './kiosk.ts';

export interface WatchedKiosk extends Kiosk {
  /** Address of the island that asks. */
  readonly script: string;
}

export function KioskWatch({ leave, start, script }: WatchedKiosk) {
  return (
    <>
      <div data-kiosk={leave} data-kiosk-start={start} />
      <script type="module" src={script} />
    </>
  );
}

/** In the head: without scripts nobody asks. */
export function KioskLeft({ seconds, start }: Kiosk) {
  return (
    <noscript>
      <meta http-equiv="refresh" content={`${seconds};url=${start}`} />
    </noscript>
  );
}
