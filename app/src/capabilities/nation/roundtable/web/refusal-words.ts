// Each refusal of this room in a sentence that says what to do, and the status with which it is answered.
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Refusal } from '../rules/refusal.ts';
import { agendaRefusals } from './agenda-refusal-words.ts';
import { callRefusals } from './call-refusal-words.ts';
import { memberRefusals } from './member-refusal-words.ts';
import type { Telling, Told } from './told.ts';
import { topicRefusals } from './topic-refusal-words.ts';

const told: Told<Refusal> = {
  ...agendaRefusals,
  ...callRefusals,
  ...memberRefusals,
  ...topicRefusals,
};

function tellingOf(refusal: Refusal): Telling<Refusal> {
  return told[refusal.code] as Telling<Refusal>;
}

export function sentenceOf(refusal: Refusal): string {
  return tellingOf(refusal).say(refusal);
}

export function statusOf(refusal: Refusal): Telling<Refusal>['status'] {
  return tellingOf(refusal).status;
}

/** The refusal of a form that is shown again, at its field. */
export function problemsOf(refusal: Refusal): readonly FieldProblem[] {
  return [{ field: tellingOf(refusal).field ?? '', message: sentenceOf(refusal) }];
}
