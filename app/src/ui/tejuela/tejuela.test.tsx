// A tejuela is decoration; a seal says its word.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Seal, Tejuela } from './tejuela.tsx';

test('the tejuela of a project is hidden from screen readers', () => {
  expect(renderToString(<Tejuela kind="bird" />)).toMatch(/^<span [^>]*aria-hidden="true"/);
});

test('a rejected project has another tone, and no other shape', () => {
  expect(renderToString(<Tejuela kind="bird" tone="stop" />)).toContain('tejuela-stop');
  expect(renderToString(<Tejuela kind="bird" />)).toContain('tejuela-struct');
});

test('a seal tells its state to those who do not see it', () => {
  const html = renderToString(<Seal state="revoked" word="Revocada" />);
  expect(html).toContain('<span class="visually-hidden">Revocada</span>');
  expect(html).toContain('seal-revoked');
});
