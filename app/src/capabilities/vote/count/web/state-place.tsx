// The place of `/contar` that says what is going on: how far a count is, that it was stopped, or what is wrong.
import { render } from 'preact';
import { Cancelled, Counting, Trouble } from './count-states.tsx';
import { find } from './find.ts';

/** Before saying how far a count is: most take less, and a bar that comes and goes would only be noise. */
const BAR_AFTER_MS = 250;

export interface Advancing {
  readonly file: string;
  readonly sentence: string;
  /** From 0 to 1; absent while it is unknown. */
  readonly share?: number;
}

/** `onCancel` is asked for by the person while the bar is shown. */
export function createStatePlace(onCancel: () => void) {
  const [place, input] = [find('count-trouble'), find('file')];
  let bar: { readonly timer: ReturnType<typeof setTimeout>; latest: Advancing } | undefined;

  function showBar(): void {
    if (bar === undefined) return;
    render(<Counting {...bar.latest} onCancel={onCancel} />, place);
  }

  function clear(): void {
    clearTimeout(bar?.timer);
    bar = undefined;
    input.removeAttribute('aria-invalid');
    render(null, place);
  }

  return {
    clear,
    /** Said at each step; the bar appears only in a count that takes its time. */
    showAdvance(latest: Advancing): void {
      if (bar === undefined) bar = { timer: setTimeout(showBar, BAR_AFTER_MS), latest };
      bar.latest = latest;
      if (place.querySelector('progress') !== null) showBar();
    },
    showCancelled(): void {
      clear();
      render(<Cancelled />, place);
    },
    showTrouble(title: string, listed: readonly string[], more?: string): void {
      clear();
      render(<Trouble title={title} listed={listed} more={more} />, place);
      input.setAttribute('aria-invalid', 'true');
      place.querySelector<HTMLElement>('[role=alert]')?.focus();
    },
  };
}
