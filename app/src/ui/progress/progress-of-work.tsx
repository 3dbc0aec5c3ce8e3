// How far a long work is, in words and as a bar, and whether one may leave it.
//
// Accessibility: a native `progress` with its label; the words are a polite live region that holds only
// the sentence that changes; nothing moves by itself when the share is unknown.
import type { ComponentChildren } from 'preact';

interface ProgressOfWorkProps {
  readonly id: string;
  readonly label: string;
  /** From 0 to 1; absent while it is unknown. */
  readonly share?: number | undefined;
  /** What is being done now: "Ronda 12: quedan 34 proyectos". */
  readonly sentence: string;
  /** Whether the person may leave, and how to stop. */
  readonly children?: ComponentChildren;
}

export function ProgressOfWork({ id, label, share, sentence, children }: ProgressOfWorkProps) {
  return (
    <div class="progress-of-work">
      <label class="progress-label" for={id}>
        {label}
      </label>
      <progress class="progress-bar" id={id} max={1} value={share} />
      <p class="progress-sentence" role="status">
        {sentence}
      </p>
      {children && <div class="progress-foot secondary">{children}</div>}
    </div>
  );
}
