// Why a call, an application or an invitation does not go on, in a sentence that says what to do.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { CallRefusal } from '../rules/call-refusal.ts';
import type { Told } from './told.ts';

export const callRefusals: Told<CallRefusal> = {
  'roundtable/unknown': { status: 404, say: () => m.roundtable_refused_unknown() },
  'roundtable/is-draft': { status: 409, say: () => m.roundtable_refused_is_draft() },
  'roundtable/is-announced': { status: 409, say: () => m.roundtable_refused_is_announced() },
  'roundtable/is-open': { status: 409, say: () => m.roundtable_refused_is_open() },
  'roundtable/is-closed': { status: 409, say: () => m.roundtable_refused_is_closed() },
  'roundtable/is-resolved': { status: 409, say: () => m.roundtable_refused_is_resolved() },
  'roundtable/is-withdrawn': { status: 409, say: () => m.roundtable_refused_is_withdrawn() },
  'roundtable/requirements-missing': {
    status: 422,
    say: () => m.roundtable_refused_requirements_missing(),
  },
  'roundtable/opens-in-the-past': {
    status: 422,
    say: () => m.roundtable_refused_opens_in_the_past(),
    field: 'abre',
  },
  'roundtable/closes-too-soon': {
    status: 422,
    say: ({ days }) => m.roundtable_refused_closes_too_soon({ days }),
    field: 'cierra',
  },
  'roundtable/not-later': {
    status: 422,
    say: ({ closesOn }) =>
      m.roundtable_refused_not_later({ day: formatDay(closesOn, currentLocale()) }),
    field: 'hasta',
  },
  'roundtable/may-not-act': { status: 409, say: () => m.roundtable_refused_may_not_act() },
  'roundtable/already-member': { status: 409, say: () => m.roundtable_refused_already_member() },
  'roundtable/proof-missing': {
    status: 422,
    say: ({ position }) => m.roundtable_refused_proof_missing({ position }),
  },
  'roundtable/application-withdrawn': {
    status: 409,
    say: () => m.roundtable_refused_application_withdrawn(),
  },
  'roundtable/changed-meanwhile': {
    status: 409,
    say: () => m.roundtable_refused_changed_meanwhile(),
  },
  'roundtable/unassessed': {
    status: 409,
    say: ({ count }) => m.roundtable_refused_unassessed({ count }),
  },
  'roundtable/results-wait': { status: 409, say: () => m.roundtable_refused_results_wait() },
  'roundtable/already-invited': {
    status: 409,
    say: () => m.roundtable_refused_already_invited(),
    field: 'institucion',
  },
  'roundtable/institution-unknown': {
    status: 422,
    say: () => m.roundtable_refused_institution_unknown(),
    field: 'institucion',
  },
  'roundtable/invitation-answered': {
    status: 409,
    say: () => m.roundtable_refused_invitation_answered(),
    field: 'invitada',
  },
  'roundtable/not-invited': { status: 409, say: () => m.roundtable_refused_not_invited() },
};
