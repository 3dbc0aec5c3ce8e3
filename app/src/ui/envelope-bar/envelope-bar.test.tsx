// Envelope and demand are drawn on one scale of pesos.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { EnvelopeBar } from './envelope-bar.tsx';

function draw(envelope: bigint, demand: bigint): string {
  return renderToString(
    <EnvelopeBar
      envelope={envelope}
      demand={demand}
      envelopeLabel="Sobre $100"
      demandLabel="Pedido"
      ratio="2,00 veces"
    />,
  );
}

test('the whole width is the demand, and the envelope its share of it', () => {
  const html = draw(100n, 200n);
  expect(html).toMatch(/class="envelope-covered" y="35" width="50%"/);
  expect(html).toMatch(/class="envelope-beyond" x="50%" y="36" width="50%"/);
});

test('a demand below the envelope leaves a gap and nothing beyond', () => {
  const html = draw(200n, 50n);
  expect(html).toMatch(/class="envelope-covered" y="35" width="25%"/);
  expect(html).not.toContain('class="envelope-beyond"');
  expect(html).toMatch(/class="envelope-mark" x1="100%"/);
});

test('the label goes to the right of a mark that stands too far left', () => {
  expect(draw(100n, 200n)).toContain('text-anchor="end"');
  expect(draw(100n, 300n)).toContain('text-anchor="start"');
});

test('the drawing is silent and its figure is text', () => {
  const html = draw(100n, 200n);
  expect(html).toMatch(/<svg [^>]*aria-hidden="true"/);
  expect(html).toContain('<p class="visually-hidden">Sobre $100</p>');
});

test('an empty call is drawn, not divided by zero', () => {
  expect(draw(0n, 0n)).toContain('width="0%"');
});

test('two bars on one page do not share their hatch', () => {
  const html = renderToString(
    <div>
      {[1, 2].map(() => (
        <EnvelopeBar envelope={1n} demand={2n} envelopeLabel="S" demandLabel="D" ratio="2" />
      ))}
    </div>,
  );
  const ids = [...html.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(2);
});
