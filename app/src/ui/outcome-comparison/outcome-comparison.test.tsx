// Two outcomes in one table, and a word where they part.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { OutcomeComparison } from './outcome-comparison.tsx';

function draw(entersFirst: boolean, entersSecond: boolean): string {
  return renderToString(
    <OutcomeComparison
      caption="Dos reglas"
      first="Partes iguales"
      second="Más votados"
      sums={[{ label: 'Proyectos', first: '7', second: '6' }]}
      projects={[{ name: 'Punto limpio', cost: '$4', entersFirst, entersSecond }]}
    />,
  );
}

test('each project is a row with its verdict under each rule', () => {
  const html = draw(true, false);
  expect(html).toMatch(/<th scope="col">Partes iguales<\/th><th scope="col">Más votados<\/th>/);
  expect(html).toMatch(/<span>Entra<\/span>.*<span>No entra<\/span>/);
});

test('only a row where the two differ says that it changes', () => {
  expect(draw(true, false)).toContain('Cambia');
  expect(draw(false, true)).toContain('comparison-differs');
  expect(draw(true, true)).not.toContain('Cambia');
  expect(draw(false, false)).not.toContain('comparison-differs');
});

test('the sums stand above the projects', () => {
  const html = draw(true, true);
  expect(html.indexOf('Proyectos')).toBeLessThan(html.indexOf('Punto limpio'));
});
