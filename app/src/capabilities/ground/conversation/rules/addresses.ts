// The pages of the room that a notice leads to, told without knowing where they are.
import type { Locale } from '../../../../platform/words.ts';

export type NoticePage =
  /** Where everybody reads a comment. */
  | { readonly kind: 'comment'; readonly commentId: string }
  /** What became of one's own. */
  | { readonly kind: 'own-comment'; readonly commentId: string };

export type PathsOf = (page: NoticePage) => Readonly<Record<Locale, string>>;
