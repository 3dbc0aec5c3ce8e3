// The urn's own origin: no cookie ever reaches it and nothing about its visitors is written down.
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import renderToString from 'preact-render-to-string';
import { m } from '#words';
import type { Page } from '../platform/http/route.ts';
import type { FetchHandler } from '../platform/http/server.ts';
import { DOOR_PATH } from '../platform/urn-door.ts';
import type { UrnHouse, UrnRoute } from '../platform/urn-house.ts';
import { inLocale, type Locale, locales, sourceLocale } from '../platform/words.ts';
import { directly, responseOf } from './urn-direct.ts';
import { UrnShell } from './urn-shell.tsx';

type Env = { Bindings: Partial<HttpBindings> };

export interface UrnOriginParts {
  readonly house: UrnHouse;
  readonly routes: readonly UrnRoute[];
  /** The host names that it answers to; undefined for any. The door, where a key is shown, is open on all. */
  readonly hostnames: ReadonlySet<string> | undefined;
  readonly ready: () => Promise<void>;
}

/** The origin as one `fetch`. A request with a cookie is refused unread, by whatever name it came. */
export function buildUrnOrigin(parts: UrnOriginParts): FetchHandler {
  const { house, routes, hostnames, ready } = parts;
  const isHttps = house.publicUrl.startsWith('https:');
  const app = new Hono<Env>();
  app.use(urnHeaders(isHttps));
  app.use(async (c, next) => {
    const { hostname, pathname } = new URL(c.req.url);
    const isDoor = pathname.startsWith(`${DOOR_PATH}/`);
    if (hostnames !== undefined && !hostnames.has(hostname) && !isDoor) {
      return c.text('This origin does not answer for that host.\n', 421);
    }
    if (c.req.header('cookie') !== undefined) return c.json({ code: 'cookie-received' }, 400);
    await next();
    return undefined;
  });
  app.get('/health/live', (c) => c.text('live\n'));
  app.get('/health/ready', async (c) => {
    try {
      await ready();
      return c.text('ready\n');
    } catch {
      return c.text('not ready\n', 503);
    }
  });
  // What this release does not have may be kept of an earlier one.
  app.get('/assets/*', async (c, next) => house.assets.answer(c.req.raw) ?? next());
  for (const one of routes) mount(app, parts, one);
  app.notFound((c) => c.text('Not here.\n', 404));
  app.onError((error, c) => {
    house.log.error({ err: error }, 'fault of the urn');
    return c.text('Algo falló de nuestro lado. / Something failed on our side.\n', 500);
  });
  const through: FetchHandler = (request, bindings) => app.fetch(request, bindings);
  let fixed: Promise<Readonly<Record<string, string>>> | undefined;
  return directly(
    {
      routes,
      hostnames,
      isBehindProxy: isHttps,
      headers: () => {
        fixed ??= headersOf(isHttps);
        return fixed;
      },
      failed: (error) => house.log.error({ err: error }, 'fault of the urn'),
    },
    through,
  );
}

/** What every answer carries, as it is put on one of them. */
async function headersOf(isHttps: boolean): Promise<Readonly<Record<string, string>>> {
  const app = new Hono().use(urnHeaders(isHttps)).get('/', (c) => c.body(null));
  return Object.fromEntries((await app.request('/')).headers);
}

function mount(app: Hono<Env>, { house }: UrnOriginParts, one: UrnRoute): void {
  for (const locale of locales) {
    const pattern = one.path.patterns[locale];
    if (locale !== sourceLocale && pattern === one.path.patterns[sourceLocale]) continue;
    app.on(one.method.toUpperCase(), pattern, (c) =>
      inLocale(locale, async () => {
        const answer = await one.answer({
          request: c.req.raw,
          locale,
          params: c.req.param(),
          peer: peerOf(c, house.publicUrl.startsWith('https:')),
          header: (name) => c.req.header(name),
          body: (most) => boundedBody(c.req.raw, most),
        });
        if (answer instanceof Response) return answer;
        if ('reply' in answer) return responseOf(answer);
        return dressed(c, house, answer, one, locale);
      }),
    );
  }
}

async function boundedBody(request: Request, most: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A proxy appends the address that it saw; what stands before it was sent by the caller. */
function peerOf(c: Context<Env>, isBehindProxy: boolean): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (isBehindProxy && forwarded) return forwarded;
  return c.env?.incoming?.socket.remoteAddress ?? 'unknown';
}

function dressed(
  c: Context<Env>,
  house: UrnHouse,
  page: Page,
  { path }: UrnRoute,
  locale: Locale,
): Response {
  const { assets } = house;
  const other = locale === sourceLocale ? 'en' : sourceLocale;
  const document = (
    <UrnShell
      title={page.title}
      description={page.description}
      demonstration={
        house.isProduction
          ? page.demonstration
          : (page.demonstration ?? m.site_demonstration_everywhere())
      }
      hero={page.hero}
      other={{ locale: other, href: path.to(c.req.param(), { locale: other }) }}
      locale={locale}
      stylesheet={assets.address('src/site/styles.css')}
      favicon={assets.address('src/site/assets/favicon.svg')}
      scripts={(page.islands ?? []).map((source) => assets.address(source))}
    >
      {page.body}
    </UrnShell>
  );
  return c.body(`<!doctype html>${renderToString(document)}`, (page.status ?? 200) as 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
  });
}

/** Nothing from elsewhere, nothing inline, nothing framed; it tells nobody where somebody was. */
function urnHeaders(isHttps: boolean) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    originAgentCluster: '?1',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: isHttps ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
    // Only a ballot paper is looked at with the camera, when its owner presses for it.
    permissionsPolicy: { camera: ['self'], microphone: [], geolocation: [], payment: [], usb: [] },
    overwrite: false,
  });
}
