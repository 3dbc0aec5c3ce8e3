// Home lets a person do three things, and every figure on it leads to its source.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { type HomePageProps, homePage } from './home-page.tsx';

const props: HomePageProps = {
  map: {
    uprightUrl: '/mapas/arriba.svg',
    lyingUrl: '/mapas/acostado.svg',
    width: 420,
    height: 2060,
    labels: [{ name: 'Aysén', href: '/regiones/aysen', x: 210, y: 1545, anchor: 'start' }],
    comunasCount: 346,
    caption: '346 comunas, por población. Contorno: Natural Earth.',
  },
  experiences: [
    {
      place: 'Lautaro',
      year: 2019,
      href: '/experiencias/lautaro-2019',
      amount: { text: '$75.000.000', href: 'https://fuente.example/lautaro' },
    },
  ],
  open: [],
  pioneers: [
    { name: 'Buin', href: '/experiencias#buin' },
    { name: 'Cerro Navia', href: '/experiencias#cerro-navia' },
  ],
};

function render(given: Partial<HomePageProps> = {}): string {
  const { hero, spine, body } = homePage({ ...props, ...given });
  return renderToString(
    <>
      {hero}
      {spine}
      {body}
    </>,
  );
}

test('a person can find their comuna, count a vote, and see experiences', () => {
  const html = render();
  expect(html).toMatch(/<form [^>]*action="\/comunas" method="get"/);
  expect(html).toContain('href="/contar"');
  expect(html).toContain('href="/experiencias"');
});

test('the country stands upright at the side and lies under the links', () => {
  const html = render();
  expect(html).toContain('<img src="/mapas/arriba.svg" width="420" height="2060"');
  expect(html).toContain('<img src="/mapas/acostado.svg" width="2060" height="420"');
  expect(html).toContain('Contorno: Natural Earth');
});

test('each figure leads to where it was read, and a missing one says so', () => {
  const html = render();
  expect(html).toMatch(/<a [^>]*href="https:\/\/fuente\.example\/lautaro">\$75\.000\.000<\/a>/);
  expect(html).toContain('sin dato');
});

test('the pioneers are named, with the right conjunction', () => {
  expect(render().replace(/<[^>]+>/g, '')).toContain('Pioneras: Buin y Cerro Navia.');
  expect(render({ pioneers: [] })).not.toContain('Pioneras');
});

test('the example is offered only where there is one', () => {
  expect(render()).not.toContain('Probar con un ejemplo');
  expect(render({ exampleHref: '/contar/ejemplo' })).toContain('href="/contar/ejemplo"');
});

test('what is being decided now is there with its phase and amount, and nothing when nothing is', () => {
  expect(render()).not.toContain('Se está decidiendo ahora');
  const open = [
    {
      name: 'Presupuesto participativo 2027',
      institution: 'Municipalidad de Ancud',
      amount: '$180.000.000',
      phase: 'Votación',
      href: '/ediciones/ancud/2027',
    },
  ];
  const html = render({ open });
  expect(html).toContain('href="/ediciones/ancud/2027"');
  expect(html).toContain('Votación');
  expect(html).toContain('$180.000.000');
});
