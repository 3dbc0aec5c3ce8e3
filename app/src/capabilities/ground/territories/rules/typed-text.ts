// What a person typed to find something, as it may be looked for: no control characters, no outer spaces, not too long.

const MAX_LENGTH = 80;

/** Control characters become spaces: PostgreSQL takes no NUL in a text. */
export function typedText(given: string | null | undefined): string {
  return (given ?? '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_LENGTH)
    .trim();
}

/** A segment of an address read as a name: `san-pedro` is "san pedro". */
export function nameInAddress(segment: string): string {
  return typedText(segment.replaceAll('-', ' '));
}
