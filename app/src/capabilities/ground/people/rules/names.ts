// How people appear: to others by first name and initial, or by an alias of their choice; minors always by alias.
import { AGE_OF_MAJORITY, ageOn } from './age.ts';

/** Names as a provider or a document tells them. */
export interface ProvenNames {
  readonly given: string;
  readonly family: string;
}

const MAX_ALIAS = 40;

/** `María José`, `González Soto` → `María G.` */
export function publicNameOf({ given, family }: ProvenNames): string {
  const [first = ''] = words(given);
  const [initial = ''] = words(family).map((word) => [...word][0] ?? '');
  const name = initial === '' ? first : `${first} ${initial.toLocaleUpperCase('es')}.`;
  return [...name.trim()].slice(0, 60).join('');
}

function words(text: string): string[] {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Given names and surnames of a name written in one line: of four words the last two are surnames, as of three. */
export function namesOfLine(line: string): ProvenNames {
  const all = words(line);
  const givenCount = all.length > 2 ? all.length - 2 : 1;
  return { given: all.slice(0, givenCount).join(' '), family: all.slice(givenCount).join(' ') };
}

/** Capitals as names have them, for providers that shout: `MARÍA JOSÉ` → `María José`. */
export function tidyName(text: string): string {
  const tidy = words(text).join(' ').slice(0, 120);
  if (tidy !== tidy.toLocaleUpperCase('es')) return tidy;
  return tidy
    .toLocaleLowerCase('es')
    .replace(
      /(^|[\s'’-])(\p{L})/gu,
      (_, before, letter) => before + letter.toLocaleUpperCase('es'),
    );
}

/** Whether a name says anything at all. */
export function hasLetter(name: string): boolean {
  return /\p{L}/u.test(name);
}

export type AliasProblem = 'too-short' | 'too-long' | 'looks-official' | 'has-signs';

/** What would pass for an office is nobody's alias. */
const OFFICIAL = /\b(alcald|concej|municip|gobern|subdere|minist|minga|admin|moderador|oficial)/i;

/** Reads an alias; the problem says what to change. */
export function parseAlias(given: string): { readonly alias: string } | AliasProblem {
  const alias = words(given.normalize('NFC')).join(' ');
  const plain = alias.normalize('NFD').replace(/\p{Diacritic}/gu, '');
  if ((alias.match(/[\p{L}\p{N}]/gu) ?? []).length < 3) return 'too-short';
  if ([...alias].length > MAX_ALIAS) return 'too-long';
  if (!/^[\p{L}\p{N} .'-]+$/u.test(alias)) return 'has-signs';
  return OFFICIAL.test(plain) ? 'looks-official' : { alias };
}

/** The first alias of somebody who did not choose one: kind words, and a number to tell them apart. */
export function inventedAlias(random: (below: number) => number): string {
  const birds = ['Chucao', 'Loica', 'Diuca', 'Tenca', 'Queltehue', 'Picaflor', 'Rayadito', 'Pitío'];
  const bird = birds[random(birds.length)];
  return `${bird} ${100 + random(900)}`;
}

export interface Appearance {
  readonly publicName: string;
  readonly usesAlias: boolean;
}

export interface Appearing {
  readonly names: ProvenNames | undefined;
  /** `YYYY-MM-DD`, as far as it is known. */
  readonly birthDate?: string | undefined;
  /** What the person chose to be called; undefined to appear by name. */
  readonly alias?: string | undefined;
  /** By which she appears until now: hers again if she needs one. */
  readonly aliasBefore?: string | undefined;
}

/** The one rule of how somebody appears on a day (`YYYY-MM-DD`): minors, and who has no name, by an alias. */
export function appearanceOf(
  { names, birthDate, alias, aliasBefore }: Appearing,
  today: string,
  random: (below: number) => number,
): Appearance {
  const isMinor = birthDate !== undefined && ageOn(birthDate, today) < AGE_OF_MAJORITY;
  const name = names === undefined || isMinor ? '' : publicNameOf(names);
  if (alias === undefined && name !== '') return { publicName: name, usesAlias: false };
  return { publicName: alias ?? aliasBefore ?? inventedAlias(random), usesAlias: true };
}
