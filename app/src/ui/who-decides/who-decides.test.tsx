// Who decides what is said in order, the present step marked.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { WhoDecides } from './who-decides.tsx';

test('a named section with ordered steps, of which one is current', () => {
  const html = renderToString(
    <WhoDecides
      id="quien"
      title="Esta instancia es de DECISIÓN"
      effect="Obliga al Concejo a pronunciarse."
      steps={[
        { title: 'El Concejo comprometió', text: 'el monto' },
        { title: 'Vecinas y vecinos deciden', text: 'el orden', isCurrent: true },
      ]}
    />,
  );
  expect(html).toMatch(/^<section [^>]*aria-labelledby="quien"/);
  expect(html).toContain('<h2 id="quien">');
  expect(html.match(/<li /g)).toHaveLength(2);
  expect(html.match(/aria-current="step"/g)).toHaveLength(1);
});
