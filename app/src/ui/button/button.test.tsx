// A button acts, a link goes, and each is its own element.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Button, ButtonLink } from './button.tsx';

test('a button sends its form, unless it says otherwise', () => {
  expect(renderToString(<Button>Enviar</Button>)).toBe(
    '<button class="button button-main" type="submit">Enviar</button>',
  );
  expect(renderToString(<Button type="button">Abrir</Button>)).toContain('type="button"');
});

test('what goes somewhere is a link', () => {
  expect(
    renderToString(
      <ButtonLink kind="deep" small href="/contar">
        Contar
      </ButtonLink>,
    ),
  ).toBe('<a class="button button-deep button-small" href="/contar">Contar</a>');
});

test('a download keeps the name of its file', () => {
  expect(
    renderToString(
      <ButtonLink href="blob:x" download="votos.pb">
        Bajar
      </ButtonLink>,
    ),
  ).toContain('download="votos.pb"');
});
