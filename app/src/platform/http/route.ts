// What a room offers to the web: who may ask, where, and how it answers.
import { assert } from '@minga/basics';
import type { ComponentChildren } from 'preact';
import type { Actor, Audience, Scope } from '../access.ts';
import type { Locale } from '../words.ts';
import type { Path } from './path.ts';

/** One request, parsed as far as every route needs it. */
export interface Ask {
  readonly request: Request;
  readonly locale: Locale;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Path and query of this request, as the person sees it. */
  readonly address: string;
  /** The person who is signed in; always there on a route whose audience is an act. */
  readonly actor: Actor | undefined;
  /** What the address names, on a route whose act is done within an institution or organisation. */
  readonly scope: Scope | undefined;
  /** Network address that the request came from, for limits; never kept as it is. */
  readonly peer: string;
}

/** The actor of a route whose audience is an act. */
export function actorOf(ask: Ask): Actor {
  assert(ask.actor !== undefined, 'this route is for people who are signed in');
  return ask.actor;
}

/** The scope of a route whose act is done within an institution or organisation. */
export function scopeOf(ask: Ask): Scope {
  assert(ask.scope !== undefined, 'the address of this route names no scope');
  return ask.scope;
}

/** A page without its shell: what `site/` needs to dress it. */
export interface Page {
  readonly status?: 200 | 202 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503;
  readonly title: string;
  readonly description: string;
  /** Content of the deep band under the header, with the page's h1. */
  readonly hero?: ComponentChildren;
  readonly body: ComponentChildren;
  /** Stands along the whole page, at the right of band and body. */
  readonly spine?: ComponentChildren;
  /** Which destination of the navigation this page belongs to. */
  readonly current?: 'comunas' | 'count' | 'experiences' | 'search';
  /** What is invented here; shown in the lemon strip of every demonstration page. */
  readonly demonstration?: string;
  /** Source files of the islands on this page (`src/…/*.client.tsx`). */
  readonly islands?: readonly string[];
  /** Seconds after which the page asks again by itself (progress without JavaScript). */
  readonly refreshAfterSeconds?: number;
  /** Said to search engines. */
  readonly robots?: 'noindex';
  /** A picture that stands for the page where its link is shared, in pixels and in words. */
  readonly image?:
    | {
        readonly href: string;
        readonly width: number;
        readonly height: number;
        readonly alt: string;
      }
    | undefined;
  /** Where the address itself opens something: it is told to no page that the person goes to from here. */
  readonly referrer?: 'no-referrer';
  /** `Set-Cookie` headers that go with it. */
  readonly cookies?: readonly string[];
}

export type Answer = Page | Response;

/** To where the result of a form is seen. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}

export interface Route {
  readonly audience: Audience;
  readonly method: 'get' | 'post';
  readonly path: Path;
  /** Largest body accepted, in bytes (POST only; the default is 1 MiB). */
  readonly maxBodyBytes?: number;
  readonly answer: (ask: Ask) => Answer | Promise<Answer>;
}

/** Declares a route; its path keeps the parameter names for links, the route takes any. */
export function route<Param extends string>(
  declared: Omit<Route, 'path'> & { path: Path<Param> },
): Route {
  return declared as unknown as Route;
}
