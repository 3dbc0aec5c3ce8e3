// The label of an election as this site sees it: computed from its manifest and from what it knows of the log.
import {
  type LogFacts,
  type Manifest,
  type ProfileLabel,
  parseLeaf,
  parseManifest,
  profileLabel,
} from '@minga/ballot';
import type { Gather } from '../../../../platform/contributions.ts';
import { logFacts } from '../slots.ts';
import type { Election } from '../store/elections.ts';
import type { QueuedLeaf } from '../store/outgoing-leaves.ts';

/** What nobody has said counts as the lowest. */
const NOTHING_KNOWN: LogFacts = {
  clusterOfRoll: undefined,
  clusterOfUrn: undefined,
  journal: undefined,
  standby: undefined,
  witnessesOfFirst: 0,
  witnessesOfClosing: undefined,
  longestGapHours: 0,
  hasParticipationAudit: false,
  isResulted: false,
};

/** Leaf 0 as it stands; undefined of an election that was not opened. */
export function manifestOf({ manifest }: Election): Manifest | undefined {
  if (manifest === null) return undefined;
  const parsed = parseManifest(new Uint8Array(manifest));
  return parsed.ok ? parsed.value : undefined;
}

export interface LabelGiven {
  readonly gather: Gather;
  readonly election: Election;
  readonly manifest: Manifest;
  readonly leaves: readonly QueuedLeaf[];
  readonly now: Date;
}

export async function labelOf(given: LabelGiven): Promise<ProfileLabel> {
  const { gather, election, manifest, leaves, now } = given;
  const told = await gather(logFacts, { election, now });
  const facts = Object.assign({}, NOTHING_KNOWN, factsOfLeaves(leaves), ...told);
  return profileLabel(manifest, facts);
}

/** What the roll signed of itself, and what followed the count. */
function factsOfLeaves(leaves: readonly QueuedLeaf[]): Partial<LogFacts> {
  const read = leaves.flatMap(({ leaf, setAsideAt }) => {
    const parsed = parseLeaf(new Uint8Array(leaf));
    return parsed.ok && setAsideAt === null ? [parsed.value] : [];
  });
  const ofRoll = read.findLast((leaf) => leaf.type === 'facts' && leaf.by === 'R');
  return {
    ...(ofRoll?.type === 'facts' && {
      clusterOfRoll: ofRoll.cluster,
      journal: ofRoll.journal,
      standby: ofRoll.standby,
    }),
    hasParticipationAudit: read.some(
      (leaf) => leaf.type === 'audit' && leaf.kind === 'participation',
    ),
    isResulted: read.some(({ type }) => type === 'result'),
  };
}
