// An edition brought to each of its standings, and what can be tried on it with the store alone.
import { randomUUID } from 'node:crypto';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { MemberVote, Vote } from '../rules/commitment.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import {
  closingFacts,
  type InterruptionKind,
  type ResultFactKind,
  type Stage,
  stages,
} from '../rules/standing.ts';
import { type NewCommitment, revokeCommitmentRow } from '../store/commitments.ts';
import { readEdition } from '../store/editions.ts';
import { facts } from '../store/facts.ts';
import {
  type FeasibleProject,
  insertArchiving,
  insertInterruption,
  insertOpening,
  insertPassage,
  type NewInterruption,
  type Opening,
  saveProjects,
} from '../store/passages.ts';
import { insertPublication, type NewPublication } from '../store/versions.ts';
import { changeAct, givenAct, interruptAct, revokeAct } from './acts.ts';
import { givenFile, NOW, rulebook } from './given.ts';
import {
  begin,
  close,
  commit,
  depositDrawnList,
  depositResult,
  passStages,
  type Town,
  type VoteTold,
} from './steps.ts';

/** How far an edition has come, each with all of the one before. */
export const standings = ['closed', 'committed', 'published', 'wide', 'opened'] as const;
type StandingName = (typeof standings)[number];

/** An edition of two contests of 30 million each. */
export interface Ground {
  readonly editionId: string;
  /** The first version of the bases; the same with another telephone; another in what the body commits to. */
  readonly v1: string;
  readonly v2: string;
  readonly v3: string;
  /** Of the whole 60 million, over `v1`; empty before. */
  readonly commitmentId: string;
  readonly norte: string;
  readonly sur: string;
}

/** What an attempt is made with: in a transaction that never stays. */
export interface At extends Ground {
  readonly tx: Tx;
  readonly town: Town;
  /** Another edition of the same institution. */
  readonly otherEditionId: string;
}

const otherContact: Rulebook = {
  ...rulebook(),
  operational: { ...rulebook().operational, bipCode: '40000001' },
};

/** Brings an edition as far as `standing`; `norte` is then wide with 30 and 20 million. */
export async function givenGround(
  db: Database,
  town: Town,
  standing: StandingName,
): Promise<Ground> {
  const editionId = await begin(db, town);
  const hasCome = (to: StandingName) => standings.indexOf(standing) >= standings.indexOf(to);
  return db.transaction().execute(async (tx) => {
    const v1 = await close(tx, town, { editionId, rules: rulebook() });
    const v2 = await close(tx, town, { editionId, rules: otherContact });
    const v3 = await close(tx, town, { editionId, rules: rulebook({ effect: 'Orienta.' }) });
    const commitmentId = hasCome('committed')
      ? await commit(tx, town, { editionId, rulebookId: v1 })
      : '';
    const contests = (await readEdition(tx, editionId))?.contests ?? [];
    const idOf = (code: string) => contests.find((one) => one.code === code)?.id ?? '';
    const ids = { editionId, v1, v2, v3, commitmentId, norte: idOf('norte'), sur: idOf('sur') };
    const at: At = { ...ids, tx, town, otherEditionId: '' };
    if (hasCome('published')) await publish(at);
    if (hasCome('wide')) await putOnSlate(at, at.norte, [30_000_000, 20_000_000]);
    if (hasCome('opened')) await open(at);
    return ids;
  });
}

/** What is tried, what the database answers (`taken`, or the name of what says no), and how it is tried. */
export type Try = readonly [what: string, answer: string, step: (at: At) => Promise<unknown>];

/** One after the other. */
export const steps =
  (...each: readonly ((at: At) => Promise<unknown>)[]) =>
  async (at: At) => {
    for (const step of each) await step(at);
  };

export function publish(at: At, more: Partial<NewPublication> = {}): Promise<void> {
  const { v1: rulebookId, commitmentId } = at;
  const alone = { reason: null, actId: null, debtReason: null };
  return insertPublication(at.tx, { rulebookId, commitmentId, ...alone, now: NOW, ...more });
}

/** Publishes the second version, with the reason and the act of two people that a change takes. */
export async function change(at: At, more: Partial<NewPublication> = {}): Promise<void> {
  const { editionId, v2: rulebookId, commitmentId } = at;
  const given = { rulebookId, commitmentId, reason: 'Se corrige un plazo', ...more };
  const actId = await givenAct(at.tx, at.town, changeAct({ editionId, ...given }));
  await publish(at, { ...given, actId, ...more });
}

/** Commits; `letters` are the votes of who presides and of the six members, as in commitment.test.ts. */
export function resolve(
  { tx, town, editionId, v1: rulebookId }: At,
  letters = 'fffffff',
  more: Partial<NewCommitment> = {},
): Promise<string> {
  return commit(tx, town, {
    editionId,
    rulebookId,
    votes: votesOf(town.council, letters),
    ...more,
  });
}

