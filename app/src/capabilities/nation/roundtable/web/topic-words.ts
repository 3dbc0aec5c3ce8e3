// What positions, grounds, opinions and states of areas are called, and how each is marked.
import { m } from '#words';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import type { Ground } from '../rules/common-ground.ts';
import type { OpinionChoice } from '../rules/opinion-groups.ts';
import type { AreaState } from '../rules/quorum.ts';
import type { StanceChoice, StanceState } from '../rules/stance.ts';
import type { OpinionsState } from '../rules/topic.ts';

export const choiceWords: Readonly<Record<StanceChoice, () => string>> = {
  agree: m.roundtable_choice_agree,
  'agree-if': m.roundtable_choice_agree_if,
  disagree: m.roundtable_choice_disagree,
  none: m.roundtable_choice_none,
};

export const choiceTones: Readonly<Record<StanceChoice, TagTone>> = {
  agree: 'done',
  'agree-if': 'attention',
  disagree: 'stop',
  none: 'outline',
};

export const groundWords: Readonly<Record<Ground, () => string>> = {
  unheard: m.roundtable_ground_unheard,
  agreement: m.roundtable_ground_agreement,
  near: m.roundtable_ground_near,
  rejection: m.roundtable_ground_rejection,
  difference: m.roundtable_ground_difference,
};

export const groundTones: Readonly<Record<Ground, TagTone>> = {
  unheard: 'outline',
  agreement: 'done',
  near: 'attention',
  rejection: 'stop',
  difference: 'struct',
};

export const stanceStateWords: Readonly<Record<StanceState, () => string>> = {
  standing: m.roundtable_stance_standing,
  past: m.roundtable_stance_past,
  waiting: m.roundtable_stance_waiting,
  left: m.roundtable_stance_left,
  lapsed: m.roundtable_stance_lapsed,
};

export const opinionWords: Readonly<Record<OpinionChoice, () => string>> = {
  agree: m.roundtable_choice_agree,
  disagree: m.roundtable_choice_disagree,
  pass: m.roundtable_choice_pass,
};

export const opinionsStateWords: Readonly<Record<OpinionsState, () => string>> = {
  never: m.roundtable_opinions_never,
  before: m.roundtable_opinions_before,
  open: m.roundtable_opinions_open,
  over: m.roundtable_opinions_over,
};

export const areaStateWords: Readonly<Record<AreaState, () => string>> = {
  candidate: m.roundtable_area_candidate,
  common: m.roundtable_area_common,
  'withdrawn-from': m.roundtable_area_withdrawn_from,
};

export const areaStateTones: Readonly<Record<AreaState, TagTone>> = {
  candidate: 'outline',
  common: 'done',
  'withdrawn-from': 'stop',
};
