// An experience's words in the language of the page, and its address.
import { currentLocale, type Locale } from '../../../../platform/words.ts';
import type { ExperienceRow, Note } from '../store/experiences.ts';
import { experiencePath } from './paths.ts';

export function titleOf({ titleEs, titleEn }: ExperienceRow): string {
  return currentLocale() === 'en' ? titleEn : titleEs;
}

export function textOf({ es, en }: Note): string {
  return currentLocale() === 'en' ? en : es;
}

export function addressOf({ id }: Pick<ExperienceRow, 'id'>, locale?: Locale): string {
  return experiencePath.to({ id }, locale === undefined ? {} : { locale });
}
