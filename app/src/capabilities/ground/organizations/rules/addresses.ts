// The places of the room that a letter leads to, told without knowing where the site is.
import type { Locale } from '../../../../platform/words.ts';

export type Place =
  | { readonly kind: 'organization'; readonly slug: string }
  | { readonly kind: 'own'; readonly slug: string }
  | { readonly kind: 'queue'; readonly institution: string }
  | { readonly kind: 'petition'; readonly comuna: string }
  | { readonly kind: 'invitation'; readonly code: string };

/** Absolute address of a place, made by whoever knows where people reach the site. */
export type AddressOf = (place: Place, locale: Locale) => string;
