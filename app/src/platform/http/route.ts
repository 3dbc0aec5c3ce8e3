// What a room offers to the web: who may ask, where, and how it answers.
import type { ComponentChildren } from 'preact';
import type { Locale } from '../words.ts';
import type { Path } from './path.ts';

/** Who may ask. Later rooms add staff and members; a route without an audience does not compile. */
export type Audience = 'public';

/** One request, parsed as far as every route needs it. */
export interface Ask {
  readonly request: Request;
  readonly locale: Locale;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Path and query of this request, as the person sees it. */
  readonly address: string;
}

/** A page without its shell: what `site/` needs to dress it. */
export interface Page {
  readonly status?: 200 | 202 | 404 | 413 | 422 | 503;
  readonly title: string;
  readonly description: string;
  /** Content of the deep band under the header, with the page's h1. */
  readonly hero?: ComponentChildren;
  readonly body: ComponentChildren;
  /** Stands along the whole page, at the right of band and body. */
  readonly spine?: ComponentChildren;
  /** Which destination of the navigation this page belongs to. */
  readonly current?: 'comunas' | 'count' | 'experiences';
  /** What is invented here; shown in the lemon strip of every demonstration page. */
  readonly demonstration?: string;
  /** Source files of the islands on this page (`src/…/*.client.tsx`). */
  readonly islands?: readonly string[];
  /** Seconds after which the page asks again by itself (progress without JavaScript). */
  readonly refreshAfterSeconds?: number;
  /** Said to search engines. */
  readonly robots?: 'noindex';
}

export type Answer = Page | Response;

export interface Route {
  readonly audience: Audience;
  readonly method: 'get' | 'post';
  readonly path: Path;
  /** Largest body accepted, in bytes (POST only; the default is 64 KiB). */
  readonly maxBodyBytes?: number;
  readonly answer: (ask: Ask) => Answer | Promise<Answer>;
}

/** Declares a route; its path keeps the parameter names for links, the route takes any. */
export function route<Param extends string>(
  declared: Omit<Route, 'path'> & { path: Path<Param> },
): Route {
  return declared as unknown as Route;
}
