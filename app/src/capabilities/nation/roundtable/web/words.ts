// What states, outcomes and ranks of the Mesa are called, and how each is marked.
import { m } from '#words';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import type { ApplicationOutcome, ApplicationState } from '../rules/application.ts';
import type { CallState } from '../rules/call.ts';
import type { Rank } from '../rules/seat.ts';
import type { EndOfRepresentation } from '../store/representatives.ts';

export const callStateWords: Readonly<Record<CallState, () => string>> = {
  draft: m.roundtable_state_draft,
  announced: m.roundtable_state_announced,
  open: m.roundtable_state_open,
  closed: m.roundtable_state_closed,
  resolved: m.roundtable_state_resolved,
  withdrawn: m.roundtable_state_withdrawn,
};

export const callStateTones: Readonly<Record<CallState, TagTone>> = {
  draft: 'outline',
  announced: 'struct',
  open: 'attention',
  closed: 'struct',
  resolved: 'done',
  withdrawn: 'stop',
};

export const outcomeWords: Readonly<Record<ApplicationOutcome, () => string>> = {
  admitted: m.roundtable_outcome_admitted,
  'not-admitted': m.roundtable_outcome_not_admitted,
};

export const applicationWords: Readonly<Record<ApplicationState, () => string>> = {
  sent: m.roundtable_application_sent,
  withdrawn: m.roundtable_application_withdrawn,
  ...outcomeWords,
};

export const applicationTones: Readonly<Record<ApplicationState, TagTone>> = {
  sent: 'struct',
  withdrawn: 'outline',
  admitted: 'done',
  'not-admitted': 'stop',
};

export const rankWords: Readonly<Record<Rank, () => string>> = {
  principal: m.roundtable_rank_principal,
  alternate: m.roundtable_rank_alternate,
};

/** How a representation ended. */
export const endWords: Readonly<Record<EndOfRepresentation, () => string>> = {
  declined: m.roundtable_ended_declined,
  'stepped-down': m.roundtable_ended_stepped_down,
  removed: m.roundtable_ended_removed,
  'member-left': m.roundtable_ended_member_left,
  forgotten: m.roundtable_ended_forgotten,
};
