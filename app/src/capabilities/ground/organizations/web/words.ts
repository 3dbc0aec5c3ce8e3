// How kinds, posts, states, terms and days are said.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import { businessDaysBetween, dayIn } from '../../territories/rules/index.ts';
import { type BoardState, boardStateOn, type Post } from '../rules/board.ts';
import type { OrganizationKind } from '../rules/kind.ts';
import type { CheckState, CheckSubject, LegalState } from '../rules/legal-check.ts';
import type { Tie } from '../rules/petition.ts';
import type { Replacement } from '../rules/representation.ts';
import type { Organization } from '../store/organizations.ts';
import type { OrganizationToday } from '../store/organizations-today.ts';

export const kindWords: Readonly<Record<OrganizationKind, () => string>> = {
  'neighborhood-council': m.organizations_kind_neighborhood_council,
  'communal-union': m.organizations_kind_communal_union,
  functional: m.organizations_kind_functional,
  indigenous: m.organizations_kind_indigenous,
  foundation: m.organizations_kind_foundation,
  corporation: m.organizations_kind_corporation,
  trade: m.organizations_kind_trade,
  university: m.organizations_kind_university,
  'municipal-association': m.organizations_kind_municipal_association,
};

export const postWords: Readonly<Record<Post, () => string>> = {
  chair: m.organizations_post_chair,
  'vice-chair': m.organizations_post_vice_chair,
  secretary: m.organizations_post_secretary,
  treasurer: m.organizations_post_treasurer,
  director: m.organizations_post_director,
};

export const subjectWords: Readonly<Record<CheckSubject, () => string>> = {
  registration: m.organizations_subject_registration,
  change: m.organizations_subject_change,
  board: m.organizations_subject_board,
};

export const tieWords: Readonly<Record<Tie, () => string>> = {
  lives: m.organizations_tie_lives,
  works: m.organizations_tie_works,
  studies: m.organizations_tie_studies,
};

export const replacementWords: Readonly<Record<Replacement, () => string>> = {
  nobody: m.organizations_replaces_nobody,
  inviter: m.organizations_replaces_inviter,
  everybody: m.organizations_replaces_everybody,
};

export interface StateTag {
  readonly tone: TagTone;
  readonly words: string;
}

const legalTones: Readonly<Record<LegalState, TagTone>> = {
  confirmed: 'done',
  pending: 'attention',
  returned: 'attention',
  rejected: 'stop',
};
const legalWords: Readonly<Record<LegalState, () => string>> = {
  confirmed: m.organizations_legal_confirmed,
  pending: m.organizations_legal_pending,
  returned: m.organizations_legal_returned,
  rejected: m.organizations_legal_rejected,
};

export function legalTag(state: LegalState): StateTag {
  return { tone: legalTones[state], words: legalWords[state]() };
}

const checkTones: Readonly<Record<CheckState, TagTone>> = {
  waiting: 'outline',
  escalated: 'attention',
  confirmed: 'done',
  returned: 'attention',
  rejected: 'stop',
};
export const checkWords: Readonly<Record<CheckState, () => string>> = {
  waiting: m.organizations_check_waiting,
  escalated: m.organizations_check_escalated,
  confirmed: m.organizations_check_confirmed,
  returned: m.organizations_check_returned,
  rejected: m.organizations_check_rejected,
};

export function checkTag(state: CheckState): StateTag {
  return { tone: checkTones[state], words: checkWords[state]() };
}

export function boardTag(state: BoardState): StateTag {
  switch (state.kind) {
    case 'none':
      return { tone: 'outline', words: m.organizations_board_none() };
    case 'to-come':
      return {
        tone: 'attention',
        words: m.organizations_board_to_come({
          day: formatDay(state.from, currentLocale(), { length: 'short' }),
        }),
      };
    case 'valid':
      return { tone: 'done', words: m.organizations_board_valid() };
    case 'ending':
      return {
        tone: 'attention',
        words:
          state.daysLeft === 0
            ? m.organizations_board_ends_today()
            : m.organizations_board_ending({ count: state.daysLeft }),
      };
    case 'lapsed':
      return {
        tone: 'stop',
        words: m.organizations_board_lapsed({
          day: formatDay(state.since, currentLocale(), { length: 'short' }),
        }),
      };
  }
}

/** State of its board on the day that it is there. */
export function boardStateOf(
  { boardUntil, boardToCome, timeZone }: OrganizationToday,
  now: Date,
): BoardState {
  return boardStateOn({ until: boardUntil, toCome: boardToCome }, dayIn(timeZone, now));
}

/** `miércoles 25 de noviembre de 2026`, in the language of the request. */
export function dayWords(day: string): string {
  return formatDay(day, currentLocale());
}

/** The day of an instant where the organisation is. */
export function dayOf(instant: Date, timeZone: string): string {
  return dayWords(dayIn(timeZone, instant));
}

/** How much of a term is left: business days, its last day, or how late it is. */
export function termWords(dueOn: string, today: string): string {
  if (today > dueOn) {
    return m.organizations_term_over({ count: businessDaysBetween(dueOn, today) });
  }
  const left = businessDaysBetween(today, dueOn);
  return left === 0 ? m.organizations_term_today() : m.organizations_term_left({ count: left });
}

/** Where it acts. */
export function reachWords({ comunaName, regionName }: Organization): string {
  if (comunaName !== null) return comunaName;
  return regionName === null
    ? m.organizations_reach_country()
    : m.organizations_reach_region({ region: regionName });
}
