// The island of a lot: follows the throws while they are written, and draws the order once more by itself.
import { lot as drawOrder } from '@minga/basics';
import { render } from 'preact';
import type { LotJson } from '../rules/lot-json.ts';
import { LotLive } from './lot-live.tsx';

const LOOK_AGAIN_MS = { announced: 15_000, open: 3_000 } as const;

const place = document.querySelector<HTMLElement>('#lot-live');
const address = place?.dataset.address;
let shown = '';

async function look(): Promise<void> {
  if (place === null || address === undefined) return;
  let state: LotJson['state'] | undefined;
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' } });
    const text = await answer.text();
    const lot: LotJson = JSON.parse(text);
    state = lot.state;
    // What has not changed is not drawn again: nothing is announced twice.
    if (text !== shown) await show(place, lot);
    shown = text;
  } catch {
    // Without connection what is shown stays, and is asked for again.
    state = 'open';
  }
  if (state === 'announced' || state === 'open') setTimeout(look, LOOK_AGAIN_MS[state]);
}

async function show(where: HTMLElement, lot: LotJson): Promise<void> {
  const same = await isSameHere(lot);
  const told = same === undefined ? {} : { isSameHere: same };
  render(<LotLive lot={lot} documentsHref={where.dataset.documents ?? ''} {...told} />, where);
}

/** Undefined before it is drawn, and where the browser has no WebCrypto. */
async function isSameHere({ label, list, entropy, order }: LotJson): Promise<boolean | undefined> {
  if (entropy === null || order === null || globalThis.crypto?.subtle === undefined)
    return undefined;
  const drawn = await drawOrder(
    label,
    list.map(({ id }) => id),
    entropy,
  );
  return drawn.join('\n') === order.join('\n');
}

void look();
