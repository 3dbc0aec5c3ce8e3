// What officers sign, in words: each kind of act, and every field of what goes into the log, whatever its kind.
import { fromBase64url, toHex } from '@minga/ballot';
import { m } from '#words';
import type { ShownFact } from '../../../../platform/two-person.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { ActPayload, LogActKind } from '../rules/log-acts.ts';
import {
  channelsWords,
  hashWords,
  incidentWords,
  instantWords,
  money,
  nullWords,
  numberOf,
  paperWords,
  roleWords,
  urnWords,
  wayWords,
} from './words.ts';

const actKindWords: Readonly<Record<LogActKind, () => string>> = {
  manifest: m.election_act_manifest,
  'amend-extend': m.election_act_extend,
  'amend-client': m.election_act_client,
  'amend-withdraw': m.election_act_withdraw,
  'officer-add': m.election_act_officer_add,
  'officer-remove': m.election_act_officer_remove,
  incident: m.election_act_incident,
  annul: m.election_act_annul,
  table: m.election_act_table,
  cvr: m.election_act_cvr,
  totals: m.election_act_totals,
  late: m.election_act_late,
  'paper-close': m.election_act_paper_close,
  'audit-seed': m.election_act_audit_seed,
  audit: m.election_act_audit,
  'urn-key': m.election_act_urn_key,
  unopenable: m.election_act_unopenable,
  result: m.election_act_result,
  objection: m.election_act_objection,
  sanction: m.election_act_sanction,
};

/** Leaves that nobody signs as an officer, beside those that officers do. */
const leafWords: Readonly<Record<string, () => string>> = {
  ...actKindWords,
  registro: m.election_leaf_registro,
  facts: m.election_leaf_facts,
};

export function leafWord(kind: string): string {
  return (leafWords[kind] ?? m.election_leaf_other)();
}

export function actKindWord(kind: string): string {
  return leafWord(kind);
}

