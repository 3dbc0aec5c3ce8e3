// What somebody typed as one line of text: without what cannot be seen, or would turn the sentence around it backwards.

/** Normalised (NFC); control and bidirectional characters and spaces of any kind become single spaces, outer ones go. */
export function lineOf(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ')
    .trim();
}
