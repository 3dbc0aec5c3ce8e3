// The label of a vote, from facts alone: the lowest fact decides, and it is told which.
import type { Manifest } from './log/manifest.ts';

export const profiles = ['basico', 'municipal', 'nacional'] as const;
export type Profile = (typeof profiles)[number];

/** What the log says, beside the manifest. */
export interface LogFacts {
  /** H of the system identifier of each cluster, as R and U last signed it. */
  readonly clusterOfRoll: string | undefined;
  readonly clusterOfUrn: string | undefined;
  /** Of R's last facts. */
  readonly journal: 'same' | 'other-file' | 'other-machine' | undefined;
  readonly standby: 'none' | 'sync' | 'async' | undefined;
  /** Different witnesses under the first and the closing checkpoint; the closing one counts once there is a close. */
  readonly witnessesOfFirst: number;
  readonly witnessesOfClosing: number | undefined;
  /** The longest time without a cosignature while voting, in hours. */
  readonly longestGapHours: number;
  readonly hasParticipationAudit: boolean;
  /** From the close on an audit that is missing lowers the label. */
  readonly isResulted: boolean;
}

export const profileFacts = [
  'host-names',
  'clusters',
  'operators',
  'urn-key',
  'witnesses',
  'issuing-days',
  'journal',
  'officers',
  'participation-audit',
] as const;
export type ProfileFact = (typeof profileFacts)[number];

export interface ProfileRow {
  readonly fact: ProfileFact;
  /** The highest profile that the fact allows; undefined when it allows none. */
  readonly allows: Profile | undefined;
}

export interface ProfileLabel {
  /** Undefined when not even the lowest holds. */
  readonly profile: Profile | undefined;
  readonly rows: readonly ProfileRow[];
}

const DAY = 24 * 3600 * 1000;

/** A pure function of manifest and log: nobody sets a label, and after the close it falls to what happened. */
export function profileLabel(manifest: Manifest, facts: LogFacts): ProfileLabel {
  const rows: readonly ProfileRow[] = [
    { fact: 'host-names', allows: hostsDiffer(manifest) ? 'nacional' : undefined },
    { fact: 'clusters', allows: clustersDiffer(facts) ? 'nacional' : 'basico' },
    { fact: 'operators', allows: operatorsDiffer(manifest) ? 'nacional' : 'municipal' },
    { fact: 'urn-key', allows: isShared(manifest) ? 'nacional' : 'basico' },
    { fact: 'witnesses', allows: witnessesAllow(manifest, facts) },
    { fact: 'issuing-days', allows: issuingDays(manifest) >= 3 ? 'nacional' : 'basico' },
    { fact: 'journal', allows: journalAllows(facts) },
    { fact: 'officers', allows: officersAllow(manifest) },
    { fact: 'participation-audit', allows: auditAllows(facts) },
  ];
  const places = rows.map(({ allows }) => (allows === undefined ? -1 : profiles.indexOf(allows)));
  return { profile: profiles[Math.min(...places)], rows };
}

function hostsDiffer({ origins }: Manifest): boolean {
  return URL.parse(origins.A)?.hostname !== URL.parse(origins.B)?.hostname;
}

function clustersDiffer({ clusterOfRoll, clusterOfUrn }: LogFacts): boolean {
  return (
    clusterOfRoll !== undefined && clusterOfUrn !== undefined && clusterOfRoll !== clusterOfUrn
  );
}

function operatorsDiffer({ operators }: Manifest): boolean {
  return operators.A !== operators.B;
}

function isShared({ urn }: Manifest): boolean {
  return urn.mode === 'feldman' && urn.t >= 2 && urn.n >= 3;
}

function witnessesAllow({ witnesses }: Manifest, facts: LogFacts): Profile {
  const fewest = Math.min(facts.witnessesOfFirst, facts.witnessesOfClosing ?? Infinity);
  if (fewest < 1 || witnesses.quorum < 1 || facts.longestGapHours > 48) return 'basico';
  return fewest >= 2 && witnesses.quorum >= 2 && witnesses.vkeys.length >= 3
    ? 'nacional'
    : 'municipal';
}

function issuingDays({ windows }: Manifest): number {
  return (Date.parse(windows.issue_until) - Date.parse(windows.issue_from)) / DAY;
}

function journalAllows({ journal, standby }: LogFacts): Profile | undefined {
  if (journal === undefined || journal === 'same' || standby === 'async') return undefined;
  return journal === 'other-machine' ? 'nacional' : 'basico';
}

function officersAllow({ officers }: Manifest): Profile | undefined {
  const count = (role: string) => officers.filter((officer) => officer.role === role).length;
  const signing = count('certifier') + count('substitute') + count('officer');
  if (count('certifier') === 0 || signing < 2) return undefined;
  return count('substitute') > 0 && signing >= 4 ? 'nacional' : 'basico';
}

function auditAllows({ isResulted, hasParticipationAudit }: LogFacts): Profile {
  return isResulted && !hasParticipationAudit ? 'municipal' : 'nacional';
}
