// Words of the page with words that people wrote among them: each of those says that it is Spanish.
//
// Accessibility: a voice changes its pronunciation where the language changes, also within a sentence.

import type { ComponentChildren } from 'preact';
import { writtenLang } from '../../../../platform/words.ts';

/** `text` as it is in Spanish; in another language every text of `written` in it is marked, the longest first. */
export function spokenParts(text: string, written: ReadonlySet<string>): ComponentChildren {
  if (writtenLang() === undefined || written.size === 0) return text;
  const longestFirst = [...written].sort((one, other) => other.length - one.length);
  const literal = longestFirst.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const parts = text.split(new RegExp(`(?<!\\p{L})(${literal.join('|')})(?!\\p{L})`, 'u'));
  return parts.map((part) => (written.has(part) ? <span lang={writtenLang()}>{part}</span> : part));
}
