// A machine that many use: after a minute and a half without a touch it asks, and then forgets whoever was there.
//
// Accessibility: the question takes the focus and gives it back; the time left is said at its beginning and at every
// tenth second, not at each one; it is extended as often as one likes, with one button or any key (WCAG 2.2.1).
import { useEffect, useRef, useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../button/button.tsx';
import { idleAt } from './idle.ts';

export function IdleGuard({ onEnd }: { readonly onEnd: () => void }) {
  const [touched, setTouched] = useState(() => Date.now());
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const touch = () => setTouched(Date.now());
    const kinds = ['pointerdown', 'keydown', 'input', 'scroll'] as const;
    for (const kind of kinds) addEventListener(kind, touch, { passive: true });
    return () => {
      for (const kind of kinds) removeEventListener(kind, touch);
    };
  }, []);
  useEffect(() => {
    const look = () => {
      // By the clock: a machine that slept has not waited for anybody.
      const idle = idleAt(Date.now() - touched);
      setLeft(idle === 'busy' ? undefined : idle === 'over' ? 0 : idle.left);
      if (idle === 'over') {
        clearInterval(tick);
        onEnd();
      }
    };
    const tick = setInterval(look, 1000);
    look();
    return () => clearInterval(tick);
  }, [touched]);
  return left === undefined ? null : (
    <IdleQuestion left={left} onStay={() => setTouched(Date.now())} />
  );
}

export function IdleQuestion({
  left,
  onStay,
}: {
  readonly left: number;
  readonly onStay: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div class="idle-guard deep" role="alertdialog" aria-labelledby="sigues" ref={box}>
      <p id="sigues">{m.ui_idle({ seconds: `${left}` })}</p>
      <p class="visually-hidden" role="alert">
        {m.ui_idle({ seconds: `${Math.ceil(left / 10) * 10}` })}
      </p>
      <Button type="button" kind="deep" onClick={onStay}>
        {m.ui_idle_stay()}
      </Button>
    </div>
  );
}
