// Leads through a long list page by page, saying where one stands.
//
// Accessibility: a named navigation; the current page is text with `aria-current`, not a link; previous
// and next are words.
import { m } from '#words';

interface PaginationProps {
  /** From 1. */
  readonly page: number;
  readonly pagesCount: number;
  readonly hrefOf: (page: number) => string;
}

export function Pagination({ page, pagesCount, hrefOf }: PaginationProps) {
  if (pagesCount < 2) return null;
  return (
    <nav class="pagination" aria-label={m.ui_pages()}>
      {page > 1 && (
        <a class="button button-secondary button-small" href={hrefOf(page - 1)} rel="prev">
          {m.ui_page_previous()}
        </a>
      )}
      <span class="pagination-place" aria-current="page">
        {m.ui_page_of({ page, pagesCount })}
      </span>
      {page < pagesCount && (
        <a class="button button-secondary button-small" href={hrefOf(page + 1)} rel="next">
          {m.ui_page_next()}
        </a>
      )}
    </nav>
  );
}
