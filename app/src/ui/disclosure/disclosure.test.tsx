// What opens on request is the native element.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Disclosure, TableTwin } from './disclosure.tsx';

test('closed until asked, unless it begins open', () => {
  expect(renderToString(<Disclosure summary="Más">x</Disclosure>)).toMatch(
    /^<details class="disclosure"><summary [^>]*>Más<\/summary>/,
  );
  expect(
    renderToString(
      <Disclosure summary="Más" open>
        x
      </Disclosure>,
    ),
  ).toMatch(/^<details [^>]*open/);
});

test('the table behind a picture says that it is one', () => {
  expect(renderToString(<TableTwin>x</TableTwin>)).toContain('Ver como tabla');
});
