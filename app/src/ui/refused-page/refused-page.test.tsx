// A refusal has its status, its reason and a way on, and nothing empty where there is none.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { pageOfRefusal } from './refused-page.tsx';

const refused = { status: 409, title: 'No se puede', sentence: 'Ya se cerró.' } as const;

test('the reason stands under the heading, and the way on is a link', () => {
  const page = pageOfRefusal({ ...refused, back: { label: 'Ver todas', href: '/todas' } });
  expect(page).toMatchObject({ status: 409, robots: 'noindex', description: 'Ya se cerró.' });
  expect(renderToString(<div>{page.hero}</div>)).toContain('<p class="lead">Ya se cerró.</p>');
  expect(renderToString(<div>{page.body}</div>)).toContain('<a href="/todas">Ver todas</a>');
});

test('what helps comes before the link; with neither there is no empty part', () => {
  const back = { label: 'Volver', href: '/' };
  const html = renderToString(
    <div>{pageOfRefusal({ ...refused, back, help: <p>La otra</p> }).body}</div>,
  );
  expect(html.indexOf('La otra')).toBeLessThan(html.indexOf('Volver'));
  expect(renderToString(<div>{pageOfRefusal(refused).body}</div>)).toBe('<div></div>');
});
