// Facts with their labels, one to a line.
import type { ComponentChildren } from 'preact';

interface FactsProps {
  readonly facts: readonly { readonly label: string; readonly value: ComponentChildren }[];
}

export function Facts({ facts }: FactsProps) {
  return (
    <dl class="count-facts">
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
