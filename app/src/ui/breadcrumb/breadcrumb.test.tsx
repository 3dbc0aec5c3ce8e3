// The places above a page, from the widest in.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Breadcrumb } from './breadcrumb.tsx';

test('a named navigation with an ordered list; a place without page is text', () => {
  const html = renderToString(
    <Breadcrumb
      crumbs={[{ label: 'Los Lagos', href: '/regiones/los-lagos' }, { label: 'Ancud' }]}
    />,
  );
  expect(html).toMatch(/^<nav [^>]*aria-label="[^"]+"><ol/);
  expect(html).toContain('<li><a href="/regiones/los-lagos">Los Lagos</a></li><li>Ancud</li>');
});
