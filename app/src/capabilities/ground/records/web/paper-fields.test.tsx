// Each field of a form on paper is one of the screen, with what was typed and what is wrong.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { PaperField } from '../../../../platform/paper.ts';
import { namesOf, PaperFields } from './paper-fields.tsx';

const options = () => ['uno', 'dos'].map((value) => ({ value, label: value }));
const kinds: readonly PaperField['kind'][] = [
  'line',
  'lines',
  'one',
  'many',
  'scale',
  'order',
  'date',
  'number',
];
const fields = kinds.map(
  (kind): PaperField => ({
    name: `campo-${kind}`,
    kind,
    label: () => `${kind} de Ancud`,
    options,
  }),
);

test('every kind is shown with what was typed, and none of several that are ticked is lost', () => {
  const typed = {
    'campo-line': 'una línea',
    'campo-lines': 'varias líneas',
    'campo-one': 'dos',
    'campo-many-uno': '1',
    'campo-many-dos': '1',
    'campo-scale': 'uno',
    'campo-order-uno': '2',
    'campo-order-dos': '1',
    'campo-date': '2026-11-25',
    'campo-number': '7',
  };
  expect(fields.flatMap(namesOf)).toEqual(Object.keys(typed));
  const problems = fields.map(({ name }) => ({ field: name, message: `mal ${name}` }));
  const html = renderToString(<PaperFields fields={fields} typed={typed} problems={problems} />);
  for (const kind of kinds) {
    expect(html).toContain(`${kind} de Ancud`);
    expect(html).toMatch(new RegExp(`id="campo-${kind}-error"[^]*mal campo-${kind}`));
  }
  expect(html).toContain('value="una línea"');
  expect(html).toContain('>varias líneas</textarea>');
  expect(html).toMatch(/type="date"[^>]*value="2026-11-25"/);
  expect(html.match(/ checked/g)).toHaveLength(4);
  expect(html).toMatch(/name="campo-order-uno"[^>]*value="2"/);
  expect(html).not.toContain('Sin marcar');
});

test('what may stay empty can be emptied again', () => {
  const one: PaperField = {
    name: 'punto',
    kind: 'scale',
    label: () => 'Punto',
    options,
    mayBeEmpty: true,
  };
  const html = renderToString(<PaperFields fields={[one]} typed={{}} problems={[]} />);
  expect(html).toMatch(/value checked.*Sin marcar/s);
});

test('what has more options than a sheet has room for is chosen from a list', () => {
  const written: PaperField = {
    name: 'sector',
    kind: 'one',
    label: () => 'Sector',
    options,
    isWritten: true,
  };
  const html = renderToString(
    <PaperFields fields={[written]} typed={{ sector: 'dos' }} problems={[]} />,
  );
  expect(html).toMatch(/<select [^>]*name="sector"/);
  expect(html).toMatch(/<option value="dos" selected[^>]*>dos/);
  expect(html).toContain('Sin marcar');
});
