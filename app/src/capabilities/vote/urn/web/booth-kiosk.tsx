// A machine that many use: after a minute and a half without a touch it asks, and then forgets whoever was there.
//
// Accessibility: the time can be extended as often as one likes, with one button or any key (WCAG 2.2.1).
import { useEffect, useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';

const IDLE_MS = 90_000;
const GRACE_SECONDS = 30;

export function IdleGuard({ onEnd }: { readonly onEnd: () => void }) {
  const [touched, setTouched] = useState(0);
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const touch = () => setTouched((count) => count + 1);
    const kinds = ['pointerdown', 'keydown', 'input', 'scroll'] as const;
    for (const kind of kinds) addEventListener(kind, touch, { passive: true });
    return () => {
      for (const kind of kinds) removeEventListener(kind, touch);
    };
  }, []);
  useEffect(() => {
    setLeft(undefined);
    const wait = setTimeout(() => setLeft(GRACE_SECONDS), IDLE_MS);
    return () => clearTimeout(wait);
  }, [touched]);
  useEffect(() => {
    if (left === undefined) return undefined;
    if (left === 0) return onEnd();
    const tick = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(tick);
  }, [left]);
  if (left === undefined) return null;
  return (
    <div class="booth-idle deep" role="alertdialog" aria-labelledby="sigues">
      <p id="sigues">{m.urn_booth_idle({ seconds: `${left}` })}</p>
      <Button type="button" kind="deep" onClick={() => setTouched(touched + 1)}>
        {m.urn_booth_idle_stay()}
      </Button>
    </div>
  );
}
