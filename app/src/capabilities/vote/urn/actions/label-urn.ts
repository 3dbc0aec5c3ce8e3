// The label of a vote as the urn can tell it: from its manifest and its log, never set by anybody.
import {
  type LogFacts,
  type Profile,
  type ProfileFact,
  profileLabel,
  profiles,
} from '@minga/ballot';
import { openCheckpoint, parseVkey } from '@minga/ledger';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import type { UrnHouse } from '../../../../platform/urn-house.ts';
import { type LogFolder, logFolderAt } from '../store/log-folders.ts';
import { actsOfLog } from '../store/log-leaves.ts';
import type { LiveElection } from './live-elections.ts';

export interface UrnLabel {
  readonly profile: Profile | undefined;
  /** What keeps it from being higher. */
  readonly lowered: readonly ProfileFact[];
}

const HOUR_MS = 3_600_000;

export async function labelOfUrn(house: UrnHouse, election: LiveElection): Promise<UrnLabel> {
  const acts = (await actsOfLog(house.db, election.id)).map(({ leaf }) => leaf);
  const facts = acts.filter((leaf) => leaf.type === 'facts');
  const ofRoll = facts.findLast(({ by }) => by === 'R');
  const ofUrn = facts.findLast(({ by }) => by === 'U');
  const folder = logFolderAt(house.logsDir, election.id);
  const witnesses = await witnessesOf(folder, election);
  const { phase } = election.state;
  const told: LogFacts = {
    clusterOfRoll: ofRoll?.cluster,
    clusterOfUrn: ofUrn?.cluster,
    journal: ofRoll?.journal,
    standby: ofRoll?.standby,
    witnessesOfFirst: witnesses.first,
    witnessesOfClosing: phase === 'voting' ? undefined : witnesses.last,
    longestGapHours: await gapHours(folder, house.clock.now()),
    hasParticipationAudit: acts.some(
      (leaf) => leaf.type === 'audit' && leaf.kind === 'participation',
    ),
    isResulted: phase === 'resulted' || phase === 'sanctioned',
  };
  const { profile, rows } = profileLabel(election.manifest, told);
  const best = profiles.length - 1;
  const lowered = rows.filter(
    ({ allows }) => allows === undefined || profiles.indexOf(allows) < best,
  );
  return { profile, lowered: lowered.map(({ fact }) => fact) };
}

/** How many of the manifest's witnesses stand under the first and the last checkpoint. */
async function witnessesOf(
  folder: LogFolder,
  { manifest }: LiveElection,
): Promise<{ readonly first: number; readonly last: number }> {
  const bytes = await folder.read('checkpoints.txt');
  const notes = bytes === undefined ? [] : new TextDecoder().decode(bytes).split('--\n');
  const keys = [manifest.log.vkey, ...manifest.witnesses.vkeys].map(parseVkey);
  const [log, ...witnesses] = keys.flatMap((key) => (key.ok ? [key.value] : []));
  if (log === undefined) return { first: 0, last: 0 };
  const count = async (note: string | undefined) => {
    if (note === undefined) return 0;
    const opened = await openCheckpoint(note, { log, witnesses }, nodeCrypto.verifyEd25519);
    return opened.ok ? opened.value.witnesses.length : 0;
  };
  return { first: await count(notes[0]), last: await count(notes.at(-1)) };
}

/** Hours since which no checkpoint has had its witnesses; 0 while it has. */
async function gapHours(folder: LogFolder, now: Date): Promise<number> {
  const { unwitnessedSince } = await folder.notes();
  if (unwitnessedSince === undefined) return 0;
  return Math.max(0, (now.getTime() - Date.parse(unwitnessedSince)) / HOUR_MS);
}
