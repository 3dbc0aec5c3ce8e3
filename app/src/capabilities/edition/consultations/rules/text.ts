// The text of a consultation as paragraphs, and as it is typed.

export interface Paragraph {
  readonly isHeading: boolean;
  readonly text: string;
}

const MAX_PARAGRAPHS = 300;
const PARAGRAPH_LETTERS = 4000;

/** Paragraphs are told apart by an empty line; one that begins with `#` is a heading. */
export function paragraphsOf(typed: string): readonly Paragraph[] {
  return typed
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .map((piece) => ({
      isHeading: piece.startsWith('#'),
      text: piece.replace(/^#+\s*/, ''),
    }))
    .filter(({ text }) => text !== '');
}

/** What each paragraph is called, from 1 in their order; a heading has no number. */
export function numbered<P extends Paragraph>(
  paragraphs: readonly P[],
): readonly (P & { readonly number: number | undefined })[] {
  let last = 0;
  return paragraphs.map((one) => {
    if (!one.isHeading) last += 1;
    return { ...one, number: one.isHeading ? undefined : last };
  });
}

/** The same back as it is typed. */
export function typedParagraphs(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ isHeading, text }) => (isHeading ? `# ${text}` : text)).join('\n\n');
}

/** Whether a text can be kept whole. */
export function fits(paragraphs: readonly Paragraph[]): boolean {
  return (
    paragraphs.length <= MAX_PARAGRAPHS &&
    paragraphs.every(({ text }) => text.length <= PARAGRAPH_LETTERS)
  );
}
