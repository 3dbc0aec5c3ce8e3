// Says who decides what, and with what effect, before anything is asked; it cannot be dismissed.
//
// Accessibility: a section named by its heading; the steps are an ordered list, the current one marked
// with `aria-current` besides its colour.
import type { ComponentChildren } from 'preact';

export interface DecidingStep {
  readonly title: string;
  readonly text: ComponentChildren;
  readonly isCurrent?: boolean;
}

interface WhoDecidesProps {
  readonly id: string;
  readonly title: string;
  /** One sentence: what follows from the result. */
  readonly effect: ComponentChildren;
  readonly steps: readonly DecidingStep[];
}

export function WhoDecides({ id, title, effect, steps }: WhoDecidesProps) {
  return (
    <section class="who-decides band section" aria-labelledby={id}>
      <div class="wrap">
        <h2 id={id}>{title}</h2>
        <p class="who-decides-effect">{effect}</p>
        <ol class="who-decides-steps">
          {steps.map((step, place) => (
            <li
              class={step.isCurrent ? 'who-decides-step who-decides-now' : 'who-decides-step'}
              aria-current={step.isCurrent ? 'step' : undefined}
            >
              <span class="who-decides-numeral" aria-hidden="true">
                {place + 1}
              </span>
              <h3>{step.title}</h3>
              <p>{step.text}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
