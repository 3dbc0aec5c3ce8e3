// Every round is drawn on the whole envelope and told in words.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Waterfall, type WaterfallRound } from './waterfall.tsx';

function round(number: number, part: Partial<WaterfallRound> = {}): WaterfallRound {
  const spentBefore = BigInt(number - 1) * 10n;
  return {
    number,
    name: `Proyecto ${number}`,
    cost: '$10',
    spentBefore,
    spentAfter: spentBefore + 10n,
    spentAfterText: `$${number * 10}`,
    kind: 'enters',
    sentence: `Frase ${number}.`,
    ...part,
  };
}

function draw(rounds: readonly WaterfallRound[], envelope = 100n): string {
  return renderToString(
    <Waterfall
      rounds={rounds}
      envelope={envelope}
      envelopeText="$100"
      zeroText="$0"
      caption="Rondas"
    />,
  );
}

/** The rounds that are seen without opening anything. */
function seen(html: string): number {
  return html.split('<details')[0]?.match(/class="waterfall-round"/g)?.length ?? 0;
}

test('each project starts where the last one ended', () => {
  const html = draw([round(1), round(2), round(3)]);
  expect(html).toMatch(/class="waterfall-enters" x="0%" width="10%"/);
  expect(html).toMatch(/class="waterfall-spent" width="20%" height="100%"/);
  expect(html).toMatch(/class="waterfall-enters" x="20%" width="10%"/);
});

test('connectors join every row to the next, and the last to none', () => {
  const html = draw([round(1), round(2), round(3)]);
  const ends = [...html.matchAll(/waterfall-connector[^>]*><line x1="([^"]+)"/g)];
  expect(ends.map(([, end]) => end)).toEqual(['10%', '20%']);
});

test('shares are exact to a thousandth, however large the money', () => {
  const huge = 3n * 10n ** 30n;
  const html = draw([round(1, { spentAfter: 10n ** 30n })], huge);
  expect(html).toContain('width="33.333%"');
});

test('an envelope of nothing is drawn, not divided by zero', () => {
  expect(draw([round(1)], 0n)).toContain('width="0%"');
});

test('what completes the envelope has a hatch, and only then the legend tells it', () => {
  const plain = draw([round(1)]);
  expect(plain).not.toContain('Completa el sobre');
  const html = draw([round(1), round(2, { kind: 'completes' })]);
  expect(html).toContain('Completa el sobre');
  const id = /<pattern id="([^"]+)"/.exec(html)?.[1];
  expect(html).toMatch(new RegExp(`waterfall-completes" x="10%"[^>]*fill="url\\(#${id}\\)"`));
});

test('thirty rounds are shown whole; of thirty-one, ten, and the rest on request', () => {
  const many = (count: number) => Array.from({ length: count }, (_, place) => round(place + 1));
  expect(seen(draw(many(30)))).toBe(30);
  const html = draw(many(31));
  expect(seen(html)).toBe(10);
  expect(html).toContain('Ver las 31 rondas');
  expect(html).toContain('<ol class="waterfall-rounds" start="11">');
  expect(html.match(/class="waterfall-round"/g)).toHaveLength(31);
});

test('the table behind has every round with its sentence', () => {
  const table = draw([round(1), round(2)]).split('<table')[1] ?? '';
  expect(table).toContain('2. Proyecto 2');
  expect(table).toContain('$20');
  expect(table).toContain('Frase 2.');
});

test('bars are silent: the words say it all', () => {
  const html = draw([round(1), round(2)]);
  for (const [svg] of html.matchAll(/<svg[^>]*>/g)) expect(svg).toContain('aria-hidden="true"');
});

test('names from a file are escaped', () => {
  expect(draw([round(1, { name: '<script>alert(1)</script>' })])).not.toContain('<script>');
});
