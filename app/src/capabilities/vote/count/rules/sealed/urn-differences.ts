// What the urn publishes of its opened ballots beside what was opened here: nobody signs a result while the two differ.
import { type ExcludedBallot, type OpenedBallot, openedText } from './opened.ts';

export interface OpenedDifference {
  readonly contest: string;
  /** Empty where a line names none. */
  readonly tracker: string;
  /** Missing there, only there, with other choices there, or the same lines in another order. */
  readonly how: 'missing' | 'only-there' | 'otherwise' | 'order';
}

/**
 * Byte by byte, line by line; `urn` is its `opened.jsonl`. A line of a ballot that is excluded here may stand there: it is
 * told apart, and one bad ballot in the log ends no vote.
 */
export function urnDifferences(
  manifest: Parameters<typeof openedText>[0],
  opened: {
    readonly ballots: readonly OpenedBallot[];
    readonly excluded: readonly ExcludedBallot[];
  },
  urn: string,
): readonly OpenedDifference[] {
  const own = linesOf(openedText(manifest, opened.ballots));
  const ownText = own.join('\n');
  const owned = new Set(own);
  const excluded = new Set(opened.excluded.map(({ tracker }) => tracker));
  const there = linesOf(urn);
  const seen = new Set<string>();
  const kept = there.filter((line) => {
    const isFirst = owned.has(line) && !seen.has(line);
    seen.add(line);
    return isFirst || !excluded.has(namesOf(line).tracker);
  });
  if (kept.join('\n') === ownText) return [];
  const left = new Set(own);
  const surplus = kept.filter((line) => !left.delete(line));
  const named = new Map(surplus.map((line) => [namesOf(line).tracker, line]));
  const missing = [...left].map((line): OpenedDifference => {
    const names = namesOf(line);
    const isOther = named.delete(names.tracker);
    return { ...names, how: isOther ? 'otherwise' : 'missing' };
  });
  const more = [...named.values()].map(
    (line): OpenedDifference => ({ ...namesOf(line), how: 'only-there' }),
  );
  const all = [...missing, ...more];
  return all.length > 0 ? all : [{ contest: '', tracker: '', how: 'order' }];
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Of any line, also of one that is none. */
function namesOf(line: string): { readonly contest: string; readonly tracker: string } {
  const found = (key: string) =>
    new RegExp(`"${key}":"([a-zA-Z0-9-]{1,64})"`).exec(line)?.[1] ?? '';
  return { contest: found('contest'), tracker: found('tracker') };
}
