// How the room says reasons, sides and moments.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatInstant, formatNumber } from '../../../../ui/format.ts';
import type { Reason } from '../rules/moderation.ts';
import type { Side } from '../rules/place.ts';

export const reasonWords: Readonly<Record<Reason, () => string>> = {
  insults: m.conversation_reason_insults,
  discriminates: m.conversation_reason_discriminates,
  'personal-data': m.conversation_reason_personal_data,
  advertises: m.conversation_reason_advertises,
  'off-topic': m.conversation_reason_off_topic,
  impersonates: m.conversation_reason_impersonates,
  unlawful: m.conversation_reason_unlawful,
};

/** The same, where it stands alone. */
export function reasonLabel(reason: Reason): string {
  const [first = '', ...rest] = reasonWords[reason]();
  return first.toLocaleUpperCase(currentLocale()) + rest.join('');
}

export const sideWords: Readonly<Record<Side, () => string>> = {
  for: m.conversation_side_for,
  against: m.conversation_side_against,
};

/** Day and hour on the mainland: people of several time zones write in one place. */
export function momentOf(instant: Date): string {
  return formatInstant(instant, currentLocale(), { timeZone: 'America/Santiago', length: 'short' });
}

export function commentsCount(count: number): string {
  return m.conversation_comments_count({ count, number: formatNumber(count, currentLocale()) });
}
