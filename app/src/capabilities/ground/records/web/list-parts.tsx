// What the lists of this room share: the stretch that a page shows, and its files.
import { m } from '#words';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';

const PAGE_ROWS = 50;

export interface Paged {
  /** From 1, never beyond the last. */
  readonly page: number;
  readonly pagesCount: number;
  readonly limit: number;
  readonly offset: number;
}

export function pagedOf(count: number, asked: number): Paged {
  const pagesCount = Math.max(1, Math.ceil(count / PAGE_ROWS));
  const page = Math.min(asked, pagesCount);
  return { page, pagesCount, limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS };
}

interface PagesProps {
  readonly paged: Paged;
  readonly hrefOf: (page: string | undefined) => string;
}

export function Pages({ paged, hrefOf }: PagesProps) {
  return (
    <Pagination
      page={paged.page}
      pagesCount={paged.pagesCount}
      hrefOf={(page) => hrefOf(page === 1 ? undefined : String(page))}
    />
  );
}

export function Files({ csv, json }: { readonly csv: string; readonly json: string }) {
  return (
    <p class="secondary">
      {m.records_download()} <a href={csv}>CSV</a>, <a href={json}>JSON</a>.
    </p>
  );
}
