// Nothing here yet, or nothing found: what would be here, why it is empty, and the one thing to do next.
//
// Accessibility: a heading at the level of its surroundings, then text and a real link; no picture to describe.
import type { ComponentChildren } from 'preact';

interface EmptyStateProps {
  readonly title: string;
  readonly level?: 2 | 3;
  readonly children: ComponentChildren;
  /** Links or a button: what to do now. */
  readonly actions?: ComponentChildren;
}

export function EmptyState({ title, level = 2, children, actions }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div class="empty-state">
      <svg
        class="empty-state-shingles"
        width="154"
        height="54"
        aria-hidden="true"
        focusable="false"
      >
        {[0, 54, 108].map((x) => (
          <path d={`M${x + 1} 1h44v42l-22 10-22-10z`} />
        ))}
      </svg>
      <Heading class="panel-heading">{title}</Heading>
      <div class="stack">{children}</div>
      {actions && <div class="cluster">{actions}</div>}
    </div>
  );
}
