// What the typefaces of a document can show: Latin, Greek and Cyrillic letters, figures and ordinary signs.

const SHOWN =
  /[\u0300-\u0304\u0306-\u030C\u0323\u0327\u0328\u0020-\u007E\u00A0-\u024F\u02BC\u02C6-\u02DC\u0370-\u0377\u037A-\u037F\u0384-\u038A\u038C\u038E-\u03A1\u03A3-\u03FF\u0400-\u045F\u1E00-\u1EFF\u2010-\u2015\u2018-\u201E\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203A\u20AC\u2116\u2122\u2190-\u2193\u2212\u2260\u2264\u2265]/u;

/** The text with each sign that no typeface here can show written as its number: `(U+1F333)`. */
export function printableText(text: string): string {
  return Array.from(text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}]/gu, ' '), (sign) =>
    SHOWN.test(sign) ? sign : numberOf(sign),
  ).join('');
}

function numberOf(sign: string): string {
  return `(U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
}

/** The same for every text inside. */
export function printableContent<T>(content: T): T {
  if (typeof content === 'string') return printableText(content) as T;
  if (Array.isArray(content)) return content.map(printableContent) as T;
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([key, one]) => [key, printableContent(one)]),
  ) as T;
}
