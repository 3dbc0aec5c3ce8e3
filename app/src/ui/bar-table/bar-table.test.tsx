// Every drawn figure also stands as text, and what is not nothing is never drawn as nothing.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { type BarRow, BarTable } from './bar-table.tsx';

const row = (part: number): BarRow => ({
  label: `Fila ${part}`,
  bars: [{ part, text: `${part}` }],
});
const draw = (rows: readonly BarRow[]) =>
  renderToString(<BarTable caption="Papeletas" heads={['Proyectos', 'Papeletas']} rows={rows} />);

test('each row is a header, a bar of its length and its figure in words', () => {
  const html = draw([row(1), row(0.25)]);
  expect(html).toContain('<th scope="row">Fila 0.25</th>');
  expect(html).toMatch(/<svg [^>]*aria-hidden="true"[^>]*><rect class="bar-0" width="25%"/);
  expect(html).toContain('<span class="bar-figure">0.25</span>');
});

test('the smallest share keeps a hairline; nothing has none', () => {
  expect(draw([row(0.0001)])).toContain('width="0.5%"');
  expect(draw([row(0)])).toContain('width="0%"');
});

test('a long table shows its first rows, and the rest on request', () => {
  const [shown = '', rest = ''] = draw(Array.from({ length: 20 }, () => row(1))).split('<details');
  expect(shown.match(/scope="row"/g)).toHaveLength(10);
  expect(rest.match(/scope="row"/g)).toHaveLength(10);
  expect(draw(Array.from({ length: 12 }, () => row(1)))).not.toContain('<details');
});
