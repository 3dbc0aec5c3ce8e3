// The pages of the Mesa that notices and the search lead to.
import type { Locale } from '../../../../platform/words.ts';

export type PlaceOfRoundtable =
  | { readonly kind: 'call'; readonly number: number }
  | { readonly kind: 'member'; readonly slug: string }
  | { readonly kind: 'bottleneck' | 'action' | 'sitting'; readonly number: number }
  | { readonly kind: 'topic' | 'area' | 'seat-topic'; readonly number: number }
  | { readonly kind: 'dead-evidence' }
  /** Of a representative, or of whoever is asked to be one. */
  | { readonly kind: 'seat' }
  /** Of an organisation or an institution: its applications, its invitation and who speaks for it. */
  | {
      readonly kind: 'own';
      readonly of: { readonly kind: 'organization' | 'institution'; readonly slug: string };
    };

export type PathIn = (place: PlaceOfRoundtable, locale: Locale) => string;
