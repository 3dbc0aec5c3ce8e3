// The languages of the interface, and the one in which the current request is being answered.
import { AsyncLocalStorage } from 'node:async_hooks';
import { overwriteGetLocale } from '#locale';

export const locales = ['es-CL', 'en'] as const;
export type Locale = (typeof locales)[number];
export const sourceLocale: Locale = 'es-CL';

const current = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => current.getStore() ?? sourceLocale);

/** Runs `work` so that every message asked for inside it comes in `locale`. */
export function inLocale<T>(locale: Locale, work: () => T): T {
  return current.run(locale, work);
}

/** The locale of the request being answered; the source locale outside any request. */
export function currentLocale(): Locale {
  return current.getStore() ?? sourceLocale;
}

/** The language of what people wrote, where a page in another one says it; undefined on a page in that language. */
export function writtenLang(): Locale | undefined {
  return currentLocale() === sourceLocale ? undefined : sourceLocale;
}
