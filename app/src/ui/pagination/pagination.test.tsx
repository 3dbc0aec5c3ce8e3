// One page of many says which, and leads to its neighbours.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { askedPage, pagedOf } from './paged.ts';
import { Pagination } from './pagination.tsx';

const hrefOf = (page: string | undefined) => `?pagina=${page ?? ''}`;
const shown = (page: number, pagesCount: number) =>
  renderToString(<Pagination paged={{ page, pagesCount }} hrefOf={hrefOf} />);

test('a single page needs no way', () => {
  expect(shown(1, 1)).toBe('');
});

test('the first page has no previous one, the last no next one, and the first has no number in its address', () => {
  expect(shown(1, 3)).not.toContain('rel="prev"');
  expect(shown(1, 3)).toContain('href="?pagina=2" rel="next"');
  expect(shown(3, 3)).toContain('href="?pagina=2" rel="prev"');
  expect(shown(3, 3)).not.toContain('rel="next"');
  expect(shown(2, 3)).toContain('href="?pagina=" rel="prev"');
});

test('the place is text, not a link', () => {
  expect(shown(2, 3)).toMatch(/<span [^>]*aria-current="page">Página 2 de 3<\/span>/);
});

test('the stretch of a page never lies beyond the last, and whatever is no page is the first', () => {
  expect(pagedOf(101, 2)).toEqual({ page: 2, pagesCount: 3, limit: 50, offset: 50 });
  expect(pagedOf(101, 9)).toEqual({ page: 3, pagesCount: 3, limit: 50, offset: 100 });
  expect(pagedOf(0, 4, 20)).toEqual({ page: 1, pagesCount: 1, limit: 20, offset: 0 });
  const asked = ['3', '0', '-1', 'x', '', '100000'];
  expect(asked.map((pagina) => askedPage(new URLSearchParams({ pagina })))).toEqual([
    3, 1, 1, 1, 1, 1,
  ]);
  expect(askedPage(new URLSearchParams('comentarios=2'), 'comentarios')).toBe(2);
});
