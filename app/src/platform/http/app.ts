// Puts routes on the web: language, limits, logs, health, faults; pages are dressed by the caller's shell.
import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { routePath } from 'hono/route';
import { isFullDisk } from '../full-disk.ts';
import type { Log } from '../log.ts';
import type { MapTiles } from '../map-tiles.ts';
import { answerMetrics, type OriginMetrics } from '../metrics/answer-metrics.ts';
import { inLocale, type Locale, locales, sourceLocale } from '../words.ts';
import type { Assets } from './assets.ts';
import { type AnswerOnce, withFormKeys } from './form-key.ts';
import type { Admission, Gate } from './gate.ts';
import type { Answer, Ask, Page, Route } from './route.ts';
import {
  type BodyLimits,
  DEFAULT_BODY_LIMIT_BYTES,
  isForeignWrite,
  limitBody,
  securityHeaders,
} from './security.ts';

/** Why a request is answered with an error page: the site has a page for each, in both languages. */
export type Trouble =
  | 'not-found'
  | 'method-not-allowed'
  | 'foreign-write'
  | 'body-too-large'
  | 'full-disk'
  | 'fault';

export interface AppParts {
  readonly routes: readonly Route[];
  readonly gate: Gate;
  readonly answerOnce: AnswerOnce;
  /** Whether a proxy stands in front, whose word on the caller's address is taken. */
  readonly isBehindProxy: boolean;
  readonly assets: Assets;
  /** Asked before any page; what it says goes with the answer, or is the answer. */
  readonly greet?: (request: Request) => Promise<Greeting>;
  readonly log: Log;
  /** What is counted here, where it is. */
  readonly metrics: OriginMetrics | undefined;
  /** Hostnames that this origin answers to; undefined answers to any. */
  readonly hostnames: ReadonlySet<string> | undefined;
  /** Whose pictures a page may show besides the site's own. */
  readonly mapTiles: MapTiles | undefined;
  /** Resolves if the process can do its work; its name tells what is missing otherwise. */
  readonly ready: () => Promise<void>;
  readonly dress: (
    page: Page,
    ask: Ask,
    addressIn: Record<Locale, string>,
  ) => string | Promise<string>;
  readonly troublePage: (trouble: Trouble, requestId: string) => Page;
}

export interface Greeting {
  /** `Set-Cookie` headers. */
  readonly cookies: readonly string[];
  /** In the place of what was asked for, of which nothing is done. */
  readonly instead?: Response;
}

type Env = { Bindings: Partial<HttpBindings>; Variables: { requestId: string } };

const STATUS_OF: Readonly<Record<Trouble, number>> = {
  'not-found': 404,
  'method-not-allowed': 405,
  'foreign-write': 403,
  'body-too-large': 413,
  'full-disk': 507,
  fault: 500,
};

/** The web application as one `fetch` function: the server and the tests call the same. */
export function buildApp(parts: AppParts): Hono<Env> {
  const app = new Hono<Env>();
  app.use(logged(parts));
  app.use(securityHeaders(parts.mapTiles));
  addHealth(app, parts);
  addMetrics(app, parts);
  app.use(ownHostOnly(parts));
  app.use(compress());
  app.get('/assets/*', (c) => parts.assets.answer(c.req.raw) ?? trouble(parts, c, 'not-found'));
  app.use(async (c, next) =>
    isForeignWrite(c.req.raw) ? trouble(parts, c, 'foreign-write') : next(),
  );
  app.use(greeted(parts));
  for (const one of parts.routes) mount(app, parts, one);
  app.notFound(
    async (c) =>
      (await wrongMethod(parts, c)) ?? shorter(parts, c) ?? trouble(parts, c, 'not-found'),
  );
  app.onError((error, c) => {
    parts.log.error({ requestId: c.get('requestId'), err: error }, 'fault');
    return faultPage(parts, c, isFullDisk(error) ? 'full-disk' : 'fault');
  });
  return app;
}

/** One line and one count a request: the route and not the address, which may name a person or open somebody's count. */
function logged({ log, metrics }: Pick<AppParts, 'log' | 'metrics'>) {
  return async (c: Context<Env>, next: () => Promise<void>) => {
    const requestId = randomUUID();
    const began = performance.now();
    c.set('requestId', requestId);
    await next();
    c.res.headers.set('x-request-id', requestId);
    const ms = performance.now() - began;
    const told = { method: c.req.method, route: routePath(c, -1), status: c.res.status };
    metrics?.requestAnswered({ ...told, seconds: ms / 1000 });
    log.info({ requestId, ...told, ms: Math.round(ms) }, 'request');
  };
}

