// Facts with their labels, one to a line.
import type { Labelled } from '../rules/report/labelled.ts';

export function Facts({ facts }: { readonly facts: readonly Labelled[] }) {
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
