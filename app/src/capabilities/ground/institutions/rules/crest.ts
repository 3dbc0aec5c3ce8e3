// The crest of an institution as a file: which pictures are taken, and how large.

export const crestBytes = 2_000_000;
/** Pixels of the picture as it comes: a small file may unfold into a very large picture. */
export const crestPixels = 25_000_000;
/** Longest side of the picture that is kept, in pixels. */
export const crestSide = 256;
export const crestTextLength = 200;

export type CrestRefusal =
  | { readonly code: 'institutions/crest-too-large' }
  | { readonly code: 'institutions/crest-of-another-kind' }
  | { readonly code: 'institutions/crest-is-svg' }
  | { readonly code: 'institutions/crest-broken' };
