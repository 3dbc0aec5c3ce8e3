// Dates in order, and where a date moved, the promised one beside the real one.
//
// Accessibility: a description list of dates; a date that moved keeps the old one as `del`, introduced by a
// word for those who do not see the line through it.
import type { ComponentChildren } from 'preact';
import { m } from '#words';

export interface DatedStep {
  /** Formatted day, with its weekday. */
  readonly day: string;
  /** The day first promised, when it was another one. */
  readonly promised?: string | undefined;
  readonly text: ComponentChildren;
}

export function Timeline({ steps }: { readonly steps: readonly DatedStep[] }) {
  return (
    <dl class="timeline">
      {steps.map(({ day, promised, text }) => (
        <div class="timeline-step">
          <dt class="timeline-day">
            {day}
            {promised && (
              <span class="timeline-promised">
                {m.ui_promised()} <del>{promised}</del>
              </span>
            )}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
