// A key figure has its label and, where it is public, its source.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { KeyFigures, SourceLine } from './figures.tsx';

test('each figure is a term with its description', () => {
  const html = renderToString(<KeyFigures figures={[{ figure: '$750.000', label: 'sin usar' }]} />);
  expect(html).toMatch(/<dt [^>]*>sin usar<\/dt><dd [^>]*>\$750\.000<\/dd>/);
  expect(html).not.toContain('Fuente');
});

test('a source is named and linked', () => {
  expect(renderToString(<SourceLine name="INE, Censo 2017" href="https://www.ine.gob.cl" />)).toBe(
    '<span class="source">Fuente: <a href="https://www.ine.gob.cl">INE, Censo 2017</a></span>',
  );
  expect(renderToString(<SourceLine name="acta del Concejo" />)).not.toContain('<a');
});
