// Emptiness has a heading, a reason and a way on.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { EmptyState } from './empty-state.tsx';

test('the heading takes the level of its surroundings', () => {
  const html = renderToString(
    <EmptyState level={3} title="Nada por aquí" actions={<a href="/comunas">Ver todas</a>}>
      Prueba con menos letras.
    </EmptyState>,
  );
  expect(html).toContain('<h3 class="panel-heading">Nada por aquí</h3>');
  expect(html).toContain('<a href="/comunas">Ver todas</a>');
});
