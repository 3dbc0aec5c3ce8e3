// The files of a list are two links with their words, and a note where there is one.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { inLocale } from '../../platform/words.ts';
import { ListFiles } from './list-files.tsx';

test('a list says that its files are the same, in the language of the page', () => {
  const files = <ListFiles csv="/a.csv?q=plaza" json="/a.json?q=plaza" />;
  const html = inLocale('es-CL', () => renderToString(files));
  expect(html).toContain('Descarga esta misma lista: <a href="/a.csv?q=plaza">CSV</a>, ');
  expect(html).toContain('<a href="/a.json?q=plaza">JSON</a>.</p>');
  expect(inLocale('en', () => renderToString(files))).toContain('Download this same list:');
});

test('what else the files hold, and what is to be known of them, is said', () => {
  const html = renderToString(
    <ListFiles said="Los acuerdos:" csv="/a.csv" json="/a.json">
      Leídos hoy.
    </ListFiles>,
  );
  expect(html).toContain('Los acuerdos: <a');
  expect(html).toContain('JSON</a>. Leídos hoy.</p>');
});
