// One page of many says which, and leads to its neighbours.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Pagination } from './pagination.tsx';

const hrefOf = (page: number) => `?pagina=${page}`;

test('a single page needs no way', () => {
  expect(renderToString(<Pagination page={1} pagesCount={1} hrefOf={hrefOf} />)).toBe('');
});

test('the first page has no previous one, the last no next one', () => {
  const first = renderToString(<Pagination page={1} pagesCount={3} hrefOf={hrefOf} />);
  expect(first).not.toContain('rel="prev"');
  expect(first).toContain('href="?pagina=2" rel="next"');
  const last = renderToString(<Pagination page={3} pagesCount={3} hrefOf={hrefOf} />);
  expect(last).toContain('href="?pagina=2" rel="prev"');
  expect(last).not.toContain('rel="next"');
});

test('the place is text, not a link', () => {
  expect(renderToString(<Pagination page={2} pagesCount={3} hrefOf={hrefOf} />)).toMatch(
    /<span [^>]*aria-current="page">Página 2 de 3<\/span>/,
  );
});
