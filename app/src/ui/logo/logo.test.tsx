// The logo is a drawing with its name as text.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Logo } from './logo.tsx';

test('the name is text and the drawing is silent', () => {
  const html = renderToString(<Logo />);
  expect(html).toContain('>Minga</span>');
  expect(html).toMatch(/<svg [^>]*aria-hidden="true"/);
});
