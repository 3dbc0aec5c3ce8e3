// What the themes of needs, proposals and projects are called, in every room.
import { m } from '#words';
import { type Theme, themes } from './priorities.ts';

export const themeWords: Readonly<Record<Theme, () => string>> = {
  streets: m.gatherings_theme_streets,
  lighting: m.gatherings_theme_lighting,
  'green-areas': m.gatherings_theme_green_areas,
  sport: m.gatherings_theme_sport,
  health: m.gatherings_theme_health,
  education: m.gatherings_theme_education,
  safety: m.gatherings_theme_safety,
  transport: m.gatherings_theme_transport,
  water: m.gatherings_theme_water,
  culture: m.gatherings_theme_culture,
  care: m.gatherings_theme_care,
  other: m.gatherings_theme_other,
};

/** Of a theme as it was kept on its day; one that is no more is said as it was kept. */
export function themeWord(kept: string): string {
  const theme = themes.find((one) => one === kept);
  return theme === undefined ? kept : themeWords[theme]();
}
