// The document around a page: language, links, what machines read, and nothing that the policy would block.
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { inLocale, type Locale } from '../platform/words.ts';
import { Shell, type ShellProps } from './shell.tsx';

function render(given: Partial<ShellProps> = {}): string {
  const locale: Locale = given.locale ?? 'es-CL';
  return inLocale(locale, () =>
    renderToString(
      <Shell
        title="Ancud"
        description="Presupuesto participativo de Ancud."
        locale={locale}
        path="/comunas/ancud"
        alternates={{ 'es-CL': '/comunas/ancud', en: '/en/municipalities/ancud' }}
        account={{ label: 'Entrar', href: '/entrar' }}
        publicUrl="https://minga.example"
        seenAt={new Date('2026-11-28T15:30:00Z')}
        stylesheet="/assets/styles.css"
        favicon="/assets/favicon.svg"
        scripts={[]}
        {...given}
      >
        <p>contenido</p>
      </Shell>,
    ),
  );
}

test('the document says its language and its title', () => {
  expect(render()).toContain('<html lang="es-CL">');
  expect(render({ locale: 'en' })).toContain('<html lang="en">');
  expect(render()).toContain('<title>Ancud · Minga</title>');
  expect(render({ title: 'Minga: presupuestos' })).toContain('<title>Minga: presupuestos</title>');
});

test('paper says where it was read and when, and of a private page no query', () => {
  const html = render({ path: '/ediciones?q=ancud' });
  expect(html).toContain('https://minga.example/ediciones?q=ancud<br');
  expect(html).toContain('sábado 28 de noviembre de 2026, 12:30');
  const secret = render({ path: '/mi-pase?clave=secreta', robots: 'noindex' });
  expect(secret).toContain('https://minga.example/mi-pase<br');
});

test('a page without hero has its title as the only h1', () => {
  expect(render().match(/<h1>Ancud<\/h1>/g)).toHaveLength(1);
  expect(render({ hero: <h1>Otra</h1> })).not.toContain('<h1>Ancud</h1>');
});

test('a picture of the page goes with its link, whole address, size and words, where there is one', () => {
  expect(render()).not.toContain('og:image');
  expect(render()).toContain('<meta name="twitter:card" content="summary"/>');
  const image = { href: '/tarjeta/a.png', width: 1200, height: 630, alt: 'Una plaza' };
  const html = render({ image });
  expect(html).toContain(
    '<meta property="og:image" content="https://minga.example/tarjeta/a.png"/>',
  );
  expect(html).toContain('<meta property="og:image:width" content="1200"/>');
  expect(html).toContain('<meta property="og:image:height" content="630"/>');
  expect(html).toContain('<meta property="og:image:alt" content="Una plaza"/>');
  expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
});

test('the first thing to reach leads to the content', () => {
  const html = render();
  expect(html.indexOf('href="#contenido"')).toBeLessThan(html.indexOf('<header'));
  expect(html).toMatch(/<main id="contenido" [^>]*tabindex="-1"/);
});

test('the current destination is marked in both menus, and only it', () => {
  expect(render().match(/aria-current/g)).toBeNull();
  const html = render({ current: 'count' });
  expect(html.match(/<a href="\/contar" aria-current="true">/g)).toHaveLength(2);
  expect(html.match(/aria-current/g)).toHaveLength(2);
});

test('the other language is a link to this same place', () => {
  expect(render()).toMatch(
    /<a [^>]*href="\/en\/municipalities\/ancud" lang="en" hreflang="en">English/,
  );
  expect(render({ locale: 'en' })).toMatch(
    /<a [^>]*href="\/comunas\/ancud" lang="es-CL"[^>]*>Español/,
  );
});

test('machines read absolute addresses', () => {
  const html = render();
  expect(html).toContain('<meta property="og:url" content="https://minga.example/comunas/ancud"/>');
  expect(html).toContain(
    '<link rel="alternate" hreflang="en" href="https://minga.example/en/municipalities/ancud"/>',
  );
});

test('a demonstration says so above everything', () => {
  expect(render()).not.toContain('DEMOSTRACIÓN');
  const html = render({ demonstration: 'Cifras inventadas.' });
  expect(html.indexOf('DEMOSTRACIÓN')).toBeLessThan(html.indexOf('class="site-logo"'));
});

test('one hem, and the country only where it is given', () => {
  expect(render().match(/class="hem"/g)).toHaveLength(1);
  expect(render()).not.toContain('page-country');
  expect(render({ spine: <i>mapa</i> })).toContain('<div class="page-country"><i>mapa</i></div>');
});

test('a page in progress asks again by itself, and one apart is not indexed', () => {
  expect(render()).not.toMatch(/http-equiv="refresh"|name="robots"/);
  expect(render({ refreshAfterSeconds: 2 })).toContain('<meta http-equiv="refresh" content="2"/>');
  expect(render({ robots: 'noindex' })).toContain('<meta name="robots" content="noindex"/>');
});

test('scripts are modules of this site; without islands there is none', () => {
  expect(render()).not.toContain('<script');
  expect(render({ scripts: ['/assets/count.js'] })).toContain(
    '<script type="module" src="/assets/count.js"></script>',
  );
});

test('titles and descriptions from data are escaped', () => {
  const html = render({ title: '<script>', description: '"><script>' });
  expect(html).not.toContain('<script>');
});

test('every page leads to the source of the version that runs, where the operator says it is', () => {
  const html = render({ sourceUrl: 'https://codigo.example/minga' });
  expect(html).toContain('<a href="https://codigo.example/minga">Código fuente (AGPL-3.0)</a>');
  expect(render()).not.toContain('AGPL');
});
