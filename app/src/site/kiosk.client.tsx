// The island of a machine that many use: asks after a minute and a half, sends away whoever left, and tells the site that somebody is there.
import { render } from 'preact';
import { IdleGuard } from '../ui/idle-guard/idle-guard.tsx';

const TELL_MS = 30_000;
const place = document.querySelector<HTMLElement>('[data-kiosk]');

/** Every touch counts, and the site hears of it now and then: a page may be written on for long. */
function tellOfTouches(start: string): void {
  let told = Date.now();
  const tell = () => {
    if (Date.now() - told < TELL_MS) return;
    told = Date.now();
    void fetch(start, { method: 'HEAD' }).catch(() => undefined);
  };
  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) {
    addEventListener(kind, tell, { passive: true });
  }
}

if (place !== null) {
  const { kiosk: leave = '/', kioskStart: start = '/' } = place.dataset;
  tellOfTouches(start);
  render(<IdleGuard onEnd={() => location.assign(leave)} />, place);
}
