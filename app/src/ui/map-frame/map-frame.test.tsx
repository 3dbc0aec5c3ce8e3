// The picture has words; what lies over it is placed in shares of its size.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { MapFrame } from './map-frame.tsx';

const picture = {
  src: '/mapas/chile.svg',
  width: 420,
  height: 2060,
  orientation: 'upright',
  alt: 'Mapa de Chile',
} as const;

test('the picture is one file with its text alternative', () => {
  const html = renderToString(<MapFrame {...picture} />);
  expect(html).toContain(
    '<img src="/mapas/chile.svg" width="420" height="2060" alt="Mapa de Chile"',
  );
  expect(html).not.toContain('map-overlay');
});

test('the ring stands at its share of the picture and is not read', () => {
  const html = renderToString(<MapFrame {...picture} ring={{ x: 105, y: 1030 }} />);
  expect(html).toMatch(/<svg class="map-overlay" aria-hidden="true"/);
  expect(html).toContain('cx="25.00%" cy="50.00%" r="7"');
});

test('regions are links with their names as text', () => {
  const html = renderToString(
    <MapFrame
      {...picture}
      labelsTitle="Regiones"
      labels={[{ name: 'Aysén', href: '/regiones/aysen', x: 210, y: 1545, anchor: 'start' }]}
    />,
  );
  expect(html).toMatch(/<nav class="map-overlay" aria-label="Regiones">/);
  expect(html).toMatch(
    /<a href="\/regiones\/aysen"><text x="50\.00%" y="75\.00%"[^>]*>Aysén<\/text><\/a>/,
  );
});

test('the table twin is offered under the picture', () => {
  expect(renderToString(<MapFrame {...picture}>filas</MapFrame>)).toContain('Ver como tabla');
});
