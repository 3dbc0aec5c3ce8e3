// Projects are rows of a list, each named by its heading.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { ProjectList } from './project-list.tsx';

const row = { kind: 'bird', name: 'Sendero', cost: '$9.750.000', text: 'Factible' } as const;

test('the order is stated before the rows', () => {
  const html = renderToString(<ProjectList order="En orden de sorteo." projects={[row]} />);
  expect(html.indexOf('sorteo')).toBeLessThan(html.indexOf('<ul'));
});

test('the name is the only link of a row, when it has a page', () => {
  const html = renderToString(<ProjectList projects={[{ ...row, href: '/p/1' }, row]} />);
  expect(html).toContain('<h3><a href="/p/1">Sendero</a></h3>');
  expect(html).toContain('<h3>Sendero</h3>');
});

test('a rejected project changes its tejuela besides its words', () => {
  expect(renderToString(<ProjectList projects={[{ ...row, isRejected: true }]} />)).toContain(
    'tejuela-stop',
  );
});

test('names from people are escaped', () => {
  expect(renderToString(<ProjectList projects={[{ ...row, name: '<script>' }]} />)).not.toContain(
    '<script>',
  );
});
