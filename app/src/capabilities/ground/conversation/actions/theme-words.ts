// What each theme of the forum is called, and what is asked there.
import { m } from '#words';
import type { Theme } from '../rules/theme.ts';

export const themeWords: Readonly<Record<Theme, () => string>> = {
  calling: m.conversation_theme_calling,
  projects: m.conversation_theme_projects,
  money: m.conversation_theme_money,
  voting: m.conversation_theme_voting,
  council: m.conversation_theme_council,
  delivery: m.conversation_theme_delivery,
  bases: m.conversation_theme_bases,
  inclusion: m.conversation_theme_inclusion,
};
