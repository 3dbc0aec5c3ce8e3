// The languages in which people write, each by its own name.
import type { Locale } from '../../../../platform/words.ts';

/** Codes of BCP 47: the languages of Chile's peoples, and those that most of its newcomers speak. */
export const languages = {
  es: 'Español',
  arn: 'Mapuzugun',
  ay: 'Aymara',
  qu: 'Quechua',
  rap: 'Rapa Nui',
  ht: 'Kreyòl',
  pt: 'Português',
  en: 'English',
} as const;
export type Language = keyof typeof languages;

export const languageCodes = Object.keys(languages) as readonly Language[];

/** What somebody writes in as long as she does not say otherwise. */
export function languageOf(locale: Locale): Language {
  return locale === 'en' ? 'en' : 'es';
}
