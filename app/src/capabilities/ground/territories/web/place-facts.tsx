// What is known of a place, label and value under rules, with the source where there is one.
import type { ComponentChildren } from 'preact';
import { SourceLine } from '../../../../ui/figures/figures.tsx';

export interface PlaceFact {
  readonly label: string;
  readonly value: ComponentChildren;
  readonly source?: string;
}

export function PlaceFacts({ facts }: { readonly facts: readonly PlaceFact[] }) {
  return (
    <dl class="place-facts">
      {facts.map(({ label, value, source }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            {value}
            {source && (
              <>
                <br />
                <SourceLine name={source} />
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
