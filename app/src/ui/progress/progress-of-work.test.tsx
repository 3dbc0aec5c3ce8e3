// A long work tells its share and its present step.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { ProgressOfWork } from './progress-of-work.tsx';

test('the bar has its label, and only the sentence is announced', () => {
  const html = renderToString(
    <ProgressOfWork id="p" label="Contando" share={0.5} sentence="Ronda 3.">
      Puedes salir.
    </ProgressOfWork>,
  );
  expect(html).toContain('for="p">Contando</label>');
  expect(html).toMatch(/<progress [^>]*id="p" max="1" value="0\.5"/);
  expect(html).toMatch(/<p [^>]*role="status">Ronda 3\.<\/p>/);
  expect(html.match(/role="status"/g)).toHaveLength(1);
});

test('while the share is unknown the bar has no value', () => {
  expect(
    renderToString(<ProgressOfWork id="p" label="Leyendo" sentence="Leyendo." />),
  ).not.toContain('value=');
});
