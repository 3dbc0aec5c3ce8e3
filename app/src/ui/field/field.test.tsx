// Label, hint and error of a question are tied to its control.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Choices, Field, notesOf, SelectField } from './field.tsx';
import { SearchForm } from './search-form.tsx';

test('the label names the control', () => {
  const html = renderToString(<Field id="paso" name="step" label="Paso" />);
  expect(html).toContain('<label class="field-label" for="paso">Paso</label>');
  expect(html).toContain('id="paso"');
  expect(html).not.toContain('aria-describedby');
  expect(html).not.toContain('aria-invalid');
});

test('hint and error describe the control, and an error makes it invalid', () => {
  const html = renderToString(
    <Field
      id="paso"
      name="step"
      label="Paso"
      hint="En pesos."
      error="Escribe un número."
      value="x"
    />,
  );
  expect(html).toContain('aria-describedby="paso-hint paso-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('id="paso-hint"');
  expect(html).toMatch(/id="paso-error".*Escribe un número\./);
});

test('what was typed comes back, escaped', () => {
  const html = renderToString(
    <Field id="q" name="q" label="Nombre" value={'"><script>'} error="<b>No</b>" />,
  );
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('<b>');
  expect(html).toContain('value="&quot;>&lt;script>"');
});

test('a list remembers what was chosen', () => {
  const options = [
    { value: 'id', label: 'Código' },
    { value: 'votes', label: 'Votos' },
  ];
  const html = renderToString(
    <SelectField id="t" name="t" label="Empates" value="votes" options={options} />,
  );
  expect(html).toContain('<option value="votes" selected>Votos</option>');
  expect(html).toContain('<option value="id">Código</option>');
});

test('choices are a group with a legend, one of them checked', () => {
  const html = renderToString(
    <Choices
      id="r"
      name="rule"
      label="Regla"
      hint="Cambia el resultado."
      chosen={['mes']}
      options={[
        { value: 'mes', label: 'Partes iguales' },
        { value: 'greedy', label: 'Más votados' },
      ]}
    />,
  );
  expect(html).toMatch(/<fieldset [^>]*aria-describedby="r-hint"/);
  expect(html).toContain('<legend class="field-label">Regla</legend>');
  expect(html.match(/ checked/g)).toHaveLength(1);
  expect(html.match(/type="radio"/g)).toHaveLength(2);
});

test('nothing describes a question without hint or error', () => {
  expect(notesOf({ id: 'x' })).toBeUndefined();
  expect(notesOf({ id: 'x', hint: 'h' })).toBe('x-hint');
  expect(notesOf({ id: 'x', error: 'e' })).toBe('x-error');
});

test('a search is a plain form that keeps the filters already chosen', () => {
  const html = renderToString(
    <SearchForm id="s" action="/comunas" label="Comuna" value="ñuñoa" kept={{ region: '13' }} />,
  );
  expect(html).toMatch(/<search aria-label="Comuna"><form [^>]*action="\/comunas" method="get"/);
  expect(html).toContain('<label class="field-label" for="s">Comuna</label>');
  expect(html).toContain('<input type="hidden" name="region" value="13"/>');
  expect(html).toContain('value="ñuñoa"');
  expect(html).not.toContain('datalist');
});

test('suggestions are offered by the browser itself', () => {
  const html = renderToString(
    <SearchForm id="s" action="/comunas" label="Comuna" suggestions={['Ancud', 'Castro']} />,
  );
  expect(html).toContain('list="s-names"');
  expect(html).toContain('<datalist id="s-names"><option value="Ancud">');
});
