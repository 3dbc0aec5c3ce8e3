// The pages that carry the booth: nothing of an election stands in them, and no header or footer leads away by accident.
import renderToString from 'preact-render-to-string';
import { m } from '#words';
import { definePath, type Path } from '../../../../platform/http/path.ts';
import type { UrnAsk, UrnHouse, UrnRoutes } from '../../../../platform/urn-house.ts';
import { urnRoute } from '../../../../platform/urn-house.ts';
import { type Locale, sourceLocale } from '../../../../platform/words.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { boothBundle, boothIsland } from './booth-bundle.ts';

const boothPath = definePath('/e/:id/cabina', '/en/e/:id/booth');
const rehearsalPath = definePath('/ensayo', '/en/rehearsal');
const bundlePath = definePath('/cabina.json');

export const boothRoutes: UrnRoutes = (house) => [
  urnRoute({
    method: 'get',
    path: boothPath,
    answer: (ask) => boothDocument(house, ask, boothPath, m.urn_booth_page_title()),
  }),
  urnRoute({
    method: 'get',
    path: rehearsalPath,
    answer: (ask) => boothDocument(house, ask, rehearsalPath, m.urn_booth_rehearsal_title()),
  }),
  urnRoute({
    method: 'get',
    path: bundlePath,
    answer: () =>
      new Response(new Uint8Array(boothBundle(house.assets)), {
        headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
      }),
  }),
];

function boothDocument(
  { assets }: UrnHouse,
  { params, locale }: UrnAsk,
  path: Path,
  title: string,
): Response {
  const other: Locale = locale === sourceLocale ? 'en' : sourceLocale;
  const document = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Minga`}</title>
        <meta name="description" content={m.urn_booth_page_description()} />
        <link
          rel="icon"
          href={assets.address('src/site/assets/favicon.svg')}
          type="image/svg+xml"
        />
        <link rel="stylesheet" href={assets.address('src/site/styles.css')} />
      </head>
      <body>
        <div
          id="cabina"
          data-election={params.id}
          data-other={path.to(params, { locale: other })}
          data-other-locale={other}
        >
          <main class="booth-main">
            <h1>{title}</h1>
            <noscript>
              <Notice tone="warning">
                <p>{m.urn_booth_no_script()}</p>
              </Notice>
            </noscript>
            <p id="cabina-imposible" hidden>
              {m.urn_booth_no_script()}
            </p>
          </main>
        </div>
        <script type="module" src={assets.address(boothIsland)} />
      </body>
    </html>
  );
  return new Response(`<!doctype html>${renderToString(document)}`, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
