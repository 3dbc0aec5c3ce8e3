// Two wordings of a text, word by word: what stayed, what was taken out and what was put in.

export interface Stretch {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

/**
 * In the order of reading; what was taken out stands before what came in its place. Without the `in` stretches it is
 * `before`, without the `out` ones it is `after`. Words are compared with the blanks that follow them (Myers, «An
 * O(ND) difference algorithm», 1986, by its slower and simpler table).
 */
export function diffWords(before: string, after: string): readonly Stretch[] {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const middle = compare(
    one.slice(start, one.length - end),
    other.slice(start, other.length - end),
  );
  const same = (words: readonly string[]) => words.map((text) => ({ kind: 'same' as const, text }));
  return joined([...same(one.slice(0, start)), ...middle, ...same(one.slice(one.length - end))]);
}

/**
 * Each word with the blanks after it; marks of punctuation stand alone, so that a comma does not change its word. A
 * figure is one word with its sign, points and commas: half of an amount says nothing.
 */
function wordsOf(text: string): readonly string[] {
  return (
    text.match(
      /[-$]?\p{N}+(?:[.,]\p{N}+)*(?!\p{L})\s*|[\p{L}\p{N}]+\s*|[^\p{L}\p{N}\s]\s*|\s+/gu,
    ) ?? []
  );
}

function compare(one: readonly string[], other: readonly string[]): readonly Stretch[] {
  const common = commonLengths(one, other);
  const found: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const [gone, come] = [one[i], other[j]];
    if (gone !== undefined && gone === come) {
      found.push({ kind: 'same', text: gone });
      i += 1;
      j += 1;
    } else if (
      gone !== undefined &&
      (come === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      found.push({ kind: 'out', text: gone });
      i += 1;
    } else {
      found.push({ kind: 'in', text: come ?? '' });
      j += 1;
    }
  }
  return found;
}

/** How many words the rests from (i, j) have in common. */
function commonLengths(
  one: readonly string[],
  other: readonly string[],
): readonly (readonly number[])[] {
  const lengths = Array.from({ length: one.length + 1 }, () =>
    new Array<number>(other.length + 1).fill(0),
  );
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const [row = [], below = []] = [lengths[i], lengths[i + 1]];
      row[j] =
        one[i] === other[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Neighbours of one kind become one; between two that stayed, all that went stands before all that came. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: Stretch[] = [];
  let [out, put] = ['', ''];
  const flush = () => {
    if (out !== '') whole.push({ kind: 'out', text: out });
    if (put !== '') whole.push({ kind: 'in', text: put });
    [out, put] = ['', ''];
  };
  for (const { kind, text } of stretches) {
    if (kind === 'out') out += text;
    else if (kind === 'in') put += text;
    else {
      flush();
      const last = whole.at(-1);
      if (last?.kind === 'same') whole.splice(-1, 1, { kind, text: last.text + text });
      else whole.push({ kind, text });
    }
  }
  flush();
  return whole;
}
