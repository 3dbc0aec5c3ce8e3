// What ballot lists are called in words: money, days, what waits, and how their lot goes.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatInstant, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
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