const labels: Readonly<Record<string, () => string>> = {
  id: m.election_field_id,
  demo: m.election_field_demo,
  title: m.election_field_title,
  territory: m.election_field_territory,
  origins: m.election_field_origins,
  operators: m.election_field_operators,
  contests: m.election_field_contests,
  contest: m.election_field_contest,
  budget: m.election_field_budget,
  projects: m.election_field_projects,
  project: m.election_field_project,
  name: m.election_field_name,
  cost: m.election_field_cost,
  sha256: m.election_field_sha256,
  ballot: m.election_field_ballot,
  kind: m.election_field_kind,
  min: m.election_field_min,
  max: m.election_field_max,
  points: m.election_field_points,
  within_budget: m.election_field_within_budget,
  pad: m.election_field_pad,
  rule: m.election_field_rule,
  order: m.election_field_order,
  lot: m.election_field_lot,
  paper: m.election_field_paper,
  issuer: m.election_field_issuer,
  electors: m.election_field_electors,
  min_electors: m.election_field_min_electors,
  styles: m.election_field_styles,
  officers: m.election_field_officers,
  officer: m.election_field_officer,
  role: m.election_field_role,
  rp_id: m.election_field_rp_id,
  jwk: m.election_field_jwk,
  windows: m.election_field_windows,
  issue_from: m.election_day_issue_from,
  vote_from: m.election_day_vote_from,
  issue_until: m.election_day_issue_until,
  cast_until: m.election_day_cast_until,
  issue: m.election_day_issue_until,
  cast: m.election_day_cast_until,
  until: m.election_field_until,
  tables: m.election_field_tables,
  table: m.election_field_table,
  channels: m.election_field_channels,
  offline_unlisted: m.election_field_offline_unlisted,
  ways: m.election_field_ways,
  padron: m.election_field_padron,
  mode: m.election_field_mode,
  root: m.election_field_root,
  count: m.election_field_count,
  population_14: m.election_field_population,
  n: m.election_field_n,
  source: m.election_field_source,
  batch: m.election_field_batch,
  first: m.election_field_first,
  every_h: m.election_field_every_h,
  min_group: m.election_field_min_group,
  urn: m.election_field_urn,
  commits: m.election_field_commits,
  holders: m.election_field_holders,
  second_copy: m.election_field_second_copy,
  registrar: m.election_field_registrar,
  log: m.election_field_log,
  promise_key: m.election_field_promise_key,
  witnesses: m.election_field_witnesses,
  quorum: m.election_field_quorum,
  client: m.election_field_client,
  bundle_sha256: m.election_field_bundle,
  source_commit: m.election_field_commit,
  lots: m.election_field_lots,
  label: m.election_field_label,
  ids: m.election_field_ids,
  list_sha256: m.election_field_list,
  entropy: m.election_field_entropy,
  observers: m.election_field_observers,
  commitment: m.election_field_commitment,
  resolution_sha256: m.election_field_resolution,
  amount: m.election_field_amount,
  bases_sha256: m.election_field_bases,
  change: m.election_field_change,
  reason: m.election_field_reason,
  at: m.election_field_at,
  code: m.election_field_code,
  excess: m.election_field_excess,
  decision: m.election_field_decision,
  what: m.election_field_what,
  body: m.election_field_body,
  document_sha256: m.election_field_document,
  old: m.election_field_old,
  new: m.election_field_new,
  group: m.election_field_group,
  votes: m.election_field_votes,
  rows: m.election_field_rows,
  blank: m.election_field_blank,
  nulls: m.election_field_nulls,
  selected: m.election_field_selected,
  spent: m.election_field_spent,
  ballots: m.election_field_ballots,
  outcome_sha256: m.election_field_outcome,
  opened_sha256: m.election_field_opened,
  u: m.election_field_u,
  version: m.election_field_version,
  number: m.election_field_number,
  status: m.election_field_status,
  text_sha256: m.election_field_text,
  result_version: m.election_field_version,
  decisions: m.election_field_decisions,
  outcome: m.election_field_decision,
  sample: m.election_field_sample,
  reached: m.election_field_reached,
  confirmed: m.election_field_confirmed,
  contradicted: m.election_field_contradicted,
  conclusion: m.election_field_conclusion,
  promise: m.election_field_promise,
  e: m.election_field_late_ballot,
  A: m.election_field_site,
  B: m.election_field_urn,
  sign: m.election_field_sign,
  desk_kem: m.election_field_desk_kem,
  vkey: m.election_field_vkey,
  vkeys: m.election_field_vkeys,
  utility: m.election_rule_utility,
  ties: m.election_rule_ties,
  completion: m.election_rule_completion,
  endowment: m.election_rule_endowment,
  increment: m.election_rule_increment,
  exhaustiveStop: m.election_rule_exhaustive,
  comparison: m.election_rule_comparison,
  misfit: m.election_rule_misfit,
  conflicts: m.election_rule_conflicts,
  together: m.election_rule_together,
  minimumScore: m.election_rule_minimum_score,
  minimumShare: m.election_rule_minimum_share,
};

/** How a contest is counted, setting by setting, as the counting package names them. */
const ruleWords: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  rule: {
    mes: m.election_rule_mes,
    greedy: m.election_rule_greedy,
    phragmen: m.election_rule_phragmen,
    bos: m.election_rule_bos,
  },
  utility: {
    cost: m.election_rule_by_cost,
    cardinality: m.election_rule_by_projects,
    points: m.election_rule_by_points,
    'cost-points': m.election_rule_by_cost_points,
    borda: m.election_rule_by_places,
    'cost-borda': m.election_rule_by_cost_places,
  },
  ties: {
    id: m.election_rule_ties_id,
    'votes-cost-id': m.election_rule_ties_votes,
    'cost-votes-lot': m.election_rule_ties_lot,
  },
  completion: {
    none: m.election_value_none,
    greedy: m.election_rule_complete_greedy,
    utilitarian: m.election_rule_complete_greedy,
    add1: m.election_rule_complete_add1,
    add1u: m.election_rule_complete_add1u,
  },
  endowment: { exact: m.election_rule_exact, floor: m.election_rule_floor },
  exhaustiveStop: { on: m.election_value_yes, off: m.election_value_no },
  comparison: {
    none: m.election_value_none,
    satisfaction: m.election_rule_compare_satisfaction,
    exclusion: m.election_rule_compare_exclusion,
  },
  misfit: { skip: m.election_rule_skip, stop: m.election_rule_stop },
};