function greeted({ greet }: Pick<AppParts, 'greet'>) {
  return async (c: Context<Env>, next: () => Promise<void>): Promise<Response | undefined> => {
    const greeting = await greet?.(c.req.raw);
    if (greeting?.instead === undefined) await next();
    else c.res = greeting.instead;
    for (const cookie of greeting?.cookies ?? []) c.header('set-cookie', cookie, { append: true });
    return undefined;
  };
}

function addHealth(app: Hono<Env>, parts: AppParts): void {
  app.get('/health/live', (c) => c.text('live\n'));
  app.get('/health/ready', async (c) => {
    try {
      await parts.ready();
      return c.text('ready\n');
    } catch (error) {
      parts.log.warn({ err: error }, 'not ready');
      return c.text('not ready\n', 503);
    }
  });
}

/** Where nobody may read it, it is as unknown as any other place. */
function addMetrics(app: Hono<Env>, parts: AppParts): void {
  const { metrics, isBehindProxy } = parts;
  if (metrics === undefined) return;
  app.get('/metrics', async (c, next) => {
    const peer = c.env?.incoming?.socket.remoteAddress;
    const answer = await answerMetrics(metrics, { request: c.req.raw, peer, isBehindProxy });
    return answer ?? next();
  });
}

function ownHostOnly(parts: AppParts) {
  return async (c: Context<Env>, next: () => Promise<void>): Promise<Response | undefined> => {
    const asked = new URL(c.req.url).hostname;
    if (parts.hostnames === undefined || parts.hostnames.has(asked)) {
      await next();
      return undefined;
    }
    return c.text(
      'Este servidor no responde por ese nombre. / This server does not answer for that host.\n',
      421,
    );
  };
}

function mount(app: Hono<Env>, parts: AppParts, one: Route): void {
  for (const locale of locales) {
    const pattern = one.path.patterns[locale];
    if (locale !== sourceLocale && pattern === one.path.patterns[sourceLocale]) continue;
    const answer = (c: Context<Env>) =>
      inLocale(locale, async () => {
        const actor = await parts.gate.identify(c.req.raw);
        const asked = { ...askOf(parts, c, locale), actor };
        const admission = await admit(parts.gate, one, asked);
        if (!admission.isAdmitted) return toResponse(parts, c, asked, admission.answer, one);
        const ask = { ...asked, scope: admission.scope };
        const answered =
          one.method === 'post'
            ? await parts.answerOnce(ask, async () => one.answer(ask))
            : await one.answer(ask);
        return toResponse(parts, c, ask, answered, one);
      });
    if (one.method === 'get') {
      app.get(pattern, answer);
    } else {
      const tooLarge = (c: Context<Env>) => () =>
        inLocale(locale, () => trouble(parts, c, 'body-too-large'));
      const limits = bodyLimitsOf(one);
      app.post(pattern, (c, next) => limitBody(limits, tooLarge(c))(c, next), answer);
    }
  }
}

/** Browsers say how long a form is. Where somebody has to be let in, a stranger who does not is read no further than usual. */
function bodyLimitsOf({ audience, maxBodyBytes = DEFAULT_BODY_LIMIT_BYTES }: Route): BodyLimits {
  const isOpen = audience === 'public';
  const undeclaredBytes = isOpen ? maxBodyBytes : Math.min(maxBodyBytes, DEFAULT_BODY_LIMIT_BYTES);
  return { maxBytes: maxBodyBytes, undeclaredBytes };
}

async function admit(gate: Gate, one: Route, ask: Ask): Promise<Admission> {
  if (one.audience === 'public') return { isAdmitted: true, scope: undefined };
  return gate.admit(one.audience, ask);
}

/** The request before it is known who asks. */
function askOf(parts: AppParts, c: Context<Env>, locale: Locale): Ask {
  const url = new URL(c.req.url);
  return {
    request: c.req.raw,
    locale,
    params: Object.fromEntries(withoutNul(Object.entries(c.req.param()))),
    query: new URLSearchParams(withoutNul(url.searchParams)),
    // `//other.example/` would be an absolute address of somebody else wherever it is written.
    address: url.pathname.replace(/^\/{2,}/, '/') + url.search,
    actor: undefined,
    scope: undefined,
    peer: peerOf(parts, c),
  };
}

