// What states, channels and events of proposals are called, who has one now, and what comes next.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatDay, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { ProjectKind } from '../../../../ui/icon/project-icon.tsx';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import type { Phase, Rulebook } from '../../editions/rules/index.ts';
import type { EventKind, Told } from '../rules/events.ts';
import type { Channel, ListOrder } from '../rules/proposal-filter.ts';
import type { HeldBy, ProposalState } from '../rules/states.ts';
import type { Theme } from '../rules/themes.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const stateWords: Words<ProposalState> = {
  waiting: m.proposals_state_waiting,
  sent: m.proposals_state_sent,
  'in-review': m.proposals_state_in_review,
  correcting: m.proposals_state_correcting,
  'not-admitted': m.proposals_state_not_admitted,
  'not-feasible': m.proposals_state_not_feasible,
  appealed: m.proposals_state_appealed,
  feasible: m.proposals_state_feasible,
  listed: m.proposals_state_listed,
  sanctioned: m.proposals_state_sanctioned,
  'not-sanctioned': m.proposals_state_not_sanctioned,
  merged: m.proposals_state_merged,
  split: m.proposals_state_split,
  withdrawn: m.proposals_state_withdrawn,
  lapsed: m.proposals_state_lapsed,
};

export const stateTones: Readonly<Record<ProposalState, TagTone>> = {
  waiting: 'attention',
  sent: 'struct',
  'in-review': 'struct',
  correcting: 'attention',
  'not-admitted': 'stop',
  'not-feasible': 'stop',
  appealed: 'attention',
  feasible: 'done',
  listed: 'done',
  sanctioned: 'done',
  'not-sanctioned': 'outline',
  merged: 'outline',
  split: 'outline',
  withdrawn: 'outline',
  lapsed: 'outline',
};

/** Its number; from feasible on it is called a project. */
export function numberedWords({
  number,
  state,
}: {
  readonly number: number;
  readonly state: ProposalState;
}): string {
  return ['feasible', 'listed', 'sanctioned', 'not-sanctioned'].includes(state)
    ? m.proposals_page_project_number({ number })
    : m.proposals_page_number({ number });
}

/** Whether its row takes the tejuela of what was found wanting. */
export function isFoundWanting(state: ProposalState): boolean {
  return stateTones[state] === 'stop';
}

export const channelWords: Words<Channel> = {
  web: m.proposals_channel_web,
  paper: m.proposals_channel_paper,
  assembly: m.proposals_channel_assembly,
  institution: m.proposals_channel_institution,
};

export const orderWords: Words<ListOrder> = {
  chance: m.proposals_list_order_chance,
  recent: m.proposals_list_order_recent,
  endorsements: m.proposals_list_order_endorsements,
};

/** The drawing of a theme; its word stands beside it. */
export const drawingOf: Readonly<Record<Theme, ProjectKind>> = {
  streets: 'crossing',
  lighting: 'light',
  'green-areas': 'leaf',
  sport: 'court',
  health: 'house',
  education: 'house',
  safety: 'light',
  transport: 'shelter',
  water: 'water',
  culture: 'bird',
  care: 'playground',
  other: 'cycle',
};

export function money(pesos: number): string {
  return formatMoney(BigInt(pesos), clp, currentLocale());
}

export function numberWords(count: number): string {
  return formatNumber(count, currentLocale());
}

/** With its weekday. */
export function dayWords(day: string): string {
  return formatDay(day, currentLocale());
}

/** `mié 25 nov 2026`. */
export function shortDay(day: string): string {
  return formatDay(day, currentLocale(), { length: 'short' });
}

export function endorsementWords(count: number): string {
  return m.proposals_list_line_endorsements({ count, number: numberWords(count) });
}

/** Who has it now, in words. */
export function holderWords(
  heldBy: HeldBy | null,
  { holder, institutionName }: { readonly holder: string | null; readonly institutionName: string },
): string {
  if (holder !== null) return holder;
  if (heldBy === null) return m.proposals_held_nobody();
  const words: Words<HeldBy> = {
    author: m.proposals_held_author,
    institution: () => m.proposals_held_institution({ institution: institutionName }),
    committee: m.proposals_held_committee,
    voters: m.proposals_held_voters,
    body: m.proposals_held_body,
  };
  return words[heldBy]();
}

