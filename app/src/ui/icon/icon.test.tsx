// Icons are decoration on a fixed grid.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Icon } from './icon.tsx';
import { ProjectIcon, projectKinds } from './project-icon.tsx';

test('an icon is never read aloud nor focused', () => {
  const html = renderToString(<Icon name="check" />);
  expect(html).toContain('aria-hidden="true"');
  expect(html).toContain('focusable="false"');
});

test('small icons have a heavier stroke, so that they still read', () => {
  expect(renderToString(<Icon name="cross" size={16} />)).toContain('stroke-width="3"');
  expect(renderToString(<Icon name="cross" size={24} />)).toContain('stroke-width="1.75"');
});

test('every kind of project has a drawing of its own', () => {
  const drawings = projectKinds.map((kind) => renderToString(<ProjectIcon kind={kind} />));
  expect(new Set(drawings).size).toBe(10);
});
