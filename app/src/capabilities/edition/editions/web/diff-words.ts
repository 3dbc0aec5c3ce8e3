// What changes from some bases to others, a line for each thing, as people read it.
import { m } from '#words';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import type { Contest, Rulebook } from '../rules/rulebook.ts';
import { type RulebookChange, rulebookDiff } from '../rules/rulebook-diff.ts';
import type { PlaceRow } from '../store/places.ts';
import { ruleNameOf } from './rule-words.ts';
import {
  checkedWords,
  contestKindWords,
  dayWords,
  factorWords,
  fundingWords,
  leftoverWords,
  levelWords,
  money,
  numberWords,
  phaseWords,
  planWords,
  proofWords,
  replacementWords,
  scopeWords,
  splitWords,
  tieWords,
  whoWords,
} from './words.ts';

export interface ChangeLine {
  readonly text: string;
  /** Only another commitment of the body changes it. */
  readonly isCommitted: boolean;
}

type Places = readonly Pick<PlaceRow, 'id' | 'name'>[];

const fieldWords: Readonly<Record<string, () => string>> = {
  level: m.editions_field_level,
  effect: m.editions_field_effect,
  scope: m.editions_field_scope,
  fiscalYear: m.editions_commitment_year,
  envelopeClp: m.editions_field_envelope,
  split: m.editions_group_split,
  formula: m.editions_field_formula,
  weights: m.editions_field_weight,
  fixedClp: m.editions_field_fixed,
  contests: m.editions_part_contests,
  name: m.editions_field_name,
  kind: m.editions_field_kind,
  territories: m.editions_field_territories,
  amountClp: m.editions_field_amount,
  minProjectClp: m.editions_field_min_project,
  maxProjectClp: m.editions_field_max_project,
  ballot: m.editions_field_voting,
  minChoices: m.editions_field_min_choices,
  maxChoices: m.editions_field_max_choices,
  points: m.editions_field_points,
  isWithinAmount: m.editions_field_within_amount,
  rule: m.editions_field_rule,
  voters: m.editions_group_voters,
  minAge: m.editions_field_min_age,
  maxAge: m.editions_field_max_age,
  ties: m.editions_field_ties,
  tieMonths: m.editions_field_tie_months,
  proof: m.editions_field_proof,
  checkedAt: m.editions_field_checked_at,
  breadth: m.editions_field_breadth,
  replacement: m.editions_field_replacement,
  leftover: m.editions_field_leftover,
  proposers: m.editions_group_proposers,
  who: m.editions_field_who,
  needsSponsor: m.editions_field_needs_sponsor,
  maxPerPerson: m.editions_field_max_per_person,
  endorsements: m.editions_group_endorsements,
  needed: m.editions_field_needed,
  calendar: m.editions_part_calendar,
  from: m.editions_field_from,
  until: m.editions_field_until,
  appeals: m.editions_group_appeals,
  businessDays: m.editions_field_appeal_days,
  answerBusinessDays: m.editions_field_answer_days,
  funding: m.editions_field_funding,
  source: m.editions_field_source,
  caps: m.editions_group_caps,
  investment: m.editions_group_investment,
  yearClp: m.editions_field_investment,
  legalBasis: m.editions_group_basis,
  planning: m.editions_group_planning,
  bipCode: m.editions_group_bip,
  interestDeclaration: m.editions_field_interest,
  campaignRules: m.editions_field_campaign,
  freeze: m.editions_group_freeze,
  election: m.editions_field_election,
  committee: m.editions_group_committee,
  residents: m.editions_field_seats_residents,
  institution: m.editions_field_seats_institution,
  cosocOpinion: m.editions_field_cosoc,
  contact: m.editions_group_contact,
  where: m.editions_field_where,
  email: m.editions_field_email,
  phone: m.editions_field_phone,
  norm: m.editions_group_basis,
  article: m.editions_field_article,
  plan: m.editions_group_planning,
  objective: m.editions_field_objective,
  words: m.editions_field_objective_words,
  per: m.editions_cap_per,
  unit: m.editions_cap_unit,
  hundredths: m.editions_cap_amount,
  valueOn: m.editions_cap_day,
};

/** What stands only to group others, and says nothing to whoever reads. */
const unsaid: ReadonlySet<string> = new Set(['committed', 'operational', 'after', 'options']);

const enumerations: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  level: levelWords,
  scope: scopeWords,
  formula: splitWords,
  kind: contestKindWords,
  ties: tieWords,
  who: whoWords,
  proof: proofWords,
  checkedAt: checkedWords,
  replacement: replacementWords,
  leftover: leftoverWords,
  source: fundingWords,
  plan: planWords,
};

