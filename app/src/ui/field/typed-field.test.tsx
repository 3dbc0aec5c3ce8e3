import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { TypedField } from './typed-field.tsx';

const asked = { label: 'Nombre', typed: { nombre: 'Rosa' } };

test('what was typed comes back, with what is wrong of it and of nothing else', () => {
  const problems = [
    { field: 'otro', message: 'Escribe el otro.' },
    { field: 'nombre', message: 'Es muy largo.' },
  ];
  const html = renderToString(<TypedField {...asked} name="nombre" problems={problems} />);
  expect(html).toContain('id="nombre"');
  expect(html).toContain('value="Rosa"');
  expect(html).toContain('Es muy largo.');
  expect(html).not.toContain('Escribe el otro.');
});

test('of two fields with one name each has its own id, and a problem goes by the id', () => {
  const problems = [{ field: 'nombre-2', message: 'Falta.' }];
  const first = renderToString(<TypedField {...asked} name="nombre" problems={problems} />);
  const second = renderToString(
    <TypedField {...asked} name="nombre" id="nombre-2" problems={problems} />,
  );
  expect([first.includes('Falta.'), second.includes('Falta.')]).toEqual([false, true]);
});
