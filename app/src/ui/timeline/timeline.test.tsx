// A date that moved keeps the one first promised.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Timeline } from './timeline.tsx';

test('each day is a term with what happens on it', () => {
  expect(renderToString(<Timeline steps={[{ day: 'dom 21 jun', text: 'se cierra' }]} />)).toMatch(
    /<dt [^>]*>dom 21 jun<\/dt><dd>se cierra<\/dd>/,
  );
});

test('the promised day is struck through, after a word', () => {
  expect(
    renderToString(
      <Timeline steps={[{ day: 'mié 15 jul', promised: 'mié 8 jul', text: 'sanción' }]} />,
    ),
  ).toContain('antes decía <del>mié 8 jul</del>');
});
