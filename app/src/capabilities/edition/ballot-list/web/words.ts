// What ballot lists are called in words: money, days, themes, what waits, and how their lot goes.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatInstant, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import { type Theme, themes } from '../../proposals/rules/index.ts';
import type { Wait } from '../rules/freezing.ts';
import type { ListOrder } from '../rules/list-filter.ts';
import type { BallotList } from '../store/lists.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const waitWords: Words<Wait> = {
  sent: m.ballot_list_wait_sent,
  'in-review': m.ballot_list_wait_in_review,
  correcting: m.ballot_list_wait_correcting,
  appealed: m.ballot_list_wait_appealed,
  'may-appeal': m.ballot_list_wait_may_appeal,
  'not-on-slate': m.ballot_list_wait_not_on_slate,
  joining: m.ballot_list_wait_joining,
};

export const orderWords: Words<ListOrder> = {
  number: m.ballot_list_order_number,
  cost: m.ballot_list_order_cost,
  proposal: m.ballot_list_order_proposal,
};

const themeWords: Words<Theme> = {
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

/** A list keeps the themes of its day. */
export function themeOf(theme: string): string {
  const known = themes.find((one) => one === theme);
  return known === undefined ? theme : themeWords[known]();
}

/** How far a list is. */
export type ListState = 'frozen' | 'drawn' | 'thawed';

export function stateOf({ drawnAt, withdrawnAt }: BallotList): ListState {
  if (withdrawnAt !== null) return 'thawed';
  return drawnAt === null ? 'frozen' : 'drawn';
}

export const stateWords: Words<ListState> = {
  frozen: m.ballot_list_state_frozen,
  drawn: m.ballot_list_state_drawn,
  thawed: m.ballot_list_state_thawed,
};

export const stateTones: Readonly<Record<ListState, TagTone>> = {
  frozen: 'attention',
  drawn: 'done',
  thawed: 'outline',
};

export function money(pesos: number): string {
  return formatMoney(BigInt(pesos), clp, currentLocale());
}

export function numberOf(count: number): string {
  return formatNumber(count, currentLocale());
}

export function instantWords(at: Date, timeZone: string): string {
  return formatInstant(at, currentLocale(), { timeZone });
}
