// What may reach a terminal: it obeys control characters, and names come from the file of a stranger.

export function printable(text: string): string {
  return text.replaceAll(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD');
}
