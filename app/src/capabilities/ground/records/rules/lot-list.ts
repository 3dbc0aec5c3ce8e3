// The list of a lot as staff type it: one line for each, an id and a name.

export interface LotItem {
  readonly id: string;
  readonly name: string;
}

export type ListProblem =
  | { readonly code: 'too-few'; readonly least: number }
  | { readonly code: 'too-many'; readonly most: number }
  | { readonly code: 'id-too-long'; readonly line: number; readonly limit: number }
  | { readonly code: 'name-too-long'; readonly line: number; readonly limit: number }
  | { readonly code: 'name-missing'; readonly line: number }
  | { readonly code: 'id-repeated'; readonly line: number; readonly id: string };

const LEAST = 2;
const MOST = 2_000;
const ID_LENGTH = 40;
const NAME_LENGTH = 160;

export interface ReadList {
  readonly items: readonly LotItem[];
  readonly problems: readonly ListProblem[];
}

/**
 * Reads lines `id; name` (also with a tab, as a spreadsheet pastes them). Empty lines are left out; all
 * that is wrong is told, with its line from 1. Texts are normalised (NFC).
 */
export function readLotList(text: string): ReadList {
  const problems: ListProblem[] = [];
  const items: LotItem[] = [];
  const seen = new Set<string>();
  for (const [at, whole] of text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = at + 1;
    if (whole.trim() === '') continue;
    const [, first = whole, rest = ''] = /^([^;\t]*)[;\t](.*)$/.exec(whole) ?? [];
    const item = { id: oneLine(first), name: oneLine(rest) };
    if (item.id === '' || item.name === '') problems.push({ code: 'name-missing', line });
    else if (item.id.length > ID_LENGTH)
      problems.push({ code: 'id-too-long', line, limit: ID_LENGTH });
    else if (item.name.length > NAME_LENGTH)
      problems.push({ code: 'name-too-long', line, limit: NAME_LENGTH });
    else if (seen.has(item.id)) problems.push({ code: 'id-repeated', line, id: item.id });
    seen.add(item.id);
    items.push(item);
  }
  if (items.length < LEAST) problems.push({ code: 'too-few', least: LEAST });
  if (items.length > MOST) problems.push({ code: 'too-many', most: MOST });
  return { items, problems };
}

/** Without what cannot be seen, which two ids could differ by. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
