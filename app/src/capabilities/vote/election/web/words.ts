// What elections are called in words: states, days, roles, ways of voting, money and instants.
import type { NullCode, Profile, ProfileFact } from '@minga/ballot';
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatInstant, formatMoney, formatNumber } from '../../../../ui/format.ts';
import type { TagTone } from '../../../../ui/tag/tag.tsx';
import type { BallotForm } from '../rules/ballot-form.ts';
import type { GateCode } from '../rules/gates.ts';
import type { OfficerRole } from '../rules/officers.ts';
import type {
  ElectionWindows,
  PadronMode,
  PaperKind,
  UrnMode,
  VotingWay,
} from '../rules/settings.ts';
import type { ElectionState } from '../rules/states.ts';
import type { DeckDifference } from '../rules/test-deck.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const stateWords: Words<ElectionState> = {
  draft: m.election_state_draft,
  ceremony: m.election_state_ceremony,
  ready: m.election_state_ready,
  open: m.election_state_open,
  closed: m.election_state_closed,
  counted: m.election_state_counted,
  annulled: m.election_state_annulled,
};

export const stateTones: Readonly<Record<ElectionState, TagTone>> = {
  draft: 'outline',
  ceremony: 'outline',
  ready: 'attention',
  open: 'done',
  closed: 'struct',
  counted: 'struct',
  annulled: 'stop',
};

export const roleWords: Words<OfficerRole> = {
  certifier: m.election_role_certifier,
  substitute: m.election_role_substitute,
  officer: m.election_role_officer,
  observer: m.election_role_observer,
  table: m.election_role_table,
};

export const wayWords: Words<VotingWay> = {
  claveunica: m.election_way_claveunica,
  desk: m.election_way_desk,
  code: m.election_way_code,
  paper: m.election_way_paper,
};

export const channelsWords: Words<ElectionWindows['channels']> = {
  separated: m.election_channels_separated,
  parallel: m.election_channels_parallel,
};

export const padronWords: Words<PadronMode> = {
  closed: m.election_padron_closed,
  open: m.election_padron_open,
  mixed: m.election_padron_mixed,
};

export const urnWords: Words<UrnMode> = {
  server: m.election_urn_server,
  feldman: m.election_urn_feldman,
};

export const paperWords: Words<PaperKind> = {
  none: m.election_paper_none,
  cvr: m.election_paper_cvr,
  totals: m.election_paper_totals,
};

export const profileWords: Words<Profile> = {
  basico: m.election_profile_basico,
  municipal: m.election_profile_municipal,
  nacional: m.election_profile_nacional,
};

/** What each fact of the label is, in one sentence. */
export const factWords: Words<ProfileFact> = {
  'host-names': m.election_fact_host_names,
  clusters: m.election_fact_clusters,
  operators: m.election_fact_operators,
  'urn-key': m.election_fact_urn_key,
  witnesses: m.election_fact_witnesses,
  'issuing-days': m.election_fact_issuing_days,
  journal: m.election_fact_journal,
  officers: m.election_fact_officers,
  'participation-audit': m.election_fact_participation_audit,
};

export const gateWords: Words<GateCode> = {
  contests: m.election_gate_contests,
  commitment: m.election_gate_commitment,
  styles: m.election_gate_styles,
  electors: m.election_gate_electors,
  days: m.election_gate_days,
  operators: m.election_gate_operators,
  officers: m.election_gate_officers,
  registrar: m.election_gate_registrar,
  roll: m.election_gate_roll,
  urn: m.election_gate_urn,
  key: m.election_gate_key,
  rehearsal: m.election_gate_rehearsal,
  witnesses: m.election_gate_witnesses,
  test: m.election_gate_test,
  manifest: m.election_gate_manifest,
};

type DayName = 'issue_from' | 'vote_from' | 'issue_until' | 'cast_until';

export const dayWords: Words<DayName> = {
  issue_from: m.election_day_issue_from,
  vote_from: m.election_day_vote_from,
  issue_until: m.election_day_issue_until,
  cast_until: m.election_day_cast_until,
};
export const dayNames = Object.keys(dayWords) as readonly (DayName & keyof ElectionWindows)[];

export const differenceWords: Words<DeckDifference> = {
  ballot: m.election_test_differs_ballot,
  votes: m.election_test_differs_votes,
  count: m.election_test_differs_count,
  budget: m.election_test_differs_budget,
};

/** What may go wrong, as an incident names it in the log. */
export const incidentCodes = [
  'box-excess',
  'without-witness',
  'late-ballots',
  'device-lost',
  'other',
] as const;

export const incidentWords: Words<(typeof incidentCodes)[number]> = {
  'box-excess': m.election_incident_box_excess,
  'without-witness': m.election_incident_without_witness,
  'late-ballots': m.election_incident_late_ballots,
  'device-lost': m.election_incident_device_lost,
  other: m.election_incident_other,
};

/** Why a ballot says nothing that counts. */
export const nullWords: Words<NullCode> = {
  undecryptable: m.election_null_undecryptable,
  padding: m.election_null_malformed,
  'not-canonical': m.election_null_malformed,
  shape: m.election_null_malformed,
  kind: m.election_null_malformed,
  control: m.election_null_malformed,
  'unknown-project': m.election_null_unknown_project,
  duplicate: m.election_null_duplicate,
  'too-few': m.election_null_too_few,
  'too-many': m.election_null_too_many,
  'over-budget': m.election_null_over_budget,
  points: m.election_null_points,
};

/** How one votes, in one sentence: what may be named, and how much. */
export function ballotWords({ kind, max, points }: BallotForm): string {
  const most = numberOf(max);
  switch (kind) {
    case 'approval':
      return m.election_ballot_approval();
    case 'choose-1':
      return m.election_ballot_choose_one();
    case 'k-approval':
      return m.election_ballot_k_approval({ most });
    case 'knapsack':
      return m.election_ballot_knapsack();
    case 'ranking':
      return m.election_ballot_ranking({ most });
    case 'points':
      return m.election_ballot_points({ points: numberOf(points), most });
  }
}

export function money(pesos: number): string {
  return formatMoney(BigInt(pesos), clp, currentLocale());
}

export function numberOf(count: number): string {
  return formatNumber(count, currentLocale());
}

export function instantWords(at: Date | string, timeZone: string): string {
  return formatInstant(new Date(at), currentLocale(), { timeZone });
}

/** A hash in groups of eight, so that it can be compared by eye. */
export function hashWords(hash: string): string {
  return hash.replaceAll(/.{8}(?=.)/g, '$& ');
}