/** What comes next, from its state and the calendar of the bases in force, as it stands on a day there. */
export function nextWords(
  state: ProposalState,
  { operational }: Pick<Rulebook, 'operational'>,
  today: string,
): string {
  const { calendar, appeals } = operational;
  const plan = (phase: Phase) => calendar.find((one) => one.phase === phase);
  const days = (phase: Phase) => {
    const { from, until } = plan(phase) ?? { from: '', until: '' };
    return from === '' ? undefined : { from: dayWords(from), until: dayWords(until) };
  };
  const review = plan('feasibility');
  switch (state) {
    case 'sent':
      return review === undefined || review.from <= today
        ? m.proposals_next_sent_now()
        : m.proposals_next_sent({ day: dayWords(review.from) });
    case 'in-review':
      return review === undefined || review.until < today
        ? m.proposals_next_in_review_now()
        : m.proposals_next_in_review({ day: dayWords(review.until) });
    case 'not-admitted':
    case 'not-feasible':
      return m.proposals_next_refused({ days: appeals.businessDays });
    case 'appealed':
      return m.proposals_next_appealed({ days: appeals.answerBusinessDays });
    case 'feasible':
      return m.proposals_next_feasible(days('ballot-list') ?? { from: '—', until: '—' });
    case 'listed':
      return m.proposals_next_listed(days('voting') ?? { from: '—', until: '—' });
    case 'sanctioned':
      return m.proposals_next_sanctioned();
    case 'not-sanctioned':
      return m.proposals_next_not_sanctioned();
    case 'waiting':
      return m.proposals_next_waiting();
    case 'correcting':
      return m.proposals_next_correcting();
    case 'merged':
      return m.proposals_next_merged();
    case 'split':
      return m.proposals_next_split();
    case 'withdrawn':
      return m.proposals_next_withdrawn();
    case 'lapsed':
      return m.proposals_next_lapsed();
  }
}

const eventWordsOf: Words<EventKind> = {
  sent: m.proposals_event_sent,
  'consents-complete': m.proposals_event_consents_complete,
  'coauthor-asked': m.proposals_event_coauthor_asked,
  'coauthor-accepted': m.proposals_event_coauthor_accepted,
  'coauthor-declined': m.proposals_event_coauthor_declined,
  'coauthor-taken-back': m.proposals_event_coauthor_taken_back,
  'sponsor-asked': m.proposals_event_sponsor_asked,
  'sponsor-offered': m.proposals_event_sponsor_offered,
  'sponsor-accepted': m.proposals_event_sponsor_accepted,
  'sponsor-declined': m.proposals_event_sponsor_declined,
  version: m.proposals_event_version,
  withdrawn: m.proposals_event_withdrawn,
  lapsed: m.proposals_event_lapsed,
  'author-forgotten': m.proposals_event_author_forgotten,
  'author-followed': m.proposals_event_author_followed,
  'photo-added': m.proposals_event_photo_added,
  'photo-removed': m.proposals_event_photo_removed,
  'signatures-entered': m.proposals_event_signatures_entered,
  'signatures-voided': m.proposals_event_signatures_voided,
  'joining-proposed': m.proposals_event_joining_proposed,
  'joining-ended': m.proposals_event_joining_ended,
  merged: m.proposals_event_merged,
  split: m.proposals_event_split,
  'came-of-merge': m.proposals_event_came_of_merge,
  'came-of-split': m.proposals_event_came_of_split,
  'taken-in-review': m.proposals_event_taken_in_review,
  'correction-asked': m.proposals_event_correction_asked,
  corrected: m.proposals_event_corrected,
  'correction-lapsed': m.proposals_event_correction_lapsed,
  'change-proposed': m.proposals_event_change_proposed,
  'change-accepted': m.proposals_event_change_accepted,
  'change-objected': m.proposals_event_change_objected,
  'change-silent': m.proposals_event_change_silent,
  'answered-late': m.proposals_event_answered_late,
  'not-admitted': m.proposals_event_not_admitted,
  'not-feasible': m.proposals_event_not_feasible,
  feasible: m.proposals_event_feasible,
  appealed: m.proposals_event_appealed,
  'appeal-answered': m.proposals_event_appeal_answered,
  reopened: m.proposals_event_reopened,
  reversed: m.proposals_event_reversed,
  listed: m.proposals_event_listed,
  numbered: m.proposals_event_numbered,
  'left-list': m.proposals_event_left_list,
  submitted: m.proposals_event_submitted,
  returned: m.proposals_event_returned,
  'came-back': m.proposals_event_came_back,
  sanctioned: m.proposals_event_sanctioned,
  'sanctioned-by-lapse': m.proposals_event_sanctioned_by_lapse,
  'not-sanctioned': m.proposals_event_not_sanctioned,
  'not-reached': m.proposals_event_not_reached,
};

/** One sentence, without what a person wrote. */
export function eventWords(kind: EventKind, told: Told): string {
  const { counted, lines, number, received } = told;
  const day = typeof received === 'string' ? dayWords(received) : undefined;
  if (kind === 'signatures-entered' && typeof counted === 'number' && typeof lines === 'number') {
    const said = m.proposals_event_signatures_entered_counted({ counted, lines });
    return day === undefined ? said : `${said} ${m.proposals_event_received({ day })}`;
  }
  if (kind === 'sent' && day !== undefined) return m.proposals_event_sent_on_paper({ day });
  if (kind === 'numbered' && typeof number === 'number') {
    return m.proposals_event_numbered_said({ number });
  }
  const said = eventWordsOf[kind]();
  return day === undefined ? said : m.proposals_event_on_paper({ said, day });
}
