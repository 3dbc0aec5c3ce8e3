// What is missing for an election to open, each thing in a sentence that says what to do and where.
import type { GateCode as ManifestGate } from '@minga/ballot';
import { m } from '#words';
import type { GateCode, Lack } from '../rules/gates.ts';
import type { WindowsLack } from '../rules/windows.ts';
import { desk } from './paths.ts';
import { money, numberOf } from './words.ts';

const windowWords: Readonly<Record<WindowsLack, () => string>> = {
  'issue-ends-before-it-begins': m.election_lack_issue_order,
  'vote-before-issue': m.election_lack_vote_before_issue,
  'vote-ends-before-it-begins': m.election_lack_vote_order,
  'more-than-five-days': m.election_lack_five_days,
  grace: m.election_lack_grace,
  'over-already': m.election_lack_over_already,
  'after-tables': m.election_lack_after_tables,
  'tables-too-near': m.election_lack_tables_too_near,
};

const officerWords = {
  certifier: m.election_lack_certifier,
  substitute: m.election_lack_substitute,
  second: m.election_lack_second,
} as const;

/** What the manifest itself is refused for; most of it was said by a gate before. */
const manifestWords: Readonly<Record<ManifestGate | 'too-large', () => string>> = {
  'ids-repeat': m.election_manifest_ids_repeat,
  'order-of-projects': m.election_manifest_order,
  'project-number': m.election_manifest_order,
  'project-above-budget': m.election_manifest_project_above_budget,
  'ballot-bounds': m.election_manifest_ballot_bounds,
  pad: m.election_manifest_ballot_bounds,
  issuer: m.election_manifest_issuer,
  'issuer-repeats': m.election_manifest_issuer,
  'paper-totals': m.election_manifest_paper_totals,
  'rule-missing': m.election_manifest_rule_missing,
  electors: m.election_manifest_electors,
  'electors-few': m.election_manifest_electors_few,
  'style-contests': m.election_manifest_styles,
  'contest-without-style': m.election_manifest_styles,
  officers: m.election_manifest_officers,
  'hosts-equal': m.election_manifest_hosts_equal,
  origin: m.election_manifest_origin,
  windows: m.election_manifest_windows,
  batch: m.election_manifest_batch,
  'group-min': m.election_manifest_group_min,
  urn: m.election_manifest_urn,
  key: m.election_manifest_key,
  witnesses: m.election_manifest_witnesses,
  lot: m.election_manifest_lot,
  ways: m.election_manifest_ways,
  population: m.election_manifest_population,
  commitment: m.election_manifest_commitment,
  'too-large': m.election_manifest_too_large,
};

export function lackSentence(lack: Lack): string {
  switch (lack.code) {
    case 'contest-open-already':
      return m.election_lack_open_already({ contest: lack.contest });
    case 'grades':
      return m.election_lack_grades({ contest: lack.contest });
    case 'no-projects':
      return m.election_lack_no_projects({ contest: lack.contest });
    case 'totals-need-sums':
      return m.election_lack_totals({ contest: lack.contest });
    case 'not-committed':
      return m.election_lack_not_committed();
    case 'above-commitment':
      return m.election_lack_above_commitment({
        asked: money(lack.asked),
        committed: money(lack.committed),
      });
    case 'contest-without-style':
      return m.election_lack_contest_without_style({ contest: lack.contest });
    case 'style-without-contest':
      return m.election_lack_style_without_contest({ style: lack.style });
    case 'too-few':
      return tooFewSentence(lack.proposal);
    case 'floor':
      return m.election_lack_floor({ contest: lack.contest, floor: numberOf(lack.floor) });
    case 'population-missing':
      return m.election_lack_population();
    case 'window':
      return windowWords[lack.lack]();
    case 'operator-missing':
      return lack.which === 'A' ? m.election_lack_operator_a() : m.election_lack_operator_b();
    case 'officer':
      return officerWords[lack.lack]();
    default:
      return keySentence(lack);
  }
}

type OfKeys = Exclude<
  Lack,
  {
    readonly code:
      | 'contest-open-already'
      | 'grades'
      | 'no-projects'
      | 'totals-need-sums'
      | 'not-committed'
      | 'above-commitment'
      | 'contest-without-style'
      | 'style-without-contest'
      | 'too-few'
      | 'floor'
      | 'population-missing'
      | 'window'
      | 'operator-missing'
      | 'officer';
  }
>;

function keySentence(lack: OfKeys): string {
  switch (lack.code) {
    case 'registrar-keys':
      return m.election_lack_registrar();
    case 'issuer':
      return m.election_lack_issuer({ contest: lack.contest });
    case 'roll-not-frozen':
      return m.election_lack_roll();
    case 'urn-not-prepared':
      return m.election_lack_urn();
    case 'urn-unreachable':
      return m.election_refused_urn_unreachable();
    case 'clock':
      return m.election_lack_clock({ seconds: numberOf(lack.seconds) });
    case 'booth-other':
      return m.election_lack_booth_other();
    case 'no-ceremony':
      return m.election_lack_ceremony();
    case 'holders-missing':
      return m.election_lack_holders();
    case 'not-rehearsed':
      return m.election_lack_rehearsal({ holder: lack.holder });
    case 'quorum-above':
      return m.election_lack_quorum({
        quorum: numberOf(lack.quorum),
        witnesses: numberOf(lack.witnesses),
      });
    case 'witness-silent':
      return m.election_lack_witness_silent({ name: lack.name });
    case 'not-tested':
      return m.election_lack_not_tested();
    case 'test-failed':
      return m.election_lack_test_failed();
    case 'test-outdated':
      return m.election_lack_test_outdated();
    case 'manifest-problem':
      return manifestSentence(lack.problem);
  }
}

function manifestSentence(problem: string): string {
  const known = Object.entries(manifestWords).find(([code]) => code === problem);
  return known === undefined ? m.election_manifest_other() : known[1]();
}

type TooFew = Extract<Lack, { readonly code: 'too-few' }>['proposal'];

/** With whom it may be joined, or that it is better voted on paper. */
function tooFewSentence({ contest, electors, least, with: other }: TooFew): string {
  const few = { contest, electors: numberOf(electors), least: numberOf(least) };
  return other === undefined
    ? m.election_lack_too_few(few)
    : m.election_lack_too_few_join({
        ...few,
        other: other.contest,
        together: numberOf(other.together),
      });
}

type PartOfDesk = 'days' | 'voters' | 'operators' | 'urn' | 'officers' | 'test';

/** Where at the desk each gate is met; undefined where it is met elsewhere. */
export const partOfGate: Readonly<Record<GateCode, PartOfDesk | undefined>> = {
  contests: undefined,
  commitment: undefined,
  styles: 'voters',
  electors: 'voters',
  days: 'days',
  operators: 'operators',
  officers: 'officers',
  registrar: undefined,
  roll: undefined,
  urn: 'urn',
  key: 'urn',
  rehearsal: 'urn',
  witnesses: 'operators',
  test: 'test',
  manifest: undefined,
};

export function partHref(
  part: PartOfDesk,
  at: { readonly institution: string; readonly election: string },
): string {
  return desk[part].to(at);
}
