// The page that says why not, and where to go on.
//
// Accessibility: the reason is the lead under the page's only h1; the way on is a real link.
import type { ComponentChildren } from 'preact';
import type { Page } from '../../platform/http/route.ts';
import { Hero } from '../hero/hero.tsx';

/** Where somebody goes on, with the words of the link. */
export interface Way {
  readonly label: string;
  readonly href: string;
}

interface Refused {
  readonly status: NonNullable<Page['status']>;
  readonly title: string;
  /** Why not, in one sentence for whoever asked. */
  readonly sentence: string;
  readonly back?: Way | undefined;
  /** What helps before going on, above the link. */
  readonly help?: ComponentChildren;
}

export function pageOfRefusal({ status, title, sentence, back, help }: Refused): Page {
  return {
    status,
    robots: 'noindex',
    title,
    description: sentence,
    hero: <Hero title={title} lead={sentence} />,
    body: (back !== undefined || help !== undefined) && (
      <section class="section">
        <div class="wrap stack-wide">
          {help}
          {back && (
            <p>
              <a href={back.href}>{back.label}</a>
            </p>
          )}
        </div>
      </section>
    ),
  };
}
