// A table keeps its meaning however it is laid out.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { RuledTable } from './ruled-table.tsx';

const columns = [
  { label: 'Comuna', sort: { href: '?orden=nombre' } },
  {
    label: 'Población',
    align: 'end',
    sort: { href: '?orden=-poblacion', order: 'descending' },
  },
] as const;
const rows = [['Ancud', '38.991']];

test('the first cell names its row, and the caption the table', () => {
  const html = renderToString(<RuledTable caption="Comunas" columns={columns} rows={rows} />);
  expect(html).toContain('<caption class="table-caption">Comunas</caption>');
  expect(html).toMatch(/<th scope="row"[^>]*>Ancud<\/th>/);
  expect(html).toMatch(/<td class="end" data-label="Población">38\.991<\/td>/);
});

test('only the column that orders the rows says so', () => {
  const html = renderToString(<RuledTable caption="Comunas" columns={columns} rows={rows} />);
  expect(html.match(/aria-sort/g)).toHaveLength(1);
  expect(html).toMatch(
    /<th [^>]*aria-sort="descending"><a class="sort-link" href="\?orden=-poblacion"/,
  );
});

test('stacked rows say their roles; the others leave them to the browser', () => {
  const stacked = renderToString(
    <RuledTable caption="Comunas" columns={columns} rows={rows} narrow="stack" />,
  );
  for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell']) {
    expect(stacked).toContain(`role="${role}"`);
  }
  expect(renderToString(<RuledTable caption="C" columns={columns} rows={rows} />)).not.toContain(
    'role=',
  );
});

test('a table that scrolls can be reached and is named', () => {
  const html = renderToString(
    <RuledTable caption="Comunas" columns={columns} rows={rows} narrow="scroll" />,
  );
  expect(html).toMatch(/^<section [^>]*tabindex="0" aria-label="Comunas"/);
});

test('totals stand in the foot', () => {
  const html = renderToString(
    <RuledTable caption="Comunas" columns={columns} rows={rows} foot={['Todas', '38.991']} />,
  );
  expect(html).toMatch(/<tfoot><tr><th scope="row" class="start">Todas<\/th>/);
});