const voteOf: Readonly<Record<string, Vote>> = {
  f: 'for',
  n: 'against',
  a: 'abstained',
  r: 'recused',
  '-': 'absent',
};

export function votesOf(members: readonly string[], letters: string): readonly MemberVote[] {
  return [...letters].map((letter, place) => ({
    memberId: members[place] ?? '',
    vote: voteOf[letter] ?? 'absent',
  }));
}

export async function revoke(at: At, more: { readonly actId?: string } = {}): Promise<void> {
  const { tx, town, editionId, commitmentId } = at;
  const how = { resolution: '9', reason: 'Cambió el presupuesto' };
  const actId =
    more.actId ?? (await givenAct(tx, town, revokeAct({ editionId, commitmentId, ...how })));
  await revokeCommitmentRow(tx, commitmentId, { ...how, actId, now: NOW });
}

/** Feasible projects with these costs; `more` is said of all of them. */
export async function putOnSlate(
  { tx }: Pick<At, 'tx'>,
  contestId: string,
  costs: readonly number[],
  more: Partial<FeasibleProject> = {},
): Promise<void> {
  for (const costClp of costs) {
    const projectId = randomUUID();
    const none = { conflictGroup: null, togetherGroup: null, isOfInstitution: false };
    await saveProjects(
      tx,
      [{ projectId, contestId, name: 'Plaza', costClp, ...none, ...more }],
      NOW,
    );
  }
}

/** Opens the vote of `norte` as its slate is measured, on a list of all of it; `more` says otherwise. */
export async function open(at: At, more: Partial<Opening> = {}): Promise<void> {
  await list(at, more);
  await openUnlisted(at, more);
}

/** The same on whatever list there is. */
export function openUnlisted(at: At, more: Partial<Opening> = {}): Promise<void> {
  const { norte: contestId, v1: rulebookId } = at;
  const measured = { demandClp: 50_000_000, leastClp: 50_000_000 };
  return insertOpening(at.tx, { contestId, round: 1, rulebookId, ...measured, now: NOW, ...more });
}

/** Makes known that the slate of `norte` as it stands was listed and drawn. */
export async function list(
  { tx, editionId, norte }: At,
  { contestId = norte, round = 1 }: Partial<Opening> = {},
): Promise<void> {
  await depositDrawnList(tx, { editionId, contestId, round });
}

/** Makes known that a list of `norte` was frozen, or thawed. */
export async function freeze(
  { tx, editionId, norte }: At,
  kind: 'ballot-list-frozen' | 'ballot-list-thawed' = 'ballot-list-frozen',
): Promise<void> {
  await facts.deposit(tx, editionId, { kind, key: `${norte}/1/a`, payload: {} });
}

/** Passes stages of `norte` after its opening, one after the other, each once what it stands on is known. */
export async function pass(
  { tx, editionId, norte: contestId }: At,
  which: readonly Exclude<Stage, 'voting-opened'>[],
  round = 1,
): Promise<void> {
  await passStages(tx, { editionId, contestId, round }, which);
}

/** Passes one stage of `norte` on whatever is known. */
export function passUntold(
  { tx, norte: contestId }: At,
  stage: Exclude<Stage, 'voting-opened'>,
): Promise<void> {
  return insertPassage(tx, { contestId, round: 1, stage, now: NOW });
}

/** Makes known how far a result of `norte` came; `more` says it of another contest, vote or result. */
export async function tell(
  { tx, editionId, norte }: At,
  kind: ResultFactKind,
  more: Partial<VoteTold> = {},
): Promise<void> {
  await depositResult(tx, { editionId, contestId: norte, ...more }, kind);
}

/** The stages after the opening up to this one. */
export function stagesTo(last: Stage): readonly Exclude<Stage, 'voting-opened'>[] {
  return stages.slice(0, stages.indexOf(last) + 1).filter((stage) => stage !== 'voting-opened');
}

export async function interrupt(
  at: Pick<At, 'tx' | 'town' | 'editionId'>,
  kind: InterruptionKind,
  contestId: string | null = null,
  more: Partial<NewInterruption> = {},
): Promise<void> {
  const { tx, town, editionId } = at;
  const fileId = more.fileId === undefined ? await givenFile(tx) : more.fileId;
  const decided = { decidedBy: 'Concejo', reason: 'Lo acordó', fileId };
  const whole = { editionId, contestId, kind, ...decided };
  const actId = more.actId ?? (await givenAct(tx, town, interruptAct(whole)));
  await insertInterruption(tx, { ...whole, cause: 'body', now: NOW, ...more, actId });
}

export async function archive(
  { tx, editionId }: At,
  asked: readonly (typeof closingFacts)[number][] = closingFacts,
  of = editionId,
): Promise<void> {
  for (const [place, kind] of asked.entries()) {
    await facts.deposit(tx, of, { kind, key: `${place}`, payload: {} });
  }
  await insertArchiving(tx, editionId, NOW);
}
