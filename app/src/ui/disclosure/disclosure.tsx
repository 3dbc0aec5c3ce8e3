// Something that opens on request: the table behind a picture, the rest of a long list.
//
// Accessibility: native `details`, so it works without script, is announced with its state, and is opened
// by the browser's own find-in-page; the summary is a 44 px target with a visible mark. Open when printed.
import type { ComponentChildren } from 'preact';
import { m } from '#words';

interface DisclosureProps {
  readonly summary: ComponentChildren;
  readonly open?: boolean;
  /** Of those with the same one on a page, one is open at a time. */
  readonly group?: string;
  readonly children: ComponentChildren;
}

export function Disclosure({ summary, open, group, children }: DisclosureProps) {
  return (
    <details class="disclosure" name={group} open={open}>
      <summary class="disclosure-summary">{summary}</summary>
      <div class="disclosure-content">{children}</div>
    </details>
  );
}

/** The table that stands behind a picture: no figure is only in a drawing. */
export function TableTwin({ children }: { readonly children: ComponentChildren }) {
  return <Disclosure summary={m.ui_as_table()}>{children}</Disclosure>;
}
