// A text before and after, paragraph beside paragraph.
import type { Paragraph } from './text.ts';

export interface Compared {
  /** Undefined where it is new. */
  readonly before: Paragraph | undefined;
  /** Undefined where it was taken out. */
  readonly after: Paragraph | undefined;
}

/**
 * Paragraphs that stay stand beside each other (a longest common subsequence); between them what was taken out stands
 * beside what came instead, in their order.
 */
export function compareTexts(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
): readonly Compared[] {
  const common = commonLengths(before, after);
  const rows: Compared[] = [];
  let gone: Paragraph[] = [];
  let come: Paragraph[] = [];
  const flush = () => {
    const count = Math.max(gone.length, come.length);
    for (let at = 0; at < count; at += 1) rows.push({ before: gone[at], after: come[at] });
    gone = [];
    come = [];
  };
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [one, other] = [before[i], after[j]];
    if (one !== undefined && other !== undefined && isSame({ before: one, after: other })) {
      flush();
      rows.push({ before: one, after: other });
      i += 1;
      j += 1;
    } else if (other === undefined || (one !== undefined && goesFirst(common, i, j))) {
      if (one !== undefined) gone.push(one);
      i += 1;
    } else {
      come.push(other);
      j += 1;
    }
  }
  flush();
  return rows;
}

/** Whether a paragraph stayed word by word. */
export function isSame({ before, after }: Compared): boolean {
  return before?.text === after?.text && before?.isHeading === after?.isHeading;
}

function goesFirst(common: readonly (readonly number[])[], i: number, j: number): boolean {
  return (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0);
}

/** How many paragraphs the rests from (i, j) have in common. */
function commonLengths(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row = [], below = []] = [lengths[i], lengths[i + 1]];
      row[j] = isSame({ before: before[i], after: after[j] })
        ? 1 + (below[j + 1] ?? 0)
        : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
