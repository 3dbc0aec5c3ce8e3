// Why something of the agenda does not go on, in a sentence that says what to do.
import { m } from '#words';
import type { AgendaRefusal } from '../rules/agenda-refusal.ts';
import type { Told } from './told.ts';

export const agendaRefusals: Told<AgendaRefusal> = {
  'roundtable/action-proposed': { status: 409, say: () => m.roundtable_refused_action_proposed() },
  'roundtable/action-agreed': { status: 409, say: () => m.roundtable_refused_action_agreed() },
  'roundtable/action-in-progress': {
    status: 409,
    say: () => m.roundtable_refused_action_agreed(),
  },
  'roundtable/action-done': { status: 409, say: () => m.roundtable_refused_action_done() },
  'roundtable/action-cancelled': {
    status: 409,
    say: () => m.roundtable_refused_action_cancelled(),
  },
  'roundtable/bottleneck-closed': {
    status: 409,
    say: () => m.roundtable_refused_bottleneck_closed(),
  },
  'roundtable/not-yours-to-close': {
    status: 409,
    say: () => m.roundtable_refused_not_yours_to_close(),
  },
  'roundtable/place-unknown': {
    status: 422,
    say: ({ typed }) => m.roundtable_refused_place_unknown({ typed }),
    field: 'afecta',
  },
  'roundtable/opportunity-taken': {
    status: 409,
    say: () => m.roundtable_refused_opportunity_taken(),
  },
  'roundtable/area-not-common': {
    status: 409,
    say: () => m.roundtable_refused_area_not_common(),
  },
  'roundtable/area-taken': {
    status: 409,
    say: () => m.roundtable_refused_area_taken(),
  },
  'roundtable/bottleneck-unknown': {
    status: 422,
    say: () => m.roundtable_refused_bottleneck_unknown(),
    field: 'nudos',
  },
  'roundtable/responsible-missing': {
    status: 422,
    say: () => m.roundtable_refused_responsible_missing(),
    field: 'integrante-1',
  },
  'roundtable/owner-unknown': {
    status: 422,
    say: () => m.roundtable_refused_owner_unknown(),
    field: 'integrante',
  },
  'roundtable/already-owner': {
    status: 409,
    say: () => m.roundtable_refused_already_owner(),
    field: 'integrante',
  },
  'roundtable/not-asked-to-own': {
    status: 409,
    say: () => m.roundtable_refused_not_asked_to_own(),
  },
  'roundtable/not-owner': { status: 409, say: () => m.roundtable_refused_not_owner() },
  'roundtable/not-responsible': { status: 409, say: () => m.roundtable_refused_not_responsible() },
  'roundtable/not-proposer': { status: 409, say: () => m.roundtable_refused_not_proposer() },
  'roundtable/already-signed': { status: 409, say: () => m.roundtable_refused_already_signed() },
  'roundtable/due-before-start': {
    status: 422,
    say: () => m.roundtable_refused_due_before_start(),
    field: 'hasta',
  },
  'roundtable/due-in-the-past': {
    status: 422,
    say: () => m.roundtable_refused_due_in_the_past(),
    field: 'hasta',
  },
  'roundtable/open-actions': {
    status: 409,
    say: ({ count }) => m.roundtable_refused_open_actions({ count }),
  },
  'roundtable/agreement-unknown': {
    status: 422,
    say: () => m.roundtable_refused_agreement_unknown(),
    field: 'acuerdo-plan',
  },
  'roundtable/agreement-has-plan': {
    status: 409,
    say: () => m.roundtable_refused_agreement_has_plan(),
    field: 'acuerdo-plan',
  },
  'roundtable/plan-empty': { status: 409, say: () => m.roundtable_refused_plan_empty() },
  'roundtable/was-not-present': {
    status: 409,
    say: () => m.roundtable_refused_was_not_present(),
  },
  'roundtable/text-changed': { status: 409, say: () => m.roundtable_refused_text_changed() },
  'roundtable/no-draft': { status: 409, say: () => m.roundtable_refused_no_draft() },
  'roundtable/no-contest': { status: 409, say: () => m.roundtable_refused_no_contest() },
  'roundtable/presence-settled': {
    status: 409,
    say: () => m.roundtable_refused_presence_settled(),
  },
  'roundtable/not-approved-by-members': {
    status: 409,
    say: () => m.roundtable_refused_not_approved_by_members(),
  },
};