/** Values that are words of the format, by the key under which they stand. */
const valueWords: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  ...ruleWords,
  role: roleWords,
  paper: paperWords,
  ways: wayWords,
  mode: {
    ...urnWords,
    closed: m.election_padron_closed,
    open: m.election_padron_open,
    mixed: m.election_padron_mixed,
  },
  channels: channelsWords,
  offline_unlisted: { cover: m.election_unlisted_cover, ordinary: m.election_unlisted_ordinary },
  change: { add: m.election_act_officer_add, remove: m.election_act_officer_remove },
  kind: {
    extend: m.election_act_extend,
    client: m.election_act_client,
    withdraw: m.election_act_withdraw,
    approval: m.election_kind_approval,
    'choose-1': m.election_kind_choose_one,
    'k-approval': m.election_kind_k_approval,
    knapsack: m.election_kind_knapsack,
    ranking: m.election_kind_ranking,
    points: m.election_kind_points,
    participation: m.election_audit_participation,
  },
  code: { ...incidentWords, ...nullWords },
  decision: {
    counted: m.election_decision_counted,
    excluded: m.election_decision_excluded,
    none: m.election_decision_none,
  },
  what: {
    table: m.election_field_table,
    contest: m.election_field_contest,
    election: m.election_what_election,
  },
  status: { filed: m.election_status_filed, answered: m.election_status_answered },
  outcome: {
    approved: m.election_outcome_approved,
    changed: m.election_outcome_changed,
    returned: m.election_outcome_returned,
    rejected: m.election_outcome_rejected,
    lapse: m.election_outcome_lapse,
  },
  conclusion: {
    consistent: m.election_conclusion_consistent,
    inconsistent: m.election_conclusion_inconsistent,
    inconclusive: m.election_conclusion_inconclusive,
  },
};

const amounts: ReadonlySet<string> = new Set(['budget', 'cost', 'amount', 'spent']);
/** Said by the heading of the page, or constants of the format. */
const unsaid: ReadonlySet<string> = new Set(['type', 'spec', 'kem', 'kdf', 'aead', 'i', 't', 'v']);

/** Every field of what is signed, each under the names of those that hold it. */
export function payloadFacts(payload: ActPayload, timeZone: string): readonly ShownFact[] {
  return factsOf(payload as Readonly<Record<string, unknown>>, { under: [], timeZone });
}

interface Under {
  readonly under: readonly string[];
  readonly timeZone: string;
}

function factsOf(
  value: Readonly<Record<string, unknown>>,
  { under, timeZone }: Under,
): readonly ShownFact[] {
  return Object.entries(value).flatMap(([key, member]): readonly ShownFact[] => {
    if (unsaid.has(key)) return [];
    const path = [...under, labelOf(key)];
    const isListOfThings = Array.isArray(member) && member.some((one) => isThing(one));
    if (isListOfThings) {
      return member.flatMap((one, at) =>
        isThing(one)
          ? factsOf(one, { under: [...path, titleOf(one, at)], timeZone })
          : [{ label: path.join(' › '), text: textOf(key, one, timeZone) }],
      );
    }
    if (key === 'jwk' || key === 'issuer') {
      return [{ label: path.join(' › '), text: keyText(member) }];
    }
    if (isThing(member)) return factsOf(member, { under: path, timeZone });
    const text = Array.isArray(member)
      ? member.map((one) => textOf(key, one, timeZone)).join(', ')
      : textOf(key, member, timeZone);
    return [
      { label: path.join(' › '), text: text || m.election_value_none(), lang: writtenLang() },
    ];
  });
}

function isThing(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function labelOf(key: string): string {
  return (labels[key] ?? m.election_field_other)();
}

/** What a member of a list is called: by its name, its title, its id, or its place. */
function titleOf(one: Readonly<Record<string, unknown>>, at: number): string {
  const name = one.title ?? one.name ?? one.label ?? one.id ?? one.code;
  return typeof name === 'string' ? name : numberOf(at + 1);
}

function textOf(key: string, value: unknown, timeZone: string): string {
  if (typeof value === 'boolean') return value ? m.election_value_yes() : m.election_value_no();
  if (typeof value === 'number') return amounts.has(key) ? money(value) : numberOf(value);
  if (Array.isArray(value)) return value.map((one) => textOf(key, one, timeZone)).join(': ');
  const text = String(value ?? '');
  const word = valueWords[key]?.[text];
  if (word !== undefined) return word();
  if (/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(text)) return instantWords(text, timeZone);
  if (key.endsWith('sha256') && text.length === 43) return hexText(text);
  return text;
}

function hexText(text: string): string {
  const bytes = fromBase64url(text);
  return bytes === undefined ? text : hashWords(toHex(bytes));
}

function keyText(value: unknown): string {
  return isThing(value) ? Object.values(value).map(String).join(' ') : String(value);
}
