// Where this page stands: the places above it, from the widest in.
//
// Accessibility: a named navigation with an ordered list; the slash between places is CSS and not read.
import { m } from '#words';

export interface Crumb {
  readonly label: string;
  /** Of the label, where it is not the page's. */
  readonly lang?: string | undefined;
  /** Absent for a place that has no page of its own. */
  readonly href?: string;
}

export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav class="breadcrumb" aria-label={m.ui_breadcrumb()}>
      <ol class="breadcrumb-list">
        {crumbs.map(({ label, lang, href }) => (
          <li lang={lang}>{href ? <a href={href}>{label}</a> : label}</li>
        ))}
      </ol>
    </nav>
  );
}
