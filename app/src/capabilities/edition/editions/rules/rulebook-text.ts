// The one text of bases, which is hashed, kept and compared: the whole, and the part that only the body changes.
import { canonicalJson, hashText } from '@minga/basics';
import type { Rulebook } from './rulebook.ts';

/** Canonical JSON of the whole. */
export function rulebookText(rulebook: Rulebook): string {
  return canonicalJson(rulebook);
}

/** Canonical JSON of what the elected body commits to. */
export function committedText({ committed }: Pick<Rulebook, 'committed'>): string {
  return canonicalJson(committed);
}

export interface RulebookSeal {
  readonly text: string;
  /** SHA-256 of `text` in UTF-8, 64 lowercase hexadecimal digits. */
  readonly sha256: string;
  readonly committedText: string;
  readonly committedSha256: string;
}

export async function sealRulebook(rulebook: Rulebook): Promise<RulebookSeal> {
  const text = rulebookText(rulebook);
  const committed = committedText(rulebook);
  const [sha256, committedSha256] = await Promise.all([hashText(text), hashText(committed)]);
  return { text, sha256, committedText: committed, committedSha256 };
}