/** In the order in which the bases are read; empty when both say the same. */
export function changeLines(
  before: Rulebook,
  after: Rulebook,
  places: Places,
): readonly ChangeLine[] {
  const lines = rulebookDiff(before, after).map(({ isCommitted, ...change }) => ({
    isCommitted,
    text: lineOf(change, before, after, places),
  }));
  // A counting rule or a factor changes in several settings, and is told once.
  return lines.filter(({ text }, place) => lines.findIndex((one) => one.text === text) === place);
}

function lineOf(
  { path, kind, before: then, after: now }: Omit<RulebookChange, 'isCommitted'>,
  before: Rulebook,
  after: Rulebook,
  places: Places,
): string {
  const rule = path.indexOf('rule');
  if (path[1] === 'contests' && rule === 3) {
    const [was, is] = [before, after].map((one) => contestOf(one, path[2]));
    const label = labelOf(path.slice(0, 4), before, after);
    return told(label, was && ruleNameOf(was), is && ruleNameOf(is));
  }
  if (path[1] === 'breadth') {
    const [was, is] = [before, after].map(({ committed }) => factorWords(committed.breadth));
    return told(labelOf(path.slice(0, 2), before, after), was, is);
  }
  const label = labelOf(path, before, after);
  if (kind === 'reordered') return m.editions_diff_reordered({ label });
  const name = path.findLast((one) => Object.hasOwn(fieldWords, one)) ?? '';
  const isPlace = path[1] === 'contests' || path[1] === 'calendar';
  if (isPlace && path.length === 3) {
    return kind === 'added'
      ? m.editions_diff_added({ label, value: wholeWords(now, places) })
      : m.editions_diff_removed({ label });
  }
  return told(label, valueWords(name, then, places), valueWords(name, now, places));
}

function told(label: string, before: string | undefined, after: string | undefined): string {
  const none = m.editions_value_none();
  return m.editions_diff_changed({ label, before: before ?? none, after: after ?? none });
}

function contestOf({ committed }: Rulebook, code: string | undefined): Contest | undefined {
  return committed.contests.find((contest) => contest.code === code);
}

/** «Pudeto, monto»; a contest by its name, a phase by its word. */
function labelOf(path: readonly string[], before: Rulebook, after: Rulebook): string {
  const words = path.flatMap((name, place) => {
    if (unsaid.has(name)) return [];
    const isListed = place === 2 && (path[1] === 'contests' || path[1] === 'calendar');
    if (!isListed && (name === 'contests' || name === 'calendar') && path.length > 2) return [];
    const contest = contestOf(after, name) ?? contestOf(before, name);
    if (contest !== undefined) return [contest.name];
    if (isListed && Object.hasOwn(phaseWords, name)) {
      return [phaseWords[name as keyof typeof phaseWords]()];
    }
    return [fieldWords[name]?.() ?? name];
  });
  return words.join(', ');
}

/** Fields in which nothing means that there is no limit. */
const limits: ReadonlySet<string> = new Set(['maxPerPerson', 'maxAge']);

/** A value of the bases in words, by the name of its field. */
function valueWords(name: string, value: unknown, places: Places): string {
  if (value === null && limits.has(name)) return m.editions_value_no_limit();
  if (value === null || value === undefined || value === '') return m.editions_value_none();
  if (Array.isArray(value)) {
    if (value.length === 0) return m.editions_value_none();
    return value.map((one) => valueWords(name, one, places)).join('; ');
  }
  if (typeof value === 'object') return wholeWords(value, places);
  if (typeof value === 'boolean') return value ? m.editions_value_yes() : m.editions_value_no();
  if (typeof value === 'number') return numberOf(name, value);
  const text = String(value);
  if (name === 'territories') return places.find(({ id }) => id === text)?.name ?? text;
  const words = enumerations[name];
  if (words !== undefined && Object.hasOwn(words, text)) return words[text]?.() ?? text;
  return parseDay(text) === text ? dayWords(text) : text;
}

function numberOf(name: string, value: number): string {
  if (name === 'fiscalYear') return String(value);
  if (name === 'hundredths') return numberWords(Math.floor(value / 100));
  return name.endsWith('Clp') ? money(value) : numberWords(value);
}

function wholeWords(value: unknown, places: Places): string {
  return Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([name]) => Object.hasOwn(fieldWords, name) && name !== 'rule' && name !== 'ballot')
    .map(([name, one]) => `${fieldWords[name]?.()}: ${valueWords(name, one, places)}`)
    .join('; ');
}
