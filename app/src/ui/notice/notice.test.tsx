// A notice is a word, a mark and a ground.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Notice } from './notice.tsx';

test('the mark follows the tone and is not read', () => {
  const drawings = (['calm', 'warning', 'done'] as const).map((tone) =>
    renderToString(<Notice tone={tone}>Texto</Notice>).replace(/notice-\w+/, ''),
  );
  expect(new Set(drawings).size).toBe(3);
  expect(drawings.every((html) => html.includes('aria-hidden="true"'))).toBe(true);
});

test('a title comes before its text', () => {
  const html = renderToString(<Notice title="Ojo">Texto</Notice>);
  expect(html.indexOf('Ojo')).toBeLessThan(html.indexOf('Texto'));
});
