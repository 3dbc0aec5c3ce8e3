// The whole bases as the numbered document that the body sees: the same bases give the same text.
import { m } from '#words';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import type { Contest, Eligibility, PlanningLink, Rulebook } from '../rules/rulebook.ts';
import { checksOf, milestonesOf } from '../rules/scope-steps.ts';
import type { PlaceRow } from '../store/places.ts';
import { ruleNameOf, votingWords } from './rule-words.ts';
import {
  capWords,
  checkedWords,
  checkWords,
  contestKindWords,
  dayWords,
  factorWords,
  fundingWords,
  leftoverWords,
  levelWords,
  milestoneWords,
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

type Blocks = DocumentAsked['blocks'];

export interface RulebookNamed {
  readonly edition: string;
  readonly version: number;
  readonly rules: Rulebook;
  /** Those that contests name. */
  readonly places: readonly Pick<PlaceRow, 'id' | 'name'>[];
  /** Labels of the norms that are cited, by their code. */
  readonly norms: ReadonlyMap<string, string>;
}

/** In the language of the moment: a formal document is written in Spanish. */
export function rulebookBlocks(given: RulebookNamed): Pick<DocumentAsked, 'title' | 'blocks'> {
  const { edition, version } = given;
  return {
    title: m.editions_bases_title({ edition, version: String(version) }),
    blocks: [
      { kind: 'text', text: m.editions_bases_what() },
      { kind: 'heading', text: m.editions_bases_committed() },
      { kind: 'text', text: m.editions_bases_committed_text() },
      ...committedBlocks(given),
      { kind: 'heading', text: m.editions_bases_operational() },
      { kind: 'text', text: m.editions_bases_operational_text() },
      ...operationalBlocks(given),
    ],
  };
}

const fact = (label: string, text: string) => ({ label, text });

function committedBlocks({ rules, places }: RulebookNamed): Blocks {
  const { level, effect, scope, fiscalYear, envelopeClp, split, contests, ...rest } =
    rules.committed;
  const { voters, breadth, after } = rest;
  return [
    {
      kind: 'facts',
      rows: [
        fact(m.editions_field_level(), levelWords[level]()),
        fact(m.editions_field_effect(), effect),
        fact(m.editions_field_scope(), scopeWords[scope]()),
        fact(m.editions_commitment_year(), String(fiscalYear)),
        fact(m.editions_field_envelope(), money(envelopeClp)),
        fact(m.editions_field_formula(), splitWords[split.formula]()),
        ...(split.source === null ? [] : [fact(m.editions_field_weights_source(), split.source)]),
        fact(m.editions_group_voters(), eligibilityWords(voters)),
        fact(m.editions_field_breadth(), factorWords(breadth)),
        fact(m.editions_field_replacement(), replacementWords[after.replacement]()),
        fact(m.editions_field_leftover(), leftoverWords[after.leftover]()),
      ],
    },
    {
      kind: 'table',
      caption: m.editions_part_contests(),
      columns: [
        m.editions_ballot(),
        m.editions_field_territories(),
        m.editions_field_amount(),
        m.editions_field_project_cost({ scope }),
        m.editions_bases_voting(),
      ],
      rows: contests.map((contest) => [
        contest.name,
        placesOf(contest, places) || contestKindWords[contest.kind](),
        money(contest.amountClp),
        m.editions_from_to({
          from: money(contest.minProjectClp),
          to: money(contest.maxProjectClp),
        }),
        `${votingWords(contest)}; ${ruleNameOf(contest)}`,
      ]),
    },
    ...ruleBlocks(rules),
  ];
}

function placesOf({ territories }: Contest, places: RulebookNamed['places']): string {
  return territories.map((id) => places.find((place) => place.id === id)?.name ?? id).join(', ');
}

/** What people wrote in the bases, as it stands in a cell of the blocks, alone or beside others: Spanish in every language. */
export function writtenIn({
  rules,
  places,
}: Pick<RulebookNamed, 'rules' | 'places'>): ReadonlySet<string> {
  const { effect, split, contests } = rules.committed;
  const { contact, options, planning, funding, investment } = rules.operational;
  const texts = [
    ...[effect, split.source, contact.where, options.campaignRules],
    ...[options.freeze?.election, investment?.source, ...funding.caps.map(({ source }) => source)],
    ...contests.flatMap((contest) => [contest.name, placesOf(contest, places)]),
    ...planning.flatMap((link) => [plannedText(link), link.words]),
  ];
  return new Set(texts.flatMap((text) => text || []));
}

function plannedText({ objective, words }: PlanningLink): string {
  return `${objective}: ${words}`;
}

/** Every setting with which each contest is counted, so that anybody counts again. */
function ruleBlocks({ committed }: Rulebook): Blocks {
  return committed.contests.map((contest) => ({
    kind: 'facts',
    rows: [
      fact(m.editions_bases_counting(), contest.name),
      fact(m.editions_page_contest_settings(), settingsOf(contest)),
    ],
  }));
}

/** In the words of the count, which are the same in every language. */
function settingsOf({ rule }: Contest): string {
  return Object.entries(rule)
    .flatMap(([setting, value]) => (value === undefined ? [] : [`${setting} = ${value}`]))
    .join(' · ');
}

function operationalBlocks(given: RulebookNamed): Blocks {
  const { proposers, endorsements, appeals, calendar, contact } = given.rules.operational;
  const { who, needsSponsor, maxPerPerson } = proposers;
  return [
    {
      kind: 'facts',
      rows: [
        fact(m.editions_field_who(), who.map((one) => whoWords[one]()).join(', ')),
        fact(m.editions_group_proposers(), eligibilityWords(proposers)),
        fact(m.editions_field_needs_sponsor(), yesNo(needsSponsor)),
        fact(m.editions_field_max_proposals(), orNoLimit(maxPerPerson)),
        fact(m.editions_field_needed(), numberWords(endorsements.needed)),
        ...(endorsements.needed === 0
          ? []
          : [
              fact(m.editions_group_endorsements(), eligibilityWords(endorsements)),
              fact(m.editions_field_max_endorsements(), orNoLimit(endorsements.maxPerPerson)),
            ]),
        fact(m.editions_field_appeal_days(), numberWords(appeals.businessDays)),
        fact(m.editions_field_answer_days(), numberWords(appeals.answerBusinessDays)),
      ],
    },
    {
      kind: 'table',
      caption: m.editions_part_calendar(),
      columns: [m.editions_phase(), m.editions_field_from(), m.editions_field_until()],
      rows: calendar.map(({ phase, from, until }) => [
        phaseWords[phase](),
        dayWords(from),
        dayWords(until),
      ]),
    },
    { kind: 'facts', rows: scopeFacts(given.rules) },
    { kind: 'facts', rows: [...moneyFacts(given), ...basisFacts(given)] },
    { kind: 'facts', rows: optionFacts(given) },
    {
      kind: 'facts',
      rows: [
        fact(m.editions_field_where(), contact.where),
        fact(m.editions_field_email(), contact.email ?? m.editions_value_none()),
        fact(m.editions_field_phone(), contact.phone ?? m.editions_value_none()),
      ],
    },
  ];
}

/** A programme is checked for other things than works are, and told by other milestones. */
function scopeFacts({ committed: { scope } }: Rulebook) {
  const listed = (words: readonly string[]) => words.join('; ');
  return [
    fact(m.editions_bases_checks(), listed(checksOf[scope].map((one) => checkWords[one]()))),
    fact(
      m.editions_bases_milestones(),
      listed(milestonesOf[scope].map((one) => milestoneWords[one]())),
    ),
  ];
}

function moneyFacts({ rules }: RulebookNamed) {
  const { funding, investment } = rules.operational;
  return [
    fact(m.editions_field_funding(), fundingWords[funding.source]()),
    ...funding.caps.map((cap) => fact(m.editions_bases_cap(), `${capWords(cap)}. ${cap.source}`)),
    ...(investment === null
      ? []
      : [
          fact(m.editions_field_investment(), `${money(investment.yearClp)}. ${investment.source}`),
        ]),
  ];
}

function basisFacts({ rules, norms }: RulebookNamed) {
  const { legalBasis, planning, bipCode } = rules.operational;
  return [
    ...legalBasis.map(({ norm, article }) => {
      const label = norms.get(norm) ?? norm;
      const text = article === null ? label : m.editions_cited_article({ label, article });
      return fact(m.editions_group_basis(), text);
    }),
    ...planning.map((link) => fact(planWords[link.plan](), plannedText(link))),
    ...(bipCode === null ? [] : [fact(m.editions_field_bip(), bipCode)]),
  ];
}

function optionFacts({ rules }: RulebookNamed) {
  const { interestDeclaration, campaignRules, freeze, committee, cosocOpinion } =
    rules.operational.options;
  return [
    fact(m.editions_field_interest(), yesNo(interestDeclaration)),
    fact(m.editions_field_cosoc(), yesNo(cosocOpinion)),
    fact(m.editions_field_campaign(), campaignRules ?? m.editions_value_none()),
    ...(freeze === null
      ? []
      : [
          fact(
            m.editions_group_freeze(),
            `${freeze.election}: ${m.editions_from_to({
              from: dayWords(freeze.from),
              to: dayWords(freeze.until),
            })}`,
          ),
        ]),
    ...(committee === null
      ? []
      : [
          fact(
            m.editions_group_committee(),
            m.editions_committee_seats({
              residents: numberWords(committee.residents),
              institution: numberWords(committee.institution),
            }),
          ),
        ]),
  ];
}

export function eligibilityWords(given: Eligibility): string {
  const { minAge, maxAge, ties, tieMonths, proof, checkedAt } = given;
  const age =
    maxAge === null
      ? m.editions_age_from({ from: numberWords(minAge) })
      : m.editions_age_between({ from: numberWords(minAge), to: numberWords(maxAge) });
  const tie = ties.map((one) => tieWords[one]()).join(', ');
  const months =
    tieMonths === 0 ? [] : [m.editions_tie_lasting({ months: numberWords(tieMonths) })];
  return [age, tie, ...months, proofWords[proof](), checkedWords[checkedAt]()].join('; ');
}

const yesNo = (is: boolean) => (is ? m.editions_value_yes() : m.editions_value_no());
const orNoLimit = (count: number | null) =>
  count === null ? m.editions_value_no_limit() : numberWords(count);