/** PostgreSQL takes no NUL in a text: in what an address says it becomes a space, and so names nothing that is there. */
function withoutNul(given: Iterable<[string, string]>): [string, string][] {
  return [...given].map(([name, text]) => [name, text.replaceAll('\0', ' ')]);
}

/** A proxy appends the address that it saw; what stands before it was sent by the caller and may be invented. */
function peerOf({ isBehindProxy }: AppParts, c: Context<Env>): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (isBehindProxy && forwarded) return forwarded;
  return c.env?.incoming?.socket.remoteAddress ?? 'unknown';
}

async function toResponse(
  parts: AppParts,
  c: Context<Env>,
  ask: Ask,
  answer: Answer,
  one: Route,
): Promise<Response> {
  if (answer instanceof Response) return ask.actor === undefined ? answer : keptByNobody(answer);
  const addressIn = Object.fromEntries(
    locales.map((locale) => [
      locale,
      one.path.to(ask.params, { locale, query: Object.fromEntries(ask.query) }),
    ]),
  ) as Record<Locale, string>;
  const dressed = withFormKeys(await parts.dress(answer, ask, addressIn));
  const page = html(c, dressed, answer.status ?? 200);
  for (const cookie of answer.cookies ?? []) page.headers.append('set-cookie', cookie);
  if (answer.referrer !== undefined) page.headers.set('referrer-policy', answer.referrer);
  // What no search engine may keep is somebody's own, and so is every page of a person who is signed in:
  // no proxy keeps it, and no button goes back to it.
  const isOwn = answer.robots === 'noindex' || ask.actor !== undefined;
  return isOwn ? keptByNobody(page) : page;
}

/** Files that say themselves how long they hold are left as they are. */
function keptByNobody(answer: Response): Response {
  const said = answer.headers.get('cache-control');
  if (said === null || said === 'no-cache')
    answer.headers.set('cache-control', 'private, no-store');
  return answer;
}

/** An error page in the language of the address asked for. */
function trouble(parts: AppParts, c: Context<Env>, what: Trouble): Promise<Response> {
  const locale: Locale = /^\/en(\/|$)/.test(c.req.path) ? 'en' : sourceLocale;
  return inLocale(locale, async () => {
    const page = parts.troublePage(what, c.get('requestId'));
    const home = { 'es-CL': '/', en: '/en' };
    const dressed = await parts.dress(page, askOf(parts, c, locale), home);
    return html(c, dressed, STATUS_OF[what]);
  });
}

/** When even the page of a fault cannot be made, the person is told so in plain words. */
async function faultPage(parts: AppParts, c: Context<Env>, what: Trouble): Promise<Response> {
  try {
    return await trouble(parts, c, what);
  } catch (error) {
    const requestId = c.get('requestId');
    parts.log.error({ requestId, err: error }, 'fault page failed');
    return c.text(
      `Algo falló de nuestro lado. / Something failed on our side. ${requestId}\n`,
      500,
    );
  }
}

/** A place that exists, asked in a way that it does not answer; `Allow` says which it does. */
async function wrongMethod(parts: AppParts, c: Context<Env>): Promise<Response | undefined> {
  const here = parts.routes.filter((one) => matchesSomePath(one, c.req.path));
  if (here.length === 0) return undefined;
  const allowed = new Set(
    here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : 'POST')),
  );
  const answer = await trouble(parts, c, 'method-not-allowed');
  answer.headers.set('allow', [...allowed].join(', '));
  return answer;
}

/** A known place typed with a slash at its end leads to the place. */
function shorter(parts: AppParts, c: Context<Env>): Response | undefined {
  const path = c.req.path.replace(/\/+$/, '');
  const isKnown = parts.routes.some((one) => one.method === 'get' && matchesSomePath(one, path));
  if (path === c.req.path || !isKnown) return undefined;
  // As it was sent: the path above is decoded, and could break out of the header.
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(pathname.replace(/\/+$/, '') + search, 301);
}

function html(c: Context<Env>, text: string, status: number): Response {
  return c.body(text, status as 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
  });
}

function matchesSomePath(one: Route, path: string): boolean {
  return locales.some((locale) => {
    const pattern = one.path.patterns[locale].replaceAll(/:[a-zA-Z]+/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(path);
  });
}
