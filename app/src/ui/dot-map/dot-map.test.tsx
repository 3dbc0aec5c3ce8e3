// Dots stand where they are, those that came in above the others, with the table beside.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { DotMap } from './dot-map.tsx';

const html = renderToString(
  <DotMap
    ratio={0.5}
    dots={[
      { name: 'Plaza', x: 0.1, y: 0.2, filled: true },
      { name: 'Cancha', x: 0.9, y: 1, filled: false },
    ]}
    scale={{ part: 0.25, text: '2 km' }}
    filledText="Entró"
    hollowText="No entró"
  >
    <p>la tabla</p>
  </DotMap>,
);

test('a dot is placed by its share of the frame, and named', () => {
  expect(html).toContain('viewBox="0 0 1000 500"');
  expect(html).toContain(
    '<circle class="dot-filled" cx="100" cy="100" r="13"><title>Plaza</title>',
  );
  expect(html).toContain('cx="900" cy="500"');
});

test('what came in is drawn last, and the scale is as long as it says', () => {
  const frame = html.slice(html.indexOf('viewBox="0 0 1000'));
  expect(frame.indexOf('dot-hollow')).toBeLessThan(frame.indexOf('dot-filled'));
  expect(frame).toContain('x1="24" x2="274"');
});

test('the picture is silent, and its table speaks', () => {
  expect(html).toMatch(/<svg class="dot-map-frame"[^>]*aria-hidden="true"/);
  expect(html).toMatch(/<details.*la tabla/);
});
