// One component on the living page: its name, what to look for, and the same content on each ground.
import type { ComponentChildren } from 'preact';

export interface Specimen {
  readonly name: string;
  /** What makes it right or wrong, in one sentence. */
  readonly rule: string;
  /** Deep ground for what stands in a header. */
  readonly ground?: 'page' | 'deep';
  /** Light and dark side by side instead of one below the other. */
  readonly halves?: boolean;
  readonly items: (scheme: Scheme) => ComponentChildren;
}

export type Scheme = 'light' | 'dark';

export function SpecimenBlock({ name, rule, ground = 'page', halves, items }: Specimen) {
  return (
    <section class="specimen">
      <h2>{name}</h2>
      <p class="secondary">{rule}</p>
      <div class={halves ? 'specimen-schemes specimen-halves' : 'specimen-schemes'}>
        {(['light', 'dark'] as const).map((scheme) => (
          <div
            class={ground === 'deep' ? 'specimen-ground deep' : 'specimen-ground'}
            data-scheme={scheme}
          >
            <div class="specimen-items">{items(scheme)}</div>
          </div>
        ))}
      </div>
    </section>
  );
}
