// A place of the site: one path per language, written once and linked to by name.
import { assert } from '@minga/basics';
import { currentLocale, type Locale } from '../words.ts';

type ParamsOf<Pattern extends string> = Pattern extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? Name | ParamsOf<`/${Tail}`>
    : Rest
  : never;

export type LocalisedPaths = Readonly<Record<Locale, string>>;

export interface Path<Param extends string = string> {
  /** Patterns with `:param` segments; both languages are the same string for language-neutral places. */
  readonly patterns: LocalisedPaths;
  /** The address with its parameters encoded, in `locale` (by default that of the request). */
  to(params: Readonly<Record<Param, string>>, options?: PathOptions): string;
}

export interface PathOptions {
  readonly locale?: Locale;
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** Declares a place with its Spanish and English patterns; the parameters come from the Spanish one. */
export function definePath<const Spanish extends string>(
  spanish: Spanish,
  english: string = spanish,
): Path<ParamsOf<Spanish>> {
  const patterns: LocalisedPaths = { 'es-CL': spanish, en: english };
  return {
    patterns,
    to(params, options = {}) {
      const pattern = patterns[options.locale ?? currentLocale()];
      return fill(pattern, params) + queryString(options.query ?? {});
    },
  };
}

function fill(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => {
    const given = params[name];
    assert(given !== undefined && given !== '', `path ${pattern} needs ${name}`);
    return encodeURIComponent(given);
  });
}

function queryString(query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [key, text] of Object.entries(query)) {
    if (text !== undefined && text !== '') search.set(key, text);
  }
  return search.size === 0 ? '' : `?${search}`;
}
