// A tag tells its state in words, with a mark only where it repeats them.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Tag } from './tag.tsx';

test('done has a tick and stop a cross; the rest only their word', () => {
  expect(renderToString(<Tag tone="done">Firmado</Tag>)).toContain('<svg');
  expect(renderToString(<Tag tone="stop">No alcanzó</Tag>)).toContain('<svg');
  expect(renderToString(<Tag tone="attention">Borrador</Tag>)).toBe(
    '<span class="tag tag-attention">Borrador</span>',
  );
});
