// The island of the booth: clears the address at once, and begins; without a vote of its own it is the rehearsal.
import { webCrypto, withOldBrowsers } from '@minga/ballot';
import { render } from 'preact';
import { isInAppBrowser } from '../rules/booth-doors.ts';
import { readArrival } from '../rules/booth-fragment.ts';
import { BoothApp } from './booth-app.tsx';
import { browserMemory } from './booth-memory.ts';
import { askForScripts, later, scriptTrouble } from './booth-scripts.ts';
import { urnServer } from './booth-server.ts';

const KIOSK = 'minga-kiosco';
const place = document.querySelector<HTMLElement>('#cabina');
const arrival = readArrival(location.hash);
const address = `${location.origin}${location.pathname}`;
const isKiosk = rememberKiosk();
// Whoever looks at the history or at the address of this page finds nothing there.
history.replaceState(null, '', location.pathname + location.search);

function rememberKiosk(): boolean {
  try {
    if (new URLSearchParams(location.search).has('kiosco')) sessionStorage.setItem(KIOSK, '1');
    return sessionStorage.getItem(KIOSK) === '1';
  } catch {
    return new URLSearchParams(location.search).has('kiosco');
  }
}

function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

async function begin(where: HTMLElement): Promise<void> {
  const { election, other: href = '', otherLocale: locale = '' } = where.dataset;
  const isInApp = isInAppBrowser(navigator.userAgent);
  const other = href === '' ? undefined : { href, locale };
  const common = { isKiosk, isInApp, address, random, other };
  if (election === undefined) {
    const { rehearse } = await later(() => import('./booth-rehearsal.ts'));
    const { ports, arrival: turn } = await rehearse(random);
    where.replaceChildren();
    render(<BoothApp {...common} ports={ports} arrival={turn} isRehearsal />, where);
    return;
  }
  const server = urnServer({
    electionId: election,
    origin: location.origin,
    send: (to, init) => fetch(to, init),
    go: (to) => location.assign(to),
  });
  const memory = browserMemory(election, isKiosk);
  const ports = { server, memory, crypto: withOldBrowsers(webCrypto) };
  where.replaceChildren();
  render(<BoothApp {...common} ports={ports} arrival={arrival} isRehearsal={false} />, where);
}

/** Somebody has begun once she presses anything. */
function askOnceBegun(): void {
  for (const kind of ['pointerdown', 'keydown']) {
    addEventListener(kind, askForScripts, { capture: true, once: true });
  }
}

/** One of the sentences that the page brings hidden, for before there is a booth. */
function show(sentence: 'comprobando' | 'imposible' | 'inalcanzable' | 'alterada'): void {
  for (const one of document.querySelectorAll<HTMLElement>('#cabina [data-antes]')) {
    one.hidden = one.dataset.antes !== sentence;
  }
}

// Without WebCrypto nothing can be sealed: the page says so by itself.
if (globalThis.crypto?.subtle === undefined) {
  show('imposible');
} else if (place !== null) {
  show('comprobando');
  askOnceBegun();
  begin(place).catch((error: unknown) => {
    show(scriptTrouble(error) === 'altered' ? 'alterada' : 'inalcanzable');
  });
}
