// A draft is never taken for done.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { ActPanel, type ActState } from './act-panel.tsx';

function draw(state: ActState): string {
  return renderToString(
    <ActPanel
      id="acta"
      state={state}
      tag="Estado"
      title="Acuerdo N.º 112"
      rows={[{ label: 'Monto', text: '$180.000.000' }]}
      hash={{ label: 'Huella', code: '7c1e' }}
    />,
  );
}

test('only an act that was signed or revoked has a seal', () => {
  expect(draw('signed')).toContain('seal-signed');
  expect(draw('revoked')).toContain('seal-revoked');
  expect(draw('draft')).not.toContain('class="seal');
});

test('the panel is named by its title, its rows are terms', () => {
  const html = draw('signed');
  expect(html).toMatch(/^<article [^>]*aria-labelledby="acta"/);
  expect(html).toContain('<dt>Monto</dt><dd>$180.000.000</dd>');
  expect(html).toContain('<span class="code">7c1e</span>');
});
