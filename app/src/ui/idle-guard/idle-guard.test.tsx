// Nothing is asked of whoever has just come; the question is one dialog with one way to stay.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { IdleGuard, IdleQuestion } from './idle-guard.tsx';

const nothing = () => {};

test('whoever has just come is asked nothing', () => {
  expect(renderToString(<IdleGuard onEnd={nothing} />)).toBe('');
});

test('the question says how long is left, aloud by tens of seconds only, and has one button', () => {
  const html = renderToString(<IdleQuestion left={17} onStay={nothing} />);
  expect(html).toContain('role="alertdialog" aria-labelledby="sigues"');
  expect(/<p id="sigues">([^<]*)</.exec(html)?.[1]).toContain('17');
  expect(/role="alert">([^<]*)</.exec(html)?.[1]).toContain('20');
  expect(html.match(/<button/g)).toHaveLength(1);
  expect(html).toContain('Sigo aquí');
});
