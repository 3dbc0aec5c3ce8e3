// Which stretch of a long list a page shows.

export interface Paged {
  /** From 1, never beyond the last. */
  readonly page: number;
  readonly pagesCount: number;
  readonly limit: number;
  readonly offset: number;
}

/** The page that an address asks for, from 1; whatever is no page is the first. */
export function askedPage(query: URLSearchParams, name = 'pagina'): number {
  const digits = query.get(name) ?? '';
  return /^[1-9]\d{0,4}$/.test(digits) ? Number(digits) : 1;
}

/** `count` of all that is listed; a list of nothing has one page, and whoever asks beyond the last gets the last. */
export function pagedOf(count: number, asked: number, limit = 50): Paged {
  const pagesCount = Math.max(1, Math.ceil(count / limit));
  const page = Math.min(asked, pagesCount);
  return { page, pagesCount, limit, offset: (page - 1) * limit };
}
