// The pages of the room that a notice leads to, told without knowing where they are.
import type { Locale } from '../../../../platform/words.ts';
import type { Theme } from './theme.ts';

export type NoticePage =
  /** Where everybody reads a comment. */
  | { readonly kind: 'comment'; readonly commentId: string }
  /** What became of one's own. */
  | { readonly kind: 'own-comment'; readonly commentId: string }
  | { readonly kind: 'question'; readonly number: number }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'guide'; readonly slug: string }
  /** Where the author of an answer says whether a guide names her. */
  | { readonly kind: 'credit'; readonly slug: string };

export type PathsOf = (page: NoticePage) => Readonly<Record<Locale, string>>;
