// What the compiled messages need of Paraglide in the browser: the language of the document, nothing else.

type Locale = 'es-CL' | 'en';

export const baseLocale = 'es-CL';
export const experimentalStaticLocale = undefined;

export function getLocale(): Locale {
  return globalThis.document?.documentElement.lang === 'en' ? 'en' : 'es-CL';
}
