// Every phase says its state in words, and one is current.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { PhaseRibbon } from './phase-ribbon.tsx';

const phases = [
  { name: 'Compromiso', dates: 'lun 2 mar', state: 'done' },
  { name: 'Votación', dates: '8 – 21 jun', state: 'now', remaining: 'quedan 6 días' },
  { name: 'Sanción', dates: 'mié 15 jul', state: 'to-come' },
] as const;

test('an ordered list whose current step is marked', () => {
  const html = renderToString(<PhaseRibbon phases={phases} deadline="Hasta el domingo." />);
  expect(html.match(/<li /g)).toHaveLength(3);
  expect(html).toMatch(/<li class="phase phase-now" aria-current="step">/);
  expect(html.match(/aria-current/g)).toHaveLength(1);
  for (const word of ['Terminada', 'Ahora', 'Todavía no empieza']) expect(html).toContain(word);
});

test('the compact ribbon says which stage of how many', () => {
  expect(renderToString(<PhaseRibbon phases={phases} deadline="x" />)).toContain(
    'Etapa 2 de 3: Votación',
  );
});

test('a suspended phase shows its word, and is the current one', () => {
  const html = renderToString(
    <PhaseRibbon phases={[{ ...phases[1], state: 'suspended' }]} deadline="x" />,
  );
  expect(html).toContain('<span class="phase-word">Suspendida</span>');
  expect(html).toContain('aria-current="step"');
});

test('an extension keeps the old end and leads to its reason', () => {
  const html = renderToString(
    <PhaseRibbon
      phases={[{ ...phases[1], extended: { oldEnd: 'dom 14 jun', href: '/razon' } }]}
      deadline="x"
    />,
  );
  expect(html).toContain('<a href="/razon">prórroga</a> <del>dom 14 jun</del>');
});

test('when all is over no stage is named', () => {
  const html = renderToString(<PhaseRibbon phases={[phases[0]]} deadline="Terminó." />);
  expect(html).not.toContain('Etapa');
});
