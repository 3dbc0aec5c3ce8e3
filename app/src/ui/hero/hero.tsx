// The deep band at the top of a page: where one is, what this is, and the one thing to do.
//
// Accessibility: holds the page's only h1; the map at its side has its own text alternative.
import type { ComponentChildren } from 'preact';
import { Breadcrumb, type Crumb } from '../breadcrumb/breadcrumb.tsx';

interface HeroProps {
  readonly title: ComponentChildren;
  readonly crumbs?: readonly Crumb[];
  readonly lead?: ComponentChildren;
  /** Tags that tell the state of what the page shows. */
  readonly tags?: ComponentChildren;
  /** Search, buttons, links. */
  readonly actions?: ComponentChildren;
  /** The lying country with the ring of this place. */
  readonly aside?: ComponentChildren;
}

export function Hero({ title, crumbs = [], lead, tags, actions, aside }: HeroProps) {
  return (
    <div class={aside ? 'hero hero-aside wrap' : 'hero wrap'}>
      <div class="hero-text">
        {crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {tags && <div class="cluster">{tags}</div>}
        {actions && <div class="hero-actions">{actions}</div>}
      </div>
      {aside && <div class="hero-map">{aside}</div>}
    </div>
  );
}
