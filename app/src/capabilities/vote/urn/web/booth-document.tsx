// The pages that carry the booth and its rehearsal: nothing of an election stands in them, and each says what its scripts must be.
import renderToString from 'preact-render-to-string';
import { m } from '#words';
import type { Assets, LoadedFile } from '../../../../platform/http/assets.ts';
import { definePath, type Path } from '../../../../platform/http/path.ts';
import { inLocale, type Locale, sourceLocale } from '../../../../platform/words.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { boothIcon, boothIsland, boothStyles, integrityOf } from './booth-bundle.ts';

export const boothPath = definePath('/e/:id/cabina', '/en/e/:id/booth');
export const rehearsalPath = definePath('/ensayo', '/en/rehearsal');

/** The page of the booth of an election. */
export function boothPage(assets: Assets, electionId: string, locale: Locale): string {
  return inLocale(locale, () =>
    carrier({
      ...{ assets, locale, path: boothPath, params: { id: electionId } },
      title: m.urn_booth_page_title(),
    }),
  );
}

export function rehearsalPage(assets: Assets, locale: Locale): string {
  return inLocale(locale, () =>
    carrier({
      ...{ assets, locale, path: rehearsalPath, params: {} },
      title: m.urn_booth_rehearsal_title(),
    }),
  );
}

interface Carried {
  readonly assets: Assets;
  readonly locale: Locale;
  readonly path: Path;
  readonly params: Readonly<Record<string, string>>;
  readonly title: string;
}

function carrier({ assets, locale, path, params, title }: Carried): string {
  const other: Locale = locale === sourceLocale ? 'en' : sourceLocale;
  const files = assets.filesOf([boothIsland, boothStyles]);
  const scripts = files.filter(({ name }) => name.endsWith('.js'));
  const integrity = new Map(files.map((file) => [`/assets/${file.name}`, integrityOf(file)]));
  const entry = assets.address(boothIsland);
  const styles = assets.address(boothStyles);
  const document = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Minga`}</title>
        <meta name="description" content={m.urn_booth_page_description()} />
        <link rel="icon" href={assets.address(boothIcon)} type="image/svg+xml" />
        <link rel="stylesheet" href={styles} integrity={integrity.get(styles)} />
        {scripts
          .filter(({ name, isLater }) => !isLater && `/assets/${name}` !== entry)
          .map((file) => (
            <link rel="modulepreload" href={`/assets/${file.name}`} integrity={integrityOf(file)} />
          ))}
      </head>
      <body>
        <div
          id="cabina"
          data-election={params.id}
          data-other={path.to(params, { locale: other })}
          data-other-locale={other}
          data-later={laterWords(scripts)}
        >
          <main class="booth-main">
            <h1>{title}</h1>
            <noscript>
              <Notice tone="warning">
                <p>{m.urn_booth_no_script()}</p>
              </Notice>
            </noscript>
            <div role="status">
              <p data-antes="comprobando" hidden>
                {m.urn_booth_loading()}
              </p>
              <p data-antes="imposible" hidden>
                {m.urn_booth_no_script()}
              </p>
              <p data-antes="inalcanzable" hidden>
                {m.urn_booth_trouble_unreachable()}
              </p>
              <p data-antes="alterada" hidden>
                {m.urn_booth_trouble_altered()}
              </p>
            </div>
          </main>
        </div>
        <script type="module" src={entry} integrity={integrity.get(entry)} />
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(document)}`;
}

/** Scripts that are asked for once somebody has begun: `name:integrity`, divided by spaces. */
function laterWords(scripts: readonly LoadedFile[]): string {
  return scripts
    .filter(({ isLater }) => isLater)
    .map((file) => `${file.name}:${integrityOf(file)}`)
    .join(' ');
}
