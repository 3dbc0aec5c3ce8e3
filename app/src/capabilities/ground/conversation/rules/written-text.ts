// A comment as it is shown: paragraphs, lines, safe links and names of participants; everything else is text.

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'mention'; readonly text: string };

/** Paragraphs are told apart by an empty line. */
export type Paragraph = readonly (readonly Piece[])[];

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/giu;
/** Signs that end a sentence and no address. */
const TRAILING = /[.,;:!?¿¡)\]}»”’…]+$/u;

/** Lines of pieces; `names` are the public names of those who wrote in the place. */
export function paragraphsOf(text: string, names: readonly string[]): readonly Paragraph[] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => paragraph.split('\n').map((line) => piecesOf(line, names)));
}

function piecesOf(line: string, names: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index, 0: found } of line.matchAll(ADDRESS)) {
    const typed = found.replace(TRAILING, '');
    const href = safeAddress(typed);
    if (href === undefined) continue;
    pieces.push(...mentionsIn(line.slice(from, index), names));
    pieces.push({ kind: 'link', text: typed, href });
    from = index + typed.length;
  }
  return [...pieces, ...mentionsIn(line.slice(from), names)];
}

/** An address of the web without a name before its host, which would hide where it leads. */
function safeAddress(typed: string): string | undefined {
  if (!URL.canParse(typed)) return undefined;
  const { protocol, username, password, href } = new URL(typed);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return username === '' && password === '' ? href : undefined;
}

function mentionsIn(text: string, names: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const name = at < from ? undefined : nameAt(text, at, names);
    if (name === undefined) continue;
    if (at > from) pieces.push({ kind: 'text', text: text.slice(from, at) });
    from = at + 1 + name.length;
    pieces.push({ kind: 'mention', text: text.slice(at, from) });
  }
  return from < text.length ? [...pieces, { kind: 'text', text: text.slice(from) }] : pieces;
}

/** The longest name that stands whole behind the sign at `at`, as it was typed. */
function nameAt(text: string, at: number, names: readonly string[]): string | undefined {
  if (isLetter(text[at - 1])) return undefined;
  const behind = text.slice(at + 1);
  const [longest] = names
    .map((name) => behind.slice(0, name.length))
    .filter((typed, index) => plainName(typed) === plainName(names[index] ?? ''))
    .filter((typed) => !isLetter(behind[typed.length]))
    .toSorted((a, b) => b.length - a.length);
  return longest;
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}

function plainName(name: string): string {
  return name.toLocaleLowerCase('es');
}

/** Which of these names a text mentions with `@`. */
export function mentionedIn(text: string, names: readonly string[]): readonly string[] {
  const typed = paragraphsOf(text, names)
    .flat(2)
    .filter(({ kind }) => kind === 'mention')
    .map((piece) => plainName(piece.text.slice(1)));
  return names.filter((name) => typed.includes(plainName(name)));
}
