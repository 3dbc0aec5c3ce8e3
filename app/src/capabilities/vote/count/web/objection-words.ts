// How objections and certifications say their words: grounds, what is asked and done, states, days, and each refusal.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatDay, formatInstant, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import {
  type ObjectedVote,
  type ObjectionGround,
  type ObjectionOutcome,
  objectionState,
  type Remedy,
} from '../rules/objection.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import type { Objection } from '../store/objections.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const groundWords: Words<ObjectionGround> = {
  ballots: m.count_objection_ground_ballots,
  table: m.count_objection_ground_table,
  count: m.count_objection_ground_count,
  'who-voted': m.count_objection_ground_who_voted,
  rules: m.count_objection_ground_rules,
  other: m.count_objection_ground_other,
};

export const askWords: Words<Remedy> = {
  'annul-table': m.count_objection_asks_annul_table,
  recount: m.count_objection_asks_recount,
  repeat: m.count_objection_asks_repeat,
  other: m.count_objection_asks_other,
};

export const outcomeWords: Words<ObjectionOutcome> = {
  accepted: m.count_objection_state_answered_accepted,
  partly: m.count_objection_state_answered_partly,
  rejected: m.count_objection_state_answered_rejected,
};

export function remedyWords(remedy: Remedy, table: string | null): string {
  switch (remedy) {
    case 'annul-table':
      return m.count_objection_remedy_annul_table({ table: table ?? '' });
    case 'recount':
      return m.count_objection_remedy_recount();
    case 'repeat':
      return m.count_objection_remedy_repeat();
    default:
      return m.count_objection_remedy_other();
  }
}

/** `today`: civil day there. */
export function stateWords(
  one: Objection,
  today: string,
): { readonly text: string; readonly tone: TagTone } {
  const outcome = one.outcome === null ? '' : outcomeWords[one.outcome]();
  switch (objectionState(one, today)) {
    case 'withdrawn':
      return { text: m.count_objection_state_withdrawn(), tone: 'outline' };
    case 'to-remedy':
      return { text: m.count_objection_state_to_remedy({ outcome }), tone: 'attention' };
    case 'answered':
      return { text: outcome, tone: one.outcome === 'rejected' ? 'stop' : 'done' };
    case 'late':
      return {
        text: m.count_objection_state_late({ day: longDay(one.answerDueOn) }),
        tone: 'stop',
      };
    default:
      return {
        text: m.count_objection_state_waiting({ day: longDay(one.answerDueOn) }),
        tone: 'attention',
      };
  }
}

export function longDay(day: string): string {
  return formatDay(day, currentLocale());
}

export function instantThere(instant: Date, timeZone: string): string {
  return formatInstant(instant, currentLocale(), { timeZone });
}

export function numberWords(count: number): string {
  return formatNumber(count, currentLocale());
}

export function moneyWords(amountClp: number): string {
  return formatMoney(BigInt(amountClp), clp, currentLocale());
}

const zoneWords: Readonly<Record<string, () => string>> = {
  'America/Santiago': m.count_objection_zone_continental,
  'America/Coyhaique': m.count_objection_zone_aysen,
  'America/Punta_Arenas': m.count_objection_zone_magallanes,
  'Pacific/Easter': m.count_objection_zone_easter,
};

/** The last minute of a day there. */
function untilWords(day: string, timeZone: string): string {
  const zone = zoneWords[timeZone]?.() ?? timeZone;
  return m.count_objection_until({ day: longDay(day), zone });
}

/** Until when the last window of a vote goes; empty where the bases have none. */
export function lastDayWords({ windows, timeZone }: Pick<ObjectedVote, 'windows' | 'timeZone'>) {
  const last = windows.at(-1);
  return last === undefined ? '' : untilWords(last.until, timeZone);
}

type Code = ObjectionRefusal['code'];
type Sentences = {
  readonly [One in Code]: (refusal: Extract<ObjectionRefusal, { readonly code: One }>) => string;
};
const tableList = (tables: readonly string[]) =>
  tables.length === 0
    ? m.count_objection_refused_no_tables()
    : m.count_objection_refused_table_unknown({ tables: tables.join(', ') });

