// How much one proposal is like another: by its title, by what it says, by where it is and by its theme.

export interface Likeness {
  /** Of the titles by their letters and by the stems of their words, 0 to 1: the greater of both. */
  readonly title: number;
  /** Share of the stems of the shorter text that the other has too, 0 to 1. */
  readonly text: number;
  /** Undefined where one of them says no point. */
  readonly metres: number | undefined;
  readonly isSameTheme: boolean;
}

/** Beyond it two places are not one. */
const NEAR_METRES = 400;
/** From here on it is shown to whoever is about to send. */
export const ALIKE = 0.34;

/**
 * 0 to 1. Two of the same title that stand a kilometre apart are two squares, and two with other words on the same
 * corner are often one: so distance takes away as well as adds.
 */
export function likenessOf({ title, text, metres, isSameTheme }: Likeness): number {
  const words = 0.6 * title + 0.4 * text;
  const theme = isSameTheme ? 0.08 : -0.06;
  if (metres === undefined) return clamp(words + theme);
  const near = Math.exp(-metres / NEAR_METRES);
  return clamp(words * (0.35 + 0.65 * near) + 0.22 * near + theme);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
