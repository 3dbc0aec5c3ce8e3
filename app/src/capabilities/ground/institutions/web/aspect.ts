// The colour and the crest of an institution as files that never change under their name.
import type { Institution } from '../rules/institution.ts';
import { aspectPath } from './paths.ts';

type Aspect = Pick<Institution, 'slug' | 'colour' | 'crestSha256'>;

/** Letters of the hash that a name carries: enough that no two crests of one institution share it. */
const HASH_LETTERS = 16;

/** A stylesheet, because the security policy lets no colour into a page otherwise. */
export function colourAddress({ slug, colour }: Aspect): string | undefined {
  if (colour === null) return undefined;
  return aspectPath.to({ institution: slug, file: `color-${colour.slice(1)}.css` });
}

export function crestAddress({ slug, crestSha256 }: Aspect): string | undefined {
  if (crestSha256 === null) return undefined;
  return aspectPath.to({ institution: slug, file: crestFile(crestSha256) });
}

export function crestFile(sha256: string): string {
  return `escudo-${sha256.slice(0, HASH_LETTERS)}.png`;
}

/** The colour that a name carries: the file says nothing else, so it can never be another. */
export function colourIn(file: string): string | undefined {
  const [, digits] = /^color-([0-9a-f]{6})\.css$/.exec(file) ?? [];
  return digits === undefined ? undefined : `#${digits}`;
}
