// Why something of a member or of who speaks for it does not go on, in a sentence that says what to do.
import { m } from '#words';
import type { MemberRefusal } from '../rules/member-refusal.ts';
import type { Told } from './told.ts';

export const memberRefusals: Told<MemberRefusal> = {
  'roundtable/no-seat': { status: 404, say: () => m.roundtable_refused_no_seat() },
  'roundtable/no-member': { status: 404, say: () => m.roundtable_refused_no_member() },
  'roundtable/is-silent': { status: 409, say: () => m.roundtable_refused_is_silent() },
  'roundtable/has-left': { status: 409, say: () => m.roundtable_refused_has_left() },
  'roundtable/not-silent': { status: 409, say: () => m.roundtable_refused_not_silent() },
  'roundtable/rank-taken': {
    status: 409,
    say: () => m.roundtable_refused_rank_taken(),
    field: 'calidad',
  },
  'roundtable/asked-already': {
    status: 409,
    say: () => m.roundtable_refused_asked_already(),
    field: 'persona',
  },
  'roundtable/not-of-the-team': {
    status: 422,
    say: () => m.roundtable_refused_not_of_the_team(),
    field: 'persona',
  },
  'roundtable/not-asked': { status: 409, say: () => m.roundtable_refused_not_asked() },
  'roundtable/sits-elsewhere': { status: 409, say: () => m.roundtable_refused_sits_elsewhere() },
  'roundtable/replaced-by-unknown': {
    status: 422,
    say: () => m.roundtable_refused_replaced_by_unknown(),
    field: 'reemplazo',
  },
  'roundtable/member-unknown': {
    status: 422,
    say: () => m.roundtable_refused_member_unknown(),
    field: 'integrante',
  },
  'roundtable/ending-waits': {
    status: 409,
    say: () => m.roundtable_refused_ending_waits(),
    field: 'integrante',
  },
};
