// The page of a list that anybody searches: what it lists under its search, then how it is narrowed and what was found.
//
// Accessibility: the search stands in the band under the page's only h1, before everything that it changes.
import type { ComponentChildren } from 'preact';
import type { Page } from '../../platform/http/route.ts';
import type { Crumb } from '../breadcrumb/breadcrumb.tsx';
import { SearchForm } from '../field/search-form.tsx';
import { Hero } from '../hero/hero.tsx';

interface SearchedList extends Pick<Page, 'title' | 'description' | 'current'> {
  readonly crumbs?: readonly Crumb[];
  readonly lead: string;
  readonly search: {
    readonly action: string;
    readonly label: string;
    readonly placeholder?: string;
  };
  /** What is asked of the list, as its address says it: `q` is what is searched for. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: ComponentChildren;
}

export function searchedList({
  crumbs = [],
  lead,
  search,
  query,
  body,
  ...page
}: SearchedList): Page {
  const { q = '', ...kept } = query;
  return {
    ...page,
    hero: (
      <Hero
        title={page.title}
        crumbs={crumbs}
        lead={lead}
        actions={<SearchForm id="buscar" {...search} value={q} kept={kept} />}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">{body}</div>
      </section>
    ),
  };
}
