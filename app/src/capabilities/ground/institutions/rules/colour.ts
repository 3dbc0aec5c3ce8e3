// The colour of an institution: white text stands on it, so it must be dark enough (WCAG 2.2, 1.4.3).
import { err, ok, type Result } from '@minga/basics';

/** `#rrggbb`, lower case. */
export type Colour = `#${string}`;

export type ColourRefusal =
  | { readonly code: 'institutions/colour-unreadable' }
  /** `contrast` is that of white text on it, in hundredths and truncated; `darker` is the nearest that passes. */
  | {
      readonly code: 'institutions/colour-too-light';
      readonly colour: Colour;
      readonly contrastHundredths: number;
      readonly darker: Colour;
    };

export const LEAST_CONTRAST = 4.5;

/** Reads `#1d5c3a`, `1D5C3A` or `#15a` and refuses what white text could not be read on. */
export function decideColour(typed: string): Result<Colour, ColourRefusal> {
  const colour = parseColour(typed);
  if (colour === undefined) return err({ code: 'institutions/colour-unreadable' });
  const contrast = contrastWithWhite(colour);
  if (contrast >= LEAST_CONTRAST) return ok(colour);
  return err({
    code: 'institutions/colour-too-light',
    colour,
    contrastHundredths: Math.floor(contrast * 100),
    darker: nearestDarker(colour),
  });
}

export function parseColour(typed: string): Colour | undefined {
  const digits = typed.trim().toLowerCase().replace(/^#/, '');
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${digits.replaceAll(/./g, (digit) => digit + digit)}`;
  return undefined;
}

/** Contrast ratio of white on the colour, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance"). */
export function contrastWithWhite(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map(linear);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05);
}

/** The lightest colour of the same hue and saturation on which white text can be read. */
export function nearestDarker(colour: Colour): Colour {
  const channels = channelsOf(colour);
  const top = Math.max(...channels);
  for (let level = top; level > 0; level -= 1) {
    const darker = written(channels.map((channel) => Math.round((channel * level) / top)));
    if (contrastWithWhite(darker) >= LEAST_CONTRAST) return darker;
  }
  return '#000000';
}

function channelsOf(colour: Colour): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function written(channels: readonly number[]): Colour {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
