// Why something of topics, positions, opinions or common areas does not go on, in a sentence that says what to do.
import { m } from '#words';
import type { TopicRefusal } from '../rules/topic-refusal.ts';
import type { Told } from './told.ts';

export const topicRefusals: Told<TopicRefusal> = {
  'roundtable/no-topic': { status: 404, say: () => m.roundtable_refused_no_topic() },
  'roundtable/topic-closed': { status: 409, say: () => m.roundtable_refused_topic_closed() },
  'roundtable/no-question': { status: 404, say: () => m.roundtable_refused_no_question() },
  'roundtable/question-replaced': {
    status: 409,
    say: () => m.roundtable_refused_question_replaced(),
  },
  'roundtable/too-many-questions': {
    status: 409,
    say: ({ most }) => m.roundtable_refused_too_many_questions({ most }),
    field: 'pregunta',
  },
  'roundtable/condition-missing': {
    status: 422,
    say: () => m.roundtable_refused_condition_missing(),
    field: 'condicion',
  },
  'roundtable/condition-astray': {
    status: 422,
    say: () => m.roundtable_refused_condition_astray(),
    field: 'condicion',
  },
  'roundtable/principal-decides': {
    status: 409,
    say: () => m.roundtable_refused_principal_decides(),
  },
  'roundtable/waits-no-more': { status: 409, say: () => m.roundtable_refused_waits_no_more() },
  'roundtable/no-evidence': { status: 404, say: () => m.roundtable_refused_no_evidence() },
  'roundtable/sources-missing': {
    status: 422,
    say: () => m.roundtable_refused_sources_missing(),
    field: 'fuente-1',
  },
  'roundtable/opinions-closed': { status: 409, say: () => m.roundtable_refused_opinions_closed() },
  'roundtable/opinions-days': {
    status: 422,
    say: () => m.roundtable_refused_opinions_days(),
    field: 'desde',
  },
  'roundtable/no-area': { status: 404, say: () => m.roundtable_refused_no_area() },
  'roundtable/not-candidate': {
    status: 422,
    say: () => m.roundtable_refused_not_candidate(),
    field: 'preguntas',
  },
  'roundtable/backed-already': { status: 409, say: () => m.roundtable_refused_backed_already() },
  'roundtable/not-backed': { status: 409, say: () => m.roundtable_refused_not_backed() },
  'roundtable/no-agreement': {
    status: 422,
    say: () => m.roundtable_refused_no_agreement(),
    field: 'acuerdo',
  },
  'roundtable/quorum-member-unknown': {
    status: 422,
    say: () => m.roundtable_refused_quorum_member_unknown(),
    field: 'deben',
  },
};
