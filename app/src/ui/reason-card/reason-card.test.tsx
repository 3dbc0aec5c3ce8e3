// The reason is a sum in words, repeated by a bar.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { ReasonCard } from './reason-card.tsx';

const stop = {
  id: 'razon',
  outcome: 'stop',
  tag: 'No alcanzó',
  title: 'Por qué no: el sendero',
  sentence: 'Lo apoyaron 127 personas.',
} as const;

test('an article named by its heading, with the outcome in words', () => {
  const html = renderToString(<ReasonCard {...stop} />);
  expect(html).toMatch(/^<article [^>]*aria-labelledby="razon"/);
  expect(html).toContain('<h3 class="panel-heading" id="razon">Por qué no: el sendero</h3>');
  expect(html).toContain('No alcanzó');
  expect(html).not.toContain('Qué lo habría cambiado');
});

test('the bar is as long as the cost', () => {
  const html = renderToString(<ReasonCard {...stop} bar={{ had: 25n, cost: 100n }} />);
  expect(html).toMatch(/class="reason-had" width="25%"/);
  expect(html).toMatch(/class="reason-missing" x="25%" y="0\.5" width="75%"/);
});

test('money beyond the cost does not make the bar longer', () => {
  const html = renderToString(<ReasonCard {...stop} bar={{ had: 300n, cost: 100n }} />);
  expect(html).toMatch(/class="reason-had" width="100%"/);
  expect(html).not.toContain('class="reason-missing"');
});

test('a project of no cost is drawn whole', () => {
  const html = renderToString(<ReasonCard {...stop} bar={{ had: 0n, cost: 0n }} />);
  expect(html).toMatch(/class="reason-had" width="100%"/);
});

test('the total stands after the rows', () => {
  const html = renderToString(
    <ReasonCard
      {...stop}
      rows={[{ label: 'Costaba', amount: '$9' }]}
      total={{ label: 'Faltaron', amount: '$5' }}
    />,
  );
  expect(html.indexOf('Costaba')).toBeLessThan(html.indexOf('Faltaron'));
  expect(html).toContain('reason-total');
});

test('what would have changed it comes line by line, each on its own', () => {
  const html = renderToString(
    <ReasonCard {...stop} changes={[{ about: 'peso', text: 'Que costara menos.' }]} />,
  );
  expect(html).toContain('Cada línea por separado');
  expect(html).toContain('<span>Que costara menos.</span>');
});

test('when nothing would have sufficed, only the note says so', () => {
  const html = renderToString(<ReasonCard {...stop} changesNote="Nada por sí solo bastaba." />);
  expect(html).toContain('Nada por sí solo bastaba.');
  expect(html).not.toContain('Cada línea por separado');
});