const sentences: Sentences = {
  'count/objection-unknown': () => m.count_objection_refused_unknown(),
  'count/objections-none': () => m.count_objection_refused_none(),
  'count/objections-not-yet': ({ from }) =>
    m.count_objection_refused_not_yet({ day: longDay(from) }),
  'count/objections-over': ({ until }) => m.count_objection_refused_over({ day: longDay(until) }),
  'count/result-missing': () => m.count_objection_refused_no_result(),
  'count/result-certified': () => m.count_objection_refused_certified(),
  'count/edition-halted': () => m.count_objection_refused_halted(),
  'count/received-ahead': () => m.count_objection_refused_received_ahead(),
  'count/objection-text-missing': () => m.count_objection_refused_text_missing(),
  'count/table-missing': () => m.count_objection_refused_table_missing(),
  'count/table-unknown': ({ tables }) => tableList(tables),
  'count/organization-not-yours': () => m.count_objection_refused_organization(),
  'count/objection-not-yours': () => m.count_objection_refused_not_yours(),
  'count/objection-answered': () => m.count_objection_refused_answered(),
  'count/objection-withdrawn': () => m.count_objection_refused_withdrawn(),
  'count/answer-by-another': () => m.count_objection_refused_by_another(),
  'count/reasons-missing': () => m.count_objection_refused_reasons_missing(),
  'count/remedy-missing': () => m.count_objection_refused_remedy_missing(),
  'count/remedy-not-waiting': () => m.count_objection_refused_remedy_not_waiting(),
  'count/objections-open': ({ count }) =>
    m.count_certify_refused_open({ count, number: numberWords(count) }),
  'count/remedies-open': ({ count }) =>
    m.count_certify_refused_remedies({ count, number: numberWords(count) }),
  'count/window-open': ({ until }) => m.count_certify_refused_window({ day: longDay(until) }),
  'count/window-without-result': ({ until }) =>
    m.count_certify_refused_without_result({ day: longDay(until) }),
  'count/annulled-table-counted': ({ tables }) =>
    m.count_certify_refused_annulled({ tables: tables.join(', ') }),
  'count/log-waits': ({ count }) =>
    m.count_certify_refused_log({ count, number: numberWords(count) }),
  'count/certified-already': () => m.count_certify_refused_already(),
  'count/result-changed': () => m.count_certify_refused_changed(),
  'count/not-certified': () => m.count_certify_refused_not_certified(),
  'count/found-wrong-already': () => m.count_certify_refused_wrong_already(),
  'count/sanction-in-log': () => m.count_certify_refused_sanctioned(),
  'count/correction-reason-missing': () => m.count_certify_refused_reason(),
};

const statuses: Partial<Readonly<Record<Code, 403 | 404 | 422>>> = {
  'count/objection-unknown': 404,
  'count/objection-not-yours': 403,
  'count/answer-by-another': 403,
  'count/organization-not-yours': 422,
  'count/received-ahead': 422,
  'count/objection-text-missing': 422,
  'count/table-missing': 422,
  'count/table-unknown': 422,
  'count/reasons-missing': 422,
  'count/remedy-missing': 422,
  'count/correction-reason-missing': 422,
};

const fields: Partial<Readonly<Record<Code, string>>> = {
  'count/objection-text-missing': 'texto',
  'count/table-missing': 'mesa',
  'count/table-unknown': 'mesa',
  'count/organization-not-yours': 'nombre',
  'count/received-ahead': 'recibida',
  'count/reasons-missing': 'razones',
  'count/remedy-missing': 'remedio',
  'count/correction-reason-missing': 'razon',
};

export function objectionSentence(refusal: ObjectionRefusal): string {
  const say = sentences[refusal.code] as (given: ObjectionRefusal) => string;
  return say(refusal);
}

/** What is typed wrong is 422; anything else is how the vote stands. */
export function objectionStatus({ code }: ObjectionRefusal): NonNullable<Page['status']> {
  return statuses[code] ?? 409;
}

export function objectionProblem(refusal: ObjectionRefusal): FieldProblem {
  return { field: fields[refusal.code] ?? '', message: objectionSentence(refusal) };
}
