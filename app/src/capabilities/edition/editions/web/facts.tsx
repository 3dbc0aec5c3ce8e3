// Label and value in ruled rows, as the public pages of editions tell rules and acts.
//
// Accessibility: a description list.
import type { ComponentChildren } from 'preact';
import { m } from '#words';

export interface FactRow {
  readonly label: string;
  readonly text: ComponentChildren;
}

export function Facts({ rows }: { readonly rows: readonly FactRow[] }) {
  return (
    <dl class="edition-facts">
      {rows.map(({ label, text }) => (
        <div class="edition-fact">
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whole, so that it can be compared with that of a file. */
export function Hash({ sha256 }: { readonly sha256: string }) {
  return (
    <span class="edition-hash secondary">
      {m.editions_page_sha256()} <span class="code">{sha256}</span>
    </span>
  );
}
