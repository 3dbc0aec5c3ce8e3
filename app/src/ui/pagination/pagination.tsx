// Leads through a long list page by page, saying where one stands.
//
// Accessibility: a named navigation; the current page is text with `aria-current`, not a link; previous
// and next are words.
import { m } from '#words';
import type { Paged } from './paged.ts';

interface PaginationProps {
  readonly paged: Pick<Paged, 'page' | 'pagesCount'>;
  /** `page` as it stands in an address: of the first one it does not. */
  readonly hrefOf: (page: string | undefined) => string;
}

export function Pagination({ paged: { page, pagesCount }, hrefOf }: PaginationProps) {
  if (pagesCount < 2) return null;
  const href = (to: number) => hrefOf(to === 1 ? undefined : String(to));
  return (
    <nav class="pagination" aria-label={m.ui_pages()}>
      {page > 1 && (
        <a class="button button-secondary button-small" href={href(page - 1)} rel="prev">
          {m.ui_page_previous()}
        </a>
      )}
      <span class="pagination-place" aria-current="page">
        {m.ui_page_of({ page, pagesCount })}
      </span>
      {page < pagesCount && (
        <a class="button button-secondary button-small" href={href(page + 1)} rel="next">
          {m.ui_page_next()}
        </a>
      )}
    </nav>
  );
}
