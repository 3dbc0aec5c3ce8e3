// How an edition stands: what was closed, committed, published and passed, and what is read from that.
import type { ParticipationLevel } from './rulebook.ts';

/** A closed version of the rules, with what gates compare. Hashes are SHA-256 in hexadecimal. */
export interface Version {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
  readonly committedSha256: string;
  readonly envelopeClp: number;
  readonly level: ParticipationLevel;
}

export interface CommitmentState {
  readonly id: string;
  readonly rulebookId: string;
  readonly committedSha256: string;
  readonly amountClp: number;
  readonly isRevoked: boolean;
}

export interface Publication {
  readonly rulebookId: string;
  readonly version: number;
  readonly commitmentId: string;
}

export const interruptionKinds = ['suspended', 'resumed', 'annulled', 'repeated'] as const;
export type InterruptionKind = (typeof interruptionKinds)[number];

export interface Interruption {
  /** Null: the whole edition. */
  readonly contestId: string | null;
  readonly kind: InterruptionKind;
}

/** In the order in which a contest passes them; none is skipped. */
export const stages = [
  'voting-opened',
  'voting-closed',
  'counted',
  'certified',
  'sanctioned',
  'execution-started',
] as const;
export type Stage = (typeof stages)[number];

export interface Passage {
  readonly contestId: string;
  readonly round: number;
  readonly stage: Stage;
}

/** What an edition needs before it is over; later rooms make it known. */
export const closingFacts = ['rules-consulted', 'follow-up-reported', 'evaluated'] as const;
export type ClosingFact = (typeof closingFacts)[number];

/** What the room of the ballot list makes known of the list of a contest. */
export const listFacts = ['ballot-list-frozen', 'ballot-list-thawed', 'ballot-list-drawn'] as const;
export type ListFactKind = (typeof listFacts)[number];

export interface ListFact {
  readonly kind: ListFactKind;
  /** `CONTEST/ROUND` of what was drawn; `CONTEST/ROUND/ID` of what was frozen and thawed. */
  readonly key: string;
  /** Ids of what was drawn, with spaces between. */
  readonly projects: string | null;
}

/** What the rooms of the count and of the sanction make known of the result of a contest. */
export const resultFacts = [
  'vote-counted',
  'result-certified',
  'result-corrected',
  'contest-sanctioned',
] as const;
export type ResultFactKind = (typeof resultFacts)[number];

export interface ResultFact {
  readonly kind: ResultFactKind;
  /** `CONTEST/ROUND` of the first count; `CONTEST/ROUND/RESULT` of what was certified, found wrong and sanctioned. */
  readonly key: string;
  /** Id of the result. */
  readonly result: string;
}

export interface Standing {
  readonly versions: readonly Version[];
  readonly commitments: readonly CommitmentState[];
  /** In the order of their versions. */
  readonly publications: readonly Publication[];
  /** In the order in which they were decided. */
  readonly interruptions: readonly Interruption[];
  readonly passages: readonly Passage[];
  readonly contestIds: readonly string[];
  /** Projects of other editions of the institution that were sanctioned and are not finished. */
  readonly unfinishedCount: number;
  readonly facts: ReadonlySet<ClosingFact>;
  readonly lists: readonly ListFact[];
  /** In the order in which they became known. */
  readonly results: readonly ResultFact[];
  readonly isArchived: boolean;
}

export function inForce({ publications }: Pick<Standing, 'publications'>): Publication | undefined {
  return publications.at(-1);
}

/** Whether the edition, or this contest of it, stands still; the last word on each counts. */
export function haltedBy(
  { interruptions }: Pick<Standing, 'interruptions'>,
  contestId: string | null,
): 'annulled' | 'suspended' | undefined {
  const lastOn = (which: string | null) =>
    interruptions.findLast((one) => one.contestId === which && one.kind !== 'repeated')?.kind;
  const lasts = [lastOn(null), ...(contestId === null ? [] : [lastOn(contestId)])];
  if (lasts.includes('annulled')) return 'annulled';
  return lasts.includes('suspended') ? 'suspended' : undefined;
}

