// The band at the top has the only h1.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Hero } from './hero.tsx';

test('one h1, after the places above it', () => {
  const html = renderToString(
    <Hero title="Ancud" crumbs={[{ label: 'Los Lagos' }]} lead="Chiloé." aside={<i>mapa</i>} />,
  );
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html.indexOf('Los Lagos')).toBeLessThan(html.indexOf('<h1>'));
  expect(html).toContain('hero-aside');
});

test('without a map the text takes the whole width', () => {
  const html = renderToString(<Hero title="Ancud" />);
  expect(html).not.toContain('hero-aside');
  expect(html).not.toContain('<nav');
});
