// The document around the pages of the urn: no menu and no account, since nobody signs in there.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Locale } from '../platform/words.ts';
import { Hem } from '../ui/hem/hem.tsx';
import { Hero } from '../ui/hero/hero.tsx';
import { Logo } from '../ui/logo/logo.tsx';

export interface UrnShellProps {
  readonly title: string;
  readonly description: string;
  readonly locale: Locale;
  /** The same page in the other language. */
  readonly other: { readonly locale: Locale; readonly href: string };
  readonly stylesheet: string;
  readonly favicon: string;
  readonly scripts: readonly string[];
  /** What is invented on this page, for the lemon strip. */
  readonly demonstration: string | undefined;
  /** Deep band with the page's h1; without it, the title alone. */
  readonly hero: ComponentChildren | undefined;
  readonly children: ComponentChildren;
}

export function UrnShell(props: UrnShellProps) {
  const { title, description, locale, other, stylesheet, favicon, scripts, children } = props;
  const { demonstration, hero = <Hero title={title} /> } = props;
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Minga`}</title>
        <meta name="description" content={description} />
        <link rel="icon" href={favicon} type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body class={demonstration === undefined ? undefined : 'demonstration'}>
        <a class="skip-link" href="#contenido">
          {m.site_skip()}
        </a>
        <header class="site-header deep">
          {demonstration && (
            <div class="demonstration-strip">
              <p class="wrap">
                <strong>{m.site_demonstration()}</strong> · {demonstration}
              </p>
            </div>
          )}
          <div class="wrap site-header-row">
            <span class="site-logo">
              <Logo />
            </span>
            <a class="language-link" href={other.href} lang={other.locale} hreflang={other.locale}>
              {other.locale === 'en' ? 'English' : 'Español'}
            </a>
          </div>
        </header>
        <main id="contenido" class="page" tabIndex={-1}>
          <div class="page-top deep">{hero}</div>
          <Hem />
          <div class="page-body section">{children}</div>
        </main>
        {scripts.map((script) => (
          <script type="module" src={script} />
        ))}
      </body>
    </html>
  );
}