/** The round in which a contest is: the first, and one more for each time it was repeated. */
export function roundOf(
  { interruptions }: Pick<Standing, 'interruptions'>,
  contestId: string,
): number {
  const repeated = interruptions.filter(
    (one) => one.kind === 'repeated' && one.contestId === contestId,
  );
  return repeated.length + 1;
}

/** The last stage that a contest has passed in its round. */
export function stageOf(standing: Standing, contestId: string): Stage | undefined {
  const round = roundOf(standing, contestId);
  return stages.findLast((stage) =>
    standing.passages.some(
      (one) => one.contestId === contestId && one.round === round && one.stage === stage,
    ),
  );
}

/** Whether the list of a contest is frozen: nothing enters its slate until it is thawed. */
export function isSlateFrozen({ lists }: Pick<Standing, 'lists'>, contestId: string): boolean {
  const thawed = new Set(lists.flatMap((one) => (isThawed(one) ? [one.key] : [])));
  return lists.some(
    ({ kind, key }) =>
      kind === 'ballot-list-frozen' && key.startsWith(`${contestId}/`) && !thawed.has(key),
  );
}

function isThawed({ kind }: ListFact): boolean {
  return kind === 'ballot-list-thawed';
}

/** Ids of the list that chance numbered for the vote in which a contest is; undefined before. */
export function drawnList(
  standing: Pick<Standing, 'lists' | 'interruptions'>,
  contestId: string,
): readonly string[] | undefined {
  const key = `${contestId}/${roundOf(standing, contestId)}`;
  const drawn = standing.lists.find((one) => one.kind === 'ballot-list-drawn' && one.key === key);
  return drawn?.projects?.split(' ');
}

type Results = Pick<Standing, 'results' | 'interruptions'>;

/** Whether the vote in which a contest is has a result. */
export function isCounted(standing: Results, contestId: string): boolean {
  const key = `${contestId}/${roundOf(standing, contestId)}`;
  return standing.results.some((one) => one.kind === 'vote-counted' && one.key === key);
}

/**
 * Id of the result that was certified last of the vote in which a contest is; undefined before, and once it was found
 * wrong until another one is certified.
 */
export function certifiedResult(standing: Results, contestId: string): string | undefined {
  const vote = `${contestId}/${roundOf(standing, contestId)}/`;
  const last = standing.results.findLast(
    ({ kind, key }) => kind === 'result-certified' && key.startsWith(vote),
  );
  const isWrong = standing.results.some(
    ({ kind, key }) => kind === 'result-corrected' && key === last?.key,
  );
  return isWrong ? undefined : last?.result;
}

/** Whether what was certified last is what was sanctioned: a result that is corrected later waits for a new sanction. */
export function isSanctioned(standing: Results, contestId: string): boolean {
  const key = `${contestId}/${roundOf(standing, contestId)}/${certifiedResult(standing, contestId)}`;
  return standing.results.some((one) => one.kind === 'contest-sanctioned' && one.key === key);
}

/** Whether anybody may have voted already. */
export function hasVoted({ passages }: Pick<Standing, 'passages'>): boolean {
  return passages.length > 0;
}

/**
 * How far the result goes: what the rules in force say while their commitment stands. Without it the vote
 * goes on as a consultation, which everybody is told.
 */
export function levelOf(standing: Standing): ParticipationLevel | undefined {
  const current = inForce(standing);
  if (current === undefined) return undefined;
  const level = standing.versions.find(({ id }) => id === current.rulebookId)?.level;
  const isRevoked = standing.commitments.find(({ id }) => id === current.commitmentId)?.isRevoked;
  return isRevoked === true && level === 'decision' ? 'consultation' : level;
}

/** A text that is another one as soon as something was decided: what an act of two people is compared with. */
export function standingVersion(standing: Standing): string {
  const { versions, commitments, publications, interruptions, passages, isArchived } = standing;
  const revoked = commitments.filter((one) => one.isRevoked).length;
  return [
    versions.length,
    commitments.length,
    revoked,
    publications.length,
    interruptions.length,
    passages.length,
    isArchived ? 1 : 0,
  ].join('.');
}
