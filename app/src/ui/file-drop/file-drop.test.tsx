// The zone is the native input, with its words tied to it.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { FileDrop } from './file-drop.tsx';

test('a plain required file input does all the work', () => {
  const html = renderToString(<FileDrop id="f" name="file" label="Archivo" accept=".pb,.csv" />);
  expect(html).toContain('<label class="field-label" for="f">Archivo</label>');
  expect(html).toMatch(/<input [^>]*id="f" name="file" type="file" accept="\.pb,\.csv" required/);
});

test('one that may stay empty asks for nothing', () => {
  const html = renderToString(<FileDrop id="f" name="file" label="Archivo" isOptional />);
  expect(html).not.toContain('required');
});

test('the face over the input is for the eyes only', () => {
  expect(renderToString(<FileDrop id="f" name="file" label="Archivo" />)).toMatch(
    /<div class="file-drop-face" aria-hidden="true">/,
  );
});

test('an error is said and tied to the input', () => {
  const html = renderToString(
    <FileDrop id="f" name="file" label="Archivo" hint="Un .pb." error="Está vacío." />,
  );
  expect(html).toContain('aria-describedby="f-hint f-error"');
  expect(html).toContain('aria-invalid="true"');
});
