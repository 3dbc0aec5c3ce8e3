// Every problem is listed first, each leading to its field.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { ErrorSummary } from './error-summary.tsx';

test('the summary is announced and takes focus', () => {
  const html = renderToString(<ErrorSummary problems={[{ message: 'Falta la sección VOTES.' }]} />);
  expect(html).toMatch(/^<div [^>]*role="alert"/);
  expect(html).toMatch(/^<div [^>]*tabindex="-1"/);
  expect(html).toMatch(/^<div [^>]*autofocus/);
});

test('a summary that is only shown leaves the focus where it is', () => {
  const html = renderToString(<ErrorSummary problems={[]} takesFocus={false} />);
  expect(html).not.toContain('autofocus');
});

test('a problem with a field is a link to it; one without is text', () => {
  const html = renderToString(
    <ErrorSummary
      problems={[{ message: 'Escribe un número.', href: '#paso' }, { message: 'Línea 12: sobra.' }]}
    />,
  );
  expect(html).toContain('<li><a href="#paso">Escribe un número.</a></li>');
  expect(html).toContain('<li>Línea 12: sobra.</li>');
});

test('what a file says is escaped', () => {
  const html = renderToString(<ErrorSummary problems={[{ message: '<img src=x onerror=a>' }]} />);
  expect(html).not.toContain('<img');
});
