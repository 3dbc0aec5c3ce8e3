// The label of a sealed vote as its own log gives it: what was promised falls to what happened.
import { type LogFacts, type ProfileLabel, profileLabel } from '@minga/ballot';
import { openCheckpoint, parseVkey, type VerifySignature } from '@minga/ledger';
import type { Database } from '../../../../../platform/database/database.ts';
import { logState } from '../../rules/sealed/log-state.ts';
import type { SealedElection } from '../../store/sealed/elections.ts';
import { listCheckpoints, readActs } from '../../store/sealed/logs.ts';

const HOUR_S = 3600;

export async function labelOf(
  db: Database,
  verify: VerifySignature,
  election: SealedElection,
): Promise<ProfileLabel> {
  return profileLabel(election.manifest, await logFactsOf(db, verify, election));
}

export async function logFactsOf(
  db: Database,
  verify: VerifySignature,
  { id, manifest }: SealedElection,
): Promise<LogFacts> {
  const acts = await readActs(db, id);
  const { close, results } = logState(manifest, acts);
  const facts = (by: 'R' | 'U') =>
    acts.flatMap(({ leaf }) => (leaf.type === 'facts' && leaf.by === by ? [leaf] : [])).at(-1);
  const signed = await witnessed(db, verify, { id, manifest });
  const closing = signed.find(({ size }) => close !== undefined && size > close.place);
  return {
    clusterOfRoll: facts('R')?.cluster,
    clusterOfUrn: facts('U')?.cluster,
    ...{ journal: facts('R')?.journal, standby: facts('R')?.standby },
    witnessesOfFirst: signed[0]?.times.length ?? 0,
    witnessesOfClosing: close === undefined ? undefined : (closing?.times.length ?? 0),
    longestGapHours: longestGap(signed.flatMap(({ times }) => times)),
    hasParticipationAudit: acts.some(
      ({ leaf }) => leaf.type === 'audit' && leaf.kind === 'participation',
    ),
    isResulted: results.length > 0,
  };
}

interface Witnessed {
  readonly size: number;
  /** Of each witness, in seconds since 1970. */
  readonly times: readonly number[];
}

/** Checkpoints with the witnesses that signed them; the cosignatures of others are left out. */
async function witnessed(
  db: Database,
  verify: VerifySignature,
  { id, manifest }: Pick<SealedElection, 'id' | 'manifest'>,
): Promise<readonly Witnessed[]> {
  const log = parseVkey(manifest.log.vkey);
  if (!log.ok) return [];
  const witnesses = manifest.witnesses.vkeys.flatMap((text) => {
    const parsed = parseVkey(text);
    return parsed.ok ? [parsed.value] : [];
  });
  const signed: Witnessed[] = [];
  for (const { size, note } of await listCheckpoints(db, id)) {
    const opened = await openCheckpoint(note, { log: log.value, witnesses }, verify);
    const times = opened.ok ? opened.value.witnesses.map(({ time }) => time) : [];
    signed.push({ size, times });
  }
  return signed;
}

function longestGap(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((time, place) => time - (sorted[place] ?? time));
  return Math.max(0, ...gaps) / HOUR_S;
}
