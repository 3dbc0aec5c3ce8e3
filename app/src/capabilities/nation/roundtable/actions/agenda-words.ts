// What states of actions and kinds of bottlenecks are called.
import { m } from '#words';
import type { ActionState } from '../rules/action.ts';
import type { BottleneckKind } from '../rules/bottleneck.ts';

export const actionStateWords: Readonly<Record<ActionState, () => string>> = {
  proposed: m.roundtable_action_proposed,
  agreed: m.roundtable_action_agreed,
  'in-progress': m.roundtable_action_in_progress,
  done: m.roundtable_action_done,
  cancelled: m.roundtable_action_cancelled,
};

export const bottleneckKindWords: Readonly<Record<BottleneckKind, () => string>> = {
  'late-works': m.roundtable_kind_late_works,
  impersonation: m.roundtable_kind_impersonation,
  'low-turnout': m.roundtable_kind_low_turnout,
  'unorganised-left-out': m.roundtable_kind_unorganised,
  'digital-divide': m.roundtable_kind_digital_divide,
  clientelism: m.roundtable_kind_clientelism,
  capture: m.roundtable_kind_capture,
  'conflict-with-council': m.roundtable_kind_conflict,
  'no-feedback': m.roundtable_kind_no_feedback,
  'same-winners': m.roundtable_kind_same_winners,
  campaigning: m.roundtable_kind_campaigning,
  'wrong-costs': m.roundtable_kind_wrong_costs,
  'expired-boards': m.roundtable_kind_expired_boards,
  'paper-standards': m.roundtable_kind_paper_standards,
  'one-mayor': m.roundtable_kind_one_mayor,
  privacy: m.roundtable_kind_privacy,
  gentrification: m.roundtable_kind_gentrification,
  other: m.roundtable_kind_other,
};
